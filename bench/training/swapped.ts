/**
 * Questions and claims of which one word was put for another, so that their passage no longer answers or supports them: the other object, the other deed, the
 * other edition, the other number. For training the reader to see it.
 *
 *     tsx bench/training/swapped.ts DATA_FOLDER QUESTIONS_OUT.jsonl CLAIMS_OUT.jsonl
 *
 * The new word is of the same kind and form, comes from another question or claim, and stands nowhere in the passage.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import { seededRandom, shuffled } from '../random.ts'
import { isHeldOut, readTrainingSets, usableTitle } from './sets.ts'
import { swapper } from './word-swaps.ts'

const questionSets = [
  'squad1_train_bt',
  'squad1_train_5pct',
  'squad1_train_ec',
  'squadshifts_new_wiki',
  'squadshifts_reddit',
  'squadshifts_amazon',
  'qed_nq',
  'fairytaleqa',
]
const claimSets = ['fever_gold', 'fever', 'fm2', 'feverous', 'nyu_wiki', 'infotabs', 'boolq']
const mostQuestions = 60_000
const pair = z.object({
  premise: z.string().optional(),
  context: z.string().optional(),
  claim: z.string().optional(),
  question: z.string().optional(),
  label: z.string(),
  title: z.string().optional(),
  split: z.string(),
})

const random = seededRandom(11)

const [folder, questionsOut, claimsOut] = process.argv.slice(2)
if (folder === undefined || questionsOut === undefined || claimsOut === undefined)
  throw new Error('Usage: tsx bench/training/swapped.ts DATA_FOLDER QUESTIONS_OUT.jsonl CLAIMS_OUT.jsonl')

const codePoints = (text: string): number => [...text].length

const questions = shuffled(
  readTrainingSets(folder, questionSets)
    .filter((passage) => !isHeldOut(passage))
    .flatMap((passage) => passage.questions.map((question) => ({ ...question, passage }))),
  random,
)
  .filter(({ answers }) => answers.length > 0)
  .slice(0, mostQuestions)
const swapQuestion = swapper(
  questions.slice(0, 12_000).map(({ question }) => question),
  random,
)
const questionRows = questions.flatMap(({ id, question, answers, passage: { context, title } }) => {
  const swapped = swapQuestion({ text: question, context }, /./)
  const [answer] = answers
  if (!swapped || !answer) return []
  const start = codePoints(context.slice(0, answer.start))
  const near = [start, start + codePoints(answer.text)]
  return [{ id: `${id}:s`, question: swapped.text.trim(), context, title: usableTitle(title ?? ''), answers: [], near }]
})
writeFileSync(questionsOut, questionRows.map((row) => `${JSON.stringify(row)}\n`).join(''))

const claims = claimSets.flatMap((set) =>
  gunzipSync(readFileSync(path.join(folder, 'nli', `${set}.jsonl.gz`)))
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => pair.parse(JSON.parse(line)))
    .filter(({ label, split }) => split === 'train' && (label === 'supported' || label === 'yes'))
    .flatMap(({ premise, context, claim, question, title }) => {
      const text = claim ?? question
      const said = premise ?? context
      return text === undefined || said === undefined ? [] : [{ text, context: said, title: title ?? '', set }]
    }),
)
const swapClaim = swapper(
  shuffled(claims, random)
    .slice(0, 12_000)
    .map(({ text }) => text),
  random,
)
const claimRows = claims.flatMap((claim) => {
  // Another number of the same thing contradicts; another thing or deed is not spoken of.
  const number = random() < 0.5 ? swapClaim(claim, /^(?:number|ordinal)/) : undefined
  const swapped = number ?? swapClaim(claim, /^(?:NOUN|VERB)/)
  if (!swapped) return []
  const label = number ? 'contradicted' : 'not-said'
  return [{ set: 'swapped', claim: swapped.text, premise: claim.context, title: claim.title, label, split: 'train' }]
})
writeFileSync(claimsOut, claimRows.map((row) => `${JSON.stringify(row)}\n`).join(''))
process.stdout.write(`${questionRows.length} questions, ${claimRows.length} claims\n`)
