import { posix } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Part, packageOwners, parts } from './import-rule.ts'
import { importsOf, read, typescriptFiles } from './source-imports.ts'

const files = typescriptFiles('src')
const within = (file: string, part: Part): boolean => file === part.path || file.startsWith(`${part.path}/`)

/** The part of a path under `src/`: the longest that holds it. */
function partOf(file: string): Part | undefined {
  return parts.filter((part) => within(file, part)).sort((a, b) => b.path.length - a.path.length)[0]
}

/** "@scope/name/deep" → "@scope/name". */
const packageOf = (target: string): string =>
  target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/')

/** What an import breaks, in words; undefined where it keeps the rule. */
function breach(file: string, target: string, typesOnly: boolean): string | undefined {
  const part = partOf(file)
  if (!part) return `${file} belongs to no part: add it to tests/house/import-rule.ts`
  if (!target.startsWith('.')) {
    const owner = packageOwners[packageOf(target)]
    return owner === undefined || owner === part.path ? undefined : `${file} imports ${target}, which only ${owner} may`
  }
  const path = posix.join(posix.dirname(file), target)
  if (path === '../package.json') return undefined
  const other = partOf(path)
  if (other === part || (other && part.from.includes(other.path))) return undefined
  if (other && typesOnly && part.typesFrom?.includes(other.path)) return undefined
  return `${file} imports ${typesOnly ? 'types of ' : ''}${path}: ${part.path} may not`
}

describe('who may import whom', () => {
  test('every import of src/ keeps the rule', () => {
    const breaches = files.flatMap((path) => {
      const file = path.replace(/^src\//, '')
      return importsOf(read(path)).flatMap(({ target, typesOnly }) => breach(file, target, typesOnly) ?? [])
    })
    expect(breaches).toEqual([])
  })

  test('the rule has no ring: what stands below never reaches up', () => {
    const order = parts.map((part) => part.path)
    const upward = parts.flatMap((part) => part.from.filter((path) => order.indexOf(path) >= order.indexOf(part.path)))
    expect(upward).toEqual([])
    for (const path of parts.flatMap((part) => [...part.from, ...(part.typesFrom ?? [])])) expect(order).toContain(path)
  })

  test.each(parts)('$path is there', (part) => {
    expect(files.some((file) => within(file.replace(/^src\//, ''), part))).toBe(true)
  })
})

test('the environment is read in config.ts, and by the entry, which hands it on; one variable is set, for the reader’s runtime', () => {
  const readers = files.filter((path) => read(path).includes('process.env'))
  expect(readers).toEqual(['src/config.ts', 'src/main.ts', 'src/reader/telemetry.ts'])
})

describe('what breaks the rule is seen', () => {
  test.each([
    ['search/terms.ts', '../nlp/document.ts', 'search/terms.ts imports nlp/document.ts: search may not'],
    ['cli/page.ts', '../discord/log.ts', 'cli/page.ts imports discord/log.ts: cli may not'],
    ['story/topic.ts', '../answer/answer.ts', 'story/topic.ts imports answer/answer.ts: story may not'],
    ['answer/gate.ts', 'lunr', 'answer/gate.ts imports lunr, which only search may'],
    ['new/room.ts', '../types.ts', 'new/room.ts belongs to no part: add it to tests/house/import-rule.ts'],
    ['commands/ask.ts', '../library.ts', 'commands/ask.ts imports library.ts: commands may not'],
  ])('%s ← %s', (file, target, words) => {
    expect(breach(file, target, false)).toBe(words)
  })

  test('types alone may be imported where the table says so', () => {
    expect(breach('commands/ask.ts', '../library.ts', true)).toBeUndefined()
  })
})

describe('imports are read off the source', () => {
  test.each([
    ["import { a } from './a.ts'", './a.ts', false],
    ["import type { A } from './a.ts'", './a.ts', true],
    ["import { type A, b } from './a.ts'", './a.ts', false],
    ["import { type A, type B } from './a.ts'", './a.ts', true],
    ["import {\n  a,\n  type B,\n} from './a.ts'", './a.ts', false],
    ["import a, { type B } from './a.ts'", './a.ts', false],
    ["import a from './a.ts'", './a.ts', false],
    ["import * as a from './a.ts'", './a.ts', false],
    ["import data from './a.json' with { type: 'json' }", './a.json', false],
    ["import './a.ts'", './a.ts', false],
    ["export * from './a.ts'", './a.ts', false],
    ["export { a, type B } from './a.ts'", './a.ts', false],
    ["export type { A } from './a.ts'", './a.ts', true],
    ["const { a } = await import('./a.ts')", './a.ts', false],
    ["let a: typeof import('./a.ts')", './a.ts', true],
    ["import lunr = require('lunr')", 'lunr', false],
  ])('%s', (source, target, typesOnly) => {
    expect(importsOf(source)).toEqual([{ target, typesOnly }])
  })

  test.each(["// import { a } from './a.ts'", "/* import './a.ts' */", 'const text = "from \'./a.ts\'"'])(
    'not in %s',
    (source) => {
      expect(importsOf(source)).toEqual([])
    },
  )

  test.each(files)('%s: none is missed', (file) => {
    const ends = read(file).match(/^(?:import|export|\}).* from '/gm) ?? []
    expect(importsOf(read(file)).length).toBeGreaterThanOrEqual(ends.length)
  })

  test('a dynamic import of no literal is refused', () => {
    expect(() => importsOf('await import(name)')).toThrow('not a literal')
  })
})
