import { organisationWords, placeWords } from '../names/head-words.ts'
import type { NameMention } from '../names/index.ts'
import { mentionsOf } from '../names/lookup.ts'
import { wordAt } from '../tokens.ts'
import type { Sentence } from '../types.ts'
import { type Context, isOfUnknownKind, mentionAt } from './context.ts'

/** A noun that points back, with "the", to an organisation or place named before. */
interface DescriptionNoun {
  readonly kind: 'organisation' | 'place'
  /**
   * Words in a name that agree with the noun. A name with another word for what it is ("Mount Skeld", "Kent University") is not meant by it; a name
   * with none ("Leeds") can be. Undefined: any word agrees.
   */
  readonly words?: ReadonlySet<string>
}

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

const businessWords = set(`
inc inc. corp corp. co co. ltd ltd. llc plc gmbh ag company corporation group holdings partners industries enterprises systems technologies
technology electronics motors airlines airways airline records studios pictures entertainment media press bank banks works mill railway railways
brewery publishers software computers computer network television broadcasting services theatre`)
const agencyWords = set(`
agency agencies bureau office department authority administration commission directorate service services board center centre`)
const universityWords = set('university college school institute academy')
const clubWords = set('club team squad association society')
const townWords = set('city town village municipality borough parish')
const stateWords = set('state republic kingdom empire emirate federation islands territory province')

/** By the noun, lower case. */
const descriptionNouns: ReadonlyMap<string, DescriptionNoun> = new Map([
  ['company', { kind: 'organisation', words: businessWords }],
  ['firm', { kind: 'organisation', words: businessWords }],
  ['organisation', { kind: 'organisation' }],
  ['organization', { kind: 'organisation' }],
  ['agency', { kind: 'organisation', words: agencyWords }],
  ['university', { kind: 'organisation', words: universityWords }],
  ['club', { kind: 'organisation', words: clubWords }],
  ['city', { kind: 'place', words: townWords }],
  ['country', { kind: 'place', words: stateWords }],
  ['town', { kind: 'place', words: townWords }],
  ['village', { kind: 'place', words: townWords }],
  ['state', { kind: 'place', words: stateWords }],
  ['municipality', { kind: 'place', words: new Set([...townWords, 'county', 'district']) }],
])

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
