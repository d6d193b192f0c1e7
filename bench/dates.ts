/**
 * How many labelled date expressions are found with the right value, and how fast.
 * Run: npx tsx bench/dates.ts [file of labels]
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findDates } from '../src/nlp/dates/index.ts'
import { findNames } from '../src/nlp/names/index.ts'
import { splitSentences } from '../src/nlp/sentences.ts'

interface Label {
  readonly corpus: string
  readonly file: string
  /** The expression with up to three words around it. */
  readonly expression: string
  readonly published: string
  /** Null where there is no date. */
  readonly edtf: string | null
}

const SHARED = new URL('../../shared/', import.meta.url).pathname
const FOLDERS: Readonly<Record<string, string>> = { seeds: 'seeds', 'wikinews-apple': 'corpora/wikinews-apple' }

function isLabel(value: unknown): value is Label {
  return typeof value === 'object' && value !== null && 'expression' in value && 'edtf' in value
}

function readLabels(file: string): Label[] {
  const lines = readFileSync(file, 'utf8').trim().split('\n')
  return lines.map((line): unknown => JSON.parse(line)).filter(isLabel)
}

/** Dates whose span touches the expression; with no label the wrongly found ones. */
function valuesAt(text: string, label: Label): string[] {
  const at = text.replace(/\s/g, ' ').indexOf(label.expression)
  if (at < 0) throw new Error(`"${label.expression}" does not stand in ${label.file}`)
  const sentences = splitSentences(text)
  const names = findNames(text, sentences).mentions
  const dates = findDates(text, { published: label.published, sentences, names })
  return dates.filter((d) => d.start < at + label.expression.length && at < d.end).map((d) => d.edtf)
}

function quality(labels: readonly Label[]): void {
  const tally = { dates: 0, right: 0, traps: 0, refused: 0 }
  for (const label of labels) {
    const text = readFileSync(join(SHARED, FOLDERS[label.corpus] ?? label.corpus, label.file), 'utf8')
    const values = valuesAt(text, label)
    const right = label.edtf === null ? values.length === 0 : values.length === 1 && values[0] === label.edtf
    if (label.edtf === null) tally.traps++
    else tally.dates++
    if (right && label.edtf === null) tally.refused++
    else if (right) tally.right++
    else
      console.log(
        `wrong  ${label.file}  "${label.expression}"  ${label.edtf ?? 'no date'}  found ${values.join(', ') || 'nothing'}`,
      )
  }
  const percent = ((100 * (tally.right + tally.refused)) / labels.length).toFixed(1)
  console.log(
    `dates right ${tally.right} of ${tally.dates}, traps refused ${tally.refused} of ${tally.traps}, together ${percent} %`,
  )
}

function speed(): void {
  const folder = join(SHARED, 'corpora/wikinews-apple')
  const texts = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'))
  const split = texts.map((text) => ({ text, sentences: splitSentences(text) }))
  const characters = texts.reduce((sum, text) => sum + text.length, 0)
  const rounds = 20
  const start = performance.now()
  for (let i = 0; i < rounds; i++) {
    for (const { text, sentences } of split) findDates(text, { published: '2010-06-08', sentences })
  }
  const seconds = (performance.now() - start) / 1000
  console.log(`${((characters * rounds) / 1e6 / seconds).toFixed(1)} MB of text a second`)
}

if (!existsSync(SHARED)) {
  console.log('skipped: ../shared is absent')
} else {
  quality(readLabels(process.argv[2] ?? new URL('../tests/golden/date-expressions.jsonl', import.meta.url).pathname))
  speed()
}
