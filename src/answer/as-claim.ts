import type { Question } from '../nlp/question/index.ts'
import type { Token } from '../nlp/types.ts'

const whWord = /^(?:who|whom|whose|what|which|when|where|why|how)$/
const auxiliary = /^(?:is|was|are|were|am|has|have|had|do|does|did|will|would|can|could|shall|should|may|might|must)$/
/** Words between the question word and what is counted or chosen. */
const amount = /^(?:(?:many|much|kinds?|sorts?|types?|of)\s+)*/i
/** "How old was he?" is answered by "76 years old" as well as by "76". */
const measure = /^(?:long|old|high|tall|deep|wide|large|big|heavy|far|fast)$/

/** Times that stand behind "in" or "on", and places that are mere names. */
const yearOrMonth =
  /^(?:(?:early|mid|late)[- ]?)?(?:\d{3,4}|(?:January|February|March|April|May|June|July|August|September|October|November|December|spring|summer|autumn|winter)(?:,? \d{4})?)$/
const day =
  /^(?:\d{1,2}(?:st|nd|rd|th)? \p{Lu}|(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)/u
const goesTo = /^(?:go|come|move|travel|fly|sail|return|drive|walk|send|take|transfer|bring|flee|retire)$/

/** The word that a bare time or place takes in a sentence, with its space; "" where it takes none. */
function preposition({ wh, verb, form }: Question, answer: string): string {
  if (/\b(?:in|on|at|from|to|of|by|for|since|until|till)[?\s]*$/i.test(form)) return ''
  if (wh === 'when') return yearOrMonth.test(answer) ? 'in ' : day.test(answer) ? 'on ' : ''
  if (wh === 'where' && /^\p{Lu}/u.test(answer)) return goesTo.test(verb ?? '') ? 'to ' : 'in '
  return ''
}

/** The question word and the nouns that belong to it, as offsets into the question's form. */
function askingPhrase(
  { form, focusPhrase, sentence }: Question,
  wh: Token,
): { readonly end: number; readonly noun: string } {
  const next = sentence.tokens.find(({ start }) => start >= wh.end)
  if (next && wh.lower === 'how' && (measure.test(next.lower) || next.pos === 'ADV'))
    return { end: next.end, noun: measure.test(next.lower) ? next.text : '' }
  // "How much is a ticket": nothing is counted but what stands in the answer.
  const asking = next && wh.lower === 'how' && /^(?:much|many)$/.test(next.lower) ? next.end : wh.end
  if (!focusPhrase || focusPhrase.start < wh.end) return { end: asking, noun: '' }
  const between = `${form.slice(wh.end, focusPhrase.start).trim()} `.trimStart()
  // "what is the population": what is asked for stands behind the verb.
  return between.replace(amount, '') === ''
    ? { end: focusPhrase.end, noun: form.slice(wh.end, focusPhrase.end).trim().replace(amount, '') }
    : { end: asking, noun: '' }
}

/** The answer in the place of the words that ask. */
function filled(question: Question, noun: string, given: string): string {
  const { wh, type } = question
  const answer = `${preposition(question, given)}${given}`
  if (wh === 'why' && !/^(?:because|since|as|due|to|for|so|in order)\b/i.test(answer)) return `because ${answer}`
  if (wh === 'whose') return `${answer} ${noun}`
  const counts = wh === 'how' && type.startsWith('NUM')
  const last = noun.split(/\s+/).at(-1) ?? ''
  return counts && noun !== '' && !answer.toLowerCase().includes(last.toLowerCase()) ? `${answer} ${noun}` : answer
}

/**
 * What an answer claims, as a statement or a yes/no question that a passage can be asked for: "Who opened the bridge?" with "Ann Lee" is
 * "Ann Lee opened the bridge.", "When did the mill close?" with "in May" is "Did the mill close in May?".
 *
 * @param question one that asks for something other than yes or no
 * @param answer a name, a date, a number, a clause
 */
export function asClaim(question: Question, answer: string): string {
  const text = question.form.replace(/[?\s]+$/, '')
  const { tokens } = question.sentence
  const at = tokens.findIndex(({ lower }) => whWord.test(lower))
  const wh = tokens[at]
  if (!wh) return `${text}: ${answer}`
  const { end, noun } = askingPhrase(question, wh)
  const before = text.slice(0, wh.start).trim()
  const rest = text.slice(end).trim()
  const given = [before.toLowerCase(), filled(question, noun, answer)].filter(Boolean).join(' ')
  const [first, second] = tokens.filter(({ start }) => start >= end)
  const hasSubject = second !== undefined && second.pos !== 'VERB' && second.pos !== 'PUNCT' && second.lower !== 'been'
  const isPredicate = /^(?:who|what|which)$/.test(question.wh) && question.gap === 'predicate'
  if (first && auxiliary.test(first.lower) && hasSubject && !isPredicate) {
    const asked = text.slice(first.end).trim()
    return `${first.text.charAt(0).toUpperCase()}${first.text.slice(1)} ${asked} ${given}?`
  }
  return `${given} ${rest}.`
}
