/**
 * Holds claims against the articles and asks questions whose answer is not in them, and counts.
 *
 *     npm run claims [-- --show]
 *
 * A claim is `{id, corpus, claim, verdict, quote?}`, a question `{id, corpus, articles, question, answers?}`, of which only the articles named are the corpus; one
 * without answers has none in them. Blind sets are counted, never shown.
 */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { type Library, openLibrary } from '../src/library.ts'

const golden = 'tests/golden'
const verdict = z.enum(['supported', 'contradicted', 'not-said'])
const claimRow = z.object({
  id: z.string(),
  corpus: z.string(),
  claim: z.string(),
  verdict,
  quote: z.string().nullish(),
})
const absentRow = z.object({
  id: z.string(),
  corpus: z.string(),
  articles: z.array(z.string()).min(1),
  question: z.string(),
  answers: z.array(z.string()).min(1).optional(),
})
type Verdict = z.infer<typeof verdict>

const rowsOf = <T>(file: string, row: z.ZodType<T>): T[] =>
  readFileSync(path.join(golden, file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => row.parse(JSON.parse(line)))
const print = (line: string): void => {
  process.stdout.write(`${line}\n`)
}
const share = (part: number, all: number): string =>
  `${part} of ${all} (${((100 * part) / Math.max(1, all)).toFixed(1)} %)`
const shows = process.argv.includes('--show')

/** Opens a folder for the time of some work. */
async function withLibrary<T>(corpus: string, work: (library: Library) => Promise<T>): Promise<T> {
  const library = await openLibrary({ corpus })
  try {
    return await work(library)
  } finally {
    await library.close()
  }
}

interface Checked {
  readonly wanted: Verdict
  readonly given: Verdict
  readonly quoted: boolean
}

async function checkClaims(file: string, blind: boolean): Promise<void> {
  const rows = rowsOf(file, claimRow)
  const checked: Checked[] = []
  for (const corpus of new Set(rows.map((row) => row.corpus))) {
    await withLibrary(path.join(golden, 'corpora', corpus), async (library) => {
      for (const row of rows.filter((one) => one.corpus === corpus)) {
        const { verdict: given, confidence, citations } = await library.check(row.claim)
        const pattern = row.quote == null ? undefined : new RegExp(row.quote, 'i')
        const quoted = pattern === undefined || citations.some(({ quote }) => pattern.test(quote))
        checked.push({ wanted: row.verdict, given, quoted })
        if (shows && !blind && given !== row.verdict)
          print(`  ${row.id} ${row.verdict} => ${given} ${confidence}\t${row.claim}\t${citations[0]?.quote ?? ''}`)
      }
    })
  }
  const of = (wanted: Verdict, given: Verdict) => checked.filter((one) => one.wanted === wanted && one.given === given)
  const all = (wanted: Verdict) => checked.filter((one) => one.wanted === wanted).length
  const isFalse = checked.filter(({ wanted }) => wanted !== 'supported')
  const told = [...of('supported', 'supported'), ...of('contradicted', 'contradicted')]
  print(`${file}${blind ? ', blind' : ''}: ${rows.length} claims`)
  print(
    `  false ones called supported ${share(isFalse.filter(({ given }) => given === 'supported').length, isFalse.length)}`,
  )
  print(`  true ones supported ${share(of('supported', 'supported').length, all('supported'))}`)
  print(`  contradicted ones called so ${share(of('contradicted', 'contradicted').length, all('contradicted'))}`)
  print(`  true ones called contradicted ${share(of('supported', 'contradicted').length, all('supported'))}`)
  print(`  not said called so ${share(of('not-said', 'not-said').length, all('not-said'))}`)
  print(`  cited with the right words ${share(told.filter(({ quoted }) => quoted).length, told.length)}`)
}

/** Asks questions of a few articles each: those that nothing there answers, and some that one sentence does. */
async function askFew(file: string, blind: boolean): Promise<void> {
  const rows = rowsOf(file, absentRow)
  const folder = mkdtempSync(path.join(tmpdir(), 'dateline-absent-'))
  const count = { absent: 0, answered: 0, present: 0, right: 0, wrong: 0 }
  try {
    for (const [i, { id, corpus, articles, question, answers }] of rows.entries()) {
      const own = path.join(folder, String(i))
      for (const article of articles) cpSync(path.join(golden, 'corpora', corpus, article), path.join(own, article))
      const answer = await withLibrary(own, (library) => library.ask(question))
      const given = answer.status === 'answered' ? answer.answer : undefined
      const isRight = given !== undefined && answers?.some((one) => isContained(given, one)) === true
      if (answers === undefined) count.absent++
      else count.present++
      if (isRight) count.right++
      else if (given !== undefined && answers === undefined) count.answered++
      else if (given !== undefined) count.wrong++
      if (shows && !blind && !isRight && (given !== undefined || answers !== undefined))
        print(`  ${id}\t${question}\t${answers?.[0] ?? 'nothing'} => ${given ?? 'nothing'} ${answer.confidence}`)
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
  print(`${file}${blind ? ', blind' : ''}:`)
  print(`  that nothing answers, answered ${share(count.answered, count.absent)}`)
  if (count.present > 0)
    print(
      `  that one sentence answers, right ${share(count.right, count.present)}, wrong ${share(count.wrong, count.present)}`,
    )
}

/** Whether an answer has the words of an accepted one, or the other way round. */
function isContained(given: string, accepted: string): boolean {
  const [a, b] = [given, accepted].map(
    (text) =>
      ` ${text
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim()} `,
  )
  return a !== undefined && b !== undefined && (a.includes(b) || b.includes(a))
}

for (const [file, blind] of [
  ['open-claims.jsonl', false],
  ['blind-claims.jsonl', true],
] as const)
  if (existsSync(path.join(golden, file))) await checkClaims(file, blind)
if (!process.argv.includes('--claims'))
  for (const [file, blind] of [
    ['open-absent.jsonl', false],
    ['blind-absent.jsonl', true],
  ] as const)
    await askFew(file, blind)
