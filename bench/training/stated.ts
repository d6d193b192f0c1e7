/**
 * Answers as claims, for training the reader to say whether a passage supports them: right answers, other answers out of the same passage, and right ones to a
 * question of which one word was put for another.
 *
 *     tsx bench/training/stated.ts DATA_FOLDER SWAPPED_QUESTIONS.jsonl OUT.jsonl
 *     tsx bench/training/stated.ts --own ANSWERED.jsonl UNANSWERED.jsonl OUT.jsonl
 *
 * SWAPPED_QUESTIONS.jsonl is that of `swapped.ts`, the two others are those of `training/invented.py`. For questions that one of
 * our own articles does not answer the other answer is what the shipped reader takes for it.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { group } from 'd3-array'
import { z } from 'zod'
import { asClaim } from '../../src/answer/as-claim.ts'
import { type NameLinker, readQuestion } from '../../src/nlp/question/index.ts'
import { readPassages } from '../../src/reader/read.ts'
import { analyse } from '../../src/search/terms.ts'
import { seededRandom, shuffled } from '../random.ts'
import { answeredQuestions, type TrainingPassage, usableTitle } from './sets.ts'

const sets = [
  'squad1_train_bt',
  'squad1_train_5pct',
  'squad1_train_ec',
  'squadshifts_new_wiki',
  'squadshifts_reddit',
  'squadshifts_amazon',
  'qed_nq',
  'fairytaleqa',
  'qadiscourse',
]
const mostQuestions = 50_000
/** Letters on either side of where an answer would stand that are read. */
const around = 200

const usage =
  'Usage: tsx bench/training/stated.ts DATA_FOLDER SWAPPED_QUESTIONS.jsonl OUT.jsonl | --own ANSWERED.jsonl UNANSWERED.jsonl OUT.jsonl'

const random = seededRandom(13)
/** Names are the corpus' matter; here there is none. */
const linker: NameLinker = { link: async (form) => ({ form, names: [], unknown: [] }) }
const codePoints = (text: string): number => [...text].length

interface Answer {
  readonly text: string
  readonly start: number
}

/** A claim with where in its passage the answer stands. */
async function row(
  passage: Pick<TrainingPassage, 'context' | 'title'>,
  question: string,
  { text, start }: Answer,
  label: string,
): Promise<string> {
  const { context, title } = passage
  const from = codePoints(context.slice(0, start))
  const claim = asClaim(await readQuestion(question, linker), text)
  const near = [from, from + codePoints(text)]
  return `${JSON.stringify({ claim, premise: context, title: usableTitle(title), label, near, split: 'train' })}\n`
}

/** The first of some answers to other questions of a passage that shares no word with the right ones: such are what a reader takes for the right one. */
function otherAnswer(right: readonly Answer[], others: readonly Answer[]): Answer | undefined {
  const rightTerms = new Set(right.flatMap(({ text }) => analyse(text)))
  return others.find(({ text }) => analyse(text).every((term) => !rightTerms.has(term)))
}

const linesOf = (file: string): unknown[] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

async function ofPublicSets(folder: string, swappedPath: string): Promise<string[]> {
  const swapped = new Map(
    linesOf(swappedPath)
      .map((one) => z.object({ id: z.string(), question: z.string() }).parse(one))
      .map(({ id, question }) => [id.slice(0, -2), question]),
  )
  const rows: string[] = []
  for (const { id, question, answers, passage } of answeredQuestions(folder, sets, random).slice(0, mostQuestions)) {
    const [answer] = answers
    if (!answer) continue
    if (random() < 0.7) rows.push(await row(passage, question, answer, 'supported'))
    const other = swapped.get(id)
    if (other !== undefined && random() < 0.5) rows.push(await row(passage, other, answer, 'not-said'))
    const wrong = otherAnswer(
      answers,
      shuffled(passage.questions, random).flatMap((asked) => asked.answers.slice(0, 1)),
    )
    if (wrong && random() < 0.7) rows.push(await row(passage, question, wrong, 'not-supported'))
  }
  return rows
}

const ownQuestion = z.object({
  question: z.string(),
  context: z.string(),
  title: z.string(),
  /** Places in code points, as all of Python's; none where the article does not answer. */
  answers: z.array(z.tuple([z.number(), z.number()])),
  /** Where an answer would most likely stand. */
  near: z.tuple([z.number(), z.number()]).optional(),
})
type OwnQuestion = z.infer<typeof ownQuestion>

/** A part of a text by its places in code points. */
const slice = (text: string, from: number, to: number): Answer => {
  const letters = [...text]
  return { text: letters.slice(from, to).join(''), start: letters.slice(0, from).join('').length }
}

/** What the reader takes for the answer to a question that has none. */
async function tempting({ question, context, title, near }: OwnQuestion): Promise<Answer | undefined> {
  if (!near) return undefined
  const { start, text } = slice(context, Math.max(0, near[0] - around), near[1] + around)
  const [reading] = await readPassages(question, [{ heading: `${title}. `, text }], { limit: 1 })
  const [best] = reading?.spans ?? []
  return best && { text: text.slice(best.start, best.end), start: start + best.start }
}

async function ofOwnArticles(paths: readonly string[]): Promise<string[]> {
  const questions = paths.flatMap(linesOf).map((line) => ownQuestion.parse(line))
  const rightOf = (one: OwnQuestion) => one.answers.map(([from, to]) => slice(one.context, from, to))
  const ofArticle = group(questions, ({ context }) => context)
  const rows: string[] = []
  for (const one of questions) {
    const right = rightOf(one)
    for (const answer of right) rows.push(await row(one, one.question, answer, 'supported'))
    const wrong =
      right.length === 0
        ? await tempting(one)
        : otherAnswer(right, shuffled(ofArticle.get(one.context) ?? [], random).flatMap(rightOf))
    if (wrong) rows.push(await row(one, one.question, wrong, 'not-supported'))
  }
  return rows
}

const [source, ...others] = process.argv.slice(2)
const out = others.pop()
const [first, second] = others
if (source === undefined || first === undefined || out === undefined || (source === '--own') !== (second !== undefined))
  throw new Error(usage)
const rows = await (source === '--own' ? ofOwnArticles(others) : ofPublicSets(source, first))
writeFileSync(out, rows.join(''))
process.stdout.write(`${rows.length} claims\n`)
