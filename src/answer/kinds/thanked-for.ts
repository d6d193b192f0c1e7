import type { Question } from '../../nlp/question/index.ts'
import type { Sentence } from '../../nlp/types.ts'
import { isParticiple } from '../../nlp/verb-forms.ts'
import { datedAs } from '../checks/given.ts'
import { type AnswerContext, coverage } from '../context.ts'
import { cite, type Draft } from '../draft.ts'
import type { Reading } from '../reading.ts'
import type { QuestionKind } from './kind.ts'

/** Whoever is thanked (or so) for a deed did it. */
const judges =
  /^(?:thank|praise|commend|applaud|congratulate|blame|criticize|criticise|condemn|honour|honor|fine|jail|sentence)$/

const asksWho = ({ gap, verb, wh, type, polar, passive }: Question): boolean =>
  !polar &&
  gap === 'agent' &&
  verb !== undefined &&
  (wh === 'who' || type.startsWith('HUM')) &&
  (!passive || wh === 'who')

/** "thanked Ann Lee for inviting": the token of "for", where the deed that it gives is the one asked about. */
function deedAt({ tokens }: Sentence, verb: string, from: number): number | undefined {
  const at = tokens.findIndex(
    (token, i) =>
      i > from && token.lower === 'for' && tokens[i + 1]?.lower.endsWith('ing') && tokens[i + 1]?.lemma === verb,
  )
  // Nothing else is told between: "thanked Ann Lee and said that Joe Fox was paid for inviting".
  const between = tokens.slice(from + 1, at)
  return at < 0 || between.some((token) => token.pos === 'VERB' || isParticiple(token.lower)) ? undefined : at
}

/** The one person or body between two tokens. */
function only(reading: Reading, sentence: Sentence, from: number, to: number): string | undefined {
  const { document } = reading
  const inside = document.mentionsIn(sentence).filter((m) => m.from >= from && m.to <= to)
  const kinds = inside.filter((m) => /^(?:person|organisation)$/.test(document.entities[m.entity]?.kind ?? ''))
  const [first, ...others] = new Set(kinds.map((m) => m.entity))
  return first !== undefined && others.length === 0 ? document.entities[first]?.name : undefined
}

/** "Who invited Joe Fox to the fair?" by "Joe Fox thanked Ann Lee for inviting him to the fair". */
export const thankedFor: QuestionKind = {
  kind: 'fact',
  examples: ['Who invited Vladimir Norov to the 2nd Smart China Expo?'],
  counterExamples: ['Who was invited to the expo?', 'Why did Vladimir Norov thank Li Bo?'],
  matches: asksWho,
  answer(context: AnswerContext): Draft | undefined {
    const { question, terms } = context
    if (question.unknownNames.length > 0 || !question.verb) return undefined
    for (const view of context.views) {
      const { reading, sentence } = view
      const judged = sentence.tokens.findIndex((token) => token.pos === 'VERB' && judges.test(token.lemma))
      const at = judged < 0 ? undefined : deedAt(sentence, question.verb, judged)
      if (at === undefined) continue
      const who = only(reading, sentence, judged + 1, at)
      const cover = coverage(view, terms, (term) => term.role === 'date')
      if (!who || cover.own < 0.75 || view.names < 1 || !datedAs(question, view)) continue
      if (question.names.some((name) => name.name === who)) continue
      return {
        kind: 'fact',
        answer: who,
        confidence: 0.5 + 0.4 * cover.own,
        citations: [cite(reading, sentence, who)],
        notes: [],
        topic: who,
      }
    }
    return undefined
  },
}
