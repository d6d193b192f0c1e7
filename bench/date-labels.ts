import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findDates } from '../src/nlp/dates/index.ts'
import { findNames } from '../src/nlp/names/index.ts'
import { splitSentences } from '../src/nlp/sentences.ts'

/** A date expression of a text, with its value as a person reads it. */
export interface Label {
  readonly corpus: string
  readonly file: string
  /** The expression with up to three words around it. */
  readonly expression: string
  readonly published: string
  /** Null where there is no date. */
  readonly edtf: string | null
}

/** Where the labelled texts lie. */
export const SHARED = new URL('../../shared/', import.meta.url).pathname
const FOLDERS: Readonly<Record<string, string>> = { seeds: 'seeds', 'wikinews-apple': 'corpora/wikinews-apple' }

function isLabel(value: unknown): value is Label {
  return typeof value === 'object' && value !== null && 'expression' in value && 'edtf' in value
}

/** Reads a `.jsonl` file of labels. */
export function readLabels(file: string): Label[] {
  const lines = readFileSync(file, 'utf8').trim().split('\n')
  return lines.map((line): unknown => JSON.parse(line)).filter(isLabel)
}

/** True where the texts are there. */
export const present = existsSync(SHARED)

/** The dates found at a label's expression. */
export function valuesAt(label: Label): string[] {
  const text = readFileSync(join(SHARED, FOLDERS[label.corpus] ?? label.corpus, label.file), 'utf8')
  const at = text.replace(/\s/g, ' ').indexOf(label.expression)
  if (at < 0) throw new Error(`"${label.expression}" does not stand in ${label.file}`)
  const sentences = splitSentences(text)
  const names = findNames(text, sentences).mentions
  const dates = findDates(text, { published: label.published, sentences, names })
  return dates.filter((d) => d.start < at + label.expression.length && at < d.end).map((d) => d.edtf)
}

/** Right is the one value of the label, or nothing where there is no date. */
export function isRight(label: Label, values: readonly string[]): boolean {
  return label.edtf === null ? values.length === 0 : values.length === 1 && values[0] === label.edtf
}
