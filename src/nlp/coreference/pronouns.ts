import { group } from 'd3-array'
import { mentionsOf, type NameMention } from '../names/index.ts'
import { wordAt } from '../tokens.ts'
import type { Sentence, Token } from '../types.ts'
import { bearerOf, type Context, isModifier, isOfUnknownKind, mentionAt, subjectLimit } from './context.ts'

type Gender = 'male' | 'female'

/** Third-person pronouns of persons → gender. */
const personal: ReadonlyMap<string, Gender> = new Map([
  ...['he', 'him', 'his', 'himself'].map((word): [string, Gender] => [word, 'male']),
  ...['she', 'her', 'hers', 'herself'].map((word): [string, Gender] => [word, 'female']),
])

/** What pronouns read so far have told. */
interface Known {
  readonly context: Context
  /** Sentence → persons meant by descriptions in it ("the mayor"). */
  readonly described: ReadonlyMap<number, readonly NameMention[]>
  /** Sentence → the person that its subject pronoun means. */
  readonly subjects: Map<number, number>
  /** Person → the gender that a pronoun gave away. */
  readonly genders: Map<number, Gender>
}

function fits({ context, genders }: Known, entity: number, gender: Gender): boolean {
  const person = context.names.entities[entity]
  return person?.kind === 'person' && (person.gender ?? genders.get(entity) ?? gender) === gender
}

/** "Current PowerPC programs can": what looks like a person's name only says which programs. A noun with no verb after it may be a verb misread. */
const isModifierOfSubject = ({ tokens }: Sentence, { to }: NameMention): boolean =>
  tokens[to]?.pos === 'NOUN' && /^(?:VERB|AUX)$/.test(tokens[to + 1]?.pos ?? '')

/** Persons named in a sentence (before a token) that a pronoun of this gender can mean, in order. */
function persons(known: Known, sentence: Sentence, gender: Gender, before = sentence.tokens.length): NameMention[] {
  const { names } = known.context
  return mentionsOf(names, sentence.index)
    .filter((m) => m.to <= before)
    .map((m) => ({ ...m, entity: bearerOf(known.context, m.entity) }))
    .filter((m) => fits(known, m.entity, gender))
    .filter((m) => names.entities[m.entity]?.gender !== undefined || !isModifierOfSubject(sentence, m))
}

/** True where the subject of a sentence (as far as a token) is a name that may be a person's or not. */
function hasUnknownSubject({ context }: Known, sentence: Sentence, before = sentence.tokens.length): boolean {
  const limit = Math.min(before, subjectLimit(sentence))
  return mentionsOf(context.names, sentence.index).some(
    (m) =>
      m.to <= limit &&
      bearerOf(context, m.entity) === m.entity &&
      isOfUnknownKind(context, m) &&
      !isModifier(sentence.tokens, m) &&
      !/^(?:of|in|at|on|from|near)$/.test(wordAt(sentence.tokens, m.from - 1)),
  )
}

/** Of persons named in one sentence: the only one, or else the one that stands first (before token `limit`) as subject; "Anna and Bert" are neither. */
function subjectOf({ tokens }: Sentence, named: readonly NameMention[], limit: number): number | undefined {
  const [first] = named
  if (!first || new Set(named.map((m) => m.entity)).size === 1) return first?.entity
  return first.from < limit && wordAt(tokens, first.to) !== 'and' ? first.entity : undefined
}

/** The person that a pronoun means by its own sentence: undefined where the sentence names none, null where it is not safe. */
function withinSentence(known: Known, sentence: Sentence, at: number, gender: Gender): number | null | undefined {
  const named = persons(known, sentence, gender, at)
  const own = known.subjects.get(sentence.index)
  if (named.length > 0) return subjectOf(sentence, named, 4) ?? null
  if (own !== undefined && fits(known, own, gender)) return own
  const described = (known.described.get(sentence.index) ?? []).filter(
    (m) => m.to <= at && fits(known, m.entity, gender),
  )
  const [only, ...others] = new Set(described.map((m) => m.entity))
  if (only !== undefined && others.length === 0) return only
  return hasUnknownSubject(known, sentence, at) ? null : undefined
}

/** The person that a pronoun means by one of the sentences before: undefined where that is for an earlier one to say, null where it is not safe. */
function fromBefore(known: Known, previous: Sentence, gender: Gender): number | null | undefined {
  const chained = known.subjects.get(previous.index)
  if (chained !== undefined && fits(known, chained, gender)) return chained
  const named = persons(known, previous, gender)
  const subject = subjectOf(previous, named, subjectLimit(previous) + 1)
  const certain = subject !== undefined && known.context.names.entities[subject]?.gender === gender
  const [first] = named
  const isPredicate = first !== undefined && previous.tokens[first.from - 1]?.lemma === 'be'
  if (!certain && !isPredicate && hasUnknownSubject(known, previous)) return null
  return named.length > 0 ? (subject ?? null) : undefined
}

/** The one person that a pronoun can mean: by its own sentence or the three before it, up to the last ones of the paragraph before. Undefined where it is not safe. */
function antecedent(known: Known, sentence: Sentence, at: number, gender: Gender): number | undefined {
  const within = withinSentence(known, sentence, at, gender)
  if (within !== undefined) return within ?? undefined
  for (let back = 1; back <= 3; back++) {
    const previous = known.context.sentences[sentence.index - back]
    if (!previous || sentence.paragraph - previous.paragraph > 1) return undefined
    const found = fromBefore(known, previous, gender)
    if (found !== undefined) return found ?? undefined
  }
  return undefined
}

const isMark = (token: Token): boolean => /^["“”]$/.test(token.text)

/** True after a mark that opens a quotation, false after one that closes it; a mark that does not show which turns the state around. */
function stateAfter(tokens: readonly Token[], at: number, open: boolean): boolean {
  const mark = tokens[at]
  if (mark?.text === '“') return true
  if (mark?.text === '”') return false
  const touchesBefore = at > 0 && tokens[at - 1]?.end === mark?.start
  const next = tokens[at + 1]
  const touchesAfter = next?.start === mark?.end && next?.pos !== 'PUNCT'
  return touchesBefore === touchesAfter ? !open : touchesAfter
}

/** Tokens that stand in quotations, which go on over sentences of a paragraph where its marks come in pairs: a missing mark spoils no more than it must. */
function quotedTokens(sentences: readonly Sentence[]): ReadonlySet<Token> {
  const quoted = new Set<Token>()
  for (const paragraph of group(sentences, (sentence) => sentence.paragraph).values()) {
    const paired = paragraph.flatMap(({ tokens }) => tokens.filter(isMark)).length % 2 === 0
    let open = false
    for (const { tokens } of paragraph) {
      if (!paired) open = false
      tokens.forEach((token, at) => {
        if (isMark(token)) open = stateAfter(tokens, at, open)
        else if (open) quoted.add(token)
      })
    }
  }
  return quoted
}

/** Finds the pronouns that safely mean a person named in the article; those in quotations are left alone. */
export function findPronouns(context: Context, described: readonly NameMention[]): NameMention[] {
  const found: NameMention[] = []
  const known: Known = {
    context,
    described: group(described, (m) => m.sentence),
    subjects: new Map(),
    genders: new Map(),
  }
  const quoted = quotedTokens(context.sentences)
  for (const sentence of context.sentences) {
    sentence.tokens.forEach((token, at) => {
      const gender = personal.get(token.lower)
      if (!gender || quoted.has(token)) return
      const entity = antecedent(known, sentence, at, gender)
      if (entity === undefined) return
      known.genders.set(entity, gender)
      if (at <= subjectLimit(sentence)) known.subjects.set(sentence.index, entity)
      found.push(mentionAt(sentence, at, at + 1, entity, 'pronoun'))
    })
  }
  return found
}
