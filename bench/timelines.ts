/**
 * Precision, recall and F1 of timelines: dates of topics against gold timelines, beside a baseline that takes each
 * article's date; and the events of whole corpora against hand-made lists.
 *
 *     npx tsx bench/timelines.ts [-v]
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { timeline } from '../src/story/index.ts'
import type { TimelineEntry } from '../src/types.ts'
import { memorySource } from './story-source.ts'

const here = new URL('..', import.meta.url).pathname
const shared = join(here, '../shared')
const verbose = process.argv.includes('-v')

interface Tally {
  right: number
  given: number
  wanted: number
}

const line = (name: string, { right, given, wanted }: Tally): string => {
  const precision = given === 0 ? 0 : right / given
  const recall = wanted === 0 ? 0 : right / wanted
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)
  return `${name.padEnd(28)} P ${precision.toFixed(3)}  R ${recall.toFixed(3)}  F1 ${f1.toFixed(3)}  (${right} of ${given} given, ${wanted} wanted)`
}

const sum = (tallies: readonly Tally[]): Tally =>
  tallies.reduce(
    (all, one) => ({ right: all.right + one.right, given: all.given + one.given, wanted: all.wanted + one.wanted }),
    { right: 0, given: 0, wanted: 0 },
  )

/** Dates of a gold timeline: lines of order 0 and dates without a year do not count; "2008-03-XX" is 2008-03. */
function readGold(file: string): { topic: string; dates: Set<string> } {
  const [topic = '', ...rows] = readFileSync(file, 'utf8').trim().split('\n')
  const dates = new Set<string>()
  for (const row of rows) {
    const [order, date = ''] = row.split('\t')
    if (order !== '0' && /^\d{4}/.test(date)) dates.add(date.replace(/(?:-XX)+$/, ''))
  }
  return { topic: topic.trim(), dates }
}

function tallyDates(given: ReadonlySet<string>, wanted: ReadonlySet<string>): Tally {
  return { right: [...given].filter((date) => wanted.has(date)).length, given: given.size, wanted: wanted.size }
}

async function topics(): Promise<void> {
  const folder = join(shared, 'benchmarks/timelines-apple')
  const corpus = join(shared, 'corpora/wikinews-apple')
  if (!existsSync(folder) || !existsSync(corpus)) {
    console.log('topics skipped: ../shared/benchmarks/timelines-apple is absent')
    return
  }
  const source = await memorySource(corpus)
  const ours: Tally[] = []
  /** As many days as the gold timeline has. */
  const asLong: Tally[] = []
  const baseline: Tally[] = []
  for (const file of readdirSync(folder).sort()) {
    const { topic, dates } = readGold(join(folder, file))
    const { entries } = await timeline(source, topic)
    const given = new Set(entries.map((entry) => entry.date))
    const words = topic.toLowerCase()
    const published = new Set<string>()
    for await (const { article } of source.records(Array.from({ length: source.size }, (_, number) => number))) {
      if (article.published && `${article.title} ${article.text}`.toLowerCase().includes(words))
        published.add(article.published)
    }
    ours.push(tallyDates(given, dates))
    const { entries: best } = await timeline(source, topic, { limit: dates.size })
    asLong.push(tallyDates(new Set(best.map((entry) => entry.date)), dates))
    baseline.push(tallyDates(published, dates))
    console.log(line(topic, tallyDates(given, dates)))
    if (verbose) {
      for (const entry of entries)
        console.log(
          `   ${dates.has(entry.date) ? '+' : '-'} ${entry.date} ${entry.basis} ${entry.status} ${entry.weight} [${entry.citations.map((c) => c.article.slice(0, 5)).join(' ')}] ${entry.text.slice(0, 150)}`,
        )
      console.log(`   missing: ${[...dates].filter((date) => !given.has(date)).join(', ')}`)
    }
  }
  console.log(line('all topics', sum(ours)))
  console.log(line('all topics, as long as gold', sum(asLong)))
  console.log(line('baseline: articles’ dates', sum(baseline)))
}

interface GoldenRow {
  readonly date: string
  readonly articles: readonly string[]
  readonly match: readonly string[]
  readonly also?: readonly string[]
  readonly status?: string
}

function isRow(value: unknown): value is GoldenRow {
  return typeof value === 'object' && value !== null && 'date' in value && 'articles' in value && 'match' in value
}

const patternOf = (match: string): RegExp =>
  match.startsWith('(?i)') ? new RegExp(match.slice(4), 'i') : new RegExp(match)

function fits(row: GoldenRow, entry: TimelineEntry): boolean {
  const told = [entry.text, ...entry.citations.map((citation) => citation.quote)].join(' ')
  const articles = new Set(entry.citations.map((citation) => citation.article))
  const allowed = new Set([...row.articles, ...(row.also ?? [])])
  return (
    entry.date === row.date &&
    row.articles.every((article) => articles.has(article)) &&
    [...articles].every((article) => allowed.has(article)) &&
    row.match.every((match) => patternOf(match).test(told)) &&
    entry.status === (row.status ?? 'happened')
  )
}

async function events(name: string, corpus: string, golden: string): Promise<void> {
  if (!existsSync(corpus)) {
    console.log(`${name} skipped: ${corpus} is absent`)
    return
  }
  const rows = readFileSync(join(here, 'tests/golden', golden), 'utf8')
    .trim()
    .split('\n')
    .map((text): unknown => JSON.parse(text))
    .filter(isRow)
  const { entries } = await timeline(await memorySource(corpus), '')
  const taken = new Set<TimelineEntry>()
  for (const row of rows) {
    const entry = entries.find((candidate) => !taken.has(candidate) && fits(row, candidate))
    if (entry) taken.add(entry)
    else console.log(`   missing ${row.date} ${row.match.join(' ')}`)
  }
  for (const entry of entries)
    if (!taken.has(entry))
      console.log(
        `   wrong   ${entry.date} ${entry.status} [${entry.citations.map((c) => c.article).join(' ')}] ${entry.text.slice(0, 140)}`,
      )
  console.log(line(name, { right: taken.size, given: entries.length, wanted: rows.length }))
}

await events('bundled articles', join(here, 'data/articles'), 'timeline-bundled.jsonl')
await events('seeds', join(shared, 'seeds'), 'timeline-seeds.jsonl')
await topics()
