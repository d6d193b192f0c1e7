import { beginsAfter, precision } from '../../dates/index.ts'
import { tenseOf } from '../../facts/tense.ts'
import type { Question } from '../../nlp/question/index.ts'
import type { Sentence } from '../../nlp/types.ts'
import type { DateMention } from '../../types.ts'
import type { AnswerContext } from '../context.ts'
import { cite, type Draft } from '../draft.ts'
import { sameEdition } from '../editions.ts'
import type { QuestionTerm } from '../question-terms.ts'
import type { SentenceView } from '../ranking/sentence-view.ts'
import type { Reading } from '../reading.ts'
import { wellFound } from '../well-found.ts'
import { datePart } from './answer-date.ts'
import type { QuestionKind } from './kind.ts'
import { deedOf, isOnOccasion } from './occasion-deed.ts'

/** People come together: what they say and do there is of the same day. */
const gathering =
  /\b(?:met|meets?|meetings?|talks|receptions?|receive[sd]?|visit(?:s|ed)?|ceremony|summit|forum|conference|congress|session|assembly|gathering|dinner|lunch|banquet|party|reunion|hosted|hosts|attended|attends|gathered)\b/i
/** Sentences at the head of an article in which its news is dated. */
const head = 3

interface Occasion {
  readonly sentence: Sentence
  readonly date: DateMention
}

const isDay = (date: DateMention): boolean => precision(date.edtf) === 'day'

/** The one day on which people came together, as the head of an article gives it. */
function occasionOf({ document, facts }: Reading): Occasion | undefined {
  const { text, published } = document.article
  for (const sentence of document.sentences.slice(0, head)) {
    const days = document.datesIn(sentence).filter(isDay)
    const [date] = days
    if (!date) continue
    const planned = facts.some((fact) => fact.kind === 'event' && fact.sentence === sentence.index && fact.planned)
    if (planned || beginsAfter(date.edtf, published) || days.some((other) => other.edtf !== date.edtf)) return undefined
    return gathering.test(text.slice(sentence.start, sentence.end)) ? { sentence, date } : undefined
  }
  return undefined
}

/** Whether nothing between the occasion and a sentence dates it otherwise: another day, or any date before it in its paragraph. */
function sameTime({ document }: Reading, occasion: Occasion, sentence: Sentence): boolean {
  return document.sentences
    .slice(occasion.sentence.index + 1, sentence.index)
    .every((other) =>
      document
        .datesIn(other)
        .every((date) => date.edtf === occasion.date.edtf || (!isDay(date) && other.paragraph !== sentence.paragraph)),
    )
}

/** Whether a sentence and the one of the occasion tell together all that is asked, and have somebody or something asked about in common. */
function together(
  { question, terms }: AnswerContext,
  reading: Reading,
  deed: SentenceView,
  lead: SentenceView,
): boolean {
  const place = question.names.filter((name) => name.kind === 'place')
  const occasion = question.args.filter(
    (arg) => arg.role === 'oblique' && /^(?:at|during)$/.test(arg.preposition ?? ''),
  )
  const inside = (term: QuestionTerm, spans: readonly { start: number; end: number }[]) =>
    spans.some((span) => term.start >= span.start && term.end <= span.end)
  let all = 0
  let told = 0
  let common = 0
  for (const [i, term] of terms.entries()) {
    if (term.role === 'verb' || term.role === 'focus' || term.role === 'date') continue
    const there = lead.found[i] ?? 0
    const here = deed.found[i] ?? 0
    // The occasion that the question names is the one that is dated.
    if (inside(term, occasion) && there < wellFound && !reading.titleTerms.has(term.term)) return false
    all += term.weight
    if (Math.max(there, here) >= wellFound || reading.titleTerms.has(term.term)) told += term.weight
    if (there >= wellFound && !inside(term, place)) common++
  }
  return common > 0 && told >= 0.85 * all
}

const named = (question: Question): boolean =>
  question.args.some((arg) => arg.role === 'oblique' && /^(?:at|during)$/.test(arg.preposition ?? ''))

/** "When did Ann Lee thank Joe Fox?": on the day on which, as the head of the same article says, they met. */
export const occasionDate: QuestionKind = {
  kind: 'event',
  examples: [
    'When did the SCO Secretary-General thank Chen Min’er?',
    'When did Rashid Alimov brief the mayor of Chongqing?',
  ],
  counterExamples: ['When was the New Year reception held?', 'When was Li Bo born?', 'Who thanked Chen Min’er?'],
  matches: (question) =>
    question.type === 'NUM:date' &&
    question.dates.length === 0 &&
    (question.focus === undefined || /^(?:date|day|year|month)$/.test(question.focus)) &&
    question.args.some((arg) => arg.role === 'agent') &&
    (isOnOccasion(question) || named(question)),
  answer(context) {
    const { question, readings } = context
    if (question.unknownNames.length > 0) return undefined
    const found: { reading: Reading; occasion: Occasion; sentence: Sentence }[] = []
    for (const reading of readings) {
      const occasion = occasionOf(reading)
      if (!occasion || !sameEdition(question, occasion.sentence)) continue
      const lead = context.view(reading, occasion.sentence)
      for (const sentence of context.sentencesOf(reading)) {
        if (sentence.index <= occasion.sentence.index) continue
        const view = context.view(reading, sentence)
        const clause = deedOf(context, view)
        if (!clause || tenseOf(sentence, clause.verb) !== 'past') continue
        // A date with the deed itself is found without this.
        const until = sentence.tokens[clause.to - 1]?.end ?? sentence.end
        if (reading.document.datesIn(sentence).some((date) => date.start < until)) continue
        if (!sameTime(reading, occasion, sentence) || !together(context, reading, view, lead)) continue
        found.push({ reading, occasion, sentence })
        break
      }
    }
    const [first] = found
    if (!first || found.some(({ occasion }) => occasion.date.edtf !== first.occasion.date.edtf)) return undefined
    const { date } = first.occasion
    const words = first.reading.document.article.text.slice(date.start, date.end)
    const draft: Draft = {
      kind: 'event',
      answer: datePart(question, date.edtf),
      confidence: 0.6,
      citations: [cite(first.reading, first.occasion.sentence, words), cite(first.reading, first.sentence)],
      notes: date.basis === 'assumed-year' ? ['The year is taken from the date of the article.'] : [],
      date: date.edtf,
    }
    return draft
  },
}
