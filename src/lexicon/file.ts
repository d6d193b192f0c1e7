/**
 * The lexicon as one file: a line of JSON that says what it is and where its parts lie, then the parts. Numbers are
 * unsigned, of 32 bits, little-endian, at multiples of four bytes: they are used where they lie, and nothing is parsed.
 */

/** What a lexicon is made of. Words and senses have the numbers of their places. */
export interface LexiconLists {
  /** In the order of their bytes. */
  readonly words: readonly string[]
  /** Number of the field of each sense: the lexicographer file of WordNet, lexnames(5WN). */
  readonly fields: readonly number[]
  /** Senses of each word: of nouns, verbs, adjectives, the most frequent first. */
  readonly senses: readonly (readonly number[])[]
  /** What each sense is a kind, an instance or a shade of. */
  readonly kinds: readonly (readonly number[])[]
  /** Words of one root with each word. */
  readonly roots: readonly (readonly number[])[]
  readonly opposites: readonly (readonly number[])[]
}

/** Lists of numbers in two arrays. */
export interface NumberLists {
  /** Where each list begins, and where the last ends. */
  readonly starts: Uint32Array
  readonly values: Uint32Array
}

const listNames = ['senses', 'members', 'kinds', 'below', 'roots', 'opposites'] as const

/** A lexicon as it is read. */
export interface LexiconTables extends Readonly<Record<(typeof listNames)[number], NumberLists>> {
  /** All words, one after the other, and where each begins. */
  readonly words: Buffer
  readonly wordStarts: Uint32Array
  readonly fields: Uint32Array
}

const format = 2

interface Header {
  readonly format: number
  /** First byte after the header, and number of bytes. */
  readonly parts: Readonly<Record<string, readonly [number, number]>>
}

const startsOf = (lengths: readonly number[]): Uint32Array => {
  const starts = new Uint32Array(lengths.length + 1)
  lengths.forEach((length, i) => {
    starts[i + 1] = (starts[i] ?? 0) + length
  })
  return starts
}

const flat = (lists: readonly (readonly number[])[]): NumberLists => ({
  starts: startsOf(lists.map((list) => list.length)),
  values: Uint32Array.from(lists.flat()),
})

/** For each value, the lists that it stands in. */
function turned(lists: readonly (readonly number[])[], size: number): number[][] {
  const all: number[][] = Array.from({ length: size }, () => [])
  lists.forEach((list, number) => {
    for (const value of list) all[value]?.push(number)
  })
  return all
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Uint32Array): Buffer => Buffer.from(buffer, byteOffset, byteLength)

/** @param about where the lexicon comes from, for its header */
export function writeLexicon(lists: LexiconLists, about: Readonly<Record<string, string>>): Buffer {
  const words = lists.words.map((word) => Buffer.from(word))
  const tables = {
    senses: flat(lists.senses),
    members: flat(turned(lists.senses, lists.fields.length)),
    kinds: flat(lists.kinds),
    below: flat(turned(lists.kinds, lists.fields.length)),
    roots: flat(lists.roots),
    opposites: flat(lists.opposites),
  }
  const parts: [string, Buffer][] = [
    ['words', Buffer.concat(words)],
    ['wordStarts', bytesOf(startsOf(words.map(({ length }) => length)))],
    ['fields', bytesOf(Uint32Array.from(lists.fields))],
    ...listNames.flatMap((name): [string, Buffer][] => [
      [`${name}.starts`, bytesOf(tables[name].starts)],
      [`${name}.values`, bytesOf(tables[name].values)],
    ]),
  ]
  let at = 0
  const places: Record<string, [number, number]> = {}
  const padded = parts.map(([name, bytes]) => {
    places[name] = [at, bytes.length]
    const padding = Buffer.alloc(-bytes.length & 3)
    at += bytes.length + padding.length
    return Buffer.concat([bytes, padding])
  })
  const header = JSON.stringify({ ...about, format, parts: places } satisfies Header & Record<string, unknown>)
  const padding = ' '.repeat(-(Buffer.byteLength(header) + 1) & 3)
  return Buffer.concat([Buffer.from(`${header}${padding}\n`), ...padded])
}

/** @throws Error when the bytes are no lexicon of this format */
export function readLexicon(bytes: Buffer): LexiconTables {
  const end = bytes.indexOf(0x0a)
  const { format: given, parts }: Header = JSON.parse(bytes.toString('utf8', 0, Math.max(end, 0)))
  if (given !== format) throw new Error('the lexicon is of another format: run npm run lexicon')
  const part = (name: string): Buffer => {
    const [from, length] = parts[name] ?? [0, 0]
    return bytes.subarray(end + 1 + from, end + 1 + from + length)
  }
  const numbers = (name: string): Uint32Array => {
    const { buffer, byteOffset, byteLength } = part(name)
    return new Uint32Array(buffer, byteOffset, byteLength / 4)
  }
  const lists = (name: string): NumberLists => ({
    starts: numbers(`${name}.starts`),
    values: numbers(`${name}.values`),
  })
  return {
    words: part('words'),
    wordStarts: numbers('wordStarts'),
    fields: numbers('fields'),
    senses: lists('senses'),
    members: lists('members'),
    kinds: lists('kinds'),
    below: lists('below'),
    roots: lists('roots'),
    opposites: lists('opposites'),
  }
}
