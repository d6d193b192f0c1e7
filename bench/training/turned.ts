/**
 * Claims that were turned round, for training the reader to see who did it to whom and what is denied: their two sides changed places, active made passive,
 * denied or no longer denied. A denial of what a passage contradicts is supported by it, so that "not" alone is no sign of falsehood.
 *
 *     tsx bench/training/turned.ts DATA_FOLDER STATED.jsonl OUT.jsonl
 *
 * The second file is that of `stated.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import { seededRandom, shuffled } from '../random.ts'
import { counting, denied, denying, exchanged, placed, undenied } from './claim-turns.ts'

const claimSets = ['fever_gold', 'fever', 'fever_symmetric', 'fm2', 'feverous', 'nyu_wiki']
const pair = z.looseObject({
  premise: z.string(),
  claim: z.string(),
  label: z.string(),
  split: z.string(),
  title: z.string().optional(),
  near: z.array(z.number()).optional(),
  src: z.string().optional(),
})
type Pair = z.infer<typeof pair>

const random = seededRandom(17)
const [folder, statedPath, out] = process.argv.slice(2)
if (folder === undefined || statedPath === undefined || out === undefined)
  throw new Error('Usage: tsx bench/training/turned.ts DATA_FOLDER STATED.jsonl OUT.jsonl')

const jsonLines = (text: string): Pair[] =>
  text
    .trim()
    .split('\n')
    .map((line) => pair.parse(JSON.parse(line)))

const opposite: Readonly<Record<string, string>> = { supported: 'contradicted', contradicted: 'supported' }

const pairs = [
  ...claimSets
    .flatMap((set) => jsonLines(gunzipSync(readFileSync(path.join(folder, 'nli', `${set}.jsonl.gz`))).toString('utf8')))
    .filter(({ src, label }) => src !== 'sim_wiki' || label !== 'contradicted'),
  ...shuffled(jsonLines(readFileSync(statedPath, 'utf8')), random)
    .filter(({ claim, label }) => label === 'supported' && !claim.includes('?'))
    .slice(0, 16_000),
].filter(({ split }) => split === 'train')

const rows = pairs.flatMap((one) => {
  const { claim, premise, title = '', near, label } = one
  const tokens = placed(claim)
  if (!tokens) return []
  const row = (text: string, verdict: string): object => ({
    claim: text,
    premise,
    title,
    label: verdict,
    ...(near ? { near } : {}),
    split: 'train',
  })
  const made: object[] = []
  const other = opposite[label]
  if (other !== undefined && !counting.test(claim)) {
    const isDenied = denying.test(claim)
    // Denials of what is contradicted are the rarer and the more telling ones.
    const text = isDenied
      ? undenied(claim)
      : random() < (label === 'contradicted' ? 0.7 : 0.3)
        ? denied(claim, tokens, random)
        : undefined
    if (text !== undefined) made.push(row(text, other))
  }
  if (label === 'supported')
    for (const turned of exchanged(claim, tokens)) if (random() < 0.7) made.push(row(turned.text, turned.label))
  return made
})
writeFileSync(out, rows.map((one) => `${JSON.stringify(one)}\n`).join(''))
process.stdout.write(`${rows.length} claims\n`)
