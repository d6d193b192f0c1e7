import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { commands } from '../../src/commands/list.ts'
import { factKinds } from '../../src/facts/index.ts'
import { read } from './source-imports.ts'

const manuals = [
  'README.md',
  'ARCHITECTURE.md',
  'CHANGELOG.md',
  'THIRD-PARTY.md',
  'docs/discord.md',
  'docs/opensearch.md',
]
const packageJson = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(read('package.json')))
/** The command line's own, which are no replies. */
const local = ['inspect', 'index', 'watch', 'add', 'feed', 'demo', 'chat', 'insights', 'bot', 'register']

const cut = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].flatMap(([, found]) => found ?? [])

/** What the headings of a page are reached by. */
const anchors = (text: string): string[] =>
  cut(text, /^#+ (.+)$/gm).map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .replaceAll(' ', '-'),
  )

describe.each(manuals)('%s', (manual) => {
  const text = read(manual)

  test('links lead somewhere', () => {
    const links = cut(text, /\]\(([^)\s]+)\)/g).filter((link) => !/^\w+:/.test(link))
    const dead = links.filter((link) => {
      const [path = '', anchor] = link.split('#')
      if (path !== '') return !existsSync(join(dirname(manual), path))
      return anchor !== undefined && !anchors(text).includes(anchor)
    })
    expect(dead).toEqual([])
  })

  test('files and folders that it names are there', () => {
    const named = cut(text, /`((?:src|tests|bench|scripts|docs|data|models)\/[\w./-]*)`/g)
    expect(named.filter((path) => path !== 'data/index/' && !existsSync(path))).toEqual([])
  })

  test('npm scripts that it names are there', () => {
    expect(cut(text, /npm run (?:--silent )?([\w:]+)/g).filter((name) => !(name in packageJson.scripts))).toEqual([])
  })

  test('commands that it names are there', () => {
    const known = [...commands.map(({ name }) => name), ...local]
    expect(cut(text, /^(?:\$ |npx )?dateline (\w+)/gm).filter((name) => !known.includes(name))).toEqual([])
  })
})

test('the README tells of every command of the command line', () => {
  const readme = read('README.md')
  const offered = [...commands.filter(({ surfaces }) => surfaces.includes('cli')).map(({ name }) => name), ...local]
  expect(offered.filter((name) => !new RegExp(`\`${name}\\b`).test(readme))).toEqual([])
})

test('a fact kind is a file of its own', () => {
  expect(Object.keys(factKinds).filter((kind) => !existsSync(`src/facts/${kind}.ts`))).toEqual([])
})
