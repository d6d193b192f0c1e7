import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Library } from '../../src/library.ts'
import type { Suggestion } from '../../src/types.ts'
import { mostOtherwise, otherwise } from '../library/alike.ts'
import { indexSet, opened, temporaryFolder } from './cluster.ts'
import { JsonlCorpus } from './corpora.ts'

const kinds: ReadonlySet<Suggestion['kind']> = new Set(['question', 'name', 'topic', 'article'])

function questions(...files: string[]): string[] {
  return files.flatMap((file) =>
    readFileSync(`tests/golden/${file}`, 'utf8')
      .trim()
      .split('\n')
      .map((line) => String(JSON.parse(line).question)),
  )
}

/** What a front end may ask about names, and what does not depend on how an engine scores passages. */
async function everything(library: Library, names: readonly string[]) {
  const about: unknown[] = []
  for (const name of names) {
    about.push({
      who: await library.who(name),
      similar: await library.similarNames(name, 5),
      suggested: await library.suggest(name.slice(0, 4), kinds, 25),
    })
  }
  return { about, sources: await library.sources(), highlights: await library.timeline('', { limit: 50 }) }
}

/** What is found for names: lists of which a few at the end may be others, since each engine has its own scores. */
async function found(library: Library, names: readonly string[]) {
  const lists: string[][] = []
  for (const name of names) {
    const { entries } = await library.timeline(name, { limit: 10 })
    lists.push(
      (await library.findArticles(name)).map(({ id }) => id),
      (await library.nearest(name, 5)).map(({ quote }) => quote),
      entries.map(({ text }) => text),
    )
  }
  return lists
}

/** Share of what two libraries find that both do. */
function shareInCommon(one: readonly (readonly string[])[], other: readonly (readonly string[])[]): number {
  const all = one.flatMap((list, at) => list.map((item) => other[at]?.includes(item) === true))
  return all.length === 0 ? 1 : all.filter(Boolean).length / all.length
}

async function compare(corpus: string, asked: readonly string[], names: readonly string[]): Promise<void> {
  indexSet(corpus)
  const [here, there] = [await opened(corpus, 'sqlite'), await opened(corpus)]
  const different = await otherwise(here, there, asked)
  expect(different.length, different.join('\n')).toBeLessThanOrEqual((mostOtherwise * asked.length) / 100)
  const [embedded, cluster] = [await everything(here, names), await everything(there, names)]
  expect(cluster.about).toEqual(embedded.about)
  expect(cluster.sources).toEqual(embedded.sources)
  expect(cluster.highlights).toEqual(embedded.highlights)
  expect(shareInCommon(await found(here, names), await found(there, names))).toBeGreaterThan(0.8)
}

describe('a corpus on the cluster gives what one on this machine gives', () => {
  test('on the bundled articles', async () => {
    // The reader takes its time for each, and what can differ between engines does so for any: some of every file are enough.
    const asked = questions('seeds-questions.jsonl', 'seeds-heldout.jsonl').filter((_, i) => i % 8 === 0)
    await compare('data/articles', asked, [
      'Chen Min’er',
      'Vladimir Norov',
      'Shanghai Cooperation Organisation',
      'Norrov',
    ])
  })

  const wikinews = '../shared/corpora/wikinews-apple'
  test.skipIf(!existsSync(wikinews))(`on ${wikinews}, where it is there`, async () => {
    await compare(
      wikinews,
      questions('wikinews-apple.jsonl').filter((_, i) => i % 3 === 0),
      ['Steve Jobs', 'Apple', 'iPhone', 'Neelie Kroess'],
    )
  })

  test('on 400 made-up articles', async () => {
    const corpus = new JsonlCorpus(await temporaryFolder(), 400)
    const file = await corpus.write()
    const embedded = await opened(file, 'lunr')
    const suggested = await embedded.suggest('', new Set(['name', 'topic']), 12)
    const names = suggested.map(({ value }) => value)
    const asked = [
      // These names stand in dozens of reports, of which each engine opens others: whom they met, and what they said, is a choice of many.
      ...names.flatMap((name) => [`Who is ${name}?`, `When was ${name} appointed?`]),
      ...corpus.titles.slice(0, 40).map((title) => `What happened: ${title}?`),
      'Who is the minister of forgotten things?',
    ]
    await compare(file, asked, names)
  })
})
