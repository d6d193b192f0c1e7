import type { Question } from '../../nlp/question/index.ts'
import type { Sentence } from '../../nlp/types.ts'
import type { Span } from '../../types.ts'
import { datedAs } from '../checks/given.ts'
import { formsOf } from '../context.ts'
import { cite, type Draft } from '../draft.ts'
import { nameKey } from '../names/name-key.ts'
import type { Reading } from '../reading.ts'
import type { QuestionKind } from './kind.ts'
import { namesOf } from './who.ts'

const states =
  'proud|happy|pleased|glad|delighted|worried|concerned|afraid|confident|certain|sure|grateful|thankful|surprised|disappointed|optimistic|hopeful|angry|sorry|ashamed'
const asks = new RegExp(
  `^(?:of |about |with |at |for )?what (?:is|was|are|were) (.+?) (?:most |so |especially |particularly |very )?(${states})(?: (?:of|about|with|at|for|by|to)(?: (?:note|say|see|hear))?)?\\?$`,
  'i',
)
const copula = /^(?:is|was|are|were|am|be|been|'re|'m|feel|feels|felt)$/
const linking = /^(?:of|about|with|at|for|by|to|that|note|say|see|hear)$/
const longest = 400

interface Asked {
  readonly who: Span
  readonly state: string
}

function read(question: Question): Asked | undefined {
  const match = asks.exec(question.form)
  const who = match?.[1]
  const state = match?.[2]?.toLowerCase()
  if (!who || !state) return undefined
  const start = question.form.indexOf(who)
  return { who: { start, end: start + who.length }, state }
}

interface State {
  readonly at: number
  readonly negated: boolean
  /** The speaker says it: "we are proud". */
  readonly spoken: boolean
}

/** Where in a sentence somebody is said to be proud (or so), and who: a subject of the sentence, or who speaks ("we are proud"). */
function stateAt({ tokens }: Sentence, state: string): State | undefined {
  const at = tokens.findIndex(
    (token, i) =>
      token.lower === state && tokens.slice(Math.max(0, i - 3), i).some((before) => copula.test(before.lower)),
  )
  if (at < 0) return undefined
  const negated = tokens.slice(Math.max(0, at - 3), at).some((token) => /^(?:not|n't|never)$/.test(token.lower))
  return { at, negated, spoken: tokens.slice(Math.max(0, at - 4), at).some((token) => /^(?:we|i)$/.test(token.lower)) }
}

/** Whether the sentence says it of the person: as its subject before the word, or as what the person said. */
function isOf(reading: Reading, sentence: Sentence, found: State, name: string): boolean {
  const forms = formsOf(reading, name)
  if (found.spoken)
    return reading.facts.some(
      (fact) => fact.kind === 'statement' && fact.sentence === sentence.index && forms.has(nameKey(fact.who)),
    )
  return reading.document
    .mentionsIn(sentence)
    .some(
      (m) =>
        m.to <= found.at && found.at - m.to <= 4 && [...reading.entityKeys(m.entity)].some((key) => forms.has(key)),
    )
}

/** What follows the word, up to the end of the sentence. */
function rest({ tokens }: Sentence, at: number): Span | undefined {
  let from = at + 1
  while (linking.test(tokens[from]?.lower ?? '')) from++
  let to = from
  while (to < tokens.length && !/^["”]$/.test(tokens[to]?.text ?? '')) to++
  while (to > from && tokens[to - 1]?.pos === 'PUNCT') to--
  const first = tokens[from]
  const last = tokens[to - 1]
  return first && last && from < to && last.end - first.start <= longest
    ? { start: first.start, end: last.end }
    : undefined
}

/** "What was the mayor proud of?" by "We are proud that …", said the mayor. */
export const feeling: QuestionKind = {
  kind: 'said',
  examples: ['What was the mayor of Chongqing proud of?', 'What was Tang Liangzhi pleased to note?'],
  counterExamples: ['Who was proud of the city?', 'What was the mayor of Chongqing known for?'],
  matches: (question) => read(question) !== undefined,
  answer(context): Draft | 'unanswered' | undefined {
    const { question } = context
    const asked = read(question)
    if (!asked || question.unknownNames.length > 0) return undefined
    const names = namesOf(context, asked.who)
    let denied = false
    for (const { reading, sentence } of context.views) {
      const found = stateAt(sentence, asked.state)
      const span =
        found && names.some((name) => isOf(reading, sentence, found, name)) ? rest(sentence, found.at) : undefined
      if (!span || !datedAs(question, context.view(reading, sentence))) continue
      if (found?.negated) {
        denied = true
        continue
      }
      const answer = reading.document.article.text.slice(span.start, span.end)
      return {
        kind: 'said',
        answer: answer.replace(/\s+/g, ' '),
        confidence: 0.85,
        citations: [cite(reading, sentence, answer)],
        notes: [],
        ...(names[0] ? { topic: names[0] } : {}),
      }
    }
    return denied ? 'unanswered' : undefined
  },
}
