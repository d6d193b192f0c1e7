import { distance } from 'fastest-levenshtein'
import type { Document } from '../nlp/document.ts'
import { titles } from '../nlp/names/head-words.ts'
import { knownPlaces } from '../nlp/names/places.ts'
import type { LinkedName, NameLinker, Question } from '../nlp/question/index.ts'
import { isEnglishWord } from '../nlp/wink.ts'
import { fold } from '../search/terms.ts'
import { nameKey } from './name-key.ts'
import type { NameEntry, NameSource } from './name-source.ts'

const wordShape = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.&]*/gu
const longestName = 8
const questionWord =
  /^(?:who|whom|whose|what|which|when|where|why|how|is|was|are|were|did|does|do|has|have|had|the|a|an|of|in|on|at|to|for|and|or|with|by|from|about|say|said|tell|many|much|article|articles)$/

/** A word of a question with its folded form. */
interface Word {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly key: string
}

function wordsIn(text: string): Word[] {
  return [...text.matchAll(wordShape)].map((match) => {
    const trimmed = match[0].replace(/(?:'s|[.'])+$/i, '')
    return { text: trimmed, start: match.index, end: match.index + trimmed.length, key: fold(trimmed) }
  })
}

/** What the corpus knows of the keys of one question. */
interface KnownKeys {
  readonly entries: ReadonlyMap<string, NameEntry>
  readonly common: ReadonlySet<string>
}

const keyOf = (run: readonly Word[]): string => run.map((word) => (word.key === 'the' ? '' : word.key)).join('')

/** Keys of all runs of words that may be a name. */
function runKeys(words: readonly Word[]): string[] {
  const keys = new Set<string>()
  for (let at = 0; at < words.length; at++)
    for (let length = 1; length <= longestName && at + length <= words.length; length++)
      keys.add(keyOf(words.slice(at, at + length)))
  return [...keys].filter((key) => key.length > 1)
}

/** What stands before a name and need not stand in the articles. */
const honorific = /^(?:mr|mrs|ms|miss|dr|prof|sir|madam)$/

/** Links the names of a question to those of a corpus, whatever their case, apostrophes or small misspellings. */
export class CorpusNameLinker implements NameLinker {
  /**
   * @param source the corpus' names
   * @param known whether any article has a word
   */
  constructor(
    private readonly source: NameSource,
    private readonly known: (word: string) => boolean,
  ) {}

  async link(text: string): Promise<{ form: string; names: LinkedName[]; unknown: string[] }> {
    const { text: mendedText, mended } = await this.#mend(text)
    const words = wordsIn(mendedText)
    const table = await this.#lookUp(runKeys(words))
    const names: LinkedName[] = []
    const unknown: string[] = []
    let form = ''
    let cursor = 0
    for (let at = 0; at < words.length; ) {
      const match = longest(table, words, at, mendedText)
      const word = words[at]
      if (!word) break
      if (!match) {
        const strange = at > 0 && /^\p{Lu}/u.test(word.text) && word.key.length > 1 && !this.known(word.text)
        // A city that stands in the articles only inside other names is not told of.
        const elsewhere = knownPlaces.has(word.key)
        if ((strange || elsewhere) && !questionWord.test(word.key) && !honorific.test(word.key)) unknown.push(word.text)
        at++
        continue
      }
      form += mendedText.slice(cursor, word.start)
      const written = mendedText.slice(word.start, match.end)
      const shown = properForm(match.entry, written)
      names.push({
        name: match.entry.name,
        kind: match.entry.kind,
        written,
        mended: mended.some((m) => m.start < match.end && m.end > word.start),
        start: form.length,
        end: form.length + shown.length,
      })
      form += shown
      cursor = match.end
      at += match.length
    }
    return { form: form + mendedText.slice(cursor), names, unknown }
  }

  /** All that a question may name, in one look-up. */
  async #lookUp(keys: readonly string[]): Promise<KnownKeys> {
    const [found, common] = await Promise.all([this.source.find(keys, 1), this.source.common(keys)])
    return {
      entries: new Map(keys.flatMap((key, i): [string, NameEntry][] => (found[i]?.[0] ? [[key, found[i][0]]] : []))),
      common,
    }
  }

  /** Replaces words that no article has by the nearest word of a name. */
  async #mend(text: string): Promise<{ text: string; mended: { start: number; end: number }[] }> {
    const mended: { start: number; end: number }[] = []
    let out = ''
    let cursor = 0
    const strange = wordsIn(text).filter(
      (word) =>
        word.key.length >= 4 &&
        !/^\d/.test(word.key) &&
        !questionWord.test(word.key) &&
        !this.known(word.text) &&
        !isEnglishWord(word.text.toLowerCase()),
    )
    const found = await this.source.find(
      strange.map((word) => word.key),
      1,
    )
    for (const [i, word] of strange.entries()) {
      if (found[i]?.[0]) continue
      const [nearest, second] = await this.source.nearest(word.key, 2)
      if (
        !nearest ||
        (second &&
          distance(word.key, second) === distance(word.key, nearest) &&
          second[0] === nearest[0] &&
          word.key.length < 6)
      )
        continue
      out += text.slice(cursor, word.start)
      mended.push({ start: out.length, end: out.length + nearest.length })
      out += capitalise(nearest)
      cursor = word.end
    }
    return { text: out + text.slice(cursor), mended }
  }
}

function longest(
  table: KnownKeys,
  words: readonly Word[],
  at: number,
  text: string,
): { entry: NameEntry; length: number; end: number } | undefined {
  for (let length = Math.min(longestName, words.length - at); length > 0; length--) {
    const run = words.slice(at, at + length)
    const [first, last] = [run[0], run.at(-1)]
    if (!first || !last || questionWord.test(last.key)) continue
    if (questionWord.test(first.key) && !/^\p{Lu}/u.test(first.text)) continue
    const key = keyOf(run)
    const entry = table.entries.get(key)
    if (!entry || /[,;:?]/.test(text.slice(first.end, last.start))) continue
    const isCapital = /^[\p{Lu}\d]/u.test(first.text)
    if (length === 1 && (!isCapital || at === 0) && table.common.has(key)) continue
    if (length === 1 && !isCapital && !isMeant(entry, first)) continue
    return { entry, length, end: last.end }
  }
  return undefined
}

/** In how many articles a title or thing must be named for a plain English word to mean it: "lost" is seldom the series of that name. */
const wellKnown = 3

/**
 * Whether a word in lower case can mean an entry. A word of plain English means one that the articles call so ("apple", "jobs"), not one of whose name it is
 * but a part: who asks where one can buy something does not ask of a shop called Best Buy.
 */
function isMeant({ name, kind, aliases, articles }: NameEntry, { key, text }: Word): boolean {
  if (!isEnglishWord(text)) return true
  const isCalledSo = [name, ...aliases].some((form) => nameKey(form) === key)
  const isTitle = kind === 'work' || kind === 'event' || kind === 'other'
  return isCalledSo && (!isTitle || articles >= wellKnown)
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

const nextWord = /^ ((?:\p{Lu}[\p{L}\p{N}]+|\d{1,3})\b)/u

/**
 * Names of a question that are larger than the ones the corpus knows: "Harbour Watch", where only "Harbour" is known, "zPad 2", where there is a "zPad".
 * @param readings the articles at hand
 * @returns the words after the known names, where no article has both side by side
 */
export function largerNames(question: Question, readings: readonly { readonly document: Document }[]): string[] {
  return question.names.flatMap((name, i) => {
    const word = nextWord.exec(question.form.slice(name.end))?.[1]
    if (!word || titles.has(word.toLowerCase()) || question.names[i + 1]?.start === name.end + 1) return []
    if (question.dates.some((date) => date.start <= name.end + 1 && name.end + 1 < date.end)) return []
    const pair = `${question.form.slice(name.start, name.end)} ${word}`.toLowerCase()
    const told = readings.some(({ document: { article } }) =>
      `${article.title}\n${article.text}`.toLowerCase().includes(pair),
    )
    return told ? [] : [word]
  })
}

/** Names of the corpus near to a misspelt or unknown name of a question, at most three. */
export async function closeNames(names: NameSource, question: Question): Promise<string[]> {
  const found = new Set<string>()
  for (const name of question.names) if (name.mended) found.add(name.name)
  for (const unknown of question.unknownNames) {
    for (const word of await names.nearest(fold(unknown), 3)) {
      const [entry] = await names.withWord(word, 1)
      if (entry) found.add(entry.name)
    }
  }
  return [...found].slice(0, 3)
}
