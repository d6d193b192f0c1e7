// The words of PDFs in the order in which they are read, against poppler's pdftotext:  npm run bench:pdf [FILE.pdf …] [--pages 500]
import { execFile } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { parseArgs, promisify } from 'node:util'
import { pdf } from '../src/corpus/formats/pdf.ts'
import { lines, pdfOf } from '../src/demo/pdf.ts'

const { values, positionals } = parseArgs({ allowPositionals: true, options: { pages: { type: 'string' } } })
const folder = new URL('../tests/corpus/formats/files/', import.meta.url).pathname
const run = promisify(execFile)

/** Words of a text; a word that a line end parts is whole, as in what is compared, and signs of lists are none. */
const wordsOf = (text: string): string[] =>
  text
    .replace(/(\p{L})[-\u00ad\u2010]\n\s*(?=\p{Ll})/gu, '$1')
    .normalize('NFKC')
    .match(/[\p{L}\p{N}]+/gu) ?? []

/** The most words that stand in both lists in one order (Hunt and Szymanski's longest common subsequence). */
function inOrder(words: readonly string[], others: readonly string[]): number {
  const places = new Map<string, number[]>()
  for (const [at, word] of others.entries()) places.set(word, [at, ...(places.get(word) ?? [])])
  /** The least end of a common subsequence of each length. */
  const ends: number[] = []
  for (const word of words)
    for (const place of places.get(word) ?? []) {
      let [low, high] = [0, ends.length]
      while (low < high) {
        const middle = (low + high) >> 1
        if ((ends[middle] ?? 0) < place) low = middle + 1
        else high = middle
      }
      ends[low] = place
    }
  return ends.length
}

/** All text that is read of a PDF, and what is said of it. */
async function textOf(bytes: Uint8Array, file: string): Promise<{ text: string; faults: string[] }> {
  const texts: string[] = []
  const faults: string[] = []
  const whole = {
    file,
    size: bytes.length,
    head: bytes.subarray(0, 4096),
    bytes: async () => bytes,
    stream: async function* () {},
  }
  for await (const part of pdf.read(whole, async function* () {}))
    if ('reason' in part) faults.push(part.reason)
    else texts.push(...part.blocks.map(({ text }) => text))
  return { text: texts.join('\n'), faults }
}

async function compare(files: readonly string[]): Promise<void> {
  const has = await run('pdftotext', ['-v']).then(
    () => true,
    () => false,
  )
  if (!has) {
    console.log('pdftotext (poppler-utils) is not on PATH; the order of words was not compared')
    return
  }
  console.log(
    '| file | words of pdftotext | of Dateline | in equal order, % | by its order |\n| :-- | --: | --: | --: | :-- |',
  )
  for (const file of files) {
    const ours = wordsOf((await textOf(await readFile(file), file)).text)
    // By itself pdftotext reads tables column by column; by lines, or as the file has it, it reads their rows.
    const orders = await Promise.all(
      [[], ['-layout'], ['-raw']].map(async (order) => {
        const { stdout } = await run('pdftotext', [...order, '-enc', 'UTF-8', file, '-'], { maxBuffer: 1e8 })
        const theirs = wordsOf(stdout)
        // Running headers and footers, which Dateline leaves out where they stand on several pages, are counted against it.
        return {
          name: order[0] ?? 'its own',
          count: theirs.length,
          share: inOrder(ours, theirs) / Math.max(1, theirs.length),
        }
      }),
    )
    const best = orders.reduce((most, one) => (one.share > most.share ? one : most))
    console.log(
      `| ${basename(file)} | ${best.count} | ${ours.length} | ${(100 * best.share).toFixed(1)} | ${best.name} |`,
    )
  }
}

/** Time and peak memory for a long PDF of our own making. */
async function measure(pages: number): Promise<void> {
  const words =
    'the harbour board of Lenwick heard that a second tug is to be bought for the north quay in spring'.split(' ')
  const bytes = pdfOf(
    Array.from({ length: pages }, (_, page) =>
      lines(
        Array.from({ length: 50 }, (_, at) =>
          Array.from({ length: 15 }, (_, word) => words[(page * 7 + at * 5 + word * word) % words.length]).join(' '),
        ),
        60,
        740,
      ),
    ),
  )
  let peak = 0
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }, 50)
  const before = process.memoryUsage.rss()
  const started = performance.now()
  const { text, faults } = await textOf(bytes, 'long.pdf')
  clearInterval(timer)
  console.log(
    `${pages} pages, ${(bytes.length / 1e6).toFixed(1)} MB, ${wordsOf(text).length} words: ${((performance.now() - started) / 1000).toFixed(1)} s, ${Math.round((peak - before) / 1e6)} MB over ${Math.round(before / 1e6)} MB${faults.map((fault) => `; ${fault}`).join('')}`,
  )
}

if (values.pages !== undefined) await measure(Number(values.pages))
else
  await compare(
    positionals.length > 0
      ? positionals
      : (await readdir(folder)).filter((file) => file.endsWith('.pdf')).map((file) => join(folder, file)),
  )
