import type { Office } from '../../facts/office.ts'
import type { Question } from '../../nlp/question/index.ts'
import { type AnswerContext, formsOf } from '../context.ts'
import { cite, type Draft, sentenceAt } from '../draft.ts'
import { nameKey } from '../names/name-key.ts'
import type { Reading } from '../reading.ts'
import type { QuestionKind } from './kind.ts'
import { bodyTerms } from './office-holders.ts'
import { type OfficeWords, officeWords } from './office-words.ts'

const second = /^(?:deputy|vice|assistant)$/
/** Least share of the words of the shorter body that two offices of one body have in common. */
const sameBody = 0.6

/** Who is asked for: the deputy of a person, or whose deputy a person is. With the title, where the question gives one. */
interface Asked {
  readonly person: string
  readonly seeks: 'deputy' | 'superior'
  readonly title?: string
}

function read(question: Question): Asked | undefined {
  const persons = question.names.filter((name) => name.kind === 'person')
  const [person] = persons
  if (!person || persons.length > 1 || question.polar) return undefined
  const before = question.form.slice(0, person.start)
  const after = question.form.slice(person.end)
  const own = /^'s? (?:deputy|vice|assistant)\b ?([\p{L}-]*)\?$/iu.exec(after)
  if (own && /^who (?:is|was) (?:[\p{L}-]+ )?$/iu.test(before))
    return { person: person.name, seeks: 'deputy', ...(own[1] ? { title: own[1].toLowerCase() } : {}) }
  const title = /^(?:under )?(?:which|what|whose) ([\p{L}-]+)\b/iu.exec(question.form)?.[1]?.toLowerCase()
  const asks = question.wh === 'who' || question.wh === 'whose' || officeWords(title ?? '') !== undefined
  const serves =
    (/^under (?:which|what|whom|whose)\b/i.test(before) && /^ (?:serve|work|act|hold|be)\b/i.test(after)) ||
    /^ (?:serve|work|act)[^?]*\bunder\b/i.test(after) ||
    (/^whom? (?:is|was) $/i.test(before) && /^ (?:the )?(?:deputy|vice)[^?]* (?:to|of)\?$/i.test(after))
  if (!asks || !serves) return undefined
  return { person: person.name, seeks: 'superior', ...(title && officeWords(title) ? { title } : {}) }
}

interface Line {
  readonly reading: Reading
  readonly fact: Office
  readonly words: OfficeWords
}

function offices(context: AnswerContext): Line[] {
  return context.readings.flatMap((reading) =>
    reading.facts.flatMap((fact) => {
      const words = fact.kind === 'office' && !fact.former ? officeWords(fact.phrase) : undefined
      return fact.kind === 'office' && words ? [{ reading, fact, words }] : []
    }),
  )
}

const isSecond = ({ words }: Line): boolean => [...words.qualifiers].some((word) => second.test(word))

/** Whether two offices are of one body: most words shared; where one is silent on it, only in one article. */
function shareBody(context: AnswerContext, a: Line, b: Line): boolean {
  const x = bodyTerms(context, a.fact.of ?? '')
  const y = bodyTerms(context, b.fact.of ?? '')
  const least = Math.min(x.size, y.size)
  if (least === 0) return a.reading === b.reading
  return [...x].filter((term) => y.has(term)).length / least >= sameBody
}

/** "Who is Ann Lee's deputy?", "Under which secretary does Ann Lee serve as deputy?" */
export const superior: QuestionKind = {
  kind: 'office',
  examples: ["Who is Yuan Jiajun's deputy secretary?", 'Under which secretary does Hu Henghua serve as deputy?'],
  counterExamples: ['Who is the deputy secretary?', 'Under which mayor was the bridge built?'],
  matches: (question) => read(question) !== undefined,
  answer(context): Draft | 'unanswered' | undefined {
    const asked = read(context.question)
    if (!asked || context.question.unknownNames.length > 0) return undefined
    const all = offices(context)
    const isPerson = ({ reading, fact }: Line) => formsOf(reading, asked.person).has(nameKey(fact.who))
    const seeks = asked.seeks === 'deputy'
    const own = all.filter(
      (line) =>
        isPerson(line) && isSecond(line) !== seeks && (asked.title === undefined || line.words.head === asked.title),
    )
    for (const held of own) {
      const others = all.filter(
        (line) =>
          !isPerson(line) &&
          isSecond(line) === seeks &&
          line.words.head === held.words.head &&
          shareBody(context, held, line),
      )
      // Offices change hands: those of the same article are of the same time.
      const other = others.find((line) => line.reading === held.reading)
      const sentence = other ? sentenceAt(other.reading, other.fact.sentence) : undefined
      if (!other || !sentence) continue
      return {
        kind: 'office',
        answer: other.fact.who,
        confidence: 0.85,
        citations: [cite(other.reading, sentence, other.fact.who)],
        notes: [],
        topic: other.fact.who,
      }
    }
    // Their office is known, and nobody beside it.
    return own.length > 0 ? 'unanswered' : undefined
  },
}
