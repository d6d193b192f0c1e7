import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { campaign } from '../../campaign.ts'
import { readFiles } from './reading.ts'

const folder = new URL('./files/', import.meta.url).pathname
const names = (await readdir(folder, { withFileTypes: true })).flatMap((one) => (one.isFile() ? [one.name] : []))
const samples = await Promise.all(names.map(async (name) => ({ name, bytes: await readFile(join(folder, name)) })))
/** How many files are tried, where another number than the usual is asked for. */
const asked = process.env.DATELINE_PROPERTY_RUNS
/** Seconds that one file may take in a long search; a usual one does not look at the clock. */
const longest = asked === undefined ? campaign(Number.POSITIVE_INFINITY, 70) : 70

type Change = readonly [kind: 'put' | 'cut' | 'double' | 'add', place: number, length: number, value: string]
const change: fc.Arbitrary<Change> = fc.tuple(
  fc.constantFrom('put', 'cut', 'double', 'add'),
  fc.nat(1_000_000),
  fc.nat(60),
  fc.constantFrom(
    ...[
      '<',
      '>',
      '&',
      '"',
      '/',
      '0',
      '9',
      '-1',
      '99999999',
      '\0',
      '\xff',
      ' ',
      ']]>',
      '<!--',
      '<a>',
      '</a>',
      'endstream',
      '[',
      '<<',
      '1 0 R',
    ],
  ),
)

/** Bytes with changes at places that are parts of a million of their length. */
function changed(bytes: Uint8Array, changes: readonly Change[]): Buffer {
  let result = Buffer.from(bytes)
  for (const [kind, part, length, value] of changes) {
    const at = Math.floor((part / 1_000_001) * result.length)
    const [before, behind] = [result.subarray(0, at), result.subarray(at)]
    const letters = Buffer.from(value, 'latin1')
    if (kind === 'put') result = Buffer.concat([before, letters, behind.subarray(letters.length)])
    else if (kind === 'add') result = Buffer.concat([before, letters, behind])
    else if (kind === 'cut') result = Buffer.concat([before, behind.subarray(length)])
    else result = Buffer.concat([before, behind.subarray(0, length), behind])
  }
  return result
}

/** An archive in whose parts, not in whose bytes, something is changed: the damage reaches what reads the parts. */
function withChangedPart(bytes: Uint8Array, number: number, changes: readonly Change[]): Uint8Array {
  const parts = Object.entries(unzipSync(bytes))
  const texts = parts.filter(([name]) => /\.(?:xml|rels|xhtml|opf|html)$|^mimetype$/i.test(name))
  const [chosen] = texts[number % texts.length] ?? ['']
  return zipSync(
    Object.fromEntries(
      parts.map(([name, part]) => [
        name,
        [name === chosen ? changed(part, changes) : part, { level: name === 'mimetype' ? 0 : 1 }],
      ]),
    ),
  )
}

describe.each(['pdf', 'docx', 'odt', 'epub', 'xlsx', 'ods'])('%s', (ending) => {
  const files = samples.filter(({ name }) => name.endsWith(`.${ending}`)).map(({ bytes }) => bytes)

  test('whatever is changed in a file, it gives what is left or a line that says what is wrong', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(1000),
        fc.nat(100),
        fc.boolean(),
        fc.array(change, { minLength: 1, maxLength: 6 }),
        async (chosen, part, inParts, changes) => {
          const bytes = files[chosen % files.length] ?? Buffer.alloc(0)
          const damaged = inParts && ending !== 'pdf' ? withChangedPart(bytes, part, changes) : changed(bytes, changes)
          const started = performance.now()
          const { articles, problems } = await readFiles({ [`tug.${ending}`]: damaged })
          expect(articles.length + problems.length).toBeGreaterThan(0)
          for (const text of [...articles.map((one) => one.text), ...problems.map((one) => one.reason)])
            expect(text).toMatch(/\w{3}/)
          expect((performance.now() - started) / 1000).toBeLessThan(longest)
        },
      ),
      { numRuns: Number(asked ?? campaign(ending === 'pdf' ? 4 : 10, 10_000)) },
    )
  })
})
