/**
 * Answers as claims, for training the reader to say whether a passage supports them: right answers, other answers out of the same passage, and right ones to a
 * question of which one word was put for another.
 *
 *     tsx bench/training/stated.ts DATA_FOLDER SWAPPED_QUESTIONS.jsonl OUT.jsonl
 *
 * The second file is that of `swapped.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { asClaim } from '../../src/answer/as-claim.ts'
import { type NameLinker, readQuestion } from '../../src/nlp/question/index.ts'
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

const [folder, swappedPath, out] = process.argv.slice(2)
if (folder === undefined || swappedPath === undefined || out === undefined)
  throw new Error('Usage: tsx bench/training/stated.ts DATA_FOLDER SWAPPED_QUESTIONS.jsonl OUT.jsonl')

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
  passage: TrainingPassage,
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

const swapped = new Map(
  readFileSync(swappedPath, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { readonly id: string; readonly question: string })
    .map(({ id, question }) => [id.slice(0, -2), question]),
)
const questions = answeredQuestions(folder, sets, random).slice(0, mostQuestions)

const rows: string[] = []
for (const { id, question, answers, passage } of questions) {
  const [answer] = answers
  if (!answer) continue
  if (random() < 0.7) rows.push(await row(passage, question, answer, 'supported'))
  const other = swapped.get(id)
  if (other !== undefined && random() < 0.5) rows.push(await row(passage, other, answer, 'not-said'))
  // Answers to other questions of the passage are what a reader takes for the right one.
  const right = new Set(answers.flatMap(({ text }) => analyse(text)))
  const wrong = shuffled(passage.questions, random)
    .flatMap((asked) => asked.answers.slice(0, 1))
    .find(({ text }) => analyse(text).every((term) => !right.has(term)))
  if (wrong && random() < 0.7) rows.push(await row(passage, question, wrong, 'not-supported'))
}
writeFileSync(out, rows.join(''))
process.stdout.write(`${rows.length} claims\n`)
