/**
 * Holds claims of the training sets, of parts that the reader was not trained on, against corpora of some sizes and writes what the judges of claims see.
 *
 *     tsx bench/training/claim-rows.ts DATA_FOLDER BASE_FOLDER WORDNET_DICT_FOLDER OUT_FOLDER [CLAIMS]
 *
 * Writes `claim-supported.jsonl` and `claim-contradicted.jsonl`, in the form of `judge-rows.ts`. In a third of the cases the passage of the claim is left out of the
 * corpus; of some supported claims a word or number is put for another.
 */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { openContext } from '../../src/answer/context.ts'
import { memoryCorpus } from '../memory-corpus.ts'
import { seededRandom, shuffled } from '../random.ts'
import { claimRows, rowWeights, verdicts } from './evidence-rows.ts'
import { nearWords } from './near-words.ts'
import { readClaims } from './sets.ts'
import { swapper } from './word-swaps.ts'

const sets = ['fever_gold', 'fever', 'fever_dev_gold', 'fm2', 'feverous', 'fever_symmetric', 'mnli', 'boolq', 'condaqa']
const sizes = [1, 5, 5, 20, 50]
const shares = { absent: 0.25, swapped: 0.3 } as const

const [folder, base, wordnet, out, wanted = '3000'] = process.argv.slice(2)
if (!folder || !base || !wordnet || !out)
  throw new Error(
    'Usage: tsx bench/training/claim-rows.ts DATA_FOLDER BASE_FOLDER WORDNET_DICT_FOLDER OUT_FOLDER [CLAIMS]',
  )
const random = seededRandom(17)
const claims = shuffled(readClaims(folder, sets, 'dev'), random).slice(0, Number(wanted))
const swap = swapper(
  claims.map(({ text }) => text),
  nearWords(base, wordnet),
  random,
)

const rows = { supported: [] as string[], contradicted: [] as string[] }
for (let at = 0, group = 0; at < claims.length; group++) {
  const size = sizes[group % sizes.length] ?? 1
  const inside = claims.slice(at, at + size)
  at += size
  const kept = inside.map((claim) => ({ claim, isThere: size === 1 || random() >= shares.absent }))
  const corpus = await memoryCorpus(
    kept.flatMap(({ claim, isThere }, i) =>
      isThere ? [{ id: `a${i}`, file: `a${i}`, title: claim.title, text: claim.context }] : [],
    ),
  )
  for (const { claim, isThere } of kept) {
    const swapped =
      claim.label === 'supported' && random() < shares.swapped
        ? ((random() < 0.6 ? swap(claim, /^(?:NOUN|VERB)/, 'near') : undefined) ??
          swap(claim, /^(?:NOUN|VERB|number|ordinal)/, 'any'))
        : undefined
    const changed = swapped && (/^(?:number|ordinal)/.test(swapped.key) ? 'contradicted' : 'not-said')
    const label = isThere ? (changed ?? claim.label) : 'not-said'
    const context = await openContext(corpus, swapped?.text ?? claim.text, {})
    const judged = await claimRows(context, label)
    for (const verdict of verdicts) {
      const common = {
        group,
        size: corpus.passages,
        pinned: false,
        unseen: true,
        weight: rowWeights.other,
        answerable: judged[verdict].right,
      }
      rows[verdict].push(`${JSON.stringify({ ...common, rows: [judged[verdict]] })}\n`)
    }
  }
  if (group % 20 === 19) process.stdout.write(`${at} claims\n`)
}
for (const [verdict, lines] of Object.entries(rows))
  writeFileSync(path.join(out, `claim-${verdict}.jsonl`), lines.join(''))
