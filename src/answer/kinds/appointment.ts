import { nameKey } from '../../names/name-key.ts'
import type { NameMention } from '../../nlp/names/index.ts'
import type { Question } from '../../nlp/question/index.ts'
import type { Sentence } from '../../nlp/types.ts'
import type { DateMention } from '../../types.ts'
import { datePart } from '../answer-date.ts'
import { formsOf } from '../context.ts'
import { cite, sentenceAt } from '../draft.ts'
import type { Reading } from '../reading.ts'
import type { QuestionKind } from './kind.ts'
import { type OfficeWords, officeWords, titleFits } from './office-words.ts'

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

const took = /\b(?:became|becomes?|appointed|elected|named|made|promoted to|chosen|nominated|sworn in|took over as)\b/gi
const doubtful = /\b(?:not|never|will|would|may|might|could)\b[^,;]*$/i

/** "was appointed in May 2011 as Deputy Mayor", "became deputy mayor in 2011": the one date that a sentence has after the verb, where the title that follows is the one asked for. */
function takenIn(reading: Reading, sentence: Sentence, person: string, asked: OfficeWords): DateMention | undefined {
  const { document } = reading
  const { text } = document.article
  // The article may call him by his last name alone.
  const forms = new Set([...formsOf(reading, person), nameKey(person.split(/\s+/).pop() ?? '')])
  const isPerson = (mention: NameMention) => [...reading.entityKeys(mention.entity)].some((key) => forms.has(key))
  if (!asked.body.every((term) => reading.counts.has(term) || reading.titleTerms.has(term))) return undefined
  for (const match of text.slice(sentence.start, sentence.end).matchAll(took)) {
    const verb = sentence.start + match.index
    const clause = document
      .clauses(sentence)
      .find((one) =>
        sentence.tokens.slice(one.verb.from, one.verb.to).some((token) => token.end > verb && token.start <= verb),
      )
    const subject = clause?.subject[0]
    const last = subject && document.mentionsIn(sentence).findLast((m) => m.to > subject.from && m.from < subject.to)
    // "His niece was appointed" names him too.
    if (!last || !isPerson(last) || /^(?:his|her|their)$/i.test(text.slice(last.start, last.end))) continue
    const dates = document.datesIn(sentence).filter((date) => date.start > verb)
    const [date] = dates
    if (!date || dates.some(({ edtf }) => edtf !== date.edtf) || doubtful.test(text.slice(last.end, verb))) continue
    const before = text.slice(verb + match[0].length, date.start)
    const after = text.slice(date.end, sentence.end)
    const title = /\p{L}{4}/u.test(before) ? before : after
    const [phrase] = title.replace(/^(?:\s|\b(?:as|to be|the|a|an|its?|his|her|their)\b)+/i, '').split(/[,;.]/)
    const given = officeWords((phrase ?? '').trim())
    if (given && titleFits(asked, given)) return date
  }
  return undefined
}

/** "When did Ann Lee become mayor?", "Since when has she been …?" */
export const appointment: QuestionKind = {
  kind: 'appointment',
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
    if (!person || !asked || question.unknownNames.length > 0) return undefined
    for (const reading of readings) {
      const forms = formsOf(reading, person.name)
      for (const fact of reading.facts) {
        if (fact.kind !== 'office' || !fact.appointed || !forms.has(nameKey(fact.who))) continue
        const given = officeWords(fact.phrase)
        const sentence = sentenceAt(reading, fact.sentence)
        if (!given || !sentence || !titleFits(asked, given)) continue
        return {
          kind: 'appointment',
          answer: datePart(question, fact.appointed),
          confidence: 0.92,
          citations: [cite(reading, sentence)],
          notes: [],
          date: fact.appointed,
          topic: fact.who,
        }
      }
    }
    for (const reading of readings)
      for (const sentence of reading.document.sentences) {
        const date = takenIn(reading, sentence, person.name, asked)
        if (!date) continue
        return {
          kind: 'appointment',
          answer: datePart(question, date.edtf),
          confidence: 0.85,
          citations: [cite(reading, sentence, reading.document.article.text.slice(date.start, date.end))],
          notes: date.basis === 'assumed-year' ? ['The year is taken from the date of the article.'] : [],
          date: date.edtf,
          topic: person.name,
        }
      }
    return undefined
  },
}
