import { expect, test } from 'vitest'
import { InputError } from '../../src/errors.ts'
import { readClusterSettings, setName } from '../../src/index/opensearch/settings.ts'

type Environment = Readonly<Record<string, string>>

test.each<[string, Environment, object]>([
  ['https://search.example:9200/', {}, { nodes: ['https://search.example:9200'], timeoutMs: 5000, shards: 1 }],
  ['https://a:9200, https://b:9200', {}, { nodes: ['https://a:9200', 'https://b:9200'] }],
  ['http://127.0.0.1:9200', {}, { nodes: ['http://127.0.0.1:9200'] }],
  ['http://localhost:9200', {}, { nodes: ['http://localhost:9200'] }],
  ['http://[::1]:9200', {}, { nodes: ['http://[::1]:9200'] }],
  ['https://a/search', {}, { nodes: ['https://a/search'] }],
  [
    'https://a',
    { DATELINE_SEARCH_USER: 'bot', DATELINE_SEARCH_PASSWORD: 'p' },
    { auth: { username: 'bot', password: 'p' } },
  ],
  ['https://a', { DATELINE_SEARCH_USER: ' ', DATELINE_SEARCH_TIMEOUT: '20' }, { timeoutMs: 20_000 }],
  ['https://a', { DATELINE_SEARCH_SHARDS: '3', DATELINE_SEARCH_INDEX: 'news' }, { shards: 3, name: 'news' }],
])('%s with %j', (search, env, expected) => {
  expect(readClusterSettings(search, env)).toMatchObject(expected)
})

test.each<[string, Environment, string]>([
  ['http://search.example:9200', {}, 'not safe'],
  ['http://127.0.0.1.example.com', {}, 'not safe'],
  ['https://a,http://b', {}, 'not safe'],
  ['ftp://a', {}, 'not safe'],
  ['https://a,,https://b', {}, 'malformed'],
  ['https://bot:secret@a', {}, 'holds a password'],
  ['https://a', { DATELINE_SEARCH_USER: 'bot' }, 'DATELINE_SEARCH_PASSWORD is not set'],
  ['https://a', { DATELINE_SEARCH_PASSWORD: 'secret' }, 'DATELINE_SEARCH_USER is not set'],
  ['https://a', { DATELINE_SEARCH_CA: '/nowhere/ca.pem' }, 'can not be read'],
  ['https://a', { DATELINE_SEARCH_TIMEOUT: '0' }, 'TIMEOUT is malformed'],
  ['https://a', { DATELINE_SEARCH_SHARDS: 'many' }, 'SHARDS is malformed'],
  ['https://a', { DATELINE_SEARCH_INDEX: 'News*' }, 'INDEX is malformed'],
])('%s with %j is refused, and never shows a secret', (search, env, line) => {
  const read = () => readClusterSettings(search, env)
  expect(read).toThrow(InputError)
  expect(read).toThrow(line)
  expect(read).not.toThrow('secret')
})

test.each([
  [undefined, undefined, /^dateline-bundled$/],
  [undefined, '/srv/News Archive', /^dateline-news-archive-[0-9a-f]{6}$/],
  [undefined, '/srv/报道', /^dateline-corpus-[0-9a-f]{6}$/],
  ['news', '/srv/articles', /^dateline-news$/],
  ['dateline-news', '/srv/articles', /^dateline-news$/],
])('name %j and corpus %j give the index set %s', (name, corpus, expected) => {
  expect(setName(name === undefined ? {} : { name }, corpus)).toMatch(expected)
})
