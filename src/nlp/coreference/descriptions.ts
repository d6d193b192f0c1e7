/** Descriptions that safely mean somebody or something named: "the mayor", "the company", "the city". */

import { group, rollup } from 'd3-array'
import { wordSet } from '../dates/words.ts'
import { organisationWords, placeWords, titles } from '../names/head-words.ts'
import { mentionsOf, type NameMention, type OfficeMention } from '../names/index.ts'
import { spanOf, wordAt } from '../tokens.ts'
import type { Sentence } from '../types.ts'
import { type Context, isOfUnknownKind, mentionAt } from './context.ts'

/** A noun that points back, with "the", to an organisation or place named before. */
interface DescriptionNoun {
  readonly kind: 'organisation' | 'place'
  /**
   * Words in a name that agree with the noun. A name with another word for what it is ("Mount Skeld", "Kent University") is not meant by it; a name
   * with none ("Leeds") can be. Undefined: any word agrees.
   */
  readonly words: ReadonlySet<string> | undefined
}

const townWords = 'city town village municipality borough parish'
const nouns: readonly (readonly [nouns: string, kind: DescriptionNoun['kind'], words?: string])[] = [
  [
    'company firm',
    'organisation',
    `inc inc. corp corp. co co. ltd ltd. llc plc gmbh ag company corporation group holdings partners industries enterprises systems technologies
    technology electronics motors airlines airways airline records studios pictures entertainment media press bank banks works mill railway railways
    brewery publishers software computers computer network television broadcasting services theatre`,
  ],
  ['organisation organization', 'organisation'],
  [
    'agency',
    'organisation',
    'agency agencies bureau office department authority administration commission directorate service services board center centre',
  ],
  ['university', 'organisation', 'university college school institute academy'],
  ['club', 'organisation', 'club team squad association society'],
  ['city town village', 'place', townWords],
  ['municipality', 'place', `${townWords} county district`],
  ['country state', 'place', 'state republic kingdom empire emirate federation islands territory province'],
]

/** By the noun, lower case. */
const descriptionNouns: ReadonlyMap<string, DescriptionNoun> = new Map(
  nouns.flatMap(([same, kind, words]) =>
    same
      .split(' ')
      .map((noun): [string, DescriptionNoun] => [noun, { kind, words: words === undefined ? words : wordSet(words) }]),
  ),
)

/** Words of a name that say what it is: its first and last, and the one before "of" ("Mount Skeld", "University of Kent"). */
function typeWords(name: string): string[] {
  const words = name.toLowerCase().split(/\s+/)
  const of = words.indexOf('of')
  const places = [words[0] ?? '', words.at(-1) ?? '', words[of - 1] ?? '']
  return places.filter((word) => organisationWords.has(word) || placeWords.has(word))
}

function agrees({ names }: Context, entity: number, { kind, words }: DescriptionNoun): boolean {
  const found = names.entities[entity]
  if (found?.kind !== kind) return false
  const types = typeWords(found.name)
  return !words || types.length === 0 || types.some((word) => words.has(word))
}

/** A name of unknown kind that may be what is meant instead; not one that only says where or of what ("in Tiger"). */
const isRival = (context: Context, { tokens }: Sentence, mention: NameMention): boolean =>
  isOfUnknownKind(context, mention) && !/^(?:of|in|at|on|for|to|from|near|the)$/.test(wordAt(tokens, mention.from - 1))

/** What the noun at a token means: the organisation or place named last, where no other of the kind is named beside it. */
function meant(context: Context, sentence: Sentence, at: number, noun: DescriptionNoun): number | undefined {
  for (let back = 0; back <= 2; back++) {
    const place = context.sentences[sentence.index - back]
    if (!place) return undefined
    const there = mentionsOf(context.names, place.index).filter((m) => back > 0 || m.to <= at)
    const [only, ...others] = new Set(there.map((m) => m.entity).filter((entity) => agrees(context, entity, noun)))
    if (others.length > 0 || there.some((m) => isRival(context, place, m))) return undefined
    if (only !== undefined) return only
  }
  return undefined
}

/** Finds "the company", "the city" where they safely mean an organisation or place named in this sentence or the two before. */
export function findDefinites(context: Context): NameMention[] {
  return context.sentences.flatMap((sentence) =>
    sentence.tokens.flatMap((token, at) => {
      const noun = token.text === token.lower ? descriptionNouns.get(token.lower) : undefined
      if (!noun || sentence.tokens[at - 1]?.lower !== 'the' || sentence.tokens[at + 1]?.lower === 'of') return []
      const entity = meant(context, sentence, at, noun)
      return entity === undefined ? [] : [mentionAt(sentence, at - 1, at + 1, entity, 'description')]
    }),
  )
}

const lastWord = (text: string) => text.toLowerCase().split(/\s+/).pop() ?? ''
const deputies = /\b(?:deputy|vice|assistant)[\s-]\S+$/i
const appositive = /^(?:a|an|as|deputy|vice|former|assistant|interim|acting|next|first)$/

/** "the mayor", "the SCO Secretary-General", "the Chongqing mayor": the only person of the article with that office. */
export function findOffices({ sentences, names, holdings }: Context): NameMention[] {
  const unheld: Pick<OfficeMention, 'sentence' | 'from' | 'to'>[] = names.offices.filter(
    ({ holder }) => holder === undefined,
  )
  for (const { index, tokens } of sentences)
    tokens.forEach(({ text, lower, pos }, at) => {
      const definite = wordAt(tokens, at - 1) === 'the' || wordAt(tokens, at - 2) === 'the'
      if (definite && text === lower && titles.has(lower) && pos !== 'VERB')
        unheld.push({ sentence: index, from: at, to: at + 1 })
    })
  const titlesHeld = new Set(holdings.map((h) => h.title.toLowerCase()))
  const holdersOf = rollup(
    // A deputy mayor is no mayor.
    holdings.filter((h) => (!h.former || h.how === 'left') && !deputies.test(h.title)),
    (same) => new Set(same.map((h) => h.entity)),
    (h) => lastWord(h.title),
  )
  const bySentence = group(holdings, (h) => h.sentence)
  return unheld.flatMap(({ sentence: index, from, to }) => {
    const sentence = sentences[index]
    if (!sentence) return []
    const { tokens } = sentence
    const title = wordAt(tokens, to - 1)
    const { start } = spanOf(tokens, from)
    // "the role of mayor" is the office, nobody who holds it.
    const isOther =
      wordAt(tokens, from - 1) === 'of' ||
      appositive.test(wordAt(tokens, from - 1)) ||
      mentionsOf(names, index).some((m) => m.from === to) ||
      bySentence.get(index)?.some(({ phrase }) => phrase.start <= start && start < phrase.end) ||
      (wordAt(tokens, to) === 'of' && !titlesHeld.has(title))
    // Where one followed the other, "the mayor" may mean either.
    const [only, ...others] = holdersOf.get(title) ?? []
    if (isOther || only === undefined || others.length > 0) return []
    return [mentionAt(sentence, from, to, only, 'description')]
  })
}
