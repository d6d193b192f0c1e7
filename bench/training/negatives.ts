/**
 * Passages that our own search brings for a question and that do not answer it, for training the reader to say so.
 *
 *     tsx bench/training/negatives.ts DATA_FOLDER OUT.jsonl [QUESTIONS]
 *
 * The passages of the training sets make one corpus, but for those that are held out. Every question gets windows of what is found besides its own passage, or
 * of its own passage beside the answer. A window with the words of an accepted answer is left out.
 */
import { createWriteStream } from 'node:fs'
import { SqliteFile } from '../../src/search/database.ts'
import { FtsSearch } from '../../src/search/fts-search.ts'
import { PassageWriter, passageSchema } from '../../src/search/passage-table.ts'
import { analyse, fold } from '../../src/search/terms.ts'
import { seededRandom, shuffled } from '../random.ts'
import { isHeldOut, readTrainingSets, usableTitle } from './sets.ts'

const sets = [
  'squad1_train_bt',
  'squad1_train_5pct',
  'squad1_train_ec',
  'squadshifts_new_wiki',
  'qed_nq',
  'fairytaleqa',
]
/** Passages that are looked for. */
const found = 12
/** Share of questions that get windows of their own passage beside the answer. */
const ownPassage = 0.3
const windowsAQuestion = 2

const sentencesOf = (text: string): string[] => text.split(/(?<=[.!?]["”')]*)\s+(?=["“A-Z0-9])/)
const plain = (text: string): string =>
  text
    .split(/[^\p{L}\p{N}]+/u)
    .map(fold)
    .filter(Boolean)
    .join(' ')

const [folder, out, wanted = '45000'] = process.argv.slice(2)
if (folder === undefined || out === undefined)
  throw new Error('Usage: tsx bench/training/negatives.ts DATA_FOLDER OUT.jsonl [QUESTIONS]')

const passages = readTrainingSets(folder, sets).filter((passage) => !isHeldOut(passage))
const index = SqliteFile.write(':memory:')
index.exec(`${passageSchema} begin`)
const writer = new PassageWriter(index)
for (const [number, { context }] of passages.entries()) writer.add(number, { title: '', text: context })
index.exec('commit')
const engine = new FtsSearch(index)

const random = seededRandom(7)
const questions = shuffled(
  passages.flatMap(({ questions }, number) =>
    questions.filter(({ answers }) => answers.length > 0).map((question) => ({ ...question, number })),
  ),
  random,
)

/** The window of a passage that shares most with the question and has no accepted answer; undefined where none does. */
function windowOf(context: string, terms: ReadonlySet<string>, answers: readonly string[]): string | undefined {
  const sentences = sentencesOf(context)
  const size = 1 + Math.floor(random() * 4)
  let best: { text: string; shared: number } | undefined
  for (let start = 0; start < sentences.length; start++) {
    const text = sentences.slice(start, start + size).join(' ')
    if (answers.some((answer) => ` ${plain(text)} `.includes(answer))) continue
    // A part of one, so that of windows that share as much not always the first is taken.
    const shared = new Set(analyse(text).filter((term) => terms.has(term))).size + random() * 0.5
    if (shared >= 1 && shared > (best?.shared ?? 0)) best = { text, shared }
  }
  return best?.text
}

const file = createWriteStream(out)
let written = 0
for (const { id, question, answers, number } of questions.slice(0, Number(wanted))) {
  const terms = new Set(analyse(question))
  const query = [...terms].map((term) => ({ term }))
  const hits = (await engine.search(query, {}, found)).filter(({ article }) => article !== number)
  const forbidden = answers.map(({ text }) => ` ${plain(text)} `)
  const sources =
    random() < ownPassage ? [number] : hits.slice(0, 3 + Math.floor(random() * 6)).map(({ article }) => article)
  for (let take = 0; take < windowsAQuestion; take++) {
    const source = passages[sources[Math.floor(random() * sources.length)] ?? -1]
    const context = source && windowOf(source.context, terms, forbidden)
    if (!source || !context) continue
    const row = { id: `${id}:n${take}`, question, context, title: usableTitle(source.title), answers: [], whole: true }
    file.write(`${JSON.stringify(row)}\n`)
    written++
  }
}
await new Promise((done) => file.end(done))
index.close()
process.stdout.write(`${written} windows of ${passages.length} passages\n`)
