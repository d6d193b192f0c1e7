import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { aliasBlocks } from '../aliases.ts'
import { bounded } from '../bounds.ts'
import { parseDateField } from '../date-formats.ts'
import type { Metadata } from '../front-matter.ts'
import { type Block, squeeze } from '../lines.ts'
import { messageOf } from '../sources.ts'
import { type Cell, tableBlocks } from '../tables.ts'
import type { Fault, Format, FormatFile, Part } from './format.ts'
import { partKey } from './part-key.ts'
import { unbzipped } from './unpacking.ts'
import { childrenOf, rootElement, textOf, type XmlElement, xmlElements } from './xml.ts'

/** Milliseconds that a page may take; a long one takes a few hundred. */
const longestTime = 20_000
/** Megabytes that the parser of wikitext may take. */
const mostMemory = 512

/** What a page says, as its thread sends it. */
type Piece =
  | { readonly heading: string; readonly level: number }
  | { readonly plain: string }
  | { readonly item: string }
  | { readonly label: string; readonly value: string }
  | { readonly rows: readonly (readonly Cell[])[] }

type Sent = { readonly pieces?: readonly Piece[] } | { readonly failure: string }

function blocksOf(pieces: readonly Piece[]): Block[] {
  const blocks = pieces.flatMap((piece): Block[] => {
    if ('heading' in piece) return [{ text: piece.heading, role: 'heading', level: piece.level }]
    if ('plain' in piece) return [{ text: piece.plain, role: 'plain' }]
    if ('item' in piece) return [{ text: piece.item, role: 'item' }]
    if ('rows' in piece) return tableBlocks(piece.rows)
    const { label, value } = piece
    return tableBlocks([
      [
        { text: label, header: true },
        { text: value, header: false },
      ],
    ])
  })
  return blocks.map((block) => ({ ...block, text: squeeze(block.text) })).filter(({ text }) => text !== '')
}

const isBundled = import.meta.url.endsWith('.js')
const workerFile = new URL(isBundled ? './wiki-worker.js' : './wiki-worker.mjs', import.meta.url)

/** Milliseconds in which the thread must have started; on a busy machine that takes a while. */
const longestStart = 120_000

/** The next thing that a thread sends. @throws Error where it falls, or takes longer than some milliseconds; the thread is ended then */
async function nextOf(worker: Worker, time: number): Promise<unknown> {
  const over = new AbortController()
  const { signal } = over
  const timer = setTimeout(() => over.abort(new Error(`it takes longer than ${time / 1000} s`)), time)
  try {
    const ended = once(worker, 'exit', { signal }).then(() => {
      throw new Error('its reader has stopped')
    })
    // An error of the thread ends the waiting, too.
    const [sent] = await Promise.race([once(worker, 'message', { signal }), ended])
    return sent
  } catch (error) {
    await worker.terminate()
    throw signal.aborted ? signal.reason : error
  } finally {
    clearTimeout(timer)
    over.abort()
  }
}

/** A thread that reads wikitext, started when first needed, and anew after a page that it did not get to the end of. */
class WikitextReader {
  private worker: Worker | undefined
  constructor(private readonly time: number) {}

  /** @returns what a page says; nothing where it only leads to others. @throws Error where it takes too long or cannot be read */
  async read(text: string, title: string): Promise<readonly Piece[] | undefined> {
    const worker = this.worker ?? (await this.#start())
    this.worker = undefined
    worker.postMessage({ text, title })
    const sent = (await nextOf(worker, this.time)) as Sent
    this.worker = worker
    if ('failure' in sent) throw new Error(sent.failure)
    return sent.pieces
  }

  async close(): Promise<void> {
    await this.worker?.terminate()
    this.worker = undefined
  }

  async #start(): Promise<Worker> {
    const worker = new Worker(workerFile, { resourceLimits: { maxOldGenerationSizeMb: mostMemory } })
    // Between two pages nobody waits for it: where it falls then, the next page has another.
    worker.on('error', () => undefined)
    worker.once('exit', () => {
      if (this.worker === worker) this.worker = undefined
    })
    await nextOf(worker, longestStart)
    return worker
  }
}

/** What the wiki says of itself. */
interface Site {
  readonly name: string
  /** The address of a page by its title. */
  readonly addressOf: (title: string) => string | undefined
}

function siteOf(info: XmlElement): Site {
  const base = /^(https?:\/\/\S+\/)[^/]*$/.exec(textOf(childrenOf(info, 'base')[0]).trim())?.[1]
  return {
    name: textOf(childrenOf(info, 'sitename')[0]).trim(),
    addressOf: (title) =>
      base && `${base}${encodeURIComponent(title.replaceAll(' ', '_')).replaceAll('%2F', '/').replaceAll('%3A', ':')}`,
  }
}

/** A page as the dump has it, or undefined where it is no article: of another namespace, a redirect, a style sheet. */
function pageOf(page: XmlElement): { title: string; text: string; changed: string } | undefined {
  const revision = childrenOf(page, 'revision').at(-1)
  const at = (element: XmlElement | undefined, name: string) =>
    element === undefined ? '' : textOf(childrenOf(element, name)[0]).trim()
  const isArticle =
    revision !== undefined &&
    (at(page, 'ns') || '0') === '0' &&
    childrenOf(page, 'redirect').length === 0 &&
    /^(?:wikitext)?$/.test(at(revision, 'model'))
  return isArticle
    ? { title: at(page, 'title'), text: at(revision, 'text'), changed: at(revision, 'timestamp') }
    : undefined
}

const isPacked = ({ head }: FormatFile): boolean =>
  /^BZh[1-9]1AY&SY/.test(Buffer.from(head.subarray(0, 10)).toString('latin1'))

/** Redirects of a dump that are remembered. */
const mostRedirects = 500_000

/** The titles that lead to each page: redirects stand anywhere in a dump. One that breaks off gives those before; its pages tell of that. */
async function redirectsOf(file: FormatFile): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, string[]>()
  const isWanted = (path: readonly string[]) => /^mediawiki\/page\/(?:title|redirect)$/.test(path.join('/'))
  let title = ''
  let count = 0
  try {
    for await (const element of xmlElements(piecesOf(file), isWanted)) {
      if (element.name === 'title') title = textOf(element).trim()
      const { title: to = '' } = element.attributes
      // A redirect to a section names a part of its page. A namespace's are of no article.
      if (element.name !== 'redirect' || to === '' || /[#:]/.test(to) || title.includes(':')) continue
      if (++count > mostRedirects) break
      found.set(to, [...(found.get(to) ?? []), title])
    }
  } catch {
    // Whatever is wrong with the dump is told when its pages are read.
  }
  return found
}

const piecesOf = (file: FormatFile): AsyncIterable<Uint8Array> =>
  isPacked(file) ? unbzipped(file.stream()) : file.stream()

/** The pages of a dump and what its wiki says of itself, read as they come. @param time milliseconds that a page may take */
export async function* readDump(file: FormatFile, time = longestTime): AsyncGenerator<Part | Fault> {
  const redirects = await redirectsOf(file)
  const reader = new WikitextReader(time)
  let site: Site | undefined
  let pages = 0
  let told = 0
  try {
    for await (const element of xmlElements(piecesOf(file), (path) =>
      /^mediawiki\/(?:siteinfo|page)$/.test(path.join('/')),
    )) {
      if (element.name === 'siteinfo') {
        site = siteOf(element)
        continue
      }
      pages++
      const page = pageOf(element)
      if (page === undefined) continue
      const { title } = page
      if (element.cut) {
        told++
        yield { place: title, reason: 'the page is too large; give a dump of the current revisions alone' }
        continue
      }
      const { text, share } = bounded(page.text)
      try {
        const pieces = await reader.read(text, title)
        if (pieces === undefined) continue
        // What a page says, it says as of its last change.
        const published = parseDateField(page.changed)
        const url = site?.addressOf(title)
        const known: Metadata = {
          ...(title && { title }),
          ...(published && { published }),
          ...(site?.name && { publisher: site.name }),
          ...(url && { url }),
        }
        told++
        const aliases = aliasBlocks(title, redirects.get(title) ?? [])
        yield { blocks: [...aliases, ...blocksOf(pieces)], known, share, key: partKey(title), isText: true }
      } catch (error) {
        told++
        yield {
          place: title,
          reason: `the page could not be read (${messageOf(error)})`,
        }
      }
    }
    if (told === 0) yield { reason: pages === 0 ? 'the dump has no pages' : 'none of its pages is an article' }
  } finally {
    await reader.close()
  }
}

/** A dump of MediaWiki (`pages-articles.xml`, `.xml.bz2`): a page is an article, as of its last change; redirects are its other names, lists of meanings nothing. */
export const mediawiki: Format = {
  largest: 200_000_000_000,
  accepts: (file) => rootElement(file.head) === 'mediawiki' || isPacked(file),
  read: (file) => readDump(file),
}
