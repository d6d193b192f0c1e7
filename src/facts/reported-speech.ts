/** What somebody is reported to have said without quotation marks, wherever the speaker stands: before it, amid it or behind it. */
import type { NounPhrase } from '../nlp/chunks.ts'
import type { Clause } from '../nlp/clauses.ts'
import type { Document } from '../nlp/document.ts'
import type { NameMention } from '../nlp/names/index.ts'
import type { Sentence, Token } from '../nlp/types.ts'
import type { NonEmpty, Span } from '../types.ts'
import { reportingVerbs, type Speaker, speaker } from './speaker.ts'

/** Whose words a clause of saying reports, and the words: in parts where the speaker is named amid them. */
export interface ReportedSpeech extends Speaker {
  readonly parts: NonEmpty<Span>
  /** Whether they are a clause, with a verb of their own. */
  readonly whole: boolean
}

/** Verbs whose object is who hears it. */
const addressed = /^(?:tell|assure|reassure|remind|inform|warn|promise)$/
/** Verbs that do not stand behind the words that they report. */
const takesThing =
  /^(?:tell|speak|express|thank|praise|criticise|criticize|congratulate|welcome|call|introduce|highlight|describe|urge|wish|point)$/
const isVerb = (token: Token) => token.pos === 'VERB' || token.pos === 'AUX'
const joins = /^(?:but|and|while|whereas|though|although|as)$/
const subordinates = /^(?:if|when|unless|although|though|as|because|while|since|once|until|after|before|where)$/

/** Token range [from, to). */
interface Run {
  readonly from: number
  readonly to: number
}

function spanOf({ tokens }: Sentence, { from, to }: Run): Span | undefined {
  let end = to
  while (end > from && /^[,;.!?—–]+$/.test(tokens[end - 1]?.text ?? '')) end--
  const [first, last] = [tokens[from], tokens[end - 1]]
  return first && last && end > from ? { start: first.start, end: last.end } : undefined
}

const inDate = (document: Document, sentence: Sentence, index: number): boolean => {
  const token = sentence.tokens[index]
  return token !== undefined && document.datesIn(sentence).some((d) => d.start <= token.start && token.end <= d.end)
}

/** "The Harbour Board today": where a run ends without the date at its end. */
function withoutDate(document: Document, sentence: Sentence, to: number): number {
  let end = to
  while (end > 1 && inDate(document, sentence, end - 1)) end--
  return end
}

/**
 * The noun group that a clause of saying has as its subject: no date before it ("…, he said Monday, but Ann Lee said"), and not what the words
 * begin with that the speaker is named amid ("The harbour, Ann Lee said, is full": no comma parts her from the verb as it would an apposition).
 */
function subjectOf(document: Document, sentence: Sentence, { subject, verb }: Clause): NounPhrase | undefined {
  const groups = subject.filter((np) => !(inDate(document, sentence, np.from) && inDate(document, sentence, np.head)))
  const last = groups[groups.length - 1]
  return last && last.to === verb.from && sentence.tokens[last.from - 1]?.text === ',' ? last : groups[0]
}

/** Whether a run has a verb of a main clause: not one of "who" or "which", no gerund ("according to"). */
const hasMainVerb = ({ tokens }: Sentence, { from, to }: Run): boolean =>
  tokens.some(
    (token, i) =>
      i >= from &&
      i < to &&
      isVerb(token) &&
      !/ing$/.test(token.lower) &&
      !/^(?:who|which|that|to)$/.test(tokens[i - 1]?.lower ?? ''),
  )

/**
 * Where the words behind a verb of saying end that say when, where or to whom it was said: "on Monday", "in a letter". Undefined where what was
 * said follows instead.
 */
function endOfManner(document: Document, sentence: Sentence, from: number, object: boolean): number | undefined {
  const { tokens } = sentence
  const first = tokens[from]
  const late = /^(?:late|early)$/.test(first?.lower ?? '')
  if (first && !object && !late && !/^(?:PUNCT|ADP|ADV|CCONJ)$/.test(first.pos) && !inDate(document, sentence, from))
    return undefined
  for (let at = from; at < tokens.length; at++) {
    const token = tokens[at]
    if (!token || /^[,;:.!?—–]+$/.test(token.text)) return at
    if (isVerb(token) || token.pos === 'SCONJ' || token.lower === 'that') return undefined
  }
  return tokens.length
}

/** Where the words begin that a verb of saying before them may belong to: the sentence's start, or after another's "…, she said, but". */
function beginning({ tokens }: Sentence, until: number, others: readonly number[]): number {
  for (let at = until - 1; at > 0; at--) {
    if (tokens[at]?.text === ';') return at + 1
    const split = joins.test(tokens[at]?.lower ?? '') && tokens[at - 1]?.text === ','
    if (split && others.some((verb) => verb < at)) return at + 1
  }
  return 0
}

/** "The bridge is safe, Ann Lee said on Monday": the words before the speaker, and those behind where they belong together. */
function wordsBefore(
  document: Document,
  sentence: Sentence,
  tag: Run,
  others: readonly number[],
): NonEmpty<Span> | undefined {
  const { tokens } = sentence
  const left: Run = { from: beginning(sentence, tag.from - 1, others), to: tag.from - 1 }
  const opening = tokens[left.from]?.lower ?? ''
  const first = spanOf(sentence, left)
  if (!first) return undefined
  const goesOn = tokens[tag.to]?.text === ',' && !joins.test(tokens[tag.to + 1]?.lower ?? '')
  const right: Run = { from: tag.to + 1, to: endOfWords(document, sentence, tag.to + 1) }
  const rest = goesOn && hasMainVerb(sentence, right) && !/ing$/.test(tokens[right.from]?.lower ?? '')
  const second = rest ? spanOf(sentence, right) : undefined
  // Where nothing follows the speaker, what stands before was said, also where its verb is taken for a noun.
  const alone =
    tag.to >= tokens.length - 1 && left.to - left.from > 2 && !/^(?:ADP|ADV|VERB)$/.test(tokens[left.from]?.pos ?? '')
  const whole =
    (hasMainVerb(sentence, left) || alone) && !subordinates.test(opening) && !inDate(document, sentence, left.from)
  return whole ? [first] : second ? [first, second] : undefined
}

/** Where what was said ends: before "but" or "while" and somebody else's deed, or before ", the Courier reported" at the end. */
function endOfWords(document: Document, sentence: Sentence, from: number): number {
  const { tokens } = sentence
  const source = document.clauses(sentence).find(({ subject, verb }) => {
    const first = subject[0]
    return (
      first !== undefined &&
      first.from > from + 1 &&
      tokens[first.from - 1]?.text === ',' &&
      reportingVerbs.has(verb.lemma) &&
      first.to === verb.from &&
      (endOfManner(document, sentence, verb.to, false) ?? 0) >= tokens.length - 1
    )
  })
  const split = tokens.findIndex((token, at) => {
    if (at <= from || !/^(?:but|and|while|whereas|though|although)$/.test(token.lower) || tokens[at - 1]?.text !== ',')
      return false
    const other = document.mentionsIn(sentence).find((m) => m.from === at + 1 && m.how === 'name')
    if (!other || document.entities[other.entity]?.kind !== 'person') return false
    return document
      .clauses(sentence)
      .some(({ subject, verb }) => verb.from > at && subject.some((np) => np.from === at + 1))
  })
  return Math.min(split < 0 ? tokens.length : split, source?.from ?? tokens.length)
}

/** What follows a verb of saying: without "that", who is told, and when it was said. */
function wordsAfter(document: Document, sentence: Sentence, clause: Clause): Span | undefined {
  const { tokens } = sentence
  const { verb } = clause
  const verbal = tokens.findIndex((token, at) => at >= verb.to && (isVerb(token) || /^[;:.]$/.test(token.text)))
  const until = verbal < 0 ? tokens.length : verbal
  const that = tokens.findIndex(
    (token, at) => at >= verb.to && at < until && token.lower === 'that' && !isVerb(tokens[at + 1] ?? token),
  )
  let from = that >= 0 ? that + 1 : verb.to
  const told = clause.objects[0]
  // "told reporters the bridge was safe", but not "promised a bridge" and "told them to build one".
  const next = tokens[until]
  const heard =
    that < 0 &&
    addressed.test(verb.lemma) &&
    told?.from === verb.to &&
    told.to < until &&
    next !== undefined &&
    isVerb(next) &&
    tokens[told.to]?.lower !== 'to'
  if (heard && told) from = told.to
  const preposition = tokens[from]?.pos === 'ADP' && inDate(document, sentence, from + 1) ? 1 : 0
  if (inDate(document, sentence, from + preposition)) from += preposition
  while (inDate(document, sentence, from)) from++
  while (/^(?:that|:|,|also|out|about)$/.test(tokens[from]?.lower ?? '')) from++
  return spanOf(sentence, { from, to: endOfWords(document, sentence, from) })
}

/** "The bridge is safe, said Ann Lee, but …": the tag with the speaker behind its verb. */
function inverted(document: Document, sentence: Sentence, { verb }: Clause): (Speaker & { tag: Run }) | undefined {
  const { tokens } = sentence
  const head = tokens[verb.head]
  if (
    !head ||
    verb.form !== 'finite' ||
    tokens[verb.from - 1]?.text !== ',' ||
    takesThing.test(verb.lemma) ||
    head.lower === head.lemma
  )
    return undefined
  const who = document.chunks(sentence).find((chunk) => chunk.type === 'np' && chunk.from === verb.to)
  if (who?.type !== 'np' || tokens[who.head]?.pos === 'PRON' || inDate(document, sentence, who.from)) return undefined
  const to = endOfManner(document, sentence, who.to, false)
  const said = to === undefined ? undefined : speaker(document, sentence, who.from, to)
  return said && to !== undefined && hasMainVerb(sentence, { from: 0, to: verb.from - 1 })
    ? { ...said, tag: { from: verb.from, to } }
    : undefined
}

/** Who speaks, named before the verb with a comma in between, and where the words begin that name them. */
interface Beside extends Speaker {
  readonly from: number
}

const describes = (token: Token | undefined): boolean =>
  token !== undefined && (token.pos === 'DET' || token.pos === 'NOUN' || token.pos === 'ADJ')

/** "Ann Lee, who chairs the club, warned", "Ann Lee, the mayor, warned", "the mayor, Ann Lee, warned": the person that stands before the verb with what tells of them between commas. */
function besideInsertion(document: Document, sentence: Sentence, verb: number): Beside | undefined {
  const { tokens } = sentence
  const close = verb - 1
  if (tokens[close]?.text !== ',') return undefined
  const open = tokens.findLastIndex((token, i) => i < close && token.text === ',')
  if (open < 1) return undefined
  const persons = document
    .mentionsIn(sentence)
    .filter((m) => m.how !== 'pronoun' && document.entities[m.entity]?.kind === 'person')
  const named = (m: NameMention, from: number) => {
    const entity = document.entities[m.entity]
    return entity && { who: entity.name, named: true, from }
  }
  const owner = persons.find((m) => m.to === open)
  if (owner && tokens[open + 1]?.lower === 'who') return named(owner, owner.from)
  if (tokens.slice(open + 1, close).some(isVerb)) return undefined
  if (owner && describes(tokens[open + 1])) return named(owner, owner.from)
  const inserted = persons.find((m) => m.from === open + 1 && m.to === close)
  const office = document.chunks(sentence).find((chunk) => chunk.type === 'np' && chunk.to === open)
  return inserted && office && describes(tokens[office.from]) ? named(inserted, office.from) : undefined
}

/** Words that say that nothing, or not what, was said. */
const saysNothing = /^(?:nothing|anything|something|little|much|more|no more|so|as much|not a word|no such thing)\b/i

/** Reads what a clause with a verb of saying reports, and whose words they are. Undefined where it names nobody, or no words. */
export function reportedSpeech(document: Document, sentence: Sentence, clause: Clause): ReportedSpeech | undefined {
  const { tokens } = sentence
  const { verb } = clause
  const others = document
    .clauses(sentence)
    .filter((other) => other.verb.head < verb.head && other.verb.lemma === verb.lemma)
    .map((other) => other.verb.head)
  const behind = inverted(document, sentence, clause)
  if (behind) {
    const { tag, ...said } = behind
    const parts = wordsBefore(document, sentence, tag, others)
    return parts && { ...said, parts, whole: true }
  }
  const beside = besideInsertion(document, sentence, verb.from)
  const subject = subjectOf(document, sentence, clause)
  const first = beside ?? subject
  const said =
    beside ??
    (subject &&
      speaker(document, sentence, subject.from, withoutDate(document, sentence, Math.max(subject.to, verb.from))))
  if (!said || !first) return undefined
  const { who, named } = said
  if (
    verb.form === 'finite' &&
    tokens[first.from - 1]?.text === ',' &&
    (!takesThing.test(verb.lemma) || verb.lemma === 'tell')
  ) {
    const to = endOfManner(document, sentence, verb.to, addressed.test(verb.lemma))
    const parts = to === undefined ? undefined : wordsBefore(document, sentence, { from: first.from, to }, others)
    if (parts) return { who, named, parts, whole: true }
  }
  const what = wordsAfter(document, sentence, clause)
  const from = tokens.findIndex((token) => token.start >= (what?.start ?? 0))
  const to = tokens.findIndex((token) => token.start >= (what?.end ?? 0))
  const whole = hasMainVerb(sentence, { from, to: to < 0 ? tokens.length : to })
  const empty = !what || what.end - what.start < 3
  if (empty || (!whole && saysNothing.test(document.article.text.slice(what.start, what.end)))) return undefined
  return { who, named, parts: [what], whole }
}
