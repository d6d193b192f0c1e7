import PostalMime from 'postal-mime'
import { parseDateField } from '../date-formats.ts'
import { decode, inUtf8 } from '../decode.ts'
import { readHtml } from '../html.ts'
import type { Fault, Format, Part } from './format.ts'
import { headText } from './xml.ts'

/** Parts of a page in one another. */
const deepest = 30

/** A page on its own, of HTML: the documents of its frames, which a browser saves behind it, are not part of it. */
function firstDocument(html: string): string {
  const end = /<\/html\s*>/i.exec(html)
  return end === null ? html : html.slice(0, end.index + end[0].length)
}

/**
 * The article of a page, with where and when it was taken.
 * @param taken the day, which counts where the page does not say its own
 */
export function pagePart(html: Uint8Array, url: string | undefined, taken: string | undefined): Part | Fault {
  const decoded = decode(inUtf8(html))
  if ('reason' in decoded) return decoded
  const published = parseDateField(taken)
  const { known, ...part } = readHtml(decoded.text.replace(/^\uFEFF/, ''))
  return {
    ...part,
    known: { ...(url && /^https?:\/\/\S+$/.test(url) && { url }), ...known },
    otherwise: { ...(published && { published }) },
  }
}

/** A page with all that belongs to it, as browsers save it (`.mhtml`, `.mht`). */
export const savedPage: Format = {
  largest: 50_000_000,
  accepts: ({ file, head }) => {
    const text = headText(head)
    const isMime = /^[!-9;-~]+:/.test(text) && /^(?:MIME-Version|Content-Type):/im.test(text)
    const isSaved = /^(?:Snapshot-Content-Location:|From: ?["<]*Saved by\b)/im.test(text)
    return isMime && (isSaved || /\.mht(?:ml)?$/i.test(file))
  },
  async *read(file) {
    const page = await PostalMime.parse(await file.bytes(), { maxNestingDepth: deepest })
    const header = (name: string) => page.headers.find(({ key }) => key === name)?.value
    if (page.html === undefined) {
      yield { reason: 'there is no page of HTML in it' }
      return
    }
    const url = header('snapshot-content-location') ?? header('content-location')
    yield pagePart(Buffer.from(firstDocument(page.html)), url, header('date'))
  },
}
