import { expect, test } from 'vitest'
import { commands } from '../../src/commands/list.ts'
import type { Reply } from '../../src/types.ts'
import { fakeLibrary } from '../cli/fake-library.ts'

async function reply(name: string, given: Readonly<Record<string, unknown>>): Promise<Reply> {
  const command = commands.find((one) => one.name === name)
  if (!command) throw new Error(`no command ${name}`)
  return command.run(fakeLibrary, given)
}

test.each([
  [
    'ask',
    { question: 'who opened it?' },
    { type: 'answer', answer: { status: 'answered', question: 'who opened it?' } },
  ],
  [
    'ask',
    { question: 'who opened it?', article: 'harbour-2019' },
    { type: 'answer', answer: { status: 'unanswered' } },
  ],
  ['ask', { question: 'who opened it?', article: 'HARBOUR-2020.md' }, { answer: { status: 'answered' } }],
  ['ask', { question: 'who opened it?', article: 'Harbour bridge pl' }, { answer: { status: 'unanswered' } }],
  ['timeline', {}, { type: 'timeline', timeline: { topic: '' } }],
  ['timeline', { topic: 'x', from: '2019' }, { type: 'timeline', timeline: { topic: 'x', from: '2019' } }],
  ['who', { name: 'Lee' }, { type: 'profile', about: 'everything', profile: { name: 'Ann Lee' } }],
  ['who', { name: 'Lee', about: 'offices' }, { type: 'profile', about: 'offices' }],
  ['who', { name: 'Zed' }, { type: 'unknown-name', name: 'Zed', didYouMean: ['Ann Lee'], nearest: [{}] }],
  ['article', { search: 'bridge' }, { type: 'articles', query: 'bridge', hits: [{}, {}] }],
  ['article', { search: 'harbour-2020' }, { query: 'harbour-2020', whole: { article: { id: 'harbour-2020' } } }],
  [
    'article',
    { search: 'harbour bridge opens', quote: 'the BRIDGE' },
    { whole: { article: { id: 'harbour-2020' }, marked: { start: 25, end: 35 } } },
  ],
  ['search', { query: 'bridge', limit: 1 }, { type: 'articles', query: 'bridge', hits: [{}] }],
  ['sources', {}, { type: 'sources', sources: [{ id: 'harbour-2020' }, {}] }],
  ['check', { claim: 'the bridge is open' }, { type: 'check', check: { verdict: 'supported', citations: [{}] } }],
  ['check', { claim: 'pears' }, { type: 'check', check: { verdict: 'not-said', citations: [], nearest: [{}] } }],
])('%s %j', async (name, given, expected) => {
  expect(await reply(name, given)).toMatchObject(expected)
})

test.each(['harbour', 'Harbour bridge', 'pears', 'harbour-2021'])('no one article is called %j', async (article) => {
  const asked = reply('ask', { question: 'who opened it?', article })
  await expect(asked).rejects.toMatchObject({ name: 'InputError', message: `No one article is called “${article}”` })
})

test('help tells of every command that Discord offers with a slash', async () => {
  const help = await reply('help', {})
  const topics = help.type === 'help' ? help.topics : []
  expect(topics.map(({ name }) => name)).toEqual([
    'ask',
    'check',
    'timeline',
    'who',
    'article',
    'sources',
    'help',
    'questions',
  ])
  expect(topics[0]).toMatchObject({ usage: '/ask question [article] [from] [to]' })
  expect(topics.at(-1)?.examples).toEqual(['Who is Ann Lee?', 'When did the bridge open?'])
  expect(topics[2]?.examples).toContain('/timeline climate summit from:2019 to:2020-06')
})

test.each(['who', '/who', 'WHO'])('help %s tells of one command', async (command) => {
  expect(await reply('help', { command })).toEqual({
    type: 'help',
    topics: [
      {
        name: 'who',
        summary: 'What the articles say of a person, organisation or place',
        usage: '/who name [about: everything|offices|meetings|statements]',
        examples: ['/who Jane Doe', '/who Jane Doe about:meetings'],
      },
    ],
  })
})
