import { titles } from './names/head-words.ts'
import type { Holding } from './names/holders.ts'
import type { Entity, NameMention, Names, OfficeMention } from './names/index.ts'
import type { Sentence, Token } from './types.ts'

/** Third-person pronouns of persons → gender. */
const personal: Readonly<Record<string, 'male' | 'female'>> = {
  he: 'male',
  him: 'male',
  his: 'male',
  himself: 'male',
  she: 'female',
  her: 'female',
  hers: 'female',
  herself: 'female',
}

/** Nouns that point back to an organisation or place named before, with "the". */
const descriptions: Readonly<Record<string, 'organisation' | 'place'>> = {
  company: 'organisation',
  firm: 'organisation',
  organisation: 'organisation',
  organization: 'organisation',
  agency: 'organisation',
  university: 'organisation',
  club: 'organisation',
  city: 'place',
  country: 'place',
  town: 'place',
  village: 'place',
  state: 'place',
  municipality: 'place',
}

type Context = { text: string; sentences: readonly Sentence[]; names: Names; holdings: readonly Holding[] }

function fits(entity: Entity | undefined, gender: 'male' | 'female'): boolean {
  return entity?.kind === 'person' && (entity.gender === undefined || entity.gender === gender)
}

/**
 * The one person that a pronoun can mean: among the persons named earlier in its sentence and in the two sentences before it (same paragraph, or the
 * last sentence of the one before), where gender leaves one, or where one was the subject of the sentence before. Undefined where it is not safe.
 */
function antecedent(
  context: Context,
  sentence: Sentence,
  at: number,
  gender: 'male' | 'female',
  chain: ReadonlyMap<number, number>,
): number | undefined {
  const { names, sentences } = context
  const within = names.mentions.filter(
    (m) => m.sentence === sentence.index && m.to <= at && fits(names.entities[m.entity], gender),
  )
  const distinct = new Set(within.map((m) => m.entity))
  const own = chain.get(sentence.index)
  if (own !== undefined && distinct.size === 0) return own
  if (distinct.size === 1) return [...distinct][0]
  if (distinct.size > 1) return within[0]?.from !== undefined && within[0].from < 4 ? within[0].entity : undefined
  if (hasUnclearSubject(context, sentence, at)) return undefined
  for (let back = 1; back <= 3; back++) {
    const previous = sentences[sentence.index - back]
    if (previous && back > 1 && hasUnclearSubject(context, sentences[previous.index + 1], Number.POSITIVE_INFINITY))
      return undefined
    if (!previous || sentence.paragraph - previous.paragraph > 1) return undefined
    const chained = chain.get(previous.index)
    if (chained !== undefined && fits(names.entities[chained], gender)) return chained
    const there = names.mentions.filter((m) => m.sentence === previous.index && fits(names.entities[m.entity], gender))
    const persons = new Set(there.map((m) => m.entity))
    if (persons.size === 1) return [...persons][0]
    if (persons.size > 1) {
      const subject = there[0]
      return subject && subject.from <= subjectLimit(previous) ? subject.entity : undefined
    }
  }
  return undefined
}

/** A sentence whose subject is a name that could be anything: it may be of the person that is meant. */
function hasUnclearSubject({ names }: Context, sentence: Sentence | undefined, before: number): boolean {
  if (!sentence) return false
  const limit = Math.min(before, subjectLimit(sentence))
  return names.mentions.some((m) => m.sentence === sentence.index && m.to <= limit && isUnclear(names, m))
}

/** Token index of the first finite verb: what is named before it is the subject. */
function subjectLimit(sentence: Sentence): number {
  const verb = sentence.tokens.findIndex((token) => token.pos === 'VERB' || token.pos === 'AUX')
  return verb < 0 ? 0 : verb
}

function mentionAt(sentence: Sentence, from: number, to: number, entity: number, how: NameMention['how']): NameMention {
  const { tokens } = sentence
  return {
    sentence: sentence.index,
    from,
    to,
    start: tokens[from]?.start ?? 0,
    end: tokens[to - 1]?.end ?? 0,
    entity,
    how,
  }
}

function pronouns(context: Context): NameMention[] {
  const found: NameMention[] = []
  const chain = new Map<number, number>()
  let quoteOpen = false
  for (const sentence of context.sentences) {
    sentence.tokens.forEach((token, at) => {
      if (/^["“”]$/.test(token.text)) quoteOpen = token.text === '“' ? true : token.text === '”' ? false : !quoteOpen
      const gender = personal[token.lower]
      if (!gender || quoteOpen) return
      const entity = antecedent(context, sentence, at, gender, chain)
      if (entity === undefined) return
      if (at <= subjectLimit(sentence)) chain.set(sentence.index, entity)
      found.push(mentionAt(sentence, at, at + 1, entity, 'pronoun'))
    })
    quoteOpen = false
  }
  return found
}

const lastWord = (text: string) => text.toLowerCase().split(/\s+/).pop() ?? ''

/** "the mayor", "the SCO Secretary-General", "the Chongqing mayor": the only person of the article with that office. */
function offices(context: Context): NameMention[] {
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
      isPartOfOffice(sentence, office, holdings)
    )
      return []
    if (next?.lower === 'of' && !holdings.some((h) => h.title.toLowerCase() === token.lower)) return []
    const holders = new Set(holdings.filter((h) => !h.former && lastWord(h.title) === token.lower).map((h) => h.entity))
    const [only] = holders
    if (holders.size !== 1 || only === undefined) return []
    return [mentionAt(sentence, office.from, office.to, only, 'description')]
  })
}

const named = (names: Names, sentence: number, from: number): boolean =>
  names.mentions.some((m) => m.sentence === sentence && m.from === from)
const isAppositive = (tokens: readonly Token[], from: number): boolean =>
  /^(?:a|an|as|deputy|vice|former|assistant|interim|acting|next|first)$/.test(tokens[from - 1]?.lower ?? '')

function isPartOfOffice(
  sentence: Sentence,
  office: { from: number; to: number },
  holdings: readonly Holding[],
): boolean {
  const start = sentence.tokens[office.from]?.start ?? 0
  return holdings.some((h) => h.sentence === sentence.index && h.phrase.start <= start && start < h.phrase.end)
}

/** A mountain or a lake is no town. */
const isLandscape = (name: string): boolean =>
  /^(?:mount|mt|lake|river|cape|loch)\b|\b(?:mountains?|hills?|river|lake|sea|ocean|bay|islands?|isles?|valley|desert|forest|peak|strait|gulf)$/i.test(
    name,
  )

const bodies =
  /\b(?:trust|council|university|college|school|ministry|department|party|committee|commission|union|church|museum|club|parliament|court|police|army|bank|stores?|association|society|institute|foundation|agency)$/i

/** A name that says what it is, and not what it is called: "the club" is no Trust. */
function saysOtherwise(name: string, description: string): boolean {
  const own = bodies.exec(name)?.[0]?.toLowerCase()
  return own !== undefined && own !== description && !(own === 'bank' && /^(?:company|firm)$/.test(description))
}

const isUnclear = (names: Names, { entity }: NameMention): boolean => names.entities[entity]?.kind === 'other'
const follows = (a: NameMention, b: NameMention): boolean => a.start >= b.end

/** "the company", "the city": the organisation or place named last, where the sentence before (or this one) names only one of the kind. */
function definites(context: Context): NameMention[] {
  const { sentences, names } = context
  const found: NameMention[] = []
  for (const sentence of sentences) {
    sentence.tokens.forEach((token, at) => {
      const kind = descriptions[token.lower]
      if (
        !kind ||
        sentence.tokens[at - 1]?.lower !== 'the' ||
        sentence.tokens[at + 1]?.lower === 'of' ||
        token.text !== token.lower
      )
        return
      for (let back = 0; back <= 2; back++) {
        const there = names.mentions.filter(
          (m) =>
            m.sentence === sentence.index - back && names.entities[m.entity]?.kind === kind && (back > 0 || m.to <= at),
        )
        const distinct = [...new Set(there.map((m) => m.entity))]
        if (distinct.length > 1) return
        const [only] = distinct
        if (only === undefined) continue
        const last = there[there.length - 1]
        const name = names.entities[only]?.name ?? ''
        if (kind === 'place' && isLandscape(name)) return
        if (saysOtherwise(name, token.lower)) return
        // A name that could be anything stands nearer: it may be the one that is meant.
        if (last && names.mentions.some((m) => isUnclear(names, m) && follows(m, last) && m.start < token.start)) return
        found.push(mentionAt(sentence, at - 1, at + 1, only, 'description'))
        return
      }
    })
  }
  return found
}

/**
 * Finds pronouns and descriptions that safely mean somebody or something named in the article.
 * @returns mentions to be added to those of the names
 */
export function resolveReferences(
  text: string,
  sentences: readonly Sentence[],
  names: Names,
  holdings: readonly Holding[],
): NameMention[] {
  const context = { text, sentences, names, holdings }
  return [...pronouns(context), ...offices(context), ...definites(context)].sort((a, b) => a.start - b.start)
}
