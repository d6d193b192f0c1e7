import type { Question } from '../../nlp/question/index.ts'
import { type AnswerContext, coverage } from '../context.ts'
import { cite, type Draft } from '../draft.ts'
import { nameKey } from '../names/name-key.ts'
import type { SentenceView } from '../ranking/sentence-view.ts'
import type { QuestionKind } from './kind.ts'

const placing = /^(?:in|at|on|near|inside|outside|to|into|from|across)$/
const direction = /\b(?:come|came|from|origin|travel|go|went|move|moved|sent|send)\b/i

/** Name of the place that a clause gives with "in", "at", "to" …, if it is none that the question gives. */
function placeIn(view: SentenceView, question: Question, verbTerm: number): string | undefined {
  const { document } = view.reading
  const given = new Set(question.names.flatMap((name) => [nameKey(name.name), nameKey(name.written)]))
  const mentions = document.mentionsIn(view.sentence)
  // Of several clauses with the verb, the one whose words before it are most of the question's.
  const clauses = view.clauses.filter((clause) => view.matches[clause.verb.head] === verbTerm)
  const told = (at: number) => view.strength.slice(Math.max(0, at - 14), at).reduce((sum, value) => sum + value, 0)
  for (const clause of clauses.sort((a, b) => told(b.verb.from) - told(a.verb.from)).slice(0, 1)) {
    for (const np of clause.obliques) {
      if (
        !placing.test(np.preposition ?? '') ||
        (/^(?:to|from|into)$/.test(np.preposition ?? '') && !direction.test(question.form))
      )
        continue
      const mention = mentions.find(
        (m) => m.from >= np.from && m.to <= np.to && m.from >= np.head - 4 && m.how !== 'pronoun',
      )
      const entity = mention ? document.entities[mention.entity] : undefined
      const fits =
        entity?.kind === 'place' ||
        (np.preposition !== 'on' && (entity?.kind === 'organisation' || entity?.kind === 'event'))
      if (entity && fits && !given.has(nameKey(entity.name))) return entity.name
    }
  }
  return undefined
}

/** "Where was the fair held?": the place of the very deed. */
export const place: QuestionKind = {
  kind: 'fact',
  examples: ['Where was the promotion meeting held?', 'Where was the 2nd Smart China Expo held?'],
  counterExamples: ['Which city hosted the fair?', 'When was the fair held?'],
  matches: (question) => question.wh === 'where' && question.verb !== undefined && question.type.startsWith('LOC'),
  answer(context: AnswerContext) {
    const { question, terms, views } = context
    if (question.unknownNames.length > 0) return 'unanswered'
    const verbTerm = terms.findIndex((term) => term.role === 'verb')
    if (verbTerm < 0) return undefined
    for (const view of views.slice(0, 10)) {
      const cover = coverage(view, terms)
      if (cover.own < 0.6 || cover.around < 0.75 || view.namesAround < 1 || view.date < 0) continue
      const found = placeIn(view, question, verbTerm)
      if (!found) continue
      const draft: Draft = {
        kind: 'fact',
        answer: found.replace(/\s+/g, ' '),
        confidence: Math.min(0.92, cover.around),
        citations: [cite(view.reading, view.sentence, found)],
        notes: [],
        topic: found,
      }
      return draft
    }
    return undefined
  },
}
