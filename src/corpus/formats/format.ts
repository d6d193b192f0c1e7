import type { Metadata } from '../front-matter.ts'
import type { Block } from '../lines.ts'
import type { FirstLines } from '../locators.ts'
import type { Room } from './zip.ts'

/** A file as a format's reader gets it: of the corpus, or out of an archive. */
export interface FormatFile {
  /** Its path in the corpus, with forward slashes; the ending decides between formats that look alike. */
  readonly file: string
  /** Bytes. */
  readonly size: number
  /** Its first bytes, some thousands at most. */
  readonly head: Uint8Array
  /** All of it; read once, however often it is asked for. */
  bytes(): Promise<Uint8Array>
  /** All of it, piece by piece, for what is too large to be held whole. */
  stream(): AsyncIterable<Uint8Array>
  /** A file of the same corpus or archive that is needed to read this one, by its path from this one's folder; undefined where there is none. The same bytes are the same object. */
  beside?(path: string): Promise<Uint8Array | undefined>
  /** How many archives it stands in, and how much may still be unpacked of them. */
  readonly within?: { readonly depth: number; readonly room: Room }
}

/** Bytes at the head of a file by which its format is known. */
export const headLength = 4096
/** Bytes that are handed on at once. */
const pieceLength = 65_536

/** A file that is held in memory: out of an archive. */
export function heldFile(
  file: string,
  content: Uint8Array,
  rest: Pick<FormatFile, 'beside' | 'within'> = {},
): FormatFile {
  return {
    ...rest,
    file,
    size: content.length,
    head: content.subarray(0, headLength),
    bytes: async () => content,
    async *stream() {
      for (let at = 0; at < content.length; at += pieceLength) yield content.subarray(at, at + pieceLength)
    },
  }
}

/** An article as its file gives it. */
export interface Part {
  readonly blocks: readonly Block[]
  /** What the format says of it; it wins over what its text says. */
  readonly known: Metadata
  /** What holds where neither the format nor the text says it: the day on which a file was made. */
  readonly otherwise?: Metadata
  /** Its pages, where one may begin inside a block; what begins with a block says so in the block's `locator`. */
  readonly locators?: readonly FirstLines[]
  /** How much of it was read: 1, or left out, where nothing was cut. */
  readonly share?: number
  /** Its own file, where that stands in an archive; it names the article where nothing else does. */
  readonly file?: string
  /** Its name in a file of several articles: its id is "<id of the file>/<key>". Without it, a file's only article has the file's id, and others have their number. */
  readonly key?: string
  /** It may hold several articles, as minutes and books do, and is looked through for them; a web page is an article. */
  readonly isDocument?: true
  /** All its blocks are its text, as in a chat: nothing is looked for that stands beside an article on a page. */
  readonly isText?: true
}

/** What is wrong with a file, or with a place in it ("message 7"), in one line that says what to do. */
export interface Fault {
  readonly reason: string
  readonly place?: string
}

/** A format whose files are bytes, or several articles. */
export interface Format {
  /** A larger file is not read; bytes. */
  readonly largest: number
  /** Whether a file is of this format, by its content. */
  accepts(file: FormatFile): boolean | Promise<boolean>
  /**
   * The articles of a file, in order, and what could not be read. What it throws is told as the file's fault, behind what was read till then.
   * @param nested reads a file that stands inside this one, whatever its format
   */
  read(file: FormatFile, nested: (file: FormatFile) => AsyncIterable<Part | Fault>): AsyncIterable<Part | Fault>
}
