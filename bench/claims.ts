/**
 * Holds claims against the articles and asks questions whose answer is not in them, and counts.
 *
 *     npm run claims [-- --show]
 *
 * A claim is `{id, corpus, claim, verdict, quote?}`, a question `{id, corpus, articles, question}`, of which only the articles named are the corpus. Blind sets
 * are counted, never shown.
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

async function askAbsent(file: string, blind: boolean): Promise<void> {
  const rows = rowsOf(file, absentRow)
  const folder = mkdtempSync(path.join(tmpdir(), 'dateline-absent-'))
  let answered = 0
  try {
    for (const [i, { id, corpus, articles, question }] of rows.entries()) {
      const own = path.join(folder, String(i))
      for (const article of articles) cpSync(path.join(golden, 'corpora', corpus, article), path.join(own, article))
      const answer = await withLibrary(own, (library) => library.ask(question))
      if (answer.status === 'answered') answered++
      if (shows && !blind && answer.status === 'answered')
        print(`  ${id}\t${question}\t=> ${answer.answer} ${answer.confidence}`)
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
  print(
    `${file}${blind ? ', blind' : ''}: ${rows.length} questions that nothing answers, answered ${share(answered, rows.length)}`,
  )
}

for (const [file, blind] of [
  ['open-claims.jsonl', false],
  ['blind-claims.jsonl', true],
] as const)
  if (existsSync(path.join(golden, file))) await checkClaims(file, blind)
if (!process.argv.includes('--claims')) await askAbsent('blind-absent.jsonl', true)
