// Reads a PDF away from the program, in a thread that may be ended: posts what it says of itself, then its pages one by one.
import { parentPort, workerData } from 'node:worker_threads'
import { getDocumentProxy } from 'unpdf'

/** What runs in the viewer, is fetched, or draws is of no use for text. */
const options = {
  isEvalSupported: false,
  enableXfa: false,
  disableFontFace: true,
  useSystemFonts: false,
  useWorkerFetch: false,
  stopAtErrors: false,
  verbosity: 0,
}

/** @param {unknown} value */
const textIn = (value) => (typeof value === 'string' ? value : '')

/** Entries of an outline that are read; a book has some hundred. */
const mostEntries = 2000

/** What a destination says of the place on its page, after ISO 32000-1, 12.3.2.2. @type {Record<string, (values: unknown[]) => { left?: unknown, top?: unknown }>} */
const places = {
  XYZ: ([left, top]) => ({ left, top }),
  FitH: ([top]) => ({ top }),
  FitBH: ([top]) => ({ top }),
  FitR: ([left, , , top]) => ({ left, top }),
}

/** The entries of the outline in their order, each with the place that it leads to; without those that lead elsewhere. */
async function outlineOf(pdf) {
  const found = []
  const walk = async (items, level) => {
    for (const { title, dest, items: below } of items) {
      if (found.length >= mostEntries) return
      const [page, kind, ...values] = (typeof dest === 'string' ? await pdf.getDestination(dest) : dest) ?? []
      const index = typeof page === 'number' ? page : page && (await pdf.getPageIndex(page).catch(() => undefined))
      if (index !== undefined && index !== null) {
        const place = Object.entries(places[kind?.name]?.(values) ?? {}).filter(
          ([, value]) => typeof value === 'number',
        )
        found.push({
          title: textIn(title).replace(/\s+/g, ' ').trim(),
          level,
          page: index + 1,
          ...Object.fromEntries(place),
        })
      }
      await walk(below, level + 1)
    }
  }
  await walk((await pdf.getOutline()) ?? [], 1)
  return found
}

try {
  const pdf = await getDocumentProxy(workerData.bytes, options)
  const { info } = await pdf.getMetadata().catch(() => ({ info: {} }))
  const labels = await pdf.getPageLabels().catch(() => null)
  parentPort?.postMessage({
    pages: pdf.numPages,
    outline: await outlineOf(pdf).catch(() => []),
    title: textIn(info.Title),
    author: textIn(info.Author),
    created: textIn(info.CreationDate),
  })
  for (let number = 1; number <= Math.min(pdf.numPages, workerData.mostPages); number++) {
    const label = labels?.[number - 1] || `${number}`
    try {
      const page = await pdf.getPage(number)
      const { items } = await page.getTextContent()
      const [left, bottom, right, top] = page.view
      const pieces = items.flatMap((item) => {
        if (!('str' in item) || item.str === '') return []
        const [a, b, c, d, x, y] = item.transform
        return [
          {
            text: item.str,
            x,
            y,
            width: item.width,
            height: Math.hypot(c, d) || item.height,
            turned: Math.abs(b) > Math.abs(a),
            font: textIn(item.fontName),
          },
        ]
      })
      parentPort?.postMessage({ label, number, left, bottom, right, top, pieces })
      page.cleanup()
    } catch (error) {
      parentPort?.postMessage({ label, failed: error instanceof Error ? error.message : String(error) })
    }
  }
  parentPort?.postMessage({ done: true })
} catch (error) {
  parentPort?.postMessage({
    fault: error instanceof Error ? error.name : '',
    words: error instanceof Error ? error.message : String(error),
  })
}
process.exit()
