import type { Library } from '../../src/library.ts'
import type { ArticleInfo, Asked, Citation, Profile, Suggestion } from '../../src/types.ts'

export const ARTICLES: readonly [ArticleInfo, ArticleInfo] = [
  {
    id: 'harbour-2020',
    file: 'harbour-2020.md',
    title: 'Harbour bridge opens',
    published: '2020-05-04',
    publisher: 'The Tide',
    url: 'https://tide.example/bridge',
  },
  { id: 'harbour-2019', file: 'harbour-2019.md', title: 'Harbour bridge planned', published: '2019-08' },
]

const QUOTE = 'Ann Lee opened the bridge on Monday.'

export const CITATION: Citation = {
  article: ARTICLES[0].id,
  file: ARTICLES[0].file,
  title: ARTICLES[0].title,
  published: '2020-05-04',
  publisher: 'The Tide',
  url: 'https://tide.example/bridge',
  link: 'https://tide.example/bridge#:~:text=Ann%20Lee',
  section: 'Openings',
  locator: 'p. 4',
  quote: QUOTE,
  start: 10,
  end: 10 + QUOTE.length,
  highlight: { start: 0, end: 7 },
}

export const PROFILE: Profile = {
  name: 'Ann Lee',
  kind: 'person',
  aliases: ['Ms Lee'],
  offices: [
    {
      text: 'Mayor of Harbour',
      title: 'Mayor',
      of: 'Harbour',
      asOf: '2020-05-04',
      former: false,
      citations: [CITATION],
    },
  ],
  meetings: [],
  statements: [{ text: 'It is open', direct: true, date: '2020-05-04', citations: [CITATION] }],
  presences: [{ text: 'opened the bridge', date: '2020-05-04', citations: [CITATION] }],
  places: [],
  mentions: [],
  first: CITATION,
  last: { ...CITATION, article: 'fair' },
  articles: 1,
  namesakes: [],
  several: ['mayor of Harbour (4 May 2020)', 'baker in Esk (2 June 2021)'],
}

const SUGGESTIONS: readonly Suggestion[] = [
  { value: 'Ann Lee', label: 'Ann Lee, Mayor of Harbour', kind: 'name' },
  { value: 'Anna Lund', label: 'Anna Lund', kind: 'name' },
  { value: 'bridge', label: 'bridge', kind: 'topic' },
  { value: 'Who opened the bridge?', label: 'Who opened the bridge?', kind: 'question' },
]

/** A question of one word leans on what was asked before. */
const leaning = (question: string, after: Asked | undefined) =>
  after !== undefined && !question.trim().includes(' ')
    ? { askedAs: `${question} [${Object.values(after).join(' | ')}]` }
    : {}

/** A library of two articles that answers one question: who opened the bridge. */
export const fakeLibrary: Library = {
  version: '0123abcd',
  size: ARTICLES.length,
  ask: async (question, scope) =>
    /who opened/i.test(question) && scope?.article !== 'harbour-2019'
      ? {
          status: 'answered',
          question,
          kind: 'who-did',
          answer: 'Ann Lee',
          confidence: 0.9,
          date: '2020-05-04',
          citations: [CITATION],
          notes: ['The day is worked out from the article’s date.'],
          topic: 'Ann Lee',
          ...leaning(question, scope?.after),
          ...(scope?.explain && {
            explanations: [
              {
                candidate: 'Ann Lee',
                article: 'harbour-2020',
                score: 2.5,
                features: { overlap: 0.75 },
                source: 'presence',
              },
            ],
          }),
        }
      : {
          status: 'unanswered',
          question,
          kind: 'passage',
          ...leaning(question, scope?.after),
          confidence: 0.8,
          nearest: [CITATION],
          didYouMean: ['Ann Lee'],
          notes: [],
        },
  timeline: async (topic, options) => ({
    topic,
    ...(options?.from !== undefined && { from: options.from }),
    ...(options?.to !== undefined && { to: options.to }),
    entries:
      topic === 'nothing'
        ? []
        : [
            {
              date: '2020-05-04',
              basis: 'article',
              text: QUOTE,
              status: 'happened',
              places: ['Harbour'],
              participants: ['Ann Lee'],
              citations: [CITATION],
              weight: 1,
              conflicts: [],
            },
          ],
    total: topic === 'nothing' ? 0 : 2,
  }),
  who: async (name) => (/lee/i.test(name) ? PROFILE : undefined),
  similarNames: async () => ['Ann Lee'],
  findArticles: async (query, options) =>
    /bridge|harbour/i.test(query)
      ? ARTICLES.map((info, index) => ({ ...info, score: 2 - index, citation: CITATION })).slice(0, options?.limit)
      : [],
  sources: async () => ARTICLES,
  check: async (claim) =>
    /bridge/.test(claim)
      ? { claim, verdict: 'supported', confidence: 0.9, citations: [CITATION], nearest: [] }
      : { claim, verdict: 'not-said', confidence: 0.8, citations: [], nearest: [CITATION] },
  nearest: async () => [CITATION],
  suggest: async (typed, kinds, limit) =>
    SUGGESTIONS.filter(
      ({ value, kind }) => kinds.has(kind) && ` ${value}`.toLowerCase().includes(` ${typed.toLowerCase()}`),
    ).slice(0, limit),
  examples: async () => ['Who is Ann Lee?', 'When did the bridge open?'],
  passage: async () => undefined,
  read: async (id) =>
    id === ARTICLES[0].id
      ? { ...ARTICLES[0], text: `Openings\n\n${QUOTE}\nAll cheered.`, sections: [{ label: 'Openings', start: 0 }] }
      : undefined,
  article: async (id) => ARTICLES.find((info) => info.id === id),
  close: async () => {},
}
