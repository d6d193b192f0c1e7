import type { Question } from '../nlp/question/index.ts'
import { asks } from '../nlp/question/wording.ts'
import { isVerb, wordAt } from '../nlp/tokens.ts'
import type { Token } from '../nlp/types.ts'
import type { Span } from '../types.ts'

const auxiliary =
  /^(?:is|was|are|were|am|has|have|had|do|does|did|will|would|can|could|shall|should|may|might|must|isn't|wasn't|didn't)$/
const be = /^(?:is|was|are|were|am)$/
const measured = /^(?:many|much|long|often|old|far|big|large|tall|high|deep|wide|soon|fast|late|few)$/
const preposition = /^(?:in|on|at|to|with|from|by|for|about|since|until|under|during|against|after|before|of)$/

/** The words of a question that ask, in `form`: "In what year", "How many schools", "Who"; undefined where it has no question word. */
export function askingPhrase({ form, sentence: { tokens }, focusPhrase }: Question): Span | undefined {
  const at = tokens.findIndex(({ lower }) => asks.test(lower) || lower === 'whom')
  const word = tokens[at]
  if (!word) return undefined
  const start = at > 0 && preposition.test(wordAt(tokens, at - 1)) ? (tokens[at - 1]?.start ?? 0) : word.start
  const isNext = focusPhrase !== undefined && form.slice(word.end, focusPhrase.start).trim() === ''
  if (isNext) return { start, end: focusPhrase.end }
  const next = tokens[at + 1]
  return { start, end: word.lower === 'how' && next && measured.test(next.lower) ? next.end : word.end }
}

/** A text without its question mark. */
export const unmarked = (text: string): string => text.replace(/[\s!?]+$/, '')

const small =
  /^(?:the|an?|this|that|these|those|his|her|its|their|who|whom|whose|what|when|where|which|why|how|after|before|last|next|of|in|on|at|to|with|from|by|for|about|since|until|during|under|against|near)$/
const firstWord = /^\p{L}+/u

/** A text with its first word in lower case, where that is a small one: it no longer begins the sentence. */
export const lowerFirst = (text: string): string =>
  text.replace(firstWord, (word) => {
    const lower = word.toLowerCase()
    return small.test(lower) || auxiliary.test(lower) ? lower : word
  })

/** "did", "Bo Vance", "meet Ada Quill". */
export interface Clause {
  readonly auxiliary: string
  readonly subject: string
  readonly predicate: string
}

/**
 * What a question asks about, as it follows another question word: "Who met Ada Quill?", answered by Bo Vance, asks about
 * "did Bo Vance meet Ada Quill".
 * @param answer the short answer, or what stands for one
 */
export function clauseOf(question: Question, answer: string | undefined): Clause {
  const form = unmarked(question.form)
  const { tokens } = question.sentence
  const phrase = askingPhrase(question)
  const first = tokens.findIndex(({ start }) => start >= (phrase?.end ?? 0))
  const head = tokens[first]
  if (!head || head.pos === 'PUNCT') return { auxiliary: '', subject: '', predicate: lowerFirst(form) }
  const isMain = (token: Token, i: number) =>
    question.verb === undefined ? i > first && isVerb(token) : i >= first && token.lemma === question.verb
  const verb = tokens.find(isMain)
  const counted = question.focusPhrase && phrase?.end === question.focusPhrase.end ? thingAsked(question) : undefined
  if (!auxiliary.test(head.lower)) {
    if (phrase === undefined) return { auxiliary: '', subject: '', predicate: lowerFirst(form) }
    const present = /s$/.test(head.lower) && head.lower !== head.lemma
    const predicate = (verb?.lemma ?? head.lemma) + form.slice((verb ?? head).end)
    return { auxiliary: present ? 'does' : 'did', subject: answer ?? counted ?? 'someone', predicate }
  }
  const rest = form.slice(head.end).trim()
  const clause = { auxiliary: lowerFirst(head.text), subject: '', predicate: rest }
  if (question.gap === 'agent' || (question.gap === 'patient' && question.passive))
    return { ...clause, subject: answer ?? counted ?? 'someone' }
  if (question.gap === 'predicate')
    return be.test(head.lower) && answer && question.wh !== 'how' ? { ...clause, subject: answer } : clause
  if (!verb) return clause
  const object =
    question.gap !== 'patient' ? undefined : question.wh === 'what' && !counted ? 'that' : (counted ?? answer)
  const subject = form.slice(head.end, verb.start).trim()
  return {
    ...clause,
    subject,
    predicate: form.slice(verb.start, verb.end) + (object ? ` ${object}` : '') + form.slice(verb.end),
  }
}

/** A clause as one text; "not" stands after its subject. */
export const written = ({ auxiliary, subject, predicate }: Clause, not = ''): string =>
  [auxiliary, subject, not, predicate].filter(Boolean).join(' ')

/** "schools" of "How many schools", "the company" of "Which company". */
function thingAsked({ form, focusPhrase, wh }: Question): string | undefined {
  if (!focusPhrase) return undefined
  const noun = form.slice(focusPhrase.start, focusPhrase.end).replace(/^(?:many|much|more) /i, '')
  return wh === 'how' ? noun : `the ${noun}`
}
