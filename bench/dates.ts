/**
 * How many labelled date expressions are found with the right value, and how fast.
 * Run: npx tsx bench/dates.ts [file of labels]
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findDates } from '../src/nlp/dates/index.ts'
import { splitSentences } from '../src/nlp/sentences.ts'
import { isRight, type Label, present, readLabels, SHARED, valuesAt } from './date-labels.ts'

function quality(labels: readonly Label[]): void {
  const tally = { dates: 0, right: 0, traps: 0, refused: 0 }
  for (const label of labels) {
    const values = valuesAt(label)
    const right = isRight(label, values)
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

if (!present) {
  console.log('skipped: ../shared is absent')
} else {
  quality(readLabels(process.argv[2] ?? new URL('../tests/golden/date-expressions.jsonl', import.meta.url).pathname))
  speed()
}
