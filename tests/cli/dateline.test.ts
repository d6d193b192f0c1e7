import { describe, expect, test } from 'vitest'
import { type Outcome, run, type Surroundings } from './run.ts'

interface Row {
  readonly words: readonly string[]
  readonly status: number
  /** Must stand in what is written to standard output. */
  readonly shows?: readonly (string | RegExp)[]
  /** The one line on standard error. */
  readonly warns?: RegExp
  readonly given?: Surroundings
}

const question = 'Who opened the bridge?'

const rows: readonly Row[] = [
  {
    words: ['ask', question],
    status: 0,
    shows: [
      /^Ann Lee \(4 May 2020\)\n/,
      '“Ann Lee opened',
      'Harbour bridge opens, Openings, p. 4 · The Tide',
      '  https://tide.example/bridge#:~:text=Ann%20Lee\n',
      'Note: ',
    ],
  },
  { words: ['ask', 'who', 'opened', 'it'], status: 0, shows: [/^Ann Lee/] },
  {
    words: ['ask', 'why?'],
    status: 3,
    shows: ['The articles do not say.', 'Did you mean: Ann Lee?', 'Nearest passages:'],
  },
  { words: ['ask', question, '--article', 'harbour-2019'], status: 3 },
  { words: ['ask', question, '--article', 'Harbour bridge opens'], status: 0 },
  { words: ['ask', question, '--explain'], status: 0, shows: ['score', '2.500', 'overlap 0.750', 'Kind who-did'] },
  { words: ['timeline'], status: 0, shows: ['Highlights', '1  4 May 2020', '1 of 2 events'] },
  { words: ['timeline', 'nothing', '--from', '2019'], status: 3, shows: ['nothing on this: nothing, from 2019'] },
  {
    words: ['who', 'Ann', 'Lee'],
    status: 0,
    shows: [
      'The articles may tell of several people of this name: mayor of Harbour',
      'Offices',
      '- Mayor of Harbour · as of 4 May 2020 [1, p. 4]',
      '- “It is open” · 4 May 2020 [1, p. 4]',
      '[1] Harbour bridge opens · The Tide',
      'First mention: ',
    ],
  },
  { words: ['who', 'Ann Lee', '--about', 'offices'], status: 0, shows: ['Offices'] },
  { words: ['who', 'Ann Lee', '--about', 'meetings'], status: 0, shows: ['The articles tell of no meetings.'] },
  { words: ['who', 'Zed'], status: 3, shows: ['do not name “Zed”', 'Did you mean: Ann Lee?'] },
  { words: ['article', 'bridge'], status: 0, shows: [/^1\. Harbour bridge opens/, '2. Harbour bridge planned'] },
  {
    words: ['article', 'harbour-2020'],
    status: 0,
    shows: [
      /^Harbour bridge opens\nThe Tide .*\nhttps:.*\n\nOpenings\n\nAnn Lee opened the bridge on Monday.\nAll cheered.\n$/,
    ],
  },
  {
    words: ['article', 'Harbour bridge opens', '--quote', '“ann lee  opened the bridge on monday. all”'],
    status: 0,
    shows: ['Openings\n\n>>Ann Lee opened the bridge on Monday.<<\n>>All<< cheered.'],
  },
  {
    words: ['article', 'harbour-2020', '--quote', 'a tug'],
    status: 2,
    warns: /harbour-2020 does not say “a tug”: take/,
  },
  { words: ['article', 'pears', '--quote', 'a tug'], status: 2, warns: /No one article is called “pears”/ },
  { words: ['article', 'pears'], status: 3, shows: ['No article fits “pears”.'] },
  { words: ['sources'], status: 0, shows: ['2 articles.', 'August 2019 · harbour-2019'] },
  { words: ['search', 'bridge', '--limit', '1'], status: 0, shows: ['1. Harbour bridge opens'] },
  { words: ['search', 'pears'], status: 3 },
  { words: ['help'], status: 0, shows: ['Usage: dateline', 'what one can ask of the articles'] },
  { words: ['help', 'questions'], status: 0, shows: ['What one can ask', 'Who is Ann Lee?'] },
  { words: ['help', 'ask'], status: 0, shows: ['Usage: dateline ask', '$ dateline ask "Who is the mayor?"'] },
  { words: ['help', 'index'], status: 0, shows: ['Usage: dateline index'] },
  { words: ['inspect', 'a.txt'], status: 0, shows: ['Sentences (1)', /0-7 +person +Ann Lee/] },
  {
    words: ['index'],
    status: 0,
    shows: ['2 articles, 1 read anew, in 1.2 s: data/index'],
    warns: /^Skipped b\.md: it is empty$/,
  },
  { words: ['--version'], status: 0, shows: [/^\d+\.\d+\.\d+\n$/] },
  { words: ['register'], status: 0, shows: ['added /ask'] },
  { words: ['chat'], status: 0, shows: [/^Ann Lee/], given: { input: `${question}\n` } },
  { words: [], status: 2, shows: ['Usage: dateline'], warns: /No command is given/ },
  { words: ['ask'], status: 2, warns: /`question` is missing/ },
  { words: ['ask', ''], status: 2, warns: /`question` is empty/ },
  { words: ['ask', 'x'.repeat(501)], status: 2, warns: /501 characters: write at most 500/ },
  { words: ['ask', 'x'.repeat(10_000)], status: 2, warns: /10,000 characters/ },
  { words: ['ask', question, '--from', '2019-13'], status: 2, warns: /"2019-13" is not a date: write 2019/ },
  { words: ['ask', question, '--from', '2020', '--to', '2019'], status: 2, warns: /after .*example/ },
  { words: ['ask', question, '--article', 'pears'], status: 2, warns: /No one article is called “pears”/ },
  { words: ['ask', question, '--corpus', ''], status: 2, warns: /--corpus is empty/ },
  { words: ['ask', question, '--form', '2019'], status: 2, warns: /unknown option '--form' \(Did you mean --from\?\)/ },
  { words: ['timeline', '--limit', '0'], status: 2, warns: /whole number from 1 to 1000/ },
  { words: ['timeline', '--limit'], status: 2, warns: /argument missing/ },
  { words: ['who', 'Ann', '--about', 'shoes'], status: 2, warns: /take one of everything, offices/ },
  { words: ['help', 'me'], status: 2, warns: /no command me/ },
  { words: ['aks', question], status: 2, warns: /unknown command 'aks' \(Did you mean ask\?\)/ },
  { words: ['inspect'], status: 2, warns: /missing required argument/ },
]

describe.each(rows)('dateline $words', ({ words, status, shows = [], warns, given }) => {
  test(`ends with ${status}`, async () => {
    const outcome = await run(words, given)
    expect(outcome.warnings.join('\n')).toMatch(warns ?? /^$/)
    expect(outcome.warnings.length).toBe(warns ? 1 : 0)
    expect(outcome.status).toBe(status)
    for (const shown of shows) {
      if (typeof shown === 'string') expect(outcome.out).toContain(shown)
      else expect(outcome.out).toMatch(shown)
    }
  })
})

function json({ out }: Outcome): unknown {
  return JSON.parse(out)
}

const citation = {
  article: 'harbour-2020',
  file: 'harbour-2020.md',
  title: 'Harbour bridge opens',
  published: '2020-05-04',
  publisher: 'The Tide',
  url: 'https://tide.example/bridge',
  link: 'https://tide.example/bridge#:~:text=Ann%20Lee',
  section: 'Openings',
  locator: 'p. 4',
  quote: 'Ann Lee opened the bridge on Monday.',
  start: 10,
  end: 46,
}

describe('--json', () => {
  test('gives an answer', async () => {
    expect(json(await run(['ask', question, '--json']))).toEqual({
      question,
      kind: 'who-did',
      status: 'answered',
      answer: 'Ann Lee',
      confidence: 0.9,
      date: '2020-05-04',
      elapsedMs: expect.any(Number),
      citations: [citation],
      notes: ['The day is worked out from the article’s date.'],
    })
  })

  test('gives the nearest passages where there is no answer', async () => {
    const outcome = await run(['ask', 'why?', '--json'])
    expect(outcome.status).toBe(3)
    expect(json(outcome)).toMatchObject({ status: 'unanswered', answer: null, citations: [], nearest: [citation] })
  })

  test.each([
    [
      ['timeline', 'bridge'],
      { topic: 'bridge', entries: [{ date: '2020-05-04', text: citation.quote, citations: [citation] }] },
    ],
    [['search', 'bridge', '--limit', '1'], { results: [{ article: 'harbour-2020', score: 2, title: citation.title }] }],
    [['article', 'bridge'], { query: 'bridge', results: [{ article: 'harbour-2020', citation }, {}] }],
    [
      ['article', 'harbour-2020', '--quote', 'opened'],
      {
        results: [{}, {}],
        whole: { article: 'harbour-2020', sections: [{ start: 0 }], marked: { start: 18, end: 24 } },
      },
    ],
    [['sources'], { articles: [{ article: 'harbour-2020', file: 'harbour-2020.md' }, { article: 'harbour-2019' }] }],
    [['who', 'Ann Lee'], { status: 'answered', name: 'Ann Lee', offices: [{ title: 'Mayor', citations: [citation] }] }],
    [['who', 'Zed'], { status: 'unanswered', name: 'Zed', didYouMean: ['Ann Lee'], nearest: [citation] }],
    [['inspect', 'a.txt'], { article: { id: 'a' }, sentences: [{ start: 0, end: 14 }], dates: [], facts: [] }],
  ])('%j', async (words, expected) => {
    expect(json(await run([...words, '--json']))).toMatchObject(expected)
  })
})

test.each([
  [['sources', '--corpus', 'mine'], { DATELINE_CORPUS: 'theirs' }, ['mine']],
  [['sources'], { DATELINE_CORPUS: 'theirs' }, ['theirs']],
  [['sources'], {}, [undefined]],
  [['index', 'mine'], { DATELINE_CORPUS: 'theirs' }, ['mine']],
  [['index'], { DATELINE_CORPUS: 'theirs' }, ['theirs']],
  [['--help'], {}, []],
  [['ask', ''], {}, []],
] as const)('%j with %j opens %j', async (words, env, opened) => {
  expect((await run(words, { env })).opened).toEqual(opened)
})

test('the bot runs with a token, and without one says what to do', async () => {
  expect(await run(['bot'], { env: { DISCORD_TOKEN: 'x' } })).toMatchObject({ status: 0, bot: ['run'], warnings: [] })
  expect((await run(['bot', '--corpus', 'mine'], { env: { DISCORD_TOKEN: 'x' } })).bot).toEqual(['run mine'])
  const without = await run(['bot'], { input: '/sources\n' })
  expect(without).toMatchObject({ status: 2, bot: [], out: '' })
  expect(without.warnings).toEqual([expect.stringMatching(/^DISCORD_TOKEN is not set: [^\n]+chat/)])
  expect((await run(['register', '--clear'])).bot).toEqual(['clear'])
})

test('an internal fault is one line and status 1', async () => {
  const open = async () => {
    throw new TypeError('x is not a function')
  }
  const outcome = await run(['sources'], { engine: { open } })
  expect(outcome).toMatchObject({ status: 1, out: '' })
  expect(outcome.warnings).toEqual([expect.stringMatching(/^Internal fault: x is not a function;/)])
})

test('on a terminal headings are bold, marked words underlined, and an address can be opened', async () => {
  const { out } = await run(['article', 'harbour-2020', '--quote', 'opened'], { colour: true })
  expect(out).toContain('\n\u001b[1mOpenings\u001b[22m\n\nAnn Lee \u001b[4mopened\u001b[24m the bridge')
  const link =
    '\u001b]8;;https://tide.example/bridge#:~:text=Ann%20Lee\u001b\\https://tide.example/bridge\u001b]8;;\u001b\\'
  expect((await run(['ask', question], { colour: true })).out).toContain(link)
})

test('the answer is bold in colour, in the quote as well', async () => {
  const { out } = await run(['ask', question], { colour: true })
  expect(out).toContain('“\u001b[1mAnn Lee\u001b[22m opened')
})
