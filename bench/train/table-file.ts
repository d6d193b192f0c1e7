/** Keeps a training table in a file, so that features are worked out once for many trainings. */
import { closeSync, openSync, readSync, writeSync } from 'node:fs'
import { z } from 'zod'
import type { TrainingTable } from './table.ts'

const headerFormat = z.object({
  format: z.literal('dateline training table 1'),
  features: z.array(z.string()),
  articles: z.array(z.string()),
  rows: z.number().int().nonnegative(),
})

type Block = Float32Array | Uint32Array

/** Writes the header as one line of JSON, then the starts, the labels and each column as they lie in memory (little-endian). */
export function writeTable(file: string, table: TrainingTable): void {
  const { features, articles, labels } = table
  const header = JSON.stringify({ format: 'dateline training table 1', features, articles, rows: labels.length })
  const descriptor = openSync(file, 'w')
  const bytes = Buffer.from(`${header}\n`)
  const length = Buffer.alloc(8)
  length.writeBigUInt64LE(BigInt(bytes.length))
  writeSync(descriptor, length)
  writeSync(descriptor, bytes)
  const blocks: Block[] = [table.starts, labels, ...table.columns]
  for (const block of blocks) writeSync(descriptor, block)
  closeSync(descriptor)
}

/** @throws Error when the file is not such a table or is cut off */
export function readTable(file: string): TrainingTable {
  const descriptor = openSync(file, 'r')
  try {
    const length = Number(fill(descriptor, Buffer.alloc(8), file).readBigUInt64LE())
    if (length > 1e8) throw new Error(`${file} is not a training table: leave it out and it is made again`)
    const header = headerFormat.parse(JSON.parse(fill(descriptor, Buffer.alloc(length), file).toString('utf8')))
    const starts = fill(descriptor, new Uint32Array(header.articles.length + 1), file)
    const labels = fill(descriptor, new Float32Array(header.rows), file)
    const columns = header.features.map(() => fill(descriptor, new Float32Array(header.rows), file))
    return { features: header.features, articles: header.articles, starts, labels, columns }
  } finally {
    closeSync(descriptor)
  }
}

function fill<T extends Buffer | Block>(descriptor: number, block: T, file: string): T {
  const bytes = readSync(descriptor, block)
  if (bytes < block.byteLength) throw new Error(`${file} is cut off: delete it and it is made again`)
  return block
}
