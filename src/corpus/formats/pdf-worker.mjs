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

try {
  const pdf = await getDocumentProxy(workerData.bytes, options)
  const { info } = await pdf.getMetadata().catch(() => ({ info: {} }))
  const labels = await pdf.getPageLabels().catch(() => null)
  parentPort?.postMessage({
    pages: pdf.numPages,
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
