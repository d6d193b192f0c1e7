/**
 * Questions and claims of which one word was put for another, so that their passage no longer answers or supports them: the other object, the other deed, the
 * other edition, the other number. Besides, some of which one word was put for another that means the same, so that their passage still does. For training the
 * reader to see the difference.
 *
 *     tsx bench/training/swapped.ts DATA_FOLDER BASE_FOLDER WORDNET_DICT_FOLDER QUESTIONS_OUT.jsonl CLAIMS_OUT.jsonl REWORDED_OUT.jsonl
 *
 * The new word is of the same kind and form, comes from another question or claim, and stands nowhere in the passage.
 */
import { writeFileSync } from 'node:fs'
import { seededRandom, shuffled } from '../random.ts'
import { nearWords } from './near-words.ts'
import { answeredQuestions, readClaims, usableTitle } from './sets.ts'
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

const random = seededRandom(11)

const [folder, base, wordnet, questionsOut, claimsOut, rewordedOut] = process.argv.slice(2)
if (!folder || !base || !wordnet || !questionsOut || !claimsOut || !rewordedOut)
  throw new Error(
    'Usage: tsx bench/training/swapped.ts DATA_FOLDER BASE_FOLDER WORDNET_DICT_FOLDER QUESTIONS_OUT.jsonl CLAIMS_OUT.jsonl REWORDED_OUT.jsonl',
  )
const near = nearWords(base, wordnet)

const codePoints = (text: string): number => [...text].length

const questions = answeredQuestions(folder, questionSets, random).slice(0, mostQuestions)
const swapQuestion = swapper(
  questions.slice(0, 12_000).map(({ question }) => question),
  near,
  random,
)
const jsonLines = (rows: readonly object[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('')

const questionRows: object[] = []
const rewordedRows: object[] = []
for (const { id, question, answers, passage } of questions) {
  const { context } = passage
  const title = usableTitle(passage.title)
  const [answer] = answers
  if (!answer) continue
  const start = codePoints(context.slice(0, answer.start))
  const place = [start, start + codePoints(answer.text)]
  // Three of five are put for a near word: any other tends to make nonsense, which is too easy to see.
  const swapped =
    (random() < 0.6 ? swapQuestion({ text: question, context }, /./, 'near') : undefined) ??
    swapQuestion({ text: question, context }, /./, 'any')
  if (swapped)
    questionRows.push({ id: `${id}:s`, question: swapped.text.trim(), context, title, answers: [], near: place })
  const reworded = swapQuestion({ text: question, context }, /./, 'same')
  if (reworded) rewordedRows.push({ id: `${id}:r`, question: reworded.text.trim(), context, title, answers: [place] })
}
writeFileSync(questionsOut, jsonLines(questionRows))
writeFileSync(rewordedOut, jsonLines(rewordedRows))

const claims = readClaims(folder, claimSets, 'train').filter(({ label }) => label === 'supported')
const swapClaim = swapper(
  shuffled(claims, random)
    .slice(0, 12_000)
    .map(({ text }) => text),
  near,
  random,
)
const claimRows = claims.flatMap((claim) => {
  const row = (text: string, label: string): object => ({
    set: 'swapped',
    claim: text,
    premise: claim.context,
    title: claim.title,
    label,
    split: 'train',
  })
  const same = swapClaim(claim, /^(?:NOUN|VERB|ADJ)/, 'same')
  const reworded = same ? [row(same.text, 'supported')] : []
  // Another number of the same thing contradicts; another thing or deed is not spoken of, and one that is near may be contradicted as well.
  const number = random() < 0.4 ? swapClaim(claim, /^(?:number|ordinal)/, 'any') : undefined
  if (number) return [...reworded, row(number.text, 'contradicted')]
  const other = random() < 0.7 ? swapClaim(claim, /^(?:NOUN|VERB|ADJ)/, 'near') : undefined
  if (other) return [...reworded, row(other.text, 'not-supported')]
  const any = swapClaim(claim, /^(?:NOUN|VERB)/, 'any')
  return any ? [...reworded, row(any.text, 'not-said')] : reworded
})
writeFileSync(claimsOut, jsonLines(claimRows))
process.stdout.write(`${questionRows.length} questions, ${rewordedRows.length} reworded, ${claimRows.length} claims\n`)
