import type { NounPhrase } from '../../nlp/chunks.ts'
import type { Clause } from '../../nlp/clauses.ts'
import type { Question } from '../../nlp/question/index.ts'
import type { NameKind } from '../../types.ts'
import { type AnswerContext, coverage } from '../context.ts'
import { cite, type Draft } from '../draft.ts'
import { nameKey } from '../names/name-key.ts'
import type { SentenceView } from '../ranking/sentence-view.ts'
import type { QuestionKind } from './kind.ts'

const placing = /^(?:in|at|on|near|inside|outside|to|into|from|across)$/
const direction = /\b(?:come|came|from|origin|travel|go|went|move|moved|sent|send)\b/i

interface Named {
  readonly np: NounPhrase
  readonly name: string
  readonly kind: NameKind
}

/** What is named where a clause says where, and the question does not give. */
function namedIn(view: SentenceView, clause: Clause, question: Question): Named[] {
  const { document } = view.reading
  const given = new Set(question.names.flatMap((name) => [nameKey(name.name), nameKey(name.written)]))
  const mentions = document.mentionsIn(view.sentence)
  return clause.obliques.flatMap((np): Named[] => {
    const preposition = np.preposition ?? ''
    if (!placing.test(preposition) || (/^(?:to|from|into)$/.test(preposition) && !direction.test(question.form)))
      return []
    const mention = mentions.find(
      (m) => m.from >= np.from && m.to <= np.to && m.from >= np.head - 4 && m.how !== 'pronoun',
    )
    const entity = mention && document.entities[mention.entity]
    if (!entity || given.has(nameKey(entity.name))) return []
    const holds = preposition !== 'on' && (entity.kind === 'organisation' || entity.kind === 'event')
    return entity.kind === 'place' || holds ? [{ np, name: entity.name, kind: entity.kind }] : []
  })
}

/** "at Harwick College and at Quill College": the first with those that follow it at once. */
function together(view: SentenceView, [first, ...rest]: readonly Named[]): string[] {
  if (!first) return []
  const names = [first.name]
  let { to } = first.np
  for (const { np, name, kind } of rest) {
    const between = view.sentence.tokens.slice(to, np.from).map((token) => token.lower)
    if (kind !== first.kind || between.length > 3 || !between.some((word) => /^(?:and|,)$/.test(word))) break
    names.push(name)
    to = np.to
  }
  return names
}

/** Names of the places that a clause gives with "in", "at", "to" …: towns before houses and events, which may take place there as well. */
function placesIn(view: SentenceView, question: Question, verbTerm: number): string[] {
  // Of several clauses with the verb, the one whose words before it are most of the question's.
  const clauses = view.clauses.filter((clause) => view.matches[clause.verb.head] === verbTerm)
  const told = (at: number) => view.strength.slice(Math.max(0, at - 14), at).reduce((sum, value) => sum + value, 0)
  const [clause] = clauses.sort((a, b) => told(b.verb.from) - told(a.verb.from))
  if (!clause) return []
  const named = namedIn(view, clause, question)
  const towns = named.filter(({ kind }) => kind === 'place')
  return together(view, towns.length > 0 ? towns : named)
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
      const found = placesIn(view, question, verbTerm)
      const [first] = found
      if (first === undefined) continue
      const draft: Draft = {
        kind: 'fact',
        answer: found.join(' and ').replace(/\s+/g, ' '),
        confidence: Math.min(0.92, cover.around),
        citations: [cite(view.reading, view.sentence, first)],
        notes: [],
        topic: first,
      }
      return draft
    }
    return undefined
  },
}
