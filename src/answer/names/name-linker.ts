import { distance } from 'fastest-levenshtein'
import type { LinkedName, NameLinker } from '../../nlp/question/index.ts'
import { fold } from '../../search/terms.ts'
import type { NameEntry, NameTable } from './name-table.ts'

const wordShape = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.&]*/gu
const longestName = 8
const questionWord = /^(?:who|whom|whose|what|which|when|where|why|how|is|was|are|were|did|does|do|has|have|had|the|a|an|of|in|on|at|to|for|and|or|with|by|from|about|say|said|tell|many|much|article|articles)$/

type Word = { text: string; start: number; end: number; key: string }

function wordsIn(text: string): Word[] {
  return [...text.matchAll(wordShape)].map((match) => {
    const trimmed = match[0].replace(/[.']+$/, '')
    return { text: trimmed, start: match.index, end: match.index + trimmed.length, key: fold(trimmed) }
  })
}

/** How many letters a misspelling may differ by: none in short words. */
export function tolerance(word: string): number {
  return word.length < 5 ? (word.length < 4 ? 0 : 1) : word.length < 8 ? 1 : 2
}

/** Known words nearest in spelling, nearest first. */
export function nearestWords(word: string, known: Iterable<string>, limit = 3): string[] {
  const most = tolerance(word)
  if (most === 0) return []
  const found: { word: string; far: number }[] = []
  for (const other of known) {
    if (Math.abs(other.length - word.length) > most || other.length < 3) continue
    const far = distance(word, other)
    // A first letter that differs counts one more: people seldom get it wrong.
    if (far > 0 && far + (other[0] === word[0] ? 0 : 1) <= most) found.push({ word: other, far: far + (other[0] === word[0] ? 0 : 0.5) })
  }
  return found.sort((a, b) => a.far - b.far || a.word.localeCompare(b.word)).slice(0, limit).map((pair) => pair.word)
}

/** Links the names of a question to those of a corpus, whatever their case, apostrophes or small misspellings. */
export class CorpusNameLinker implements NameLinker {
  readonly #table: NameTable
  readonly #known: (word: string) => boolean

  /**
   * @param table the corpus' names
   * @param known whether any article has a word
   */
  constructor(table: NameTable, known: (word: string) => boolean) {
    this.#table = table
    this.#known = known
  }

  link(text: string): { form: string; names: LinkedName[]; unknown: string[] } {
    const { text: mendedText, mended } = this.#mend(text)
    const words = wordsIn(mendedText)
    const names: LinkedName[] = []
    const unknown: string[] = []
    let form = ''
    let cursor = 0
    for (let at = 0; at < words.length; ) {
      const match = this.#longest(words, at, mendedText)
      const word = words[at]
      if (!word) break
      if (!match) {
        if (at > 0 && /^\p{Lu}/u.test(word.text) && word.key.length > 1 && !this.#known(word.text) && !questionWord.test(word.key)) unknown.push(word.text)
        at++
        continue
      }
      form += mendedText.slice(cursor, word.start)
      const written = mendedText.slice(word.start, match.end)
      const shown = properForm(match.entry, written)
      names.push({ name: match.entry.name, kind: match.entry.kind, written, mended: mended.some((m) => m.start < match.end && m.end > word.start), start: form.length, end: form.length + shown.length })
      form += shown
      cursor = match.end
      at += match.length
    }
    return { form: form + mendedText.slice(cursor), names, unknown }
  }

  #longest(words: readonly Word[], at: number, text: string): { entry: NameEntry; length: number; end: number } | undefined {
    for (let length = Math.min(longestName, words.length - at); length > 0; length--) {
      const run = words.slice(at, at + length)
      const first = run[0]
      const last = run[run.length - 1]
      if (!first || !last || (questionWord.test(first.key) && length > 0 && !/^\p{Lu}/u.test(first.text)) || questionWord.test(last.key)) continue
      const key = run.map((word) => (word.key === 'the' ? '' : word.key)).join('')
      const entry = this.#table.find(key)[0]
      if (!entry) continue
      const capital = /^[\p{Lu}\d]/u.test(first.text) && !(at === 0 && length === 1 && questionWord.test(first.key))
      if (length === 1 && !capital && this.#table.isCommon(key)) continue
      if (length === 1 && at === 0 && this.#table.isCommon(key)) continue
      if (/[,;:?]/.test(text.slice(first.end, last.start))) continue
      return { entry, length, end: last.end }
    }
    return undefined
  }

  /** Replaces words that no article has by the nearest word of a name. */
  #mend(text: string): { text: string; mended: { start: number; end: number }[] } {
    const mended: { start: number; end: number }[] = []
    let out = ''
    let cursor = 0
    for (const word of wordsIn(text)) {
      if (word.key.length < 4 || /^\d/.test(word.key) || questionWord.test(word.key) || this.#known(word.text) || this.#table.has(word.key)) continue
      const [nearest, second] = nearestWords(word.key, this.#table.words, 2)
      if (!nearest || (second && distance(word.key, second) === distance(word.key, nearest) && second[0] === nearest[0] && word.key.length < 6)) continue
      out += text.slice(cursor, word.start)
      mended.push({ start: out.length, end: out.length + nearest.length })
      out += capitalise(nearest)
      cursor = word.end
    }
    return { text: out + text.slice(cursor), mended }
  }
}

const capitalise = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

/** The entry's form that has as many words as the question wrote. */
function properForm(entry: NameEntry, written: string): string {
  const count = written.split(/\s+/).length
  const key = (text: string) => [...text.matchAll(wordShape)].map((m) => fold(m[0])).join('')
  const same = [entry.name, ...entry.aliases].find((form) => key(form) === key(written))
  if (same) return same
  return count === 1 ? capitalise(written) : written
}
