import { formatEdtf, matchesDate } from '../../dates/index.ts'
import { isSpeech, type Presence, roles } from '../../facts/presence.ts'
import type { LinkedName, Question } from '../../nlp/question/index.ts'
import type { Sentence } from '../../nlp/types.ts'
import { analyse } from '../../search/terms.ts'
import type { Edtf } from '../../types.ts'
import { type AnswerContext, coverage, formsOf } from '../context.ts'
import { cite, conjoin, nonEmpty, sentenceAt } from '../draft.ts'
import { nameKey } from '../names/name-key.ts'
import type { QuestionTerm } from '../question-terms.ts'
import type { SentenceView } from '../ranking/sentence-view.ts'
import type { Reading } from '../reading.ts'
import { setAside } from './except.ts'
import type { QuestionKind } from './kind.ts'

/** "the event": what it means is told around it. */
const vague =
  /^(?:the|this|that) (?:event|meeting|ceremony|reception|forum|conference|function|occasion|exhibition|expo|fair|session|summit|visit)$/i

const roleOf = (question: Question): Presence['role'] | undefined =>
  question.verb
    ? (roles[question.verb] ??
      (question.args.some((arg) => isSpeech(question.verb ?? '', arg.text)) ? 'spoke' : undefined))
    : undefined

interface Hit {
  readonly reading: Reading
  readonly fact: Presence
  readonly sentence: Sentence
  readonly score: number
  readonly when?: Edtf
}

/** Date of what a sentence tells, from itself or, where it tells of "the event", from the sentences before it. */
function dateAround(reading: Reading, fact: Presence, sentence: Sentence): Edtf | undefined {
  if (fact.when) return fact.when.edtf
  if (!vague.test(fact.what)) return undefined
  for (let back = 1; back <= 2; back++) {
    const before = reading.document.sentences[sentence.index - back]
    const date = before ? reading.document.datesIn(before)[0] : undefined
    if (date) return date.edtf
  }
  return undefined
}

/** The sentence right before one that tells of "the event": what the event is. */
function antecedent(context: AnswerContext, reading: Reading, sentence: Sentence): SentenceView | undefined {
  const before = reading.document.sentences[sentence.index - 1]
  return before ? context.view(reading, before) : undefined
}

const most = (a: Float32Array, b: Float32Array): Float32Array => a.map((value, i) => Math.max(value, b[i] ?? 0))

const isSetAside = (aside: readonly LinkedName[], reading: Reading, who: string): boolean =>
  aside.some(({ name }) => formsOf(reading, name).has(nameKey(who)))

function hits(context: AnswerContext, role: Presence['role']): Hit[] {
  const { question, terms, readings } = context
  const found: Hit[] = []
  const aside = setAside(question)
  const isAside = (term: QuestionTerm) =>
    aside.some((name) => term.start >= name.start && term.end <= name.end) ||
    (aside.length > 0 &&
      /^(?:besides?|other|apart|aside|except|addition)$/i.test(question.form.slice(term.start, term.end)))
  for (const reading of readings) {
    for (const fact of reading.facts) {
      if (fact.kind !== 'presence' || fact.role !== role) continue
      if (fact.who.every((party) => isSetAside(aside, reading, party.name))) continue
      const sentence = sentenceAt(reading, fact.sentence)
      if (!sentence) continue
      const view = context.view(reading, sentence)
      const skip = (term: QuestionTerm) =>
        isAside(term) ||
        term.role === 'verb' ||
        term.role === 'date' ||
        (term.role === 'focus' && question.wh !== 'none')
      const before = vague.test(fact.what) ? antecedent(context, reading, sentence) : undefined
      const cover = coverage(
        before ? { found: view.found, foundAround: most(view.foundAround, before.found) } : view,
        terms,
        skip,
      )
      const object = new Set(analyse(fact.what))
      const asked = terms.filter(
        (term) =>
          !skip(term) &&
          question.args.some((arg) => arg.role === 'patient' && term.start >= arg.start && term.end <= arg.end),
      )
      const onObject = vague.test(fact.what)
        ? cover.around
        : asked.length === 0
          ? 1
          : asked.filter((term) => object.has(term.term) || [...term.variants].some((v) => object.has(v))).length /
            asked.length
      const when = dateAround(reading, fact, sentence)
      const [date] = question.dates
      if (date && (!when || matchesDate(date.edtf, when) === 'no')) continue
      if (onObject < 0.5 || cover.around < 0.7 || (view.namesAround < 1 && !(before && before.names >= 1))) continue
      found.push({ reading, fact, sentence, score: 0.5 * cover.around + 0.5 * onObject, ...(when ? { when } : {}) })
    }
  }
  return found.sort((a, b) => b.score - a.score)
}

/** "Who opened the reception?", "When did Ann Lee brief the mayor?" */
export const presence: QuestionKind = {
  kind: 'fact',
  examples: ['Who opened the New Year reception?', 'Who hosted a reception on 19 January 2020?'],
  counterExamples: ['Who met the mayor?', 'What did the mayor open?'],
  matches: (question) =>
    roleOf(question) !== undefined &&
    ((question.gap === 'agent' && (question.wh === 'who' || question.type.startsWith('HUM'))) ||
      (question.wh === 'when' && question.args.length > 1)),
  answer(context) {
    const { question } = context
    const role = roleOf(question)
    if (!role || question.unknownNames.length > 0) return undefined
    const [best, ...others] = hits(context, role)
    if (!best) return undefined
    const same = [
      best,
      ...others.filter(
        (hit) =>
          hit.score >= best.score - 0.02 &&
          hit.fact.who.map((p) => p.name).join() !== best.fact.who.map((p) => p.name).join(),
      ),
    ].slice(0, 1)
    const citations = nonEmpty(same.map((hit) => cite(hit.reading, hit.sentence, hit.fact.who[0]?.name)))
    if (!citations) return undefined
    const aside = setAside(question)
    const doing = best.fact.who.filter((party) => !isSetAside(aside, best.reading, party.name))
    const who = conjoin(doing.map((party) => party.name.replace(/\s+/g, ' ')))
    const doers = question.args.filter((arg) => arg.role === 'agent')
    if (question.wh === 'when') {
      const fits =
        doers.length === 0 ||
        doers.some(
          (arg) =>
            analyse(arg.text).some((term) => analyse(who).includes(term)) ||
            question.names.some((name) => best.fact.who.some((party) => party.name === name.name)),
        )
      return best.when && fits
        ? { kind: 'fact', answer: formatEdtf(best.when), confidence: best.score, citations, notes: [], date: best.when }
        : undefined
    }
    return {
      kind: 'fact',
      answer: who,
      confidence: best.score,
      citations,
      notes: [],
      ...(best.when ? { date: best.when } : {}),
      topic: who,
    }
  },
}
