import { fold } from '../../search/terms.ts'
import { cite, sentenceAt } from '../draft.ts'
import type { QuestionKind } from './kind.ts'

const asks =
  /\b(?:stands? for|stood for|abbreviat\w+|acronym|short for|full (?:form|name) of|(?:is|was) the expansion of|initials|mean by|means? what|the letters|spelled out|spelt out|written out)\b/i
const shortForm = /\b([A-Z][A-Z&.]{1,9}|[A-Z]{2,}[a-z]?)\b/

/** The abbreviation a question asks about: written in capitals, or the word where capitals would stand. */
function abbreviation(form: string): string | undefined {
  const capital = shortForm.exec(form.replace(/^(?:What|Which|Who|How)\b/, ''))
  if (capital?.[1]) return capital[1].replace(/\./g, '')
  const before = /\b([\w&]{2,10}) (?:stands? for|stood for|(?:is|was) short for|abbreviat)/i.exec(form)
  if (before?.[1] && !/^(?:it|that|this|does|letters|abbreviation|acronym|what)$/i.test(before[1])) return before[1]
  const after =
    /\b(?:full (?:form|name) of|acronym|abbreviation|short for|expansion of|letters|initials)\s+(?:the )?([\w&]{2,10})/i.exec(
      form,
    )
  return after?.[1]
}

/** "What does CPC stand for?" */
export const expansion: QuestionKind = {
  kind: 'expansion',
  examples: ['What does CPC stand for?', 'What is BRI short for?', 'what is the full form of sco'],
  counterExamples: ['What does the flag stand next to?'],
  matches: (question) => asks.test(question.form) && abbreviation(question.form) !== undefined,
  answer({ question, readings }) {
    const short = abbreviation(question.form)
    if (!short) return undefined
    const key = fold(short)
    for (const reading of readings) {
      for (const fact of reading.facts) {
        if (fact.kind !== 'expansion' || fold(fact.short) !== key) continue
        const sentence = sentenceAt(reading, fact.sentence)
        if (!sentence) continue
        return {
          kind: 'expansion',
          answer: fact.long.replace(/\s+/g, ' '),
          confidence: 0.95,
          citations: [cite(reading, sentence, fact.long)],
          notes: [],
          topic: fact.long,
        }
      }
    }
    return undefined
  },
}
