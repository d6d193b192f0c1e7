import { compareEdtf, formatEdtf, matchesDate } from '../../dates/index.ts'
import type { Sentence } from '../../nlp/types.ts'
import type { DateMention, Edtf } from '../../types.ts'
import { type AnswerContext, coverage } from '../context.ts'
import { cite, type Draft } from '../draft.ts'
import { sameEdition } from '../editions.ts'
import type { QuestionTerm } from '../question-terms.ts'
import type { Reading } from '../reading.ts'
import type { QuestionKind } from './kind.ts'
import { rangeAsked } from './range-asked.ts'

/** Words for an event that goes on for some days. The first day of what was closed is no opening. */
const goesOn =
  /\b(?:held|hold|holding|runs?|ran|running|lasts?|lasted|(?:takes?|took|taking) place|happen\w*|hosted|organi[sz]ed|staged|scheduled|continue[sd]?|attend\w*|open|met|meets)\b/i
/** Ways of asking, which the sentence need not have. */
const asking =
  /^(?:until|till|from|run|runs|ran|last|long|start|begin|began|open|opening|commence|end|finish|close|conclude|date|dai|day|hold|held|take|place|go|happen|when|which|what)/
const lasted =
  /\b(?:\d+|one|two|three|four|five|six|seven|ten|several|some)[- ](?:day|week|month|year|hour|minute)s?\b/i

interface Hit {
  readonly reading: Reading
  readonly sentence: Sentence
  readonly date: DateMention
  readonly score: number
}

const closed = (edtf: Edtf): readonly [Edtf, Edtf] | undefined => {
  const [from, to] = edtf.split('/')
  return from && to && from !== '..' && to !== '..' ? [from, to] : undefined
}

/** Whether the thing that is asked about is named for itself: the mill is not what "the mill market was held" tells of. */
function namesSubject({ question }: AnswerContext, { tokens }: Sentence): boolean {
  const subject = question.args.find((arg) => arg.role !== 'oblique')
  const words = subject?.text.toLowerCase().split(/\s+/) ?? []
  return tokens.some(
    (token, i) =>
      words.includes(token.lower) && token.pos !== 'DET' && !/^(?:NOUN|PROPN)$/.test(tokens[i + 1]?.pos ?? ''),
  )
}

/** A sentence that says of all that is asked about from when to when it went on. */
function hitIn(context: AnswerContext, reading: Reading, sentence: Sentence): Hit | undefined {
  const { question, terms } = context
  const { document } = reading
  const ranges = document.datesIn(sentence).filter((date) => closed(date.edtf))
  const [date] = ranges
  if (!date || ranges.some((other) => other.edtf !== date.edtf)) return undefined
  const words = document.article.text.slice(sentence.start, sentence.end)
  const before = document.article.text.slice(sentence.start, date.start)
  if (!goesOn.test(words) && !/\(\s*$/.test(before)) return undefined
  if (question.dates.some((asked) => matchesDate(asked.edtf, date.edtf) === 'no')) return undefined
  if (!sameEdition(question, sentence) || !namesSubject(context, sentence)) return undefined
  const except = (term: QuestionTerm) =>
    term.role === 'date' || term.role === 'focus' || term.role === 'verb' || asking.test(term.term)
  if (terms.every(except)) return undefined
  const { own } = coverage(context.view(reading, sentence), terms, except)
  return own < 0.85 ? undefined : { reading, sentence, date, score: own }
}

/** "From when to when did the fair run?", "Until which date …?", "On what day did it start?", "How long did it last?" */
export const span: QuestionKind = {
  kind: 'event',
  examples: [
    'From when to when did the Smart China Expo of 2019 run?',
    'Until which date did the Smart China Expo last?',
  ],
  counterExamples: ['When was the New Year reception held?', 'How long is the Yangtze River?'],
  matches: (question) => rangeAsked(question) !== undefined && question.names.every((name) => name.kind !== 'person'),
  answer(context) {
    const { question, readings } = context
    if (question.unknownNames.length > 0) return undefined
    const asked = rangeAsked(question)
    const hits = readings
      .flatMap((reading) => context.sentencesOf(reading).flatMap((sentence) => hitIn(context, reading, sentence) ?? []))
      .sort((a, b) => b.score - a.score || compareEdtf(a.date.edtf, b.date.edtf))
    const [best] = hits
    const ends = best && closed(best.date.edtf)
    if (!best || !ends || hits.some((hit) => hit.date.edtf !== best.date.edtf && hit.score > best.score - 0.1))
      return undefined
    const { article } = best.reading.document
    // "It lasted three days": said so, it is found as it stands.
    if (question.type === 'NUM:period' && lasted.test(article.text.slice(best.sentence.start, best.sentence.end)))
      return undefined
    const edtf = asked === 'first' ? ends[0] : asked === 'last' ? ends[1] : best.date.edtf
    const draft: Draft = {
      kind: 'event',
      answer: formatEdtf(edtf),
      confidence: 0.85 * best.score,
      citations: [cite(best.reading, best.sentence, article.text.slice(best.date.start, best.date.end))],
      notes: best.date.basis === 'assumed-year' ? ['The year is taken from the date of the article.'] : [],
      date: edtf,
    }
    return draft
  },
}
