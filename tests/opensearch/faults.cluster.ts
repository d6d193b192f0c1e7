import { createServer } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import { killNode, type NodeSpec, startNode, waitForGreen } from '../../scripts/opensearch-cluster.mjs'
import { ClusterAwayError, MissingIndexError, WrongMappingError } from '../../src/index/opensearch/cluster.ts'
import { buildIndex, openLibrary } from '../../src/library.ts'
import { otherwise } from '../library/alike.ts'
import { address, connect, indexSet, opened, ownNodes, temporaryFolder } from './cluster.ts'
import { JsonlCorpus } from './corpora.ts'
import { SteadyQuestions } from './questions.ts'

const nodes = ownNodes()
const urls = nodes.map(({ url }) => url)

async function corpusOf(articles: number) {
  const corpus = new JsonlCorpus(await temporaryFolder(), articles)
  return {
    corpus,
    set: indexSet(await corpus.write()),
    build: () => buildIndex({ corpus: corpus.file, search: address }),
  }
}

describe.skipIf(nodes.length < 3)('a node is killed (on a cluster that was started for the tests)', () => {
  const killed: NodeSpec[] = []
  const kill = (place: number): void => {
    const node = nodes[place]
    if (node === undefined) return
    killNode(node)
    killed.push(node)
  }
  afterEach(async () => {
    for (const node of killed.splice(0)) startNode(node)
    await waitForGreen(urls, nodes.length)
  })

  test.each([0, 1])('while questions run: none fails, and answers stay the same (node %i)', async (place) => {
    const { corpus, build } = await corpusOf(80)
    await build()
    const library = await opened(corpus.file)
    const asked = corpus.titles.slice(0, 20)
    const questions = new SteadyQuestions(library, asked, 4)
    await expect.poll(() => questions.asked, { timeout: 60_000 }).toBeGreaterThan(40)
    kill(place)
    const seen = questions.asked
    await expect.poll(() => questions.asked, { timeout: 60_000 }).toBeGreaterThan(seen + 100)
    await questions.stop()
    expect(questions.failures).toEqual([])
    for (const [question, answers] of questions.answers) expect([question, answers.size]).toEqual([question, 1])
    expect(await library.health?.()).toMatchObject({ ok: true })
  })

  test('while articles are loaded: nothing is lost', async () => {
    const { corpus, set } = await corpusOf(600)
    let ready = 0
    const summary = await buildIndex({
      corpus: corpus.file,
      search: address,
      onProgress: ({ done, total }) => {
        // All files are done when all articles have been read; what is reported after that is loaded.
        if (done === total && ++ready === 200) kill(1)
      },
    })
    expect(summary).toMatchObject({ articles: 600, changed: 600, problems: [] })
    const generation = await set.current()
    expect(generation).toBeDefined()
    if (generation !== undefined) expect(await set.reader(generation, 'articles').count()).toBe(600)
    const [cluster, embedded] = [await opened(corpus.file), await opened(corpus.file, 'sqlite')]
    expect(await otherwise(cluster, embedded, corpus.titles.slice(0, 25))).toEqual([])
  })
})

describe('what is not as it should be is said in one line', () => {
  test('an index that goes missing while a library is open, and comes back with the next build', async () => {
    const { corpus, set, build } = await corpusOf(10)
    await build()
    const library = await opened(corpus.file)
    const [title = ''] = corpus.titles
    const answer = await library.ask(title)
    const generation = await set.current()
    await connect().request({ method: 'DELETE', path: `/${generation?.passages}` })
    await expect(library.ask(`${title} again`)).rejects.toThrow(MissingIndexError)
    await expect(library.ask(`${title} again`)).rejects.toMatchObject({ next: 'run dateline index' })
    expect(await build()).toMatchObject({ articles: 10 })
    expect(await library.ask(title)).toEqual(answer)
  })

  test('a machine without the files says that there is no index, and answers once there is', async () => {
    const { corpus, set, build } = await corpusOf(10)
    const away = { corpus: `${corpus.file}.elsewhere`, search: address }
    process.env.DATELINE_SEARCH_INDEX = set.name
    try {
      await expect(openLibrary(away)).rejects.toThrow('there is no folder or file')
      await build()
      const notices: string[] = []
      const library = await openLibrary({ ...away, onNotice: (line) => notices.push(line) })
      expect(library.size).toBe(10)
      expect(notices).toHaveLength(1)
      await library.close()
    } finally {
      delete process.env.DATELINE_SEARCH_INDEX
    }
  })

  test('an index of someone else in the place of an alias', async () => {
    const { set, build } = await corpusOf(3)
    const cluster = connect()
    const path = `/${set.alias('names')}`
    await cluster.request({ method: 'PUT', path, body: { mappings: { properties: { rank: { type: 'text' } } } } })
    await expect(build()).rejects.toThrow(WrongMappingError)
    await cluster.request({ method: 'DELETE', path })
    expect(await build()).toMatchObject({ articles: 3 })
  })

  test('a template of someone else that gives other mappings', async () => {
    const { set, build } = await corpusOf(3)
    const cluster = connect()
    const body = {
      index_patterns: [`${set.name}-*`],
      priority: 9_000,
      template: { mappings: { properties: { article: { type: 'keyword' } } } },
    }
    await cluster.request({ method: 'PUT', path: `/_index_template/${set.name}-other`, body })
    await expect(build()).rejects.toThrow(WrongMappingError)
    await cluster.request({ method: 'DELETE', path: `/_index_template/${set.name}-other` })
    expect(await build()).toMatchObject({ articles: 3 })
  })

  test('indexes of another format are built anew', async () => {
    const { corpus, set, build } = await corpusOf(4)
    await build()
    const generation = await set.current()
    const cluster = connect()
    await cluster.request({
      method: 'PUT',
      path: `/${generation?.articles}/_mapping`,
      body: { _meta: { dateline: 0, part: 'articles' } },
    })
    const library = await opened(corpus.file)
    expect(library.size).toBe(4)
    expect(await set.current()).not.toEqual(generation)
  })
})

describe('the cluster is away', () => {
  test('nothing listens there', async () => {
    await expect(openLibrary({ search: 'http://127.0.0.1:9' })).rejects.toThrow(ClusterAwayError)
    await expect(openLibrary({ search: 'http://127.0.0.1:9' })).rejects.toMatchObject({
      message: 'the search cluster at http://127.0.0.1:9 does not answer',
    })
  })

  test('it never answers: given up after the time limit', async () => {
    const server = createServer(() => undefined)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const bound = server.address()
    const port = typeof bound === 'object' && bound !== null ? bound.port : 0
    process.env.DATELINE_SEARCH_TIMEOUT = '1'
    const started = performance.now()
    try {
      await expect(openLibrary({ search: `http://127.0.0.1:${port}` })).rejects.toThrow(ClusterAwayError)
      expect(performance.now() - started).toBeLessThan(10_000)
    } finally {
      delete process.env.DATELINE_SEARCH_TIMEOUT
      server.closeAllConnections()
      server.close()
    }
  })
})
