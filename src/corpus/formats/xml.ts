import { TextDecoder } from 'node:util'
import { Parser } from 'htmlparser2'
import { withTypographic } from '../decode.ts'

/** An element of XML with all that is in it. */
export interface XmlElement {
  /** With its prefix, in lower case: "content:encoded". */
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly nodes: readonly (string | XmlElement)[]
  /** It was too large, or elements stand in it too deep, and not all of it is here. */
  readonly cut: boolean
}

/** Characters of one element that are kept. */
const longestElement = 4_000_000
/** Elements in one another that are kept. */
const deepest = 100
/** Elements inside one. */
const mostNodes = 100_000

/** The text at a file's head, in whichever encoding: ASCII reads right, and that suffices to know a format. */
export function headText(head: Uint8Array): string {
  const mark =
    head[0] === 0xff && head[1] === 0xfe ? 'utf-16le' : head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : ''
  return mark === ''
    ? Buffer.from(head)
        .toString('latin1')
        .replace(/^\u00ef\u00bb\u00bf/, '')
    : new TextDecoder(mark).decode(head)
}

/** The name of the root element, in lower case, of what begins as XML does; undefined where no root is near the head. */
export function rootElement(head: Uint8Array): string | undefined {
  let text = headText(head).trimStart()
  for (;;) {
    const skipped = /^<(?:\?[^>]*\?>|!--[\s\S]*?-->|!DOCTYPE[^<>[]*(?:\[[^\]]*\]\s*)?>)\s*/i.exec(text)
    if (!skipped) return /^<([A-Za-z_][\w:.-]*)[\s/>]/.exec(text)?.[1]?.toLowerCase()
    text = text.slice(skipped[0].length)
  }
}

/** The decoder of a file of XML, by its byte order mark or declaration; UTF-8 else. */
function decoderOf(head: Uint8Array): TextDecoder {
  const declared = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/i.exec(headText(head))?.[1]
  const mark =
    head[0] === 0xff && head[1] === 0xfe ? 'utf-16le' : head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : ''
  try {
    return new TextDecoder(mark || declared || 'utf-8')
  } catch {
    // An encoding that nobody knows: what is ASCII of it reads as UTF-8.
    return new TextDecoder()
  }
}

/** An element that is still open. */
interface Open {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly nodes: (string | XmlElement)[]
}

/**
 * The elements of XML that are wanted, each whole, in order, while the file is read. Entities of a document type are not expanded and nothing is fetched.
 * @param isWanted by the names of the elements from the root down to it; what stands in a wanted element is not asked for
 * @throws Error where the file breaks off inside a wanted element, behind all that came before it
 */
export async function* xmlElements(
  pieces: AsyncIterable<Uint8Array>,
  isWanted: (path: readonly string[]) => boolean,
): AsyncGenerator<XmlElement> {
  const ready: XmlElement[] = []
  const path: string[] = []
  let open: Open[] = []
  let room = 0
  let nodes = 0
  let cut = false
  let below = 0
  let ended = false
  let isBroken = false
  const parser = new Parser(
    {
      onopentag(rawName, attributes) {
        const name = rawName.toLowerCase()
        if (open.length === 0) {
          path.push(name)
          if (path.length > 8 || !isWanted(path)) return
          room = longestElement
          nodes = 0
          cut = false
          open.push({ name, attributes, nodes: [] })
        } else if (below > 0 || open.length === deepest || ++nodes > mostNodes) {
          cut = true
          below++
        } else open.push({ name, attributes, nodes: [] })
      },
      ontext(text) {
        if (open.length === 0 || below > 0) return
        if (text.length > room) cut = true
        const kept = text.slice(0, room)
        room -= kept.length
        if (kept !== '') open.at(-1)?.nodes.push(kept)
      },
      onclosetag() {
        if (open.length === 0) path.pop()
        else if (below > 0) below--
        else {
          const element = open.pop()
          if (element === undefined) return
          const parent = open.at(-1)
          if (parent !== undefined) parent.nodes.push({ ...element, cut: false })
          else {
            path.pop()
            if (ended) isBroken = true
            else ready.push({ ...element, cut })
          }
        }
      },
    },
    { xmlMode: true },
  )
  let decoder: TextDecoder | undefined
  for await (const piece of pieces) {
    decoder ??= decoderOf(piece)
    const text = decoder.decode(piece, { stream: true })
    parser.write(decoder.encoding === 'windows-1252' ? withTypographic(text) : text)
    yield* ready.splice(0)
  }
  ended = true
  parser.end()
  yield* ready.splice(0)
  open = []
  if (isBroken) throw new Error('it breaks off before its end; get it once more')
}

/** The elements of a name directly in one; several names, the first that is there. */
export function childrenOf(element: XmlElement, ...names: readonly string[]): XmlElement[] {
  for (const name of names) {
    const found = element.nodes.filter((node) => typeof node !== 'string' && node.name === name)
    if (found.length > 0) return found as XmlElement[]
  }
  return []
}

/** The text of an element and of all in it. */
export const textOf = (element: XmlElement | undefined): string =>
  element === undefined ? '' : element.nodes.map((node) => (typeof node === 'string' ? node : textOf(node))).join('')

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** What stands in an element, as markup: of XHTML, to read it as HTML. */
export const markupIn = (element: XmlElement): string =>
  element.nodes
    .map((node) => {
      if (typeof node === 'string') return escaped(node)
      const name = node.name.replace(/^.*:/, '')
      const attributes = Object.entries(node.attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`)
      return `<${name}${attributes.join('')}>${markupIn(node)}</${name}>`
    })
    .join('')
