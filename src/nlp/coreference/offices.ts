import { group, rollup } from 'd3-array'
import { titles } from '../names/head-words.ts'
import type { Holding } from '../names/holders.ts'
import type { NameMention, Names, OfficeMention } from '../names/index.ts'
import { mentionsOf } from '../names/lookup.ts'
import { spanOf, wordAt } from '../tokens.ts'
import type { Sentence, Token, TokenRange } from '../types.ts'
import { type Context, mentionAt } from './context.ts'

const lastWord = (text: string) => text.toLowerCase().split(/\s+/).pop() ?? ''

/** "the mayor", "the SCO Secretary-General", "the Chongqing mayor": the only person of the article with that office. */
export function findOffices(context: Context): NameMention[] {
  const { sentences, names, holdings } = context
  const free: Pick<OfficeMention, 'sentence' | 'from' | 'to'>[] = names.offices.filter(
    (office) => office.holder === undefined,
  )
  for (const sentence of sentences) {
    sentence.tokens.forEach((token, at) => {
      if (token.text !== token.lower || !titles.has(token.lower) || token.pos === 'VERB') return
      const before = sentence.tokens[at - 1]
      const definite = before?.lower === 'the' || sentence.tokens[at - 2]?.lower === 'the'
      if (definite) free.push({ sentence: sentence.index, from: at, to: at + 1 })
    })
  }
  const titlesHeld = new Set(holdings.map((h) => h.title.toLowerCase()))
  const holdersOf = rollup(
    holdings.filter((h) => !h.former || h.how === 'left'),
    (same) => new Set(same.map((h) => h.entity)),
    (h) => lastWord(h.title),
  )
  const bySentence = group(holdings, (h) => h.sentence)
  return free.flatMap((office) => {
    const sentence = sentences[office.sentence]
    if (!sentence) return []
    const token = sentence.tokens[office.to - 1]
    const next = sentence.tokens[office.to]
    if (
      !token ||
      // "the role of mayor" is the office, nobody who holds it.
      sentence.tokens[office.from - 1]?.lower === 'of' ||
      named(names, office.sentence, office.to) ||
      isAppositive(sentence.tokens, office.from) ||
      isPartOfOffice(sentence, office, bySentence.get(office.sentence) ?? [])
    )
      return []
    if (next?.lower === 'of' && !titlesHeld.has(token.lower)) return []
    // Where one followed the other, "the mayor" may mean either.
    const holders = holdersOf.get(token.lower)
    const [only] = holders ?? []
    if (holders?.size !== 1 || only === undefined) return []
    return [mentionAt(sentence, office.from, office.to, only, 'description')]
  })
}

const named = (names: Names, sentence: number, from: number): boolean =>
  mentionsOf(names, sentence).some((m) => m.from === from)
const isAppositive = (tokens: readonly Token[], from: number): boolean =>
  /^(?:a|an|as|deputy|vice|former|assistant|interim|acting|next|first)$/.test(wordAt(tokens, from - 1))

function isPartOfOffice({ tokens }: Sentence, { from }: TokenRange, holdings: readonly Holding[]): boolean {
  const { start } = spanOf(tokens, from)
  return holdings.some((h) => h.phrase.start <= start && start < h.phrase.end)
}
