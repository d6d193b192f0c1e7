import type { Definition } from '../../facts/definition.ts'
import { analyse, fold } from '../../search/terms.ts'
import { cite, nonEmpty, sentenceAt } from '../draft.ts'
import type { Reading } from '../reading.ts'
import type { QuestionKind } from './kind.ts'

const article = '(?:(?:the (?:word|term|expression) |an? |the )?["\']?)'
const end = '["\']?[?.!\\s]*$'
const forms: readonly RegExp[] = [
  new RegExp(`^what (?:is|are|was|were) (?:meant by )?${article}(.{2,60}?)${end}`, 'i'),
  new RegExp(`^what (?:does|do|did) ${article}(.{2,60}?)["']? (?:mean|signify|refer to)${end}`, 'i'),
  new RegExp(`^(?:what (?:is|was) )?(?:the )?(?:meaning|definition) of ${article}(.{2,60}?)${end}`, 'i'),
  new RegExp(`^(?:define|explain|describe) ${article}(.{2,60}?)${end}`, 'i'),
]

/** The term that a question asks the meaning of; the last form that fits says it best. */
function termOf(form: string): string | undefined {
  return forms.map((pattern) => pattern.exec(form)?.[1]).findLast((term) => term !== undefined)
}

/** A term as it is compared: its words in any of their forms. */
const keyOf = (term: string): string => analyse(term).join(' ') || fold(term)

type Told = { readonly reading: Reading; readonly fact: Definition }

/** "What is a ketch?", "What does 'season' mean?" */
export const definition: QuestionKind = {
  kind: 'definition',
  examples: ['What is a ketch?', 'What does "season" mean?', 'define quorum', 'What is the meaning of berth fee?'],
  counterExamples: ['Who is Li Bo?', 'What did the mayor mean to do?', 'When is the season?'],
  matches: ({ form }) => termOf(form) !== undefined,
  answer({ question, readings }) {
    const term = termOf(question.form)
    if (term === undefined) return undefined
    const key = keyOf(term)
    const told = readings.flatMap((reading): Told[] =>
      reading.facts.flatMap((fact) =>
        fact.kind === 'definition' && keyOf(fact.term) === key ? [{ reading, fact }] : [],
      ),
    )
    const best = told.find(({ fact }) => fact.isSure) ?? told[0]
    if (best === undefined) return undefined
    const alike = told.filter(({ fact }) => keyOf(fact.meaning) === keyOf(best.fact.meaning))
    const citations = nonEmpty(
      [best, ...alike.filter((one) => one !== best)].flatMap(({ reading, fact }) => {
        const sentence = sentenceAt(reading, fact.sentence)
        return sentence ? [cite(reading, sentence, fact.meaning)] : []
      }),
    )
    if (!citations) return undefined
    return {
      kind: 'definition',
      answer: best.fact.meaning.replace(/\s+/g, ' '),
      // Where articles give a word several meanings, any may be the one that is asked for.
      confidence: best.fact.isSure && alike.length === told.length ? 0.9 : 0.75,
      citations,
      notes: [],
      topic: best.fact.term,
    }
  },
}
