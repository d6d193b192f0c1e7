import type { Office } from '../../facts/office.ts'
import { nameKey } from '../../names/name-key.ts'
import type { Question } from '../../nlp/question/index.ts'
import { type AnswerContext, formsOf } from '../context.ts'
import { cite, type Draft, sentenceAt } from '../draft.ts'

const asksBefore = /\bpredecessor\b|^whom? did\b.*\b(?:succeed|replace|follow)\b/i
const asksAfter = /\bsuccessor\b|^who (?:succeeded|replaced|followed)\b/i

/** Which side of a change of holders a question asks for, where it names the other: "Who was Ann Lee's predecessor?" */
export function sideAsked({ form, names }: Question): 'before' | 'after' | undefined {
  if (names.filter(({ kind }) => kind === 'person').length !== 1) return undefined
  return asksBefore.test(form) ? 'before' : asksAfter.test(form) ? 'after' : undefined
}

const isSameOffice = (a: Office, b: Office): boolean =>
  a.sentence === b.sentence && a.title === b.title && a.of === b.of && nameKey(a.who) !== nameKey(b.who)

/** Who came before or after a person in an office, where one sentence tells of both. */
export function succession(context: AnswerContext): Draft | undefined {
  const side = sideAsked(context.question)
  const person = context.question.names.find(({ kind }) => kind === 'person')
  if (!side || !person) return undefined
  for (const reading of context.readings) {
    const forms = formsOf(reading, person.name)
    const offices = reading.facts.filter((fact): fact is Office => fact.kind === 'office')
    for (const own of offices) {
      if (!forms.has(nameKey(own.who)) || own.former !== (side === 'after')) continue
      const other = offices.find((one) => isSameOffice(one, own) && one.former !== own.former)
      const sentence = other && sentenceAt(reading, other.sentence)
      if (!other || !sentence) continue
      return {
        kind: 'office',
        answer: other.who.replace(/\s+/g, ' '),
        confidence: 0.92,
        citations: [cite(reading, sentence, other.who)],
        notes: [],
        topic: other.who,
      }
    }
  }
  return undefined
}
