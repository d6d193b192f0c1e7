/**
 * Asks the questions about our own articles, and holds the claims about them, against corpora of one to five of them, and writes what the judges see: more rows for
 * `judge.py`, of the kind that members ask. Only articles that the reader was not trained on are taken.
 *
 *     tsx bench/training/own-rows.ts OUT_FOLDER [ROUNDS] [PART]
 *
 * Writes `own-rows.jsonl`, `own-supported.jsonl` and `own-contradicted.jsonl`, in the form of `judge-rows.ts`. Of the corpora of several articles, some lack
 * the article that is asked about. Each round puts the articles together anew. PART is as "1/2" for the first
 * of two processes that share the corpora; its files are `own1-rows.jsonl` and so on.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { openContext } from '../../src/answer/context.ts'
import { memoryCorpus } from '../memory-corpus.ts'
import { seededRandom, shuffled } from '../random.ts'
import { claimRows, type EvidenceRow, rowWeights, spanRows, verdicts } from './evidence-rows.ts'

const sizes = [1, 1, 2, 3, 5]
/** Share of the articles of a larger corpus that are left out though they are asked about. */
const absent = 0.15
/** Behind the groups of the other files, so that no corpus is taken for one of theirs. */
const firstGroup = 1_000_000

const article = z.object({
  title: z.string(),
  published: z.string(),
  text: z.string(),
  claims: z.array(z.object({ claim: z.string(), label: z.string() })),
  questions: z.array(z.object({ question: z.string(), answer: z.string() })),
})

/** Whether the reader was not trained on an article: the same rule as `is_kept` of `training/invented.py`. */
const isKept = ({ title }: z.infer<typeof article>): boolean =>
  [...title].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % 5 === 0

const [out, rounds = '1', part] = process.argv.slice(2)
const [, own = '1', parts = '1'] = /^(\d+)\/(\d+)$/.exec(part ?? '1/1') ?? []
if (!out) throw new Error('Usage: tsx bench/training/own-rows.ts OUT_FOLDER [ROUNDS] [PART]')
const folder = new URL('../../training/articles/', import.meta.url).pathname
const random = seededRandom(19)
const kept = readdirSync(folder)
  .filter((name) => name.endsWith('.jsonl'))
  .sort()
  .flatMap((name) => readFileSync(path.join(folder, name), 'utf8').trim().split('\n'))
  .map((line) => article.parse(JSON.parse(line)))
  .filter(isKept)
  .map((one, i) => ({ ...one, id: `own${i}` }))

const lines = { rows: [] as string[], supported: [] as string[], contradicted: [] as string[] }
let group = firstGroup
for (let round = 0; round < Number(rounds); round++) {
  const mixed = shuffled(kept, random)
  for (let at = 0; at < mixed.length; group++) {
    const size = sizes[group % sizes.length] ?? 1
    const asked = mixed.slice(at, at + size)
    at += size
    const inside = asked.filter((_, i) => i === 0 || random() >= absent)
    if (group % Number(parts) !== Number(own) - 1) continue
    const corpus = await memoryCorpus(
      inside.map(({ id, title, text, published }) => ({ id, file: id, title, text, published })),
    )
    const keep = (to: string[], rows: readonly EvidenceRow[], answerable: boolean): void => {
      const common = {
        group,
        size: corpus.passages,
        pinned: false,
        unseen: true,
        weight: rowWeights.telling,
        answerable,
      }
      to.push(`${JSON.stringify({ ...common, rows })}\n`)
    }
    for (const one of asked) {
      const isThere = inside.includes(one)
      for (const { claim, label } of one.claims) {
        const judged = await claimRows(await openContext(corpus, claim, {}), isThere ? label : 'not-said')
        for (const verdict of verdicts) keep(lines[verdict], [judged[verdict]], judged[verdict].right)
      }
      for (const { question, answer } of one.questions) {
        const golds = isThere && answer !== '' ? [answer] : []
        const rows = await spanRows(await openContext(corpus, question, {}), golds, one.id)
        if (rows !== undefined) keep(lines.rows, rows, golds.length > 0)
      }
    }
    await corpus.close()
    process.stdout.write(`${at} articles of round ${round + 1}\n`)
  }
}
for (const [name, rows] of Object.entries(lines))
  writeFileSync(path.join(out, `own${part === undefined ? '' : own}-${name}.jsonl`), rows.join(''))
