import type { LinkedName, Question } from '../nlp/question/index.ts'
import { isVerb, wordAt } from '../nlp/tokens.ts'
import type { Span } from '../types.ts'
import { type Before, carryOver, nounGroups } from './carry-over.ts'
import { askingPhrase, clauseOf, lowerFirst, unmarked, written } from './former-clause.ts'

export type { Before } from './carry-over.ts'

/** The whole question that a follow-up stands for. */
export interface FollowUp {
  readonly question: string
  /** What it asks for others than: the answer that was given, or who is spoken of. Empty where it asks for no others. */
  readonly others: readonly string[]
}

/**
 * Understands a question from what was asked before, by rule: ellipsis ("why?", "and in 2020?", "what about Bo Vance?"),
 * "who else?", and words that point back ("she", "there", "that year", "the meeting"). These are the two things that a
 * question takes from a conversation: coreference and ellipsis (Elgohary et al., "Can You Unpack That?", EMNLP 2019).
 * @returns undefined where the question stands by itself, or where what was asked before does not make it whole
 */
export function followUp(asked: Question, before: Before): FollowUp | undefined {
  const whole =
    elsewise(asked, before) ?? bareQuestion(asked, before) ?? fragment(asked, before) ?? carryOver(asked, before)
  if (whole === undefined) return undefined
  const question = `${whole.charAt(0).toUpperCase()}${unmarked(whole).slice(1)}?`
  if (question === asked.form) return undefined
  if (!/\b(?:else|other|others|another)\b/i.test(asked.form)) return { question, others: [] }
  const { subject } = clauseOf(before.question, undefined)
  const told = [
    before.answer,
    ...before.answerNames.map(({ name }) => name),
    before.question.wh === 'who' ? '' : subject,
  ]
  return { question, others: told.filter(Boolean) }
}

/** The answer where it can stand in a sentence: its names, or a few words. */
function filler({ question, answer, answerNames }: Before): string | undefined {
  const names = answerNames.slice(0, 3).map(({ name }) => name)
  const asksForName = /^(?:HUM|LOC|ENTY)/.test(question.type)
  if (answer === '' || question.polar) return undefined
  if (names.length > 0 && asksForName)
    return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : names[0]
  const short = answer.replace(/[,;(].*$/s, '').trim()
  return asksForName && short.length > 0 && short.length <= 60 && short.split(' ').length <= 8
    ? lowerFirst(short)
    : undefined
}

const elseOnly =
  /^(?:(?:are|were|was|is) there )?(?:(who|whom|what|where|when|how|which|why)(?: (?:one|ones))? else|anyone else|anybody else|someone else|anything else|(?:any |which |what )?others?|who more|what more)\W*$/i

/** "Who else?": the former question, asked for others. */
function elsewise(asked: Question, before: Before): string | undefined {
  const found = elseOnly.exec(asked.form)
  if (!found) return undefined
  const former = before.question
  const form = unmarked(former.form).replace(/\b(?:else|other) /i, '')
  const again = form === unmarked(former.form) ? former : undefined
  const phrase = askingPhrase(former)
  const word = found[1]?.toLowerCase()
  const sameWord = word === undefined || word.replace('whom', 'who') === former.wh
  // Asked once more, it already asks for others.
  if (!again && sameWord) return former.form
  const isWho = word === 'who' || (word === undefined && /any(?:one|body)/i.test(asked.form))
  if (phrase && (sameWord || (isWho && /^HUM/.test(former.type)))) {
    const words = former.form.slice(phrase.start, phrase.end)
    const rest = former.form.slice(phrase.end)
    if (/^(?:which|what) /i.test(words)) return words.replace(/^(\w+) /, '$1 other ') + rest
    return /^how/i.test(words) ? undefined : `${words} else${rest}`
  }
  const clause = clauseOf(former, filler(before))
  if (isWho && clause.subject) return `Who else ${written({ ...clause, subject: '' })}`
  if (word && /^(?:where|when|how|why)$/.test(word)) return `${word} else ${written(clause)}`
  return undefined
}

/** After the asking words, what points to all that was said before and says no more. */
const pointing =
  /^(?:(?:(?:did|does|has|will) (?:that|this|it|all that|all this) (?:happen|occur)|(?:did|does|has|will) (?:that|this) (?:end|start|begin)|(?:was|is|were) (?:that|this)|(?:did|does|has|have) (?:he|she|they|it) (?:do|done) (?:that|so|it|this))\b\s*)?(?:exactly|precisely|so|then|though|again|ago|for)?\W*$/i
/** Measures of a deed rather than of a thing. */
const ofDeed = /^how(?: (?:long|often|much|many|far|soon|late))?$/i
const timesAndPlaces = /^(?:which|what) (year|month|day|date|city|town|country|place)$/i

/** "Why?", "With whom?", "How many?", "When was that?": the former question, asked with other words. */
function bareQuestion(asked: Question, before: Before): string | undefined {
  const phrase = askingPhrase(asked)
  if (phrase === undefined || asked.form.slice(0, phrase.start).trim() !== '') return undefined
  const former = before.question
  const given = filler(before)
  if (/^why not\W*$/i.test(asked.form)) return `Why ${written(clauseOf(former, given), 'not')}`
  if (!pointing.test(asked.form.slice(phrase.end).trim())) return undefined
  const words = asked.form.slice(phrase.start, phrase.end)
  if (/^(?:how (?:many|much)|which(?: ones?)?|who|whom|what)$/i.test(words)) return askedAnew(words, before)
  if (/^how \w+$/i.test(words) && !ofDeed.test(words)) {
    const about = given ?? former.names[0]?.name
    return about === undefined ? undefined : `${words} is ${about}`
  }
  // "In which year?" says all; "Which year?" lacks its preposition.
  const noun = timesAndPlaces.exec(words)?.[1]?.toLowerCase()
  if (noun === undefined && /^(?:which|what) /i.test(words)) return undefined
  const preposition = noun === undefined ? '' : /^da/.test(noun) ? 'on ' : 'in '
  return `${preposition}${lowerFirst(words)} ${written(clauseOf(former, given))}`
}

/** "How many?", "Which?", "Who?": other words in the place of those that asked, for the same thing. */
function askedAnew(words: string, { question: former }: Before): string | undefined {
  const phrase = askingPhrase(former)
  const rest = phrase && former.form.slice(phrase.end)
  const isCounted = former.focusPhrase && phrase?.end === former.focusPhrase.end
  const noun = isCounted && former.form.slice(former.focusPhrase.start, former.focusPhrase.end)
  const things = noun ? noun.replace(/^(?:many|much) /i, '') : former.wh === 'who' ? 'people' : ''
  if (/^how/i.test(words)) {
    if (!rest) return `${words} ${written(clauseOf(former, undefined))}`
    return [words, things].filter(Boolean).join(' ') + rest
  }
  if (!rest || rest === '?') return undefined
  if (/^which/i.test(words)) return noun ? `Which ${things}${rest}` : undefined
  const fits = /^what/i.test(words) ? /^(?:how|which)$/.test(former.wh) : /^(?:HUM|NUM:count)/.test(former.type)
  return fits ? words + rest : undefined
}

const leading = /^(?:what|how) about |^what of |^(?:and|or) (?:what about )?/i

/** "What about Bo Vance?", "And in 2020?", "The treasurer?": a piece that takes the place of its like in the former question. */
function fragment(asked: Question, before: Before): string | undefined {
  const form = unmarked(asked.form)
  const isAbout = leading.test(form)
  const words = form.replace(leading, '')
  const from = form.length - words.length
  const tokens = asked.sentence.tokens.filter(({ start, pos }) => start >= from && pos !== 'PUNCT')
  if (words === '' || tokens.some((token) => isVerb(token) && token.text === token.lower)) return undefined
  if (!isAbout && (asked.wh !== 'none' || asked.polar)) return undefined
  const isJoined = isAbout || /^\W*(?:and|or|but|so|also)\b/i.test(asked.text)
  // Bare words look something up.
  if (!isJoined && !/\?\W*$/.test(asked.text)) return undefined
  const former = before.question
  const date = asked.dates.find(({ start }) => start >= from)
  const name = asked.names.find(({ start }) => start >= from)
  // "mayor of Tarnby 2014" is a question of its own.
  if (date && !name && words.length - (date.end - date.start) <= 9) return dated(words, former)
  if (/^(?:in|at|on|from|to|near|of) /i.test(words) && name) return placed(words, name, former)
  if (name && words.length - (name.end - name.start) <= 4) return renamed(name, former, isJoined)
  const [group] = nounGroups({ ...asked, form: words, sentence: shifted(asked, from), names: [] })
  if (group?.start === 0 && (isJoined || !/ of /.test(words))) return regrouped(lowerFirst(words), former)
  const unknown = /^\p{Lu}[\p{L}.'-]*(?: \p{Lu}[\p{L}.'-]*)*$/u.test(words) && asked.unknownNames.length > 0
  const last = former.names.at(-1)
  if (unknown && last && isJoined) return replaced(former, last, words)
  const noun = /^\p{L}[\p{Ll} ]*s$/u.test(words) ? words.toLowerCase() : undefined
  const phrase = former.focusPhrase
  if (!noun || !phrase || !isJoined || askingPhrase(former)?.end !== phrase.end) return undefined
  const many = /^many /.test(former.form.slice(phrase.start, phrase.end)) ? 'many ' : ''
  return replaced(former, phrase, many + noun)
}

const shifted = ({ sentence }: Question, by: number): Question['sentence'] => ({
  ...sentence,
  tokens: sentence.tokens
    .filter(({ start }) => start >= by)
    .map((token) => ({ ...token, start: token.start - by, end: token.end - by })),
})

const replaced = ({ form }: Question, { start, end }: Span, text: string): string =>
  form.slice(0, start) + text + form.slice(end)

const withPreposition = /\b(?:in|on|at|since|until|by|from|during|before|after) $/i

/** A date for the date of the former question, or at its end. */
function dated(words: string, former: Question): string {
  const [date] = former.dates
  const text =
    /^(?:in|on|at|since|until|by|from|during|before|after|last|next|this|two|three|\w+ (?:years|months|days)) /i.test(
      words,
    )
      ? lowerFirst(words)
      : `${/^\d{1,2} |^\w+ \d{1,2}\b(?!\d)/.test(words) ? 'on' : 'in'} ${words}`
  if (!date) return `${unmarked(former.form)} ${text}`
  const before = withPreposition.exec(former.form.slice(0, date.start))
  return replaced(former, { start: date.start - (before?.[0].length ?? 0), end: date.end }, text)
}

/** A place with its preposition for a place of the former question, or at its end. */
function placed(words: string, name: LinkedName, former: Question): string {
  const place = former.names.findLast(({ kind }) => kind === name.kind)
  if (!place) return `${unmarked(former.form)} ${lowerFirst(words)}`
  const before = /\b(?:in|at|on|from|to|near|of) (?:the )?$/i.exec(former.form.slice(0, place.start))
  return replaced(
    former,
    { start: place.start - (before?.[0].length ?? 0), end: place.end },
    before ? lowerFirst(words) : name.name,
  )
}

/** A name for one of its kind. */
function renamed(name: LinkedName, former: Question, isJoined: boolean): string | undefined {
  const like = former.names.findLast(({ kind }) => kind === name.kind)
  if (like) return replaced(former, like, name.name)
  const group = isJoined ? nounGroups(former).find(({ start }) => start > 0) : undefined
  if (group && name.kind === 'person' && former.wh !== 'who') return replaced(former, group, name.name)
  const [only, ...others] = former.names
  return isJoined && only && others.length === 0 ? replaced(former, only, name.name) : undefined
}

/** "the treasurer" for "the mayor": of the former question's group the owner stays, where the new one has none. */
function regrouped(words: string, former: Question): string | undefined {
  const [group] = nounGroups(former)
  if (group) {
    const text = former.form.slice(group.start, group.end)
    const owner = / of /.test(words) ? '' : (/ of .*$/.exec(text)?.[0] ?? '')
    return replaced(former, group, words + owner)
  }
  const office = /^(Who (?:is|was) )([a-z][a-z -]*?)( of .*)?\?$/.exec(former.form)
  if (office) return `${office[1]}${words}${/ of /.test(words) ? '' : (office[3] ?? '')}`
  const [only, ...others] = former.names.filter(({ kind }) => kind === 'person')
  return only && others.length === 0 && wordAt(former.sentence.tokens, 0) !== ''
    ? replaced(former, only, words)
    : undefined
}
