import * as z from 'zod'
import type { BulkLoader } from './bulk-loader.ts'
import type { IndexReader } from './index-reader.ts'

/** Characters of a value that lie in one document. */
const partChars = 1_000_000

const head = z.object({ content: z.object({ parts: z.number() }) })
const part = z.object({ content: z.object({ text: z.string() }) })

/** Writes a value of any size as JSON into the documents of an index of tables. */
export async function writeBlob(loader: BulkLoader, index: string, name: string, value: unknown): Promise<void> {
  const json = JSON.stringify(value)
  const count = Math.ceil(json.length / partChars)
  await loader.index(index, `blob:${name}`, { kind: 'blob', content: { parts: count } })
  for (let place = 0; place < count; place++) {
    const text = json.slice(place * partChars, (place + 1) * partChars)
    await loader.index(index, `blob:${name}:${place}`, { kind: 'blob', content: { text } })
  }
}

/** The value of that name; undefined where there is none. */
export async function readBlob(reader: IndexReader, name: string): Promise<unknown> {
  const [found] = await reader.many([`blob:${name}`])
  if (found === undefined) return undefined
  const { parts } = head.parse(found).content
  const ids = Array.from({ length: parts }, (_, place) => `blob:${name}:${place}`)
  const texts = (await reader.many(ids)).map((document) => part.parse(document).content.text)
  return JSON.parse(texts.join(''))
}
