import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { listSources, readSource } from '../src/corpus/index.ts'
import { type Document, readDocument } from '../src/nlp/document.ts'

/** A pronoun or a description of an article, with what it stands for as a person reads it. */
export interface Label {
  /** Path below `tests/golden/corpora` or `../shared/corpora`; for an article of a `.jsonl` file with `#` and its id. */
  readonly file: string
  /** Where it stands in the article's text as the program reads it. */
  readonly start: number
  readonly text: string
  /** Names that are accepted; empty where it stands for nothing named. */
  readonly names: readonly string[]
  /**
   * `first`: written before the program's reading had been looked at, and then used to better the rules; `late`: written when the rules were done;
   * `seen`: written beside the program's reading.
   */
  readonly set: 'first' | 'late' | 'seen'
}

const shared = new URL('../../shared/corpora/wikinews-apple/', import.meta.url).pathname
const folders = { '': new URL('../tests/golden/corpora/', import.meta.url).pathname, 'wikinews-apple/': shared }

/** True where the real articles are there. */
export const present = existsSync(shared)

/** True for a label of a real article, which lies outside the repository. */
export const isReal = (label: Label): boolean => label.file.startsWith('wikinews-apple/')

/** "he", "her" */
export const isPersonal = ({ text }: Label): boolean => /^(?:he|him|his|she|her|hers)$/i.test(text)

/** "he", "its"; the rest are descriptions. */
export const isPronoun = (label: Label): boolean =>
  isPersonal(label) || /^(?:it|its|they|them|their)$/i.test(label.text)

function setOf(value: object): Label['set'] {
  if (!('set' in value)) return 'first'
  if (value.set === 'late' || value.set === 'seen') return value.set
  throw new Error(`no such set of labels: ${value.set}`)
}

function toLabel(value: unknown): Label[] {
  if (typeof value !== 'object' || value === null) return []
  if (!('file' in value && 'start' in value && 'text' in value && 'is' in value)) return []
  const { file, start, text, is } = value
  if (typeof file !== 'string' || typeof start !== 'number' || typeof text !== 'string') return []
  const names = (Array.isArray(is) ? is : [is]).filter((name) => typeof name === 'string')
  return [{ file, start, text, names, set: setOf(value) }]
}

/** Reads a `.jsonl` file of labels. */
export function readLabels(file: string): Label[] {
  const lines = readFileSync(file, 'utf8').trim().split('\n')
  return lines.flatMap((line) => toLabel(JSON.parse(line)))
}

/** Reads the labelled articles that are there, by the `file` of their labels. */
export async function readDocuments(): Promise<Map<string, Document>> {
  const documents = new Map<string, Document>()
  for (const [prefix, folder] of Object.entries(folders)) {
    if (!existsSync(folder)) continue
    for (const source of await listSources(folder)) {
      for await (const read of readSource(source)) {
        if (!('article' in read)) throw new Error(`${join(folder, read.file)}: ${read.reason}`)
        const { id } = read.article
        const file = source.file.endsWith('.jsonl') ? `${source.file}#${id}` : source.file
        documents.set(prefix + file, readDocument(read.article))
      }
    }
  }
  return documents
}

/**
 * The name that a document gives for a labelled expression, undefined where it gives none.
 * @throws Error where the words of the label do not stand there
 */
export function nameAt(document: Document, label: Label): readonly string[] | undefined {
  const end = label.start + label.text.length
  if (document.article.text.slice(label.start, end) !== label.text)
    throw new Error(`"${label.text}" does not stand at ${label.start} of ${label.file}`)
  const mention = document.mentions.find(
    ({ how, start, end: last }) => (how === 'pronoun' || how === 'description') && start < end && label.start < last,
  )
  const entity = mention && document.entities[mention.entity]
  return entity && [entity.name, ...entity.aliases]
}

const fold = (name: string): string => name.toLowerCase().replace(/^the /, '')

/** Right is a name that the label accepts. */
export const isRight = (label: Label, found: readonly string[]): boolean =>
  found.some((name) => label.names.some((accepted) => fold(accepted) === fold(name)))

/** What was found at a number of labels. */
export interface Tally {
  /** Labels that stand for a name, how many are resolved, and how many to the right one. */
  readonly named: number
  readonly resolved: number
  readonly right: number
  /** Labels that stand for nothing named, and how many are resolved all the same. */
  readonly unnamed: number
  readonly trapped: number
}

/** Of all that is resolved, the share that is right (1 where nothing is). */
export function precision({ right, resolved, trapped }: Tally): number {
  return resolved + trapped === 0 ? 1 : right / (resolved + trapped)
}

/** Counts how labels are resolved. Labels of articles that are not there are left out. */
export function tally(labels: readonly Label[], documents: ReadonlyMap<string, Document>): Tally {
  const counts = { named: 0, resolved: 0, right: 0, unnamed: 0, trapped: 0 }
  for (const label of labels) {
    const document = documents.get(label.file)
    if (!document) continue
    const found = nameAt(document, label)
    if (label.names.length === 0) {
      counts.unnamed++
      if (found) counts.trapped++
    } else {
      counts.named++
      if (found) counts.resolved++
      if (found && isRight(label, found)) counts.right++
    }
  }
  return counts
}
