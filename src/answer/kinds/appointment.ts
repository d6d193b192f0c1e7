import { formatEdtf } from '../../dates/index.ts'
import type { Question } from '../../nlp/question/index.ts'
import { formsOf } from '../context.ts'
import { cite, sentenceAt } from '../draft.ts'
import { nameKey } from '../names/name-key.ts'
import type { QuestionKind } from './kind.ts'
import { officeWords, titleFits } from './office-words.ts'

const taking = /^(?:become|appoint|elect|name|nominate|promote|take|start|assume|get|make|be|confirm|hold|serve)$/

/** Words of the question that may name the office: without the person and the dates. */
function officePart(question: Question): string {
  const person = question.names.find((name) => name.kind === 'person')
  if (!person) return ''
  const rest = question.form.slice(person.end)
  return rest.replace(
    /^[^\p{L}]*(?:held the (?:post|office|position) of|hold the (?:post|office|position) of|held|hold|served|serve|become|became|appointed|elected|named|made|take office|been|as|to|the|a|an|become the)\s+/iu,
    '',
  )
}

/** "When did Ann Lee become mayor?", "Since when has she been …?" */
export const appointment: QuestionKind = {
  kind: 'office',
  examples: ['When did Li Bo become Vice Mayor?', 'Since when has Li Bo been vice mayor?'],
  counterExamples: ['When did Li Bo open the reception?', 'Who was appointed?'],
  matches(question) {
    if (question.type !== 'NUM:date' || question.names.filter((name) => name.kind === 'person').length !== 1)
      return false
    const verb = question.verb ?? 'be'
    return taking.test(verb) && officeWords(officePart(question)) !== undefined
  },
  answer({ question, readings }) {
    const person = question.names.find((name) => name.kind === 'person')
    const asked = officeWords(officePart(question))
    if (!person || !asked || question.unknownNames.length > 0) return 'unanswered'
    for (const reading of readings) {
      const forms = formsOf(reading, person.name)
      for (const fact of reading.facts) {
        if (fact.kind !== 'office' || !fact.appointed || !forms.has(nameKey(fact.who))) continue
        const given = officeWords(fact.phrase)
        const sentence = sentenceAt(reading, fact.sentence)
        if (!given || !sentence || !titleFits(asked, given)) continue
        return {
          kind: 'office',
          answer: formatEdtf(fact.appointed),
          confidence: 0.92,
          citations: [cite(reading, sentence)],
          notes: [],
          date: fact.appointed,
          topic: fact.who,
        }
      }
    }
    return 'unanswered'
  },
}
