import { Worker } from 'node:worker_threads'
import * as z from 'zod'
import { parseDateField } from '../date-formats.ts'
import { titleKey } from '../title.ts'
import { textEndings } from './endings.ts'
import type { Fault, Format, Part } from './format.ts'
import { type Page, readColumns } from './pdf-lines.ts'
import { withoutMargins } from './pdf-margins.ts'
import { paragraphsOf } from './pdf-paragraphs.ts'
import type { OutlineEntry } from './pdf-sections.ts'

/** What the reading of a PDF may cost; what goes beyond is named and left out. */
export const pdfLimits = {
  /** Bytes of a file. */
  size: 200_000_000,
  pages: 3000,
  /** Signs of all pages: more than an article may have, as page matter goes. */
  signs: 3_000_000,
  /** Milliseconds for the next page, and for all. */
  page: 60_000,
  whole: 600_000,
  /** Megabytes that its reading may take: of the thread's heap, and by how much the process may grow, as unpacked streams lie outside of any heap. */
  memory: 768,
  growth: 1024,
  /** Milliseconds from one look at the memory to the next. */
  look: 50,
}

const number = z.number().catch(0)
const piece = z.object({
  text: z.string(),
  x: number,
  y: number,
  width: number,
  height: number,
  turned: z.boolean(),
  font: z.string(),
})
const message = z.union([
  z.object({ done: z.literal(true) }),
  z.object({ fault: z.string(), words: z.string() }),
  z.object({ label: z.string(), failed: z.string() }),
  z.object({
    pages: z.number(),
    outline: z.array(
      z.object({
        title: z.string(),
        level: z.number(),
        page: z.number(),
        left: z.number().optional().catch(undefined),
        top: z.number().optional().catch(undefined),
      }),
    ),
    title: z.string(),
    author: z.string(),
    created: z.string(),
  }),
  z.object({
    label: z.string(),
    number,
    left: number,
    bottom: number,
    right: number,
    top: number,
    pieces: z.array(piece),
  }),
])

/** What a PDF says of itself, and its pages as far as they could be read. */
interface Raw {
  readonly pages: Page[]
  outline: readonly OutlineEntry[]
  /** How many it has. */
  count: number
  title: string
  author: string
  created: string
  readonly faults: string[]
}

const isBundled = import.meta.url.endsWith('.js')
const workerFile = new URL(isBundled ? './pdf-worker.js' : './pdf-worker.mjs', import.meta.url)

function faultOf(name: string, words: string): string {
  if (name === 'PasswordException') return 'the PDF is encrypted; save it without a password'
  return `the PDF is broken (${words.replace(/\s+/g, ' ').slice(0, 120)}); save it anew from the program that made it`
}

/** Reads a PDF in a thread of its own, which is ended where it takes too long or too much memory; what was read till then is kept. */
async function readRaw(bytes: Uint8Array): Promise<Raw> {
  const raw: Raw = { pages: [], outline: [], count: 0, title: '', author: '', created: '', faults: [] }
  const worker = new Worker(workerFile, {
    workerData: { bytes: new Uint8Array(bytes), mostPages: pdfLimits.pages },
    resourceLimits: { maxOldGenerationSizeMb: pdfLimits.memory },
    stdout: true,
    stderr: true,
    execArgv: [],
  })
  let signs = 0
  await new Promise<void>((resolve) => {
    const tooLong = () => {
      raw.faults.push(`page ${raw.pages.length + 1} takes too long to read; it and all after it are left out`)
      resolve()
    }
    let patience = setTimeout(tooLong, pdfLimits.page)
    const end = setTimeout(tooLong, pdfLimits.whole)
    const tooMuch = (most: number) => raw.faults.push(`the PDF takes more than ${most} MB of memory to read; split it`)
    const ceiling = process.memoryUsage.rss() + pdfLimits.growth * 1_000_000
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() < ceiling) return
      tooMuch(pdfLimits.growth)
      finish()
    }, pdfLimits.look)
    const finish = () => {
      clearInterval(watch)
      clearTimeout(patience)
      clearTimeout(end)
      resolve()
    }
    worker.on('message', (value: unknown) => {
      clearTimeout(patience)
      patience = setTimeout(tooLong, pdfLimits.page)
      const read = message.parse(value)
      if ('done' in read) finish()
      else if ('fault' in read) {
        raw.faults.push(faultOf(read.fault, read.words))
        finish()
      } else if ('failed' in read) raw.faults.push(`page ${read.label} could not be read (${read.failed})`)
      else if ('pieces' in read) {
        raw.pages.push(read)
        signs += read.pieces.reduce((sum, { text }) => sum + text.length, 0)
        if (signs > pdfLimits.signs) {
          raw.faults.push(`all after page ${read.label} is left out, as it is too long for one article; split it`)
          finish()
        }
      } else {
        raw.count = read.pages
        raw.outline = read.outline
        raw.title = read.title
        raw.author = read.author
        raw.created = read.created
        if (read.pages > pdfLimits.pages)
          raw.faults.push(`only its first ${pdfLimits.pages} pages of ${read.pages} are read; split it`)
      }
    })
    worker.on('error', (error) => {
      if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') tooMuch(pdfLimits.memory)
      else raw.faults.push(faultOf('', error.message))
      finish()
    })
    worker.on('exit', finish)
  })
  await worker.terminate()
  return raw
}

/** "D:20190504…" → "2019-05-04". */
function dateOf(created: string): string | undefined {
  const [, year, month, day] = /^(?:D:)?(\d{4})(\d\d)(\d\d)/.exec(created) ?? []
  return parseDateField(`${year}-${month}-${day}`)
}

/** Titles that a program put there: a file's name, or nothing. */
const isMade = (title: string): boolean =>
  title.trim().length < 4 ||
  /^(?:microsoft |untitled|document\d*$|title$)|\.(?:docx?|odt|indd|tex|dvi|pdf|qxd|pptx?|xlsx?)$/i.test(title.trim())

async function* read(bytes: Uint8Array): AsyncGenerator<Part | Fault> {
  const raw = await readRaw(bytes)
  const pages = raw.pages.map((page) => ({ page, columns: readColumns(page) }))
  const blank = pages.filter(({ columns }) => columns.length === 0).length
  const isWords = pages.some(({ columns }) => columns.flat().some(({ text }) => /[\p{L}\p{N}]{3}/u.test(text)))
  if (blank < pages.length && !isWords)
    yield { reason: 'its fonts do not tell which letters they show; recognise its text (OCR) first' }
  else if (blank < pages.length) {
    const { blocks, locators, heading } = paragraphsOf(withoutMargins(pages), raw.outline)
    const head = titleKey(
      blocks
        .slice(0, 12)
        .map(({ text }) => text)
        .join(' '),
    )
    // A title that the text shows is the document's; others are often those of its template.
    const isShown = !isMade(raw.title) && head.includes(titleKey(raw.title))
    const title = isShown ? raw.title.replace(/\s+/g, ' ').trim() : heading
    const author = /^[\p{Lu}].*\s\p{L}/u.test(raw.author) ? raw.author.trim() : undefined
    const created = dateOf(raw.created)
    yield {
      blocks,
      known: { ...(title ? { title } : {}), ...(author ? { author } : {}) },
      otherwise: { ...(created ? { published: created } : {}) },
      locators,
    }
    if (blank * 2 > pages.length)
      yield {
        reason: `${blank} of its ${pages.length} pages have no text, as scans do; recognise their text (OCR) first`,
      }
  } else if (raw.faults.length === 0) {
    yield {
      reason: pages.length === 0 ? 'the PDF has no pages' : 'it is a scan without text; recognise its text (OCR) first',
    }
  }
  for (const reason of raw.faults) yield { reason }
}

/** PDF: the text in reading order without running headers, footers and page numbers. */
export const pdf: Format = {
  largest: pdfLimits.size,
  // Other bytes may stand before it; of a text that only speaks of PDF they are the text.
  accepts: ({ file, head }) => {
    const at = Buffer.from(head.subarray(0, 1024)).indexOf('%PDF-')
    return textEndings.test(file) ? at === 0 : at >= 0
  },
  async *read(file) {
    yield* read(await file.bytes())
  },
}
