import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { read } from './source-imports.ts'

/** Where text of ours stands. */
const places = ['src', 'tests', 'bench', 'docs', 'scripts', 'deploy', 'models', 'data/articles', '.ci', '.env.example']
const single = readdirSync('.').filter((name) => /\.(?:md|json|ts|service)$|^Dockerfile$/.test(name))

/** A path of one machine: the program must not know where it was made. */
const ofOneMachine = /(?<![\w./~-])\/(?:work|root|home|Users)\/[\w.-]+/g
/** An address that a lock file takes over from the registry in use. */
const registry = /"resolved":\s*"[^"]*"/g

function filesIn(place: string): string[] {
  if (!existsSync(place)) return []
  if (statSync(place).isFile()) return [place]
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(?:png|woff2?|ttf)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
}

const files = [...places, ...single].flatMap(filesIn).filter((file) => !file.endsWith('own-words.test.ts'))

test.each([
  ['no path of one machine', ofOneMachine],
  ['no address of a package registry', registry],
])('%s', (_, pattern) => {
  expect(files.length).toBeGreaterThan(100)
  const found = files.flatMap((file) =>
    [...new Set(read(file).match(pattern) ?? [])].map((words) => `${file}: ${words}`),
  )
  expect(found).toEqual([])
})
