import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { buildIndex } from '../../src/library.ts'
import { otherwise } from '../library/alike.ts'
import { address, connect, indexSet, opened, temporaryFolder } from './cluster.ts'
import { JsonlCorpus } from './corpora.ts'
import { SteadyQuestions } from './questions.ts'

const bridge = 'Mayor Ilse Brandt opened the Harbour Bridge in Norwick on 3 May 2024. It cost 14 million euros.'
const ferry = 'Mayor Ilse Brandt closed the Harbour Ferry in Norwick on 4 May 2024.'

async function corpusOf(articles: number) {
  const corpus = new JsonlCorpus(await temporaryFolder(), articles)
  corpus.add('bridge', 'Harbour Bridge opened in Norwick', bridge)
  const set = indexSet(await corpus.write())
  return { corpus, set, build: () => buildIndex({ corpus: corpus.file, search: address }) }
}

test('a refresh analyses and loads only the articles that changed, and gives what a new build gives', async () => {
  const { corpus, build } = await corpusOf(60)
  expect(await build()).toMatchObject({ articles: 61, changed: 61, problems: [] })
  expect(await build()).toMatchObject({ articles: 61, changed: 0 })
  corpus.change(3, 'Minister Otto Lund met Ambassador Rosa Vale in Norwick on 5 May 2024.')
  corpus.remove(10)
  corpus.add('ferry', 'Harbour Ferry closed', ferry)
  await corpus.write()
  expect(await build()).toMatchObject({ articles: 61, changed: 2 })
  const [refreshed, embedded] = [await opened(corpus.file), await opened(corpus.file, 'sqlite')]
  const asked = ['Who met Rosa Vale?', 'What did Ilse Brandt close?', ...corpus.titles.slice(0, 30)]
  expect(await otherwise(refreshed, embedded, asked)).toEqual([])
  expect(await refreshed.who('Ilse Brandt')).toEqual(await embedded.who('Ilse Brandt'))
  expect(await refreshed.sources()).toEqual(await embedded.sources())
  expect(refreshed.size).toBe(61)
})

test('questions go on while a whole new build is loaded, and an open library moves on to it', async () => {
  const { corpus, set, build } = await corpusOf(150)
  await build()
  const library = await opened(corpus.file)
  const before = library.version
  const questions = new SteadyQuestions(library, ['What did Ilse Brandt open?', ...corpus.titles.slice(0, 10)])
  for (let place = 0; place < 150; place++) corpus.change(place, `${bridge} Report number ${place}.`)
  corpus.add('ferry', 'Harbour Ferry closed', ferry)
  await corpus.write()
  const former = await set.current()
  expect(await build()).toMatchObject({ articles: 152, changed: 151 })
  await wait(6_000)
  await library.ask('What did Ilse Brandt close?')
  await expect.poll(() => library.version, { timeout: 10_000 }).not.toBe(before)
  await questions.stop()
  expect(questions.failures).toEqual([])
  expect(questions.asked).toBeGreaterThan(20)
  expect(await library.ask('What did Ilse Brandt close?')).toMatchObject({ status: 'answered' })
  expect(library.size).toBe(152)
  expect(await set.current()).not.toEqual(former)
})

test('only the build in use and the one before it stay on the cluster', async () => {
  const { corpus, set, build } = await corpusOf(5)
  for (let turn = 0; turn < 4; turn++) {
    corpus.change(0, `${bridge} Turn ${turn}.`)
    await corpus.write()
    await build()
  }
  const path = `/${set.name}-articles-*/_alias`
  const { body } = await connect().request({ method: 'GET', path })
  expect(Object.keys(body ?? {})).toHaveLength(2)
})
