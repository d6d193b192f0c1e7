import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { InputError } from '../../src/errors.ts'
import { ServerData } from '../../src/servers/server-data.ts'
import type { Answer } from '../../src/types.ts'
import { CITATION, fakeLibrary } from './fake-library.ts'
import { run } from './run.ts'

const common = { kind: 'who', confidence: 0.8, notes: [] }
const found = (question: string): Answer => ({
  ...common,
  status: 'answered',
  question,
  answer: 'Ann Lee',
  citations: [CITATION],
})
const notSaid = (question: string): Answer => ({
  ...common,
  status: 'unanswered',
  question,
  nearest: [],
  didYouMean: [],
})
const [now, server, other] = [Date.UTC(2026, 2, 1, 12), '71', '72']

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-insights-'))
  const data = new ServerData(folder, () => now)
  for (const one of [server, other]) data.settings.change(one, { keep: true })
  data.settings.change(other, { corpus: 'own' })
  const key = data.questions.log({ server }, found('Who opened the bridge?')) ?? ''
  data.votes.correct(server, key, '9', 'Tom Fox did')
  for (const question of ['Who is the judge?', 'who is the judge', 'Who is the judge now?'])
    data.questions.log({ server }, notSaid(question))
  data.questions.log({ server, channel: '8' }, notSaid('Who is the cook?'))
  data.questions.log({ server: other }, notSaid('Why is it \u001b[31mred?'))
  data.database.run(
    "insert into pin values ('72', '', 'who', 'Who?', 'Ann', 'harbour-2020', 10, 'Ann Lee opened.', '2026-03-01')",
  )
  data.close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const insights = (...words: readonly string[]) => run(['insights', ...words], { env: { DATELINE_DATA: folder } })

test('shows the questions of each server, the most pressing first', async () => {
  const { status, out, warnings } = await insights()
  expect({ status, warnings }).toEqual({ status: 0, warnings: [] })
  expect(out).toContain(
    'Server 71: 5 questions in 30 days\n\n20 % answered, 0 % probable, 80 % unanswered, 0 % pinned; votes: 0 helpful, 1 wrong',
  )
  expect(out).toMatch(/1\. Who is the judge\?\n {3}asked 3 times · unanswered 3 times · last on 1 March 2026\n/)
  expect(out).toMatch(
    /Who opened the bridge\?\n {3}asked 1 time · wrong for 1 member .*\n {3}Answered: Ann Lee\n {3}Right, say members: Tom Fox did/,
  )
  expect(out).toMatch(/Who is the cook\?\n.* · channel 8\n/)
  expect(out).toContain('Server 72: 1 question in 30 days')
  expect(out).toContain('Pinned: Who? Ann (harbour-2020)')
  expect(out).not.toContain('\u001b')
})

test('gives one server as JSON', async () => {
  const { status, out } = await insights('--server', server, '--json')
  expect(status).toBe(0)
  const judge = {
    question: 'Who is the judge?',
    wordings: [],
    asked: 3,
    unanswered: 3,
    helpful: 0,
    wrong: 0,
    pinned: false,
  }
  expect(JSON.parse(out)).toEqual({
    servers: [
      {
        server,
        kept: true,
        days: 30,
        asked: 5,
        answered: 1,
        probable: 0,
        unanswered: 4,
        pinned: 0,
        helpful: 0,
        wrong: 1,
        questions: [
          { ...judge, last: '2026-03-01', answers: [], corrections: [] },
          expect.objectContaining({
            question: 'Who opened the bridge?',
            wrong: 1,
            answers: ['Ann Lee'],
            corrections: ['Tom Fox did'],
          }),
          expect.objectContaining({ question: 'Who is the cook?', channel: '8' }),
        ],
        pins: [],
      },
    ],
  })
  const { servers } = JSON.parse((await insights('--json')).out)
  expect(servers[1].pins).toEqual([
    { question: 'Who?', answer: 'Ann', article: 'harbour-2020', start: 10, quote: 'Ann Lee opened.' },
  ])
})

test('gives the nearest passages of each question, from the articles that were asked', async () => {
  const { status, out, opened } = await insights('--nearest', '--json')
  expect(status).toBe(0)
  const { servers } = JSON.parse(out)
  expect(servers[0].questions[0].nearest[0]).toMatchObject({ article: CITATION.article, quote: CITATION.quote })
  const own = (...parts: readonly string[]) => join(folder, 'servers', ...parts)
  expect(opened).toEqual([undefined, own('71', 'channels', '8'), own('72', 'articles')])
  expect((await insights('--nearest')).out).toContain('Nearest passages:\n')
  expect(fakeLibrary.size).toBeGreaterThan(0)
})

test.each([
  [['--server', '99'], 3, undefined],
  [['--server', 'x'], 2, /--server is no id of a server: give its digits/],
  [['more'], 2, /too many arguments/],
])('insights %j ends with status %i', async (words, status, warning) => {
  const outcome = await insights(...words)
  expect(outcome.status).toBe(status)
  if (warning) expect(outcome.warnings.join()).toMatch(warning)
})

test('shows the questions where the articles are gone', async () => {
  const open = () => Promise.reject(new InputError('there are no articles', 'add some'))
  const given = { env: { DATELINE_DATA: folder }, engine: { open } }
  const { status, out, warnings } = await run(['insights', '--server', other, '--nearest'], given)
  expect({ status, warnings }).toEqual({ status: 0, warnings: ['there are no articles: add some'] })
  expect(out).toContain('red?')
})

test('needs the data of a bot, and makes none', async () => {
  const nowhere = join(folder, 'nowhere')
  const { status, warnings } = await run(['insights'], { env: { DATELINE_DATA: nowhere } })
  expect(status).toBe(2)
  expect(warnings).toEqual([`There are no servers' data in ${nowhere}: set DATELINE_DATA to the bot's own folder`])
})
