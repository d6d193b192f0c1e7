import { formatEdtf } from '../dates/index.ts'
import { titles } from '../nlp/names/head-words.ts'
import { genderOf } from '../nlp/names/name-words.ts'
import type { LinkedName, Question } from '../nlp/question/index.ts'
import { wordAt, wordsOf } from '../nlp/tokens.ts'
import type { Token } from '../nlp/types.ts'
import type { Edtf, Span } from '../types.ts'

/** A question that was asked, as it was understood, and the answer that was given. */
export interface Before {
  readonly question: Question
  /** Empty where the articles did not say. */
  readonly answer: string
  /** Names in the answer, each once. */
  readonly answerNames: readonly Pick<LinkedName, 'name' | 'kind'>[]
  /** Of what was told: that of the answer, or else of the question. */
  readonly date?: Edtf
}

type Kind = 'person' | 'group' | 'place' | 'event' | 'thing'

/** What words of a later question may point back to. */
export interface Referent {
  readonly text: string
  readonly kind: Kind
  readonly plural: boolean
  readonly isName: boolean
}

const kinds = {
  person: 'person',
  organisation: 'group',
  place: 'place',
  event: 'event',
  work: 'thing',
  other: 'thing',
} as const
const stops =
  /^(?:of|in|on|at|to|with|from|by|for|about|since|until|during|against|after|before|and|or|that|who|which|is|was|are|were|has|have|had|do|does|did|will|would|can|could|not|then|again)$/
const personal = (noun: string) => titles.has(noun) || /(?:man|woman|person|boy|girl)$/.test(noun)

/** Groups of common words with "the" or the like before them, with an "of …" behind: "the mayor of Harwick". Offsets into `form`. */
export function nounGroups({
  form,
  sentence: { tokens },
  names,
  verb,
}: Question): (Span & { readonly head: string })[] {
  const inName = (token: Token) => names.some(({ start, end }) => token.start < end && token.end > start)
  const groups: (Span & { head: string })[] = []
  for (let at = 0; at < tokens.length; at++) {
    if (!/^(?:the|this|that|these|those)$/.test(wordAt(tokens, at))) continue
    let to = at + 1
    for (; to < tokens.length; to++) {
      const token = tokens[to]
      if (!token || token.pos === 'PUNCT' || stops.test(token.lower) || inName(token) || /^\d/.test(token.text)) break
      if (to > at + 1 && (token.pos === 'VERB' || token.lemma === verb)) break
    }
    const [first, head] = [tokens[at], tokens[to - 1]]
    if (!first || !head || to === at + 1) continue
    const owner = wordAt(tokens, to) === 'of' ? names.find(({ start }) => tokens[to + 1]?.start === start) : undefined
    groups.push({ start: first.start, end: owner?.end ?? head.end, head: head.lemma })
    at = to - 1
  }
  return groups.filter(({ start, end }) => end <= form.length && start < end)
}

/** What is asked for is a name, so that the answer is what one speaks of next; "where?" asks of something else. */
const asksForName = ({ type, wh }: Question): boolean =>
  /^(?:HUM|LOC|ENTY)/.test(type) && wh !== 'none' && wh !== 'where'

/** All that a former question and its answer speak of, what one would speak of first standing first. */
export function referentsOf(before: Before): readonly Referent[] {
  const { question, answer, answerNames } = before
  const named = (name: Pick<LinkedName, 'name' | 'kind'>): Referent => ({
    text: name.name,
    kind: kinds[name.kind],
    plural: false,
    isName: true,
  })
  const answered = answerNames.map(named)
  const person = question.type === 'HUM:ind' ? /^\p{Lu}[^,;(]{1,60}/u.exec(answer)?.[0].trim() : undefined
  if (person && answered.length === 0) answered.push({ text: person, kind: 'person', plural: false, isName: true })
  const asked = question.names.map((name) => {
    if (!/\bthe $/i.test(question.form.slice(0, name.start))) return named(name)
    const owner = question.names.find(({ start }) => question.form.slice(name.end, start) === ' of ')
    return { ...named(name), text: ['the', name.name, ...(owner ? ['of', owner.name] : [])].join(' ') }
  })
  const groups = nounGroups(question).map(({ start, end, head }): Referent => {
    const text = lowerThe(question.form.slice(start, end))
    const plural = /[^s]s$/.test(text.split(' of ')[0] ?? '')
    return { text, kind: personal(head) ? 'person' : 'thing', plural, isName: false }
  })
  const names = asksForName(question) ? [...answered, ...asked] : [...asked, ...answered]
  const seen = new Set<string>()
  return [...names, ...groups].filter(({ text }) => !seen.has(text) && seen.add(text))
}

const lowerThe = (text: string): string => text.replace(/^(?:The|This|That|These|Those) /, 'the ')

const joined = (texts: readonly string[]): string =>
  texts.length < 2 ? (texts[0] ?? '') : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1)}`

const male = /^(?:he|him|his)$/
const female = /^(?:she|her|hers)$/
const thing = /^(?:it|its)$/
const several = /^(?:they|them|their|theirs)$/
const always = /^(?:his|hers|its|their|theirs)$/

/** What a pronoun points back to; undefined where nothing fits. */
function antecedent(word: string, before: Before): string | undefined {
  const all = referentsOf(before)
  const persons = all.filter(({ kind, plural }) => kind === 'person' && !plural)
  if (male.test(word) || female.test(word)) {
    const wanted = male.test(word) ? 'male' : 'female'
    const fitting = persons.filter(({ text }) => (genderOf(text) ?? wanted) === wanted)
    const sure = fitting.find(({ text }) => genderOf(text) === wanted)
    const unsure = all.find(({ kind, isName }) => kind === 'thing' && isName)
    // Of two of unknown gender the one spoken of first; one of the right gender stands before both.
    return (sure ?? fitting[0] ?? (persons.length === 0 ? unsure : undefined))?.text
  }
  if (thing.test(word)) return all.find(({ kind, plural }) => kind !== 'person' && !plural)?.text
  const bearers = persons.filter(({ isName }) => isName).map(({ text }) => text)
  if (bearers.length > 1) return joined(inOrder(bearers, before).slice(0, 4))
  const plural = all.find((one) => one.plural) ?? all.find(({ kind }) => kind === 'group') ?? persons[0]
  return plural?.text
}

/** Names as the question has them; those of the answer after them. */
function inOrder(texts: readonly string[], { question }: Before): string[] {
  const places = new Map(question.names.map(({ name, start }) => [name, start]))
  const placeOf = (text: string) => places.get(text) ?? question.form.length
  return texts.toSorted((a, b) => placeOf(a) - placeOf(b))
}

/** Whether the question itself says, before a pronoun, what it means: "When did Ada Quill say she would resign?". */
function isOwn(word: string, at: number, asked: Question): boolean {
  const isPerson = male.test(word) || female.test(word)
  const fits = (kind: Kind) => several.test(word) || (kind === 'person') === isPerson
  const named = asked.names.some(({ end, kind }) => end <= at && (fits(kinds[kind]) || kind === 'other'))
  const unknown = asked.unknownNames.some((name) => asked.form.indexOf(name) < at && asked.form.includes(name))
  const said = nounGroups(asked).some(({ end, head }) => end <= at && fits(personal(head) ? 'person' : 'thing'))
  return named || unknown || said
}

/** Words after an "it" that stands for nothing: "Is it true that …", "How long does it take to …". */
const afterEmpty = /^(?:(?:true|known|possible|clear|likely|said|because|that|who|to)|(?:take|took|rain|snow)\w*)$/

/** "What time is it?", "How far is it to …?", "Is it legal to fish …?". */
function isEmpty(tokens: readonly Token[], at: number, { form }: Question): boolean {
  const [next, second, third] = [1, 2, 3].map((step) => tokens[at + step])
  // "Who was it before?" asks for another of those, not of a thing.
  if (/^who (?:is|was)$/.test(wordsOf(tokens, at - 2, at))) return true
  if (next === undefined || next.pos === 'PUNCT') return wordAt(tokens, at - 2) === 'time'
  const isAhead = second?.lower === 'that' || (second?.lower === 'to' && third?.pos === 'VERB')
  return /^how far/i.test(form) || afterEmpty.test(next.lower) || (next.pos !== 'VERB' && isAhead)
}

/** Day, month, year: "on 3 May 2019", "in May 2019", "in 2019"; undefined for other dates. */
function dateWords(date: Edtf | undefined): string | undefined {
  if (date === undefined || !/^\d{4}(?:-\d\d){0,2}$/.test(date)) return undefined
  return `${date.length > 7 ? 'on' : 'in'} ${formatEdtf(date)}`
}

/** A piece of the question and what stands for it. */
interface Change extends Span {
  readonly text: string
}

/** Pronouns of persons and things. */
function pronouns(asked: Question, before: Before): Change[] {
  const { tokens } = asked.sentence
  // "Did it?" lacks its deed as well.
  if (tokens.filter(({ pos }) => pos !== 'PUNCT').length < 3 && asked.polar) return []
  return tokens.flatMap((token, i): Change[] => {
    const word = token.lower
    if (![male, female, thing, several].some((pattern) => pattern.test(word))) return []
    const next = tokens[i + 1]
    if (word === 'it' && isEmpty(tokens, i, asked)) return []
    if (isOwn(word, token.start, asked)) return []
    const text = antecedent(word, before)
    if (text === undefined) return []
    const isOwner = always.test(word) || (word === 'her' && /^(?:NOUN|ADJ|PROPN|NUM)$/.test(next?.pos ?? ''))
    return [{ start: token.start, end: token.end, text: isOwner ? `${text}'s` : text }]
  })
}

/** "there", "then", "that year". */
function timesAndPlaces(asked: Question, before: Before): Change[] {
  const changes: Change[] = []
  const { form } = asked
  const hasPlace = asked.names.some(({ kind }) => kind === 'place')
  const referents = referentsOf(before)
  const place = referents.find(({ kind }) => kind === 'place') ?? referents.find(({ kind }) => kind === 'event')
  const there =
    /(?<!\b(?:is|are|was|were) )\bthere\b(?! (?:is|are|was|were|be|been|exist|seem)|')|(?<=^Who (?:is|are|was|were) )there(?=\W*$)/i.exec(
      form,
    )
  if (there && place && !hasPlace) {
    const isBound = /\b(?:from|to|near|over) $/i.test(form.slice(0, there.index))
    const lead = isBound ? '' : place.kind === 'event' ? 'at ' : 'in '
    changes.push({ start: there.index, end: there.index + 5, text: `${lead}${place.text}` })
  }
  const date = before.date
  if (date === undefined || asked.dates.length > 0) return changes
  const then = /\b(?:then|at that time|at the time)(?=\W*$)/i.exec(form)
  const told = dateWords(date)
  const isNext = /^what happened (?:then|next|after that|afterwards)\W*$/i.test(form)
  if (isNext && told)
    return [{ start: 'what happened '.length, end: form.length - 1, text: `after ${formatEdtf(date)}` }]
  if (then && told && !/,\s*$/.test(form.slice(0, then.index)))
    changes.push({ start: then.index, end: then.index + then[0].length, text: told })
  const same = /\b((?:in|on|during) )?(?:that|the same) (year|month|day)\b/i.exec(form)
  const part = same && dateWords(date.slice(0, { year: 4, month: 7, day: 10 }[same[2]?.toLowerCase() ?? ''] ?? 0))
  const isPrecise = same && date.length >= ({ year: 4, month: 7, day: 10 }[same[2]?.toLowerCase() ?? ''] ?? 11)
  if (same && part && isPrecise) changes.push({ start: same.index, end: same.index + same[0].length, text: part })
  return changes
}

/** What a name is called by its kind, behind "the", "this" or "that". */
const classNouns: Readonly<Record<Exclude<Kind, 'person' | 'thing'>, RegExp>> = {
  place:
    /^(?:(?:the|this|that) (?:city|town|village|place)|(?:this|that) (?:country|state|region|island|county|province|capital))$/i,
  group:
    /^(?:the|this|that) (?:company|firm|party|council|committee|group|team|club|body|organisation|organization|agency|union|board|band|school|university|court)$/i,
  event:
    /^(?:the|this|that) (?:event|fair|festival|conference|summit|forum|game|tournament|match|exhibition|ceremony)$/i,
}

/** "mayor" after "Who is the mayor of Harwick?": whose, was said before. */
function offices(asked: Question, before: Before): Change[] {
  const { form, names } = before.question
  if (asked.names.length > 0 || asked.unknownNames.length > 0) return []
  return names.flatMap(({ name, start }): Change[] => {
    const office = /\b(\p{Ll}+) of (?:the )?$/u.exec(form.slice(0, start))?.[1]
    if (office === undefined || !titles.has(office)) return []
    const found = new RegExp(`(?<!\\b(?:the|a|an|this|that) )\\b${office}\\b(?! (?:of|in|for)\\b|'|-)`, 'iu').exec(
      asked.form,
    )
    if (found === null || found.index === 0) return []
    return [{ start: found.index, end: found.index + office.length, text: `${office} of ${name}` }]
  })
}

/** "the meeting" after "Who met Ada Quill?", "that city", "the bridge" after "Who opened the old bridge of Harwick?". */
function descriptions(asked: Question, before: Before): Change[] {
  if (asked.names.length > 0 || asked.unknownNames.length > 0) return []
  const referents = referentsOf(before)
  const told = nounGroups(before.question)
  return nounGroups(asked).flatMap(({ start, end, head }): Change[] => {
    if (/^ (?:of|with|between|in|at|on|for|by|from|to|that|who|which)\b/.test(asked.form.slice(end))) return []
    const wholes = told
      .filter((group) => group.head === head)
      .map((group) => lowerThe(before.question.form.slice(group.start, group.end)))
    const isSaid = (whole: string) =>
      asked.form
        .slice(start, end)
        .split(' ')
        .slice(1)
        .every((word) => whole.split(' ').includes(word))
    const longer = wholes.find((whole) => whole.length > end - start && isSaid(whole))
    if (longer) return [{ start, end, text: longer }]
    if (wholes.length > 0) return []
    const named = (Object.entries(classNouns) as [Kind, RegExp][]).flatMap(([kind, nouns]) =>
      nouns.test(asked.form.slice(start, end)) ? referents.filter((one) => one.kind === kind && one.isName) : [],
    )[0]
    if (named) return [{ start, end, text: named.text }]
    const { verb } = before.question
    const deed = verb !== undefined && verb.length > 3 && head.startsWith(verb.slice(0, Math.max(4, verb.length - 2)))
    if (!deed) return []
    const persons = referents.filter(({ kind, isName }) => kind === 'person' && isName).map(({ text }) => text)
    const patient = before.question.args.find(({ role }) => role === 'patient')?.text
    const ofWhom =
      patient && !persons.includes(patient)
        ? patient
        : joined(inOrder(persons, before).slice(0, 3)) || referents[0]?.text
    return ofWhom === undefined ? [] : [{ start, end, text: `the ${head} of ${ofWhom}` }]
  })
}

/**
 * Puts what was spoken of before in the place of the words that point back to it.
 * @returns the question, whole; undefined where nothing in it points back
 */
export function carryOver(asked: Question, before: Before): string | undefined {
  const changes = [
    ...pronouns(asked, before),
    ...timesAndPlaces(asked, before),
    ...descriptions(asked, before),
    ...offices(asked, before),
  ].sort((a, b) => a.start - b.start)
  let out = ''
  let cursor = 0
  for (const { start, end, text } of changes) {
    if (start < cursor) continue
    out += asked.form.slice(cursor, start) + text
    cursor = end
  }
  return changes.length === 0 ? undefined : out + asked.form.slice(cursor)
}
