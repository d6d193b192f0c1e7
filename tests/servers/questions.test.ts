import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { insightsOf } from '../../src/servers/insights.ts'
import type { Shelf } from '../../src/servers/place.ts'
import { ServerData } from '../../src/servers/server-data.ts'
import type { Answer } from '../../src/types.ts'
import { FakeLibrary } from '../discord/support/fake-library.ts'

const library = new FakeLibrary()
const [A, B] = [{ server: '1' }, { server: '2' }] as const
const dayMs = 86_400_000
const start = Date.UTC(2026, 2, 1, 12)

let folder: string
let now: number
let data: ServerData
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-'))
  data = new ServerData(folder, () => now)
})
beforeEach(() => {
  now = start
  for (const { server } of [A, B]) {
    data.questions.forget(server)
    data.settings.change(server, { keep: true, days: 10 })
  }
})
afterAll(() => {
  data.close()
  rmSync(folder, { recursive: true, force: true })
})

const found = (question: string, answer = 'Ada Quill', probable = false): Answer => ({
  status: 'answered',
  question,
  kind: 'who',
  answer,
  confidence: 0.8,
  citations: [library.cite(0, 1)],
  notes: [],
  ...(probable && { probable: true as const }),
})
const notSaid = (question: string): Answer => ({
  status: 'unanswered',
  question,
  kind: 'who',
  confidence: 0.9,
  nearest: [],
  didYouMean: [],
  notes: [],
})
function log(where: Shelf, answer: Answer): string {
  const key = data.questions.log(where, answer)
  if (key === undefined) throw new Error('not kept')
  return key
}
const rows = (table: 'question' | 'vote') => data.database.rows(`select * from ${table}`)
const later = (days: number): void => {
  now += days * dayMs
}

describe('the log', () => {
  test('keeps a question with its answer by day, and nobody who asked it', () => {
    for (let times = 0; times < 3; times++) log(A, found('  Who is the mayor? '))
    later(1)
    log(A, found('who is the MAYOR'))
    log({ server: '1', channel: '77' }, notSaid('Why?'))
    const kept = { answer: 'Ada Quill', article: 'article-0', status: 'answered', kind: 'who', confidence: 0.8 }
    expect(rows('question')).toMatchObject([
      { ...kept, asked: 'Who is the mayor?', form: 'who is mayor', day: '2026-03-01', times: 3, channel: '' },
      { ...kept, asked: 'who is the MAYOR', form: 'who is mayor', day: '2026-03-02', times: 1 },
      { asked: 'Why?', status: 'unanswered', channel: '77', times: 1, server: '1' },
    ])
    expect(Object.keys(rows('question')[0] ?? {})).not.toContain('member')
  })

  test('is empty where the owner has not decided for it, whatever happens', () => {
    data.settings.change('1', { keep: undefined })
    expect(data.questions.log(A, found('Who?'))).toBeUndefined()
    expect(data.votes.cast('1', 'abc', '9', 'wrong')).toBe('not-kept')
    expect(data.votes.correct('1', 'abc', '9', 'this')).toBe('not-kept')
    expect([...rows('question'), ...rows('vote')]).toEqual([])
  })
})

describe('votes', () => {
  const votesOn = (key: string) => data.votes.of('1').get(key) ?? { helpful: 0, wrong: 0, corrections: [] }

  test('one a member and answer: changed, and taken back when pressed again', () => {
    const key = log(A, found('Who?'))
    const steps = [
      ['8', 'helpful', 'helpful', 1, 0],
      ['9', 'helpful', 'helpful', 2, 0],
      ['9', 'wrong', 'wrong', 1, 1],
      ['8', 'helpful', 'taken-back', 0, 1],
      ['8', 'helpful', 'helpful', 1, 1],
      ['9', 'wrong', 'taken-back', 1, 0],
    ] as const
    for (const [member, vote, cast, helpful, wrong] of steps) {
      expect(data.votes.cast('1', key, member, vote)).toBe(cast)
      expect(votesOn(key)).toMatchObject({ helpful, wrong })
    }
  })

  test('a correction stands with a vote, and goes with it', () => {
    const key = log(A, found('Who?'))
    data.votes.correct('1', key, '9', `  Bo Vance ${'x'.repeat(900)}`)
    expect(votesOn(key)).toMatchObject({ wrong: 1, corrections: [expect.stringMatching(/^Bo Vance x+$/)] })
    expect(votesOn(key).corrections[0]).toHaveLength(500)
    data.votes.correct('1', key, '9', '  ')
    expect(votesOn(key)).toEqual({ helpful: 0, wrong: 1, corrections: [] })
    data.votes.correct('1', key, '9', 'Bo Vance')
    data.votes.cast('1', key, '9', 'helpful')
    expect(votesOn(key)).toEqual({ helpful: 1, wrong: 0, corrections: [] })
  })

  test('are on answers that are kept, of that server alone', () => {
    const key = log(A, found('Who?'))
    expect(data.votes.cast('2', key, '9', 'wrong')).toBe('gone')
    expect(data.votes.cast('1', '0123456789abcdef', '9', 'wrong')).toBe('gone')
    expect(rows('vote')).toEqual([])
  })

  test("a member's can be removed, and no other's", () => {
    const [one, other] = [log(A, found('Who?')), log(B, found('Who?'))]
    data.votes.correct('1', one, '8', 'mine')
    data.votes.cast('1', one, '9', 'helpful')
    data.votes.cast('2', other, '8', 'helpful')
    data.removeMember('8', '1')
    expect(rows('vote').map(({ server, member }) => [server, member])).toEqual([
      ['1', '9'],
      ['2', '8'],
    ])
  })
})

describe('removal', () => {
  test('questions and votes go after the days that the owner has chosen', () => {
    const old = log(A, found('Who is old?'))
    data.votes.cast('1', old, '8', 'helpful')
    later(4)
    const young = log(A, found('Who is young?'))
    data.votes.cast('1', young, '8', 'helpful')
    later(5)
    data.questions.sweep()
    expect(rows('question').map(({ asked }) => asked)).toEqual(['Who is old?', 'Who is young?'])
    later(1)
    data.questions.sweep()
    expect(rows('question').map(({ asked }) => asked)).toEqual(['Who is young?'])
    expect(rows('vote').map(({ key }) => key)).toEqual([young])
    expect(data.votes.cast('1', old, '9', 'wrong')).toBe('gone')
    data.settings.change('1', { days: 1 })
    data.questions.sweep()
    expect([...rows('question'), ...rows('vote')]).toEqual([])
  })

  test('all of it goes where the owner no longer wants it kept, and of that server alone', () => {
    for (const where of [A, B]) data.votes.cast(where.server, log(where, found('Who?')), '9', 'wrong')
    data.settings.change('1', { keep: false })
    data.questions.sweep()
    expect([...rows('question'), ...rows('vote')].map(({ server }) => server)).toEqual(['2', '2'])
  })

  test("goes with a server's data", async () => {
    for (const where of [A, B]) data.votes.cast(where.server, log(where, found('Who?')), '9', 'wrong')
    const { article, quote } = library.cite(0, 1)
    await data.pins.add(A, { question: 'Who?', answer: 'Ada', article, quote }, library)
    await data.remove('1')
    expect(data.pins.find(A, 'Who?')).toBeUndefined()
    expect(data.questions.servers()).toEqual(['2'])
  })
})

describe('insights', () => {
  test('questions without an answer or with a wrong one, in all their wordings, the most pressing first', () => {
    for (const wording of [
      'Who was the first mayor of Selby?',
      'who was the first mayor of selby',
      'Who was Selby first mayor?',
    ])
      log(A, notSaid(wording))
    log(A, found('When did it open?'))
    const wrong = log(A, found('Who opened the bridge?', 'Ada Quill'))
    data.votes.correct('1', wrong, '8', 'Bo Vance did')
    data.votes.cast('1', wrong, '9', 'wrong')
    later(1)
    log(A, notSaid('Who was the first mayor of Selby?'))
    log(B, notSaid('Who is a secret?'))
    log({ server: '1', channel: '77' }, notSaid('Who is in the channel?'))
    const { open, ...shares } = insightsOf(data, '1', '')
    expect(open).toMatchObject([
      {
        question: 'Who was the first mayor of Selby?',
        wordings: ['Who was Selby first mayor?'],
        asked: 4,
        unanswered: 4,
        wrong: 0,
        last: '2026-03-02',
        corrections: [],
        pinned: false,
      },
      {
        question: 'Who opened the bridge?',
        asked: 1,
        unanswered: 0,
        wrong: 2,
        last: '2026-03-01',
        answers: ['Ada Quill'],
        corrections: ['Bo Vance did'],
      },
    ])
    expect(shares).toEqual({
      kept: true,
      days: 10,
      asked: 6,
      outcomes: { answered: 2, probable: 0, unanswered: 4, pinned: 0 },
      helpful: 0,
      wrong: 2,
    })
    expect(insightsOf(data, '1', '77').open.map(({ question }) => question)).toEqual(['Who is in the channel?'])
    expect(insightsOf(data, '1').open).toHaveLength(3)
    expect(insightsOf(data, '2').open.map(({ question }) => question)).toEqual(['Who is a secret?'])
  })

  test('what is pinned comes last', async () => {
    for (let times = 0; times < 5; times++) log(A, notSaid('Who is the judge?'))
    log(A, notSaid('Who is the baker?'))
    const { article, quote } = library.cite(0, 1)
    await data.pins.add(A, { question: 'who is the judge', answer: 'Ada', article, quote }, library)
    expect(insightsOf(data, '1').open.map(({ question, pinned }) => [question, pinned])).toEqual([
      ['Who is the baker?', false],
      ['Who is the judge?', true],
    ])
  })

  test('questions that were found helpful, and by nobody wrong, are known', () => {
    const vote = (where: Shelf, question: string, ...votes: readonly ('helpful' | 'wrong')[]): void => {
      const key = log(where, found(question))
      votes.forEach((one, member) => void data.votes.cast(where.server, key, String(member), one))
    }
    vote(A, 'Who is once helpful?', 'helpful')
    vote(A, 'Who is twice helpful?', 'helpful', 'helpful')
    vote(A, 'Who is disputed?', 'helpful', 'helpful', 'wrong')
    vote(A, 'Who is nothing?')
    vote(B, 'Who is in B?', 'helpful')
    vote({ server: '1', channel: '77' }, 'Who is in the channel?', 'helpful')
    data.votes.cast('1', log(A, notSaid('Who is helpfully not said?')), '1', 'helpful')
    expect(data.questions.confirmed(A, 10)).toEqual(['Who is twice helpful?', 'Who is once helpful?'])
  })
})
