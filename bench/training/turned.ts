/**
 * Claims that were turned round, for training the reader to see who did it to whom and what is denied: their two sides changed places, active made passive,
 * denied or no longer denied. A denial of what a passage contradicts is supported by it, so that "not" alone is no sign of falsehood.
 *
 *     tsx bench/training/turned.ts DATA_FOLDER STATED.jsonl OUT.jsonl
 *     tsx bench/training/turned.ts --own CLAIMS.jsonl OUT.jsonl
 *
 * STATED.jsonl is that of `stated.ts`, CLAIMS.jsonl that of `training/invented.py`: whoever writes claims that are true denies more in them than in false ones.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import { type TaggedToken, tagSentences } from '../../src/nlp/wink.ts'
import { seededRandom, shuffled } from '../random.ts'

const claimSets = ['fever_gold', 'fever', 'fever_symmetric', 'fm2', 'feverous', 'nyu_wiki']
const pair = z.looseObject({
  premise: z.string(),
  claim: z.string(),
  label: z.string(),
  split: z.string().default('train'),
  title: z.string().optional(),
  near: z.array(z.number()).optional(),
  src: z.string().optional(),
})
type Pair = z.infer<typeof pair>

const random = seededRandom(17)
const [folder, source, out] = process.argv.slice(2)
if (folder === undefined || source === undefined || out === undefined)
  throw new Error('Usage: tsx bench/training/turned.ts DATA_FOLDER|--own STATED.jsonl|CLAIMS.jsonl OUT.jsonl')
const isOwn = folder === '--own'
/** Share of the claims that are denied, of those that can be. Denials of what is contradicted are the rarer and the more telling ones in public sets. */
const deniedShare: Readonly<Record<string, number>> = isOwn
  ? { supported: 0.5, contradicted: 0.15, 'not-said': 0.4 }
  : { supported: 0.3, contradicted: 0.7 }

const jsonLines = (text: string): Pair[] =>
  text
    .trim()
    .split('\n')
    .map((line) => pair.parse(JSON.parse(line)))

/** A token with its place in the claim. */
type Placed = TaggedToken & { readonly start: number; readonly end: number }

function placed(text: string): Placed[] | undefined {
  let from = 0
  const tokens: Placed[] = []
  for (const token of tagSentences(text).flat()) {
    const start = text.indexOf(token.text, from)
    if (start < 0) return undefined
    from = start + token.text.length
    tokens.push({ ...token, start, end: from })
  }
  return tokens
}

const denying = /\b(?:not|never|no|nobody|none|nothing|neither|nor|without|n't|cannot)\b|n't\b/i
/** With these a denial says something else than the opposite. */
const counting =
  /\b(?:all|every|each|some|any|most|only|also|always|often|at least|at most|both|either|many|few|several)\b/i
const auxiliary = /^(?:is|was|are|were|has|had|can|could|will|would|may|might|should)$/

/** What has two parts may be false by either. */
const compound = /\b(?:and|but|because|in order|after|before|while|since|so that|which|who)\b|,/i
const asking = /^(?:is|was|are|were|has|have|had|do|does|did|can|could|will|would|should)\b|\?/i

/** The claim denied; undefined where that takes more than a word. */
function denied(text: string, tokens: readonly Placed[]): string | undefined {
  const at = tokens.findIndex(({ pos }, i) => i > 0 && (pos === 'AUX' || pos === 'VERB'))
  const verb = tokens[at]
  if (!verb) return undefined
  const never = random() < 0.15
  if (auxiliary.test(verb.text)) return `${text.slice(0, verb.end)} ${never ? 'never' : 'not'}${text.slice(verb.end)}`
  if (
    verb.pos !== 'VERB' ||
    !/ed$|^(?:won|lost|made|gave|took|got|left|wrote|became|began|held|led|met|sold|built|paid|went|came|ran|sang|told|taught|died)$/.test(
      verb.text,
    )
  )
    return undefined
  if (never) return `${text.slice(0, verb.start)}never ${text.slice(verb.start)}`
  return `${text.slice(0, verb.start)}did not ${verb.lemma}${text.slice(verb.end)}`
}

/** A denied claim without its denial; undefined where that takes more than leaving out a word. */
function undenied(text: string): string | undefined {
  const plain = text.replace(/\b(is|was|are|were|has|had|can|could|will|would) (?:not|never)\b(?! only)/i, '$1')
  return plain === text || denying.test(plain) ? undefined : plain
}

const month = /^(?:January|February|March|April|May|June|July|August|September|October|November|December)$/

/** Runs of proper nouns. */
function names(tokens: readonly Placed[]): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = []
  tokens.forEach(({ pos, text }, i) => {
    if (pos !== 'PROPN' || !/^\p{Lu}/u.test(text) || month.test(text)) return
    const last = found.at(-1)
    if (last?.to === i) last.to = i + 1
    else found.push({ from: i, to: i + 1 })
  })
  return found
}

/** Deeds and ties that hold both ways. */
const mutual =
  /\b(?:met|meets?|meeting|married|marries|wed|divorced|dated|dating|fought|talked|spoke|same|with|between|and|or|partners?|siblings?|brothers?|sisters?|friends?|cousins?|spouses?|wife|husband|twins?|near|borders?|like|similar|different|equal|than|known|called|named|titled|born|stars?|starred|includes?)\b/i
/** Deeds and ties that hold one way only. */
const oneWay =
  /\b(?:beat|defeated|succeeded|preceded|followed|replaced|killed|murdered|father|mother|son|daughter|uncle|aunt|nephew|niece|taught|bought|sold|acquired|founded|invaded|conquered|accused|sued|hired|fired|praised|blamed|criticised|criticized|owns?|owned|rules?|ruled|signed|adopted|appointed)\b/i

/** A claim whose two names changed places, and its passives; none where it has not one at its head and one behind the verb, or where it holds both ways. */
function exchanged(text: string, tokens: readonly Placed[]): { text: string; label: string }[] {
  const [a, b] = names(tokens)
  if (!a || !b || a.from > 1 || (a.from === 1 && tokens[0]?.text.toLowerCase() !== 'the')) return []
  const [first, last, second, end] = [tokens[a.from], tokens[a.to - 1], tokens[b.from], tokens[b.to - 1]]
  if (!first || !last || !second || !end) return []
  const between = tokens.slice(a.to, b.from)
  if (!between.some(({ pos }) => pos === 'VERB' || pos === 'AUX') || between.some(({ pos }) => pos === 'PUNCT'))
    return []
  const middle = text.slice(last.end, second.start)
  if (mutual.test(middle)) return []
  const [left, right] = [text.slice(first.start, last.end), text.slice(second.start, end.end)]
  const [head, tail] = [text.slice(0, first.start), text.slice(end.end)]
  const label = oneWay.test(middle) ? 'contradicted' : 'not-supported'
  const turned = [{ text: `${head}${right}${middle}${left}${tail}`, label }]
  const [verb] = between
  if (between.length === 1 && verb?.pos === 'VERB' && /ed$/.test(verb.text) && head === '') {
    turned.push({ text: `${right} was ${verb.text} by ${left}${tail}`, label: 'supported' })
    turned.push({ text: `${left} was ${verb.text} by ${right}${tail}`, label })
  }
  const passive = /^ (?:was|is|were) (\p{L}+ed) by $/u.exec(middle)?.[1]
  if (passive !== undefined && head === '') {
    turned.push({ text: `${right} ${passive} ${left}${tail}`, label: 'supported' })
    turned.push({ text: `${left} ${passive} ${right}${tail}`, label })
  }
  return turned
}

/** What a denied claim is. */
const opposite: Readonly<Record<string, string>> = {
  supported: 'contradicted',
  contradicted: 'supported',
  // Of public claims what is not said is left as it is.
  ...(isOwn && { 'not-said': 'not-said' }),
}

const publicPairs = (): Pair[] => [
  ...claimSets
    .flatMap((set) => jsonLines(gunzipSync(readFileSync(path.join(folder, 'nli', `${set}.jsonl.gz`))).toString('utf8')))
    .filter(({ src, label }) => src !== 'sim_wiki' || label !== 'contradicted'),
  ...shuffled(jsonLines(readFileSync(source, 'utf8')), random)
    .filter(({ claim, label }) => label === 'supported' && !claim.includes('?'))
    .slice(0, 16_000),
]
const pairs = isOwn ? jsonLines(readFileSync(source, 'utf8')) : publicPairs()

const rows = pairs
  .filter(({ split, claim }) => split === 'train' && !(isOwn && asking.test(claim)))
  .flatMap((one) => {
    const { claim, premise, title = '', near, label } = one
    const tokens = placed(claim)
    if (!tokens) return []
    const row = (text: string, verdict: string): object => ({
      claim: text,
      premise,
      title,
      label: verdict,
      ...(near ? { near } : {}),
      split: 'train',
    })
    const made: object[] = []
    const other = opposite[label]
    if (other !== undefined && !counting.test(claim) && !(isOwn && compound.test(claim))) {
      const isDenied = denying.test(claim)
      const isTaken = () => random() < (deniedShare[label] ?? 0)
      const text = isDenied ? undenied(claim) : isTaken() ? denied(claim, tokens) : undefined
      if (text !== undefined) made.push(row(text, other))
    }
    if (label === 'supported')
      for (const turned of exchanged(claim, tokens)) if (random() < 0.7) made.push(row(turned.text, turned.label))
    return made
  })
writeFileSync(out, rows.map((one) => `${JSON.stringify(one)}\n`).join(''))
process.stdout.write(`${rows.length} claims\n`)
