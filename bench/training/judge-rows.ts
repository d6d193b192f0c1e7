/**
 * Asks questions of the training sets in corpora of many sizes and writes what the judge sees of each span and whether it is right.
 *
 *     tsx bench/training/judge-rows.ts DATA_FOLDER BASE_FOLDER WORDNET_DICT_FOLDER OUT.jsonl [QUESTIONS] [SEED]
 *
 * Some consecutive passages of a set make an article, titled by the name it has most often. Half of the articles lack a passage, whose questions are asked all
 * the same: nothing answers them. So it is with questions in which one name or one word is put for another, and with those of articles that are not in the corpus. In a
 * quarter of the cases the question is kept to its article, as a batch line or Discord's option can. Passages that the reader was not trained on are marked.
 */
import { createWriteStream } from 'node:fs'
import type { AnswerContext } from '../../src/answer/context.ts'
import { openContext } from '../../src/answer/context.ts'
import type { Reading } from '../../src/answer/reading.ts'
import type { Question } from '../../src/nlp/question/index.ts'
import { memoryCorpus } from '../memory-corpus.ts'
import { seededRandom, shuffled } from '../random.ts'
import { rowWeights, spanRows } from './evidence-rows.ts'
import { nearWords } from './near-words.ts'
import { isHeldOut, readTrainingSets, type TrainingPassage, usableTitle } from './sets.ts'
import { swapper } from './word-swaps.ts'

const sets = [
  'squad1_train_bt',
  'squad2_unans_bt',
  'squad1_train_5pct',
  'squad1_train_ec',
  'squadshifts_new_wiki',
  'squadshifts_reddit',
  'squadshifts_amazon',
  'fairytaleqa',
  'qed_nq',
]
/** Articles in a corpus. */
const sizes = [1, 1, 1, 1, 5, 5, 5, 20, 20, 50, 50, 200]
const passagesInArticle = 4
const questionsInCorpus = 60

interface TestArticle {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly published?: string
  readonly passages: readonly TrainingPassage[]
  /** Left out of the text, though its questions are asked. */
  readonly lacking?: TrainingPassage
  readonly heldOut: boolean
}

interface Asked {
  readonly question: string
  /** None where nothing in the corpus answers. */
  readonly golds: readonly string[]
  readonly article: TestArticle
}

/** Share of articles that lack a passage, of questions with another name or another word, of near words among these, and of questions kept to their article. */
const shares = { lacking: 0.5, renamed: 0.1, swapped: 0.18, near: 0.7, pinned: 0.25 } as const

const [folder, base, wordnet, out, wanted = '3000', seed = '11'] = process.argv.slice(2)
if (!folder || !base || !wordnet || !out)
  throw new Error(
    'Usage: tsx bench/training/judge-rows.ts DATA_FOLDER BASE_FOLDER WORDNET_DICT_FOLDER OUT.jsonl [QUESTIONS] [SEED]',
  )
const random = seededRandom(Number(seed))

function articlesOf(passages: readonly TrainingPassage[], heldOut: boolean, prefix: string): TestArticle[] {
  const articles: TestArticle[] = []
  for (let at = 0; at < passages.length; ) {
    const first = passages[at]
    if (!first) break
    const group = passages
      .slice(at, at + passagesInArticle)
      .filter(({ set, title }) => set === first.set && (first.set === 'squad1_train_bt' ? title === first.title : true))
    at += group.length
    const year = 1998 + Math.floor(random() * 27)
    const published =
      random() < 0.6 ? { published: `${year}-0${1 + Math.floor(random() * 9)}-1${Math.floor(random() * 10)}` } : {}
    const lacking =
      group.length > 2 && random() < shares.lacking ? group[Math.floor(random() * group.length)] : undefined
    const text = group
      .filter((passage) => passage !== lacking)
      .map(({ context }) => context.replace(/\s+/g, ' '))
      .join('\n\n')
    const title = usableTitle(first.title)
    articles.push({
      id: `${prefix}${articles.length}`,
      title: title === '' && random() < 0.8 ? commonestName(text) : title,
      text,
      passages: group,
      heldOut,
      ...(lacking ? { lacking } : {}),
      ...published,
    })
  }
  return articles
}

/** The name that a text has most often; empty where it has none twice. */
function commonestName(text: string): string {
  const counts = new Map<string, number>()
  for (const [name] of text.matchAll(/(?<=[\p{Ll},] )\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)*/gu))
    counts.set(name, (counts.get(name) ?? 0) + 1)
  const [best] = [...counts].sort((x, y) => y[1] - x[1] || y[0].length - x[0].length)
  return best && best[1] > 1 ? best[0] : ''
}

/** The question as people type it: half of the time in lower case and without its mark. */
const typed = (question: string): string => (random() < 0.5 ? question : question.toLowerCase().replace(/[?.\s]+$/, ''))

function questionsOf(article: TestArticle): Asked[] {
  return article.passages.flatMap((passage) =>
    passage.questions.map(({ question, paraphrase, answers }) => ({
      // The reader saw the question itself in training more often than its other wording.
      question: typed(paraphrase ?? question),
      golds: passage === article.lacking ? [] : answers.map(({ text }) => text),
      article,
    })),
  )
}

const passages = readTrainingSets(folder, sets)
const all = shuffled(
  [
    ...articlesOf(
      passages.filter((passage) => !isHeldOut(passage)),
      false,
      'a',
    ),
    ...articlesOf(passages.filter(isHeldOut), true, 'h'),
  ],
  random,
)
const heldOut = all.filter((article) => article.heldOut)
const known = all.filter((article) => !article.heldOut)

const swap = swapper(
  shuffled(passages, random)
    .slice(0, 3000)
    .flatMap(({ questions }) => questions.map(({ question }) => question)),
  nearWords(base, wordnet),
  random,
)
/** A question of which one word is put for another, most often for one that stands where it stands. */
function swapped(asked: { readonly text: string; readonly context: string }): string | undefined {
  const near = random() < shares.near ? swap(asked, /./, 'near') : undefined
  return (near ?? swap(asked, /./, 'any'))?.text
}
const file = createWriteStream(out)
let asked = 0
let group = 0
for (let round = 0; asked < Number(wanted); round++) {
  group = round
  const size = sizes[round % sizes.length] ?? 1
  // Two questions in five are of articles that the reader was not trained on.
  const chosen = Array.from({ length: size }, () => {
    const from = random() < 0.4 ? heldOut : known
    return from[Math.floor(random() * from.length)]
  }).filter((article): article is TestArticle => article !== undefined)
  const inside = [...new Set(chosen)]
  const outside = [heldOut, known].flatMap((from) =>
    Array.from({ length: 2 }, () => from[Math.floor(random() * from.length)]).filter(
      (article) => article !== undefined,
    ),
  )
  const corpus = await memoryCorpus(
    inside.map(({ id, title, text, published }) => ({
      id,
      file: id,
      title,
      text,
      ...(published ? { published } : {}),
    })),
  )
  const questions = shuffled([...inside.flatMap(questionsOf)], random).slice(
    0,
    Math.min(questionsInCorpus, 6 + size * 3),
  )
  const absent = shuffled(outside.flatMap(questionsOf), random).slice(0, Math.ceil(questions.length / 6))
  for (const { question: given, golds: right, article } of [...questions, ...absent]) {
    const other = random() < shares.swapped ? swapped({ text: given, context: article.text }) : undefined
    const question = other ?? given
    const golds = other === undefined ? right : []
    const isInside = inside.includes(article)
    const pinned = isInside && random() < shares.pinned
    const scope = pinned ? { article: article.id } : {}
    const context = await openContext(corpus, question, scope)
    const renamed = random() < shares.renamed ? withAnotherName(context.question, corpus.all) : undefined
    await write(
      renamed ? await openContext(corpus, renamed, scope) : context,
      renamed || !isInside ? [] : golds,
      article,
      pinned,
    )
  }
  if (round % 10 === 9) process.stdout.write(`${asked} questions\n`)
}
await new Promise((done) => file.end(done))

/** Writes the proposals for a question with whether each is right. */
async function write(
  context: AnswerContext,
  golds: readonly string[],
  article: TestArticle,
  pinned: boolean,
): Promise<void> {
  const rows = await spanRows(context, golds, article.id)
  if (rows === undefined) return
  const { heldOut: unseen } = article
  const weight = unseen ? rowWeights.telling : rowWeights.other
  const common = { group, size: context.corpus.passages, pinned, unseen, weight, answerable: golds.length > 0 }
  file.write(`${JSON.stringify({ ...common, rows })}\n`)
  asked++
}

/** The question with one of its names put for another of the same kind that the corpus has; undefined where it names nothing. */
function withAnotherName({ form, names }: Question, readings: readonly Reading[]): string | undefined {
  const [name] = shuffled(
    names.filter(({ kind }) => kind !== 'other'),
    random,
  )
  if (!name) return undefined
  const others = readings.flatMap(({ document }) =>
    document.entities.filter((entity) => entity.kind === name.kind && !names.some((one) => one.name === entity.name)),
  )
  const [other] = shuffled(others, random)
  return other && form.slice(0, name.start) + other.name + form.slice(name.end)
}
