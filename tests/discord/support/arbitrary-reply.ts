import fc from 'fast-check'
import type { ArticleInfo, Citation, Found, NonEmpty, Reply } from '../../../src/types.ts'

/** Replies of every kind with whatever text, length, date and address may stand in them. */

export const text: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60, size: 'max' }) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 300, size: 'max' }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '',
      ' ',
      '*'.repeat(3_000),
      '👩‍👩‍👧'.repeat(800),
      '\\'.repeat(900),
      'word '.repeat(1_500),
      '@everyone',
      'https://a.example/?q=(x)',
      '\n\n# x',
      '`'.repeat(50),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.string({
      unit: fc.constantFrom('*', '_', '\\', '[', ']', '(', '<@1>', '@everyone', ' '),
      maxLength: 3_000,
      size: 'max',
    }),
  },
)
const edtf = fc.oneof(
  fc.constantFrom('2019', '2019-08', '2019-08-24', 'XXXX-04-09', '2021-04-09?', '2019-08-23/2019-08-26', '2019/..'),
  text,
)
const url = fc.oneof(fc.webUrl(), text, fc.constant(`https://x.example/${'y'.repeat(900)}`))
const some = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined })
const few = <T>(one: fc.Arbitrary<T>, maxLength = 6) => fc.array(one, { maxLength, size: 'max' })

/** Takes away the fields that are not there, as exact optional properties demand. */
function present<T extends object>(value: { [K in keyof T]: T[K] | undefined }): T
function present(value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined))
}

const info: fc.Arbitrary<ArticleInfo> = fc
  .record({
    id: text,
    file: text,
    title: text,
    published: some(edtf),
    publisher: some(text),
    author: some(text),
    url: some(url),
    place: some(text),
  })
  .map((value) => present<ArticleInfo>(value))

export const citation: fc.Arbitrary<Citation> = fc
  .record({
    info,
    quote: text,
    start: fc.nat({ max: 100_000 }),
    a: fc.nat({ max: 400 }),
    b: fc.nat({ max: 400 }),
    marked: fc.boolean(),
    locator: some(text),
    section: some(text),
    fragment: some(url),
  })
  .map(
    ({
      info: { id, file, title, published, publisher, url: link },
      quote,
      start,
      a,
      b,
      marked,
      locator,
      section,
      fragment,
    }) =>
      present<Citation>({
        article: id,
        file,
        title,
        published,
        publisher,
        url: link,
        link: fragment,
        section,
        locator,
        quote,
        start,
        end: start + quote.length,
        highlight: marked
          ? { start: Math.min(a, b, quote.length), end: Math.min(Math.max(a, b), quote.length) }
          : undefined,
      }),
  )
const citations: fc.Arbitrary<NonEmpty<Citation>> = fc
  .tuple(citation, few(citation, 10))
  .map(([first, others]): NonEmpty<Citation> => [first, ...others])

const answer: fc.Arbitrary<Reply> = fc
  .record({
    question: text,
    answer: text,
    date: some(edtf),
    citations,
    notes: few(text),
    topic: some(text),
    askedAs: some(text),
  })
  .map((fields) => ({
    type: 'answer',
    answer: present<Found>({ status: 'answered', kind: 'who', confidence: 0.5, explanations: undefined, ...fields }),
  }))
const unanswered: fc.Arbitrary<Reply> = fc
  .record({ question: text, nearest: few(citation), didYouMean: few(text), notes: few(text) })
  .map((fields) => ({ type: 'answer', answer: { status: 'unanswered', kind: 'who', confidence: 0.5, ...fields } }))

const entry = fc.record({
  date: edtf,
  basis: fc.constantFrom('stated' as const, 'article' as const, 'context' as const, 'assumed-year' as const),
  text,
  status: fc.constantFrom('happened' as const, 'planned' as const),
  places: few(text, 2),
  participants: few(text, 2),
  citations,
  weight: fc.double({ noNaN: true }),
  conflicts: few(text, 3),
})
const timeline: fc.Arbitrary<Reply> = fc
  .record({ topic: text, from: some(edtf), to: some(edtf), entries: few(entry, 12), more: fc.nat({ max: 9 }) })
  .map(({ more, entries, ...fields }) => ({
    type: 'timeline',
    timeline: present({ ...fields, entries, total: entries.length + more }),
  }))

const line = fc.record({ text, date: some(edtf), citations })
const profile: fc.Arbitrary<Reply> = fc
  .record({
    name: text,
    aliases: few(text),
    offices: few(
      fc.tuple(
        line,
        fc.record({ title: text, of: some(text), asOf: some(edtf), appointed: some(edtf), former: fc.boolean() }),
      ),
      8,
    ),
    meetings: few(fc.tuple(line, fc.record({ others: few(text, 9), place: some(text), occasion: some(text) })), 8),
    statements: few(line, 8),
    first: some(citation),
    last: some(citation),
    namesakes: few(text),
    several: few(text),
    about: fc.constantFrom('everything' as const, 'offices' as const, 'meetings' as const, 'statements' as const),
  })
  .map(({ about, offices, meetings, statements, ...fields }) => ({
    type: 'profile',
    about,
    profile: present({
      kind: 'person',
      articles: 3,
      ...fields,
      offices: offices.map(([base, extra]) => present({ ...base, ...extra })),
      meetings: meetings.map(([base, extra]) => present({ ...base, ...extra })),
      statements: statements.map((base) => present({ ...base, direct: true })),
      presences: [],
      places: [],
      mentions: [],
    }),
  }))

const hit = fc.tuple(info, some(citation)).map(([base, cited]) => present({ ...base, score: 1, citation: cited }))

export const anyReply: fc.Arbitrary<Reply> = fc.oneof(
  answer,
  unanswered,
  timeline,
  profile,
  fc.record({ type: fc.constant('unknown-name' as const), name: text, didYouMean: few(text), nearest: few(citation) }),
  fc.record({ type: fc.constant('articles' as const), query: text, hits: few(hit, 25) }),
  fc
    .record({
      info,
      text: fc.array(text, { maxLength: 30 }).map((parts) => parts.join('\n\n')),
      starts: few(fc.nat(99)),
    })
    .map(({ info: known, text: whole, starts }) => ({
      type: 'articles' as const,
      query: known.id,
      hits: [],
      whole: { article: { ...known, text: whole, sections: starts.map((start) => ({ label: 'x', start })) } },
    })),
  fc.record({ type: fc.constant('sources' as const), sources: few(info, 40) }),
  fc.record({
    type: fc.constant('check' as const),
    check: fc.record({
      claim: text,
      verdict: fc.constantFrom('supported' as const, 'contradicted' as const, 'not-said' as const),
      confidence: fc.double({ min: 0, max: 1, noNaN: true }),
      citations: few(citation),
      nearest: few(citation),
    }),
  }),
  fc.record({
    type: fc.constant('help' as const),
    topics: few(fc.record({ name: text, summary: text, usage: text, examples: few(text, 20) }), 9),
  }),
)
