/** What somebody is reported to have said without quotation marks, wherever the speaker stands: before it, amid it or behind it. */
import type { NounPhrase } from '../nlp/chunks.ts'
import type { Clause } from '../nlp/clauses.ts'
import type { Document } from '../nlp/document.ts'
import type { NameMention } from '../nlp/names/index.ts'
import { isVerb, spanOf, textAt, wordAt } from '../nlp/tokens.ts'
import type { Sentence, Token, TokenRange } from '../nlp/types.ts'
import type { NonEmpty, Span } from '../types.ts'
import { inDate, kindOf } from './reading.ts'
import { reportingVerbs, type Speaker, speaker } from './speaker.ts'

/** Whose words a clause of saying reports, and the words: in parts where the speaker is named amid them. */
export interface ReportedSpeech extends Speaker {
  readonly parts: NonEmpty<Span>
  /** Whether they are a clause, with a verb of their own. */
  readonly whole: boolean
}

/** Verbs whose object is who hears it. */
const addressed = /^(?:tell|assure|reassure|remind|inform|warn|caution|promise)$/
/** Verbs that do not stand behind the words that they report. */
const takesThing =
  /^(?:tell|speak|express|thank|praise|criticise|criticize|congratulate|welcome|call|introduce|highlight|describe|urge|wish|point)$/
const opposes = /^(?:but|and|while|whereas|though|although)$/
const subordinates = /^(?:if|when|unless|although|though|as|because|while|since|once|until|after|before|where)$/

/** The words of some tokens without the marks at their end; undefined where there are none. */
function wordsIn({ tokens }: Sentence, { from, to }: TokenRange): Span | undefined {
  let end = to
  while (end > from && /^[,;.!?—–]+$/.test(textAt(tokens, end - 1))) end--
  return end > from ? spanOf(tokens, from, end) : undefined
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
  const { tokens } = sentence
  const groups = subject.filter((np) => !(inDate(document, sentence, np.from) && inDate(document, sentence, np.head)))
  const last = groups.at(-1)
  return last?.to === verb.from && textAt(tokens, last.from - 1) === ',' ? last : groups[0]
}

/** Whether a run has a verb of a main clause: not one of "who" or "which", no gerund ("according to"). */
const hasMainVerb = ({ tokens }: Sentence, { from, to }: TokenRange): boolean =>
  tokens
    .slice(from, to)
    .some(
      (token, i) =>
        isVerb(token) && !/ing$/.test(token.lower) && !/^(?:who|which|that|to)$/.test(wordAt(tokens, from + i - 1)),
    )

/**
 * Where the words behind a verb of saying end that say when, where or to whom it was said: "on Monday", "in a letter". Undefined where what was
 * said follows instead.
 */
function endOfManner(document: Document, sentence: Sentence, from: number, object: boolean): number | undefined {
  const { tokens } = sentence
  const first = tokens[from]
  const opens = /^(?:PUNCT|ADP|ADV|CCONJ)$/.test(first?.pos ?? 'PUNCT') || /^(?:late|early)$/.test(first?.lower ?? '')
  if (!object && !opens && !inDate(document, sentence, from)) return undefined
  const rest = tokens.slice(from)
  const end = rest.findIndex(({ text }) => /^[,;:.!?—–]+$/.test(text))
  const words = end < 0 ? rest : rest.slice(0, end)
  const follows = words.some((token) => isVerb(token) || token.pos === 'SCONJ' || token.lower === 'that')
  return follows ? undefined : from + words.length
}

/** Where the words begin that a verb of saying before them may belong to: the sentence's start, or after another's "…, she said, but". */
function beginning({ tokens }: Sentence, until: number, others: readonly number[]): number {
  const isSplit = ({ text, lower }: Token, at: number) =>
    text === ';' ||
    ((opposes.test(lower) || lower === 'as') && textAt(tokens, at - 1) === ',' && others.some((verb) => verb < at))
  return tokens.findLastIndex((token, at) => at > 0 && at < until && isSplit(token, at)) + 1
}

/** "The bridge is safe, Ann Lee said on Monday": the words before the speaker, and those behind where they belong together. */
function wordsBefore(
  document: Document,
  sentence: Sentence,
  tag: TokenRange,
  others: readonly number[],
): NonEmpty<Span> | undefined {
  const { tokens } = sentence
  const left = { from: beginning(sentence, tag.from - 1, others), to: tag.from - 1 }
  const first = wordsIn(sentence, left)
  if (!first) return undefined
  const right = { from: tag.to + 1, to: endOfWords(document, sentence, tag.to + 1) }
  const next = wordAt(tokens, right.from)
  const goesOn = textAt(tokens, tag.to) === ',' && !/^(?:but|and|while|whereas|though|although|as)$|ing$/.test(next)
  const second = goesOn && hasMainVerb(sentence, right) ? wordsIn(sentence, right) : undefined
  // Where nothing follows the speaker, what stands before was said, also where its verb is taken for a noun.
  const opening = tokens[left.from]
  const isAll = tag.to >= tokens.length - 1 && left.to - left.from > 2 && !/^(?:ADP|ADV|VERB)$/.test(opening?.pos ?? '')
  const isWhole =
    (hasMainVerb(sentence, left) || isAll) &&
    !subordinates.test(opening?.lower ?? '') &&
    !inDate(document, sentence, left.from)
  return isWhole ? [first] : second && [first, second]
}

/** Where what was said ends: before "but" or "while" and somebody else's deed, or before ", the Courier reported" at the end. */
function endOfWords(document: Document, sentence: Sentence, from: number): number {
  const { tokens } = sentence
  const clauses = document.clauses(sentence)
  const source = clauses.find(({ subject: [first], verb }) => {
    if (!first || first.from <= from + 1 || first.to !== verb.from || !reportingVerbs.has(verb.lemma)) return false
    const end = endOfManner(document, sentence, verb.to, false) ?? 0
    return textAt(tokens, first.from - 1) === ',' && end >= tokens.length - 1
  })
  const split = tokens.findIndex((token, at) => {
    if (at <= from || !opposes.test(token.lower) || textAt(tokens, at - 1) !== ',') return false
    const other = document.mentionsIn(sentence).find((m) => m.from === at + 1 && m.how === 'name')
    if (!other || kindOf(document, other) !== 'person') return false
    return clauses.some(({ subject, verb }) => verb.from > at && subject.some((np) => np.from === at + 1))
  })
  return Math.min(split < 0 ? tokens.length : split, source?.from ?? tokens.length)
}

/** What follows a verb of saying: without "that", who is told, and when it was said. */
function wordsAfter(document: Document, sentence: Sentence, clause: Clause): Span | undefined {
  const { tokens } = sentence
  const { verb, objects } = clause
  const indexOf = (test: (token: Token, at: number) => boolean) =>
    tokens.findIndex((token, at) => at >= verb.to && test(token, at))
  const verbal = indexOf((token) => isVerb(token) || /^[;:.]$/.test(token.text))
  const until = verbal < 0 ? tokens.length : verbal
  const that = indexOf((token, at) => at < until && token.lower === 'that' && !isVerb(tokens[at + 1] ?? token))
  const [told] = objects
  // "told reporters the bridge was safe", but not "promised a bridge" and "told them to build one".
  const heard =
    told?.from === verb.to &&
    told.to < until &&
    addressed.test(verb.lemma) &&
    isVerb(tokens[until]) &&
    !/^(?:to|and|but|then|or)$/.test(wordAt(tokens, told.to))
  let from = that >= 0 ? that + 1 : heard ? told.to : verb.to
  if (tokens[from]?.pos === 'ADP' && inDate(document, sentence, from + 1)) from++
  while (inDate(document, sentence, from)) from++
  while (/^(?:that|:|,|also|out|about)$/.test(wordAt(tokens, from))) from++
  const to = endOfWords(document, sentence, from)
  // "Wrote a letter and sent it": the second verb is the speaker's own, and only what it says is said ("noted its age and spoke highly of its bells").
  const second = tokens.findIndex((token, at) => at >= from && at < to && isVerb(token))
  const isSilent = !reportingVerbs.has(tokens[second]?.lemma ?? '')
  const isOwn = isSilent && /^(?:and|but|then|or)$/.test(wordAt(tokens, second - 1)) && second - 1 > from
  return wordsIn(sentence, { from, to: isOwn ? second - 1 : to })
}

/** "The bridge is safe, said Ann Lee, but …": the tag with the speaker behind its verb. */
function inverted(
  document: Document,
  sentence: Sentence,
  { verb }: Clause,
): (Speaker & { tag: TokenRange }) | undefined {
  const { tokens } = sentence
  const head = tokens[verb.head]
  const isTag = textAt(tokens, verb.from - 1) === ',' && head?.lower !== head?.lemma && !takesThing.test(verb.lemma)
  const who = document.chunks(sentence).find((chunk) => chunk.type === 'np' && chunk.from === verb.to)
  if (!isTag || verb.form !== 'finite' || who?.type !== 'np') return undefined
  if (tokens[who.head]?.pos === 'PRON' || inDate(document, sentence, who.from)) return undefined
  const to = endOfManner(document, sentence, who.to, false)
  const said = to && speaker(document, sentence, who.from, to)
  const isSaid = hasMainVerb(sentence, { from: 0, to: verb.from - 1 })
  return said && isSaid ? { ...said, tag: { from: verb.from, to } } : undefined
}

/** Who speaks, named before the verb with a comma in between, and where the words begin that name them. */
interface Beside extends Speaker {
  readonly from: number
}

/** "Ann Lee, who chairs the club, warned", "Ann Lee, the mayor, warned", "the mayor, Ann Lee, warned": the person that stands before the verb with what tells of them between commas. */
function besideInsertion(document: Document, sentence: Sentence, verb: number): Beside | undefined {
  const { tokens } = sentence
  const close = verb - 1
  const open = tokens.findLastIndex(({ text }, i) => i < close && text === ',')
  if (textAt(tokens, close) !== ',' || open < 1) return undefined
  const describes = (at: number) =>
    /^(?:DET|NOUN|ADJ)$/.test(tokens[at]?.pos ?? '') || /^(?:his|her|its|their|our|my)$/.test(wordAt(tokens, at))
  const beside = ({ entity }: NameMention, from: number): Beside => {
    return { who: document.entities[entity]?.name ?? '', named: true, from }
  }
  const persons = document.mentionsIn(sentence).filter((m) => m.how !== 'pronoun' && kindOf(document, m) === 'person')
  const isInsertion = !tokens.slice(open + 1, close).some(isVerb)
  const owner = persons.find((m) => m.to === open)
  if (owner && (wordAt(tokens, open + 1) === 'who' || (isInsertion && describes(open + 1))))
    return beside(owner, owner.from)
  const inserted = persons.find((m) => m.from === open + 1 && m.to === close)
  const office = document.chunks(sentence).find((chunk) => chunk.type === 'np' && chunk.to === open)
  return isInsertion && inserted && office && describes(office.from) ? beside(inserted, office.from) : undefined
}

/** Words that say that nothing, or not what, was said. */
const saysNothing = /^(?:nothing|anything|something|little|much|more|no more|so|as much|not a word|no such thing)\b/i
/** "Wrote it all down": a pronoun is no words. In lower case, for "US tariffs" are some. */
const pronoun = /^(?:it|them|him|us|me)\b/
/** Verbs that are deeds rather than speech where no clause follows: "wrote a letter", "conceded two goals". */
const speaksInClauses = /^(?:write|concede|contend|boast|testify)$/

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
  const subject = subjectOf(document, sentence, clause)
  const first = besideInsertion(document, sentence, verb.from) ?? subject
  if (!first) return undefined
  const until = withoutDate(document, sentence, Math.max(subject?.to ?? 0, verb.from))
  const said = 'who' in first ? { who: first.who, named: first.named } : speaker(document, sentence, first.from, until)
  if (!said) return undefined
  const mayFollow = verb.form === 'finite' && textAt(tokens, first.from - 1) === ','
  if (mayFollow && (!takesThing.test(verb.lemma) || verb.lemma === 'tell')) {
    const to = endOfManner(document, sentence, verb.to, addressed.test(verb.lemma))
    const parts = to === undefined ? undefined : wordsBefore(document, sentence, { from: first.from, to }, others)
    if (parts) return { ...said, parts, whole: true }
  }
  const what = wordsAfter(document, sentence, clause)
  if (!what || what.end - what.start < 3) return undefined
  const indexOf = (place: number) => tokens.findIndex((token) => token.start >= place)
  const to = indexOf(what.end)
  const whole = hasMainVerb(sentence, { from: indexOf(what.start), to: to < 0 ? tokens.length : to })
  // "Told the police" tells who heard it, and not what.
  const hears = clause.objects[0]?.from === verb.to || tokens[verb.to]?.pos === 'PRON'
  const isHearer = hears && addressed.test(verb.lemma) && verb.lemma !== 'promise'
  const words = document.article.text.slice(what.start, what.end)
  const isNothing = isHearer || speaksInClauses.test(verb.lemma) || saysNothing.test(words) || pronoun.test(words)
  return !whole && isNothing ? undefined : { ...said, parts: [what], whole }
}
