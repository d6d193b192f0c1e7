import PostalMime from 'postal-mime'
import { parseDateField } from '../date-formats.ts'
import { type Fault, type Format, type FormatFile, heldFile, type Part } from './format.ts'
import { headText } from './xml.ts'

/** Parts of a page in one another. */
const deepest = 30

/** A page on its own, of HTML: the documents of its frames, which a browser saves behind it, are not part of it. */
function firstDocument(html: string): string {
  const end = /<\/html\s*>/i.exec(html)
  return end === null ? html : html.slice(0, end.index + end[0].length)
}

/**
 * The article of a page that is read as HTML, with where and when it was taken.
 * @param html of the page
 * @param taken the day, which counts where the page does not say its own
 */
export async function* pageParts(
  file: FormatFile,
  html: Uint8Array,
  { url, taken }: { readonly url: string | undefined; readonly taken: string | undefined },
  nested: (file: FormatFile) => AsyncIterable<Part | Fault>,
): AsyncGenerator<Part | Fault> {
  const published = parseDateField(taken)
  for await (const part of nested(heldFile('page.html', html, file.within && { within: file.within }))) {
    if ('reason' in part) yield part
    else
      yield {
        ...part,
        known: { ...(url && /^https?:\/\/\S+$/.test(url) && { url }), ...part.known },
        otherwise: { ...(published && { published }), ...part.otherwise },
        file: file.file,
      }
  }
}

/** A page with all that belongs to it, as browsers save it (`.mhtml`, `.mht`). */
export const savedPage: Format = {
  name: 'saved page',
  largest: 50_000_000,
  accepts: ({ file, head }) => {
    const text = headText(head)
    const isMime = /^[!-9;-~]+:/.test(text) && /^(?:MIME-Version|Content-Type):/im.test(text)
    const isSaved = /^(?:Snapshot-Content-Location:|From: ?["<]*Saved by\b)/im.test(text)
    return isMime && (isSaved || /\.mht(?:ml)?$/i.test(file))
  },
  async *read(file, nested) {
    const page = await PostalMime.parse(await file.bytes(), { maxNestingDepth: deepest })
    const header = (name: string) => page.headers.find(({ key }) => key === name)?.value
    if (page.html === undefined) {
      yield { reason: 'there is no page of HTML in it' }
      return
    }
    const url = header('snapshot-content-location') ?? header('content-location')
    yield* pageParts(file, Buffer.from(firstDocument(page.html)), { url, taken: header('date') }, nested)
  },
}
