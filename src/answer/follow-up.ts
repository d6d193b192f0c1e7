import type { Question } from '../nlp/question/index.ts'
import { type Before, carryOver } from './carry-over.ts'
import { askingPhrase, clauseOf, lowerFirst, unmarked, written } from './former-clause.ts'
import { fragment } from './fragment.ts'

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
  const place = /^(?:in|at|on|near) [^,;(]{1,60}/i.exec(answer)?.[0].trim()
  if (question.wh === 'where') return place && lowerFirst(place)
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
  /^(?:(?:(?:did|does|has|will) (?:that|this|it|all that|all this) (?:happen|occur)|(?:did|does|has|will) (?:that|this) (?:end|start|begin)|(?:was|is|were) (?:that|this))\b\s*|him|her|them|there|it)?(?:exactly|precisely|so|then|though|again|for)?\W*$/i

/** "Why did she do that?", and of a former "What did she say?" also "When did she say that?". */
function isSameDeed(rest: string, { verb }: Question): boolean {
  const found = /^(?:did|does|has|have|had) (?:he|she|they|it) (\p{L}+) (?:that|so|it|this)\W*$/iu.exec(rest)
  return found !== null && [verb, 'do', 'done'].includes(found[1]?.toLowerCase())
}

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
  const words = asked.form.slice(phrase.start, phrase.end)
  const rest = asked.form.slice(phrase.end).trim()
  // "Who did?" after "Did she win?".
  if (former.polar && /^(?:did|does|was|is|were|are|has|have|will)\W*$/i.test(rest) && /^(?:who|what)$/i.test(words))
    return `${words} ${written({ ...clauseOf(former, given), subject: '' })}`
  if (!pointing.test(rest) && !isSameDeed(rest, former)) return undefined
  if (/^(?:how (?:many|much)|which(?: ones?)?|who|whom|what)$/i.test(words)) return askedAnew(words, before)
  if (/^how \w+$/i.test(words) && !ofDeed.test(words)) {
    const about = given ?? former.names[0]?.name
    return about === undefined ? undefined : `${words} is ${about}`
  }
  if (/^how (?:many|much) /i.test(words)) return undefined
  // "In which year?" says all; "Which year?" lacks its preposition.
  const noun = timesAndPlaces.exec(words)?.[1]?.toLowerCase()
  if (noun === undefined && /^(?:which|what) /i.test(words)) return undefined
  const preposition = noun === undefined ? '' : /^da/.test(noun) ? 'on ' : 'in '
  // "Since when?", where it was asked where: since when there.
  const place = former.wh === 'where' && !/^where/i.test(words) && given ? ` ${given}` : ''
  return `${preposition}${lowerFirst(words)} ${written(clauseOf(former, given))}${place}`
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
