import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { nameKey } from '../src/answer/names/name-key.ts'
import { listSources, readSource } from '../src/corpus/index.ts'
import { type Document, readDocument } from '../src/nlp/document.ts'

/** A pronoun or a description in a text, and the name that it stands for as a person reads it. */
export interface ReferenceLabel {
  readonly corpus: string
  readonly file: string
  /** Offset into the article's text. */
  readonly start: number
  readonly text: string
  /** Null where it stands for nothing that is named. */
  readonly is: string | null
}

const local = (path: string): string => new URL(path, import.meta.url).pathname
/** Folder of a corpus; those of real articles lie outside the repository. */
const folderOf = (corpus: string): string =>
  corpus.startsWith('golden/')
    ? local(`../tests/golden/corpora/${corpus.slice('golden/'.length)}`)
    : local(`../../shared/corpora/${corpus}`)

/** The labels whose texts are at hand. */
export function referenceLabels(): ReferenceLabel[] {
  const lines = readFileSync(local('../tests/golden/references.jsonl'), 'utf8').trim().split('\n')
  return lines
    .map((line): ReferenceLabel => JSON.parse(line))
    .filter(({ corpus, file }) => existsSync(join(folderOf(corpus), file)))
}

/** What was made of the labels of one form. */
export interface ReferenceTally {
  /** Labels that stand for a name. */
  named: number
  /** Of those, resolved to any name. */
  resolved: number
  /** Of those, to the right one. */
  right: number
  /** Labels that stand for nothing named. */
  nameless: number
  /** Of those, resolved all the same. */
  overread: number
  readonly wrong: string[]
}

const isSame = (given: string, wanted: string): boolean => {
  const [a, b] = [nameKey(given), nameKey(wanted)]
  return a === b || a.startsWith(`${b} `) || b.startsWith(`${a} `) || a.endsWith(` ${b}`) || b.endsWith(` ${a}`)
}

/**
 * Reads the labelled texts and counts what their pronouns and descriptions were resolved to.
 * @throws Error when a label does not stand where it says
 */
export async function tallyReferences(
  labels: readonly ReferenceLabel[],
): Promise<{ pronouns: ReferenceTally; descriptions: ReferenceTally }> {
  const empty = (): ReferenceTally => ({ named: 0, resolved: 0, right: 0, nameless: 0, overread: 0, wrong: [] })
  const tallies = { pronouns: empty(), descriptions: empty() }
  const documents = new Map<string, Document>()
  for (const label of labels) {
    const key = `${label.corpus}/${label.file}`
    const document = documents.get(key) ?? (await documentOf(label))
    documents.set(key, document)
    const { text } = document.article
    if (text.slice(label.start, label.start + label.text.length) !== label.text)
      throw new Error(`"${label.text}" does not stand at ${label.start} of ${key}`)
    const tally = /^(?:he|she|his|her|him)$/i.test(label.text) ? tallies.pronouns : tallies.descriptions
    const mention = document.mentions.find(({ start, how }) => start === label.start && how !== 'name')
    const given = mention && document.entities[mention.entity]?.name
    if (label.is === null) {
      tally.nameless++
      if (given !== undefined) tally.overread++
    } else {
      tally.named++
      if (given !== undefined) tally.resolved++
      if (given !== undefined && isSame(given, label.is)) tally.right++
    }
    if (given !== undefined && (label.is === null || !isSame(given, label.is)))
      tally.wrong.push(`${key} ${label.start} "${label.text}": ${given}, not ${label.is ?? 'a name'}`)
  }
  return tallies
}

async function documentOf({ corpus, file }: ReferenceLabel): Promise<Document> {
  for (const source of await listSources(folderOf(corpus)))
    for await (const read of readSource(source))
      if ('article' in read && read.article.file === file) return readDocument(read.article)
  throw new Error(`${file} is not in ${corpus}`)
}
