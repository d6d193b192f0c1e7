import type { Citation, MeetingLine, NonEmpty, Profile, Timeline, TimelineEntry } from '../../src/types.ts'

/** A citation of an invented article. */
export function cite(quote: string, more: Partial<Citation> = {}): Citation {
  const published = '2021-05-02'
  return {
    article: 'a1',
    file: 'a1.md',
    title: 'The harbour bridge',
    published,
    quote,
    start: 0,
    end: quote.length,
    ...more,
  }
}

/** An entry of a timeline of invented events. */
export function entry(date: string, text: string, more: Partial<TimelineEntry> = {}): TimelineEntry {
  const rest = { places: [], participants: [], weight: 1, conflicts: [] } as const
  return { date, basis: 'stated', text, status: 'happened', citations: [cite(text)], ...rest, ...more }
}

export function timelineOf(entries: readonly TimelineEntry[], more: Partial<Timeline> = {}): Timeline {
  return { topic: 'Harbour Bridge of Velmora', entries, total: entries.length, ...more }
}

const twice: NonEmpty<Citation> = [cite('One report.'), cite('Another report.', { article: 'a2', file: 'a2.md' })]

/** Every kind of date and status at once. */
export const BRIDGE = timelineOf([
  entry('1998', 'The town council of Velmora first asks for a bridge over the harbour mouth.'),
  entry('2011-06', 'Engineers of the Ostrand Institute begin to measure the currents.'),
  entry(
    '2011-06-14',
    'Mayor Ilse Brandt shows a model of the bridge to some 300 residents, who ask mostly about noise and the fish market.',
    { citations: twice },
  ),
  entry('2011-22', 'Two survey ships work in the bay.'),
  entry('2012-03-09', 'Parliament grants 240 million crowns for the first stage of the works.', {
    citations: twice,
    conflicts: ['The Courier gives 210 million.'],
  }),
  entry('2017-04-02?', 'A crane falls into the water; nobody is hurt.', { basis: 'assumed-year' }),
  entry('2017-09-20/2017-09-28', 'Welders and divers strike for better pay, and the works come to a halt.'),
  entry('2018', 'Storms delay the eastern ramp by several months.'),
  entry('2018-02-11', 'The last of the nine pillars stands.'),
  entry('2018-02-11', 'Minister Tomas Reyk lays a wreath for the workers who died.'),
  entry('2019-05-30', 'The bridge opens with a fair that draws 40,000 people; “a day to remember”, says Brandt.', {
    citations: [...twice, cite('Third.')],
  }),
  entry('2023-06', 'A second deck for trams is to open.', { status: 'planned' }),
  entry('XXXX-04-09', 'Boats sound their horns in memory of the ferry Aurora.'),
])

const NAMES = [
  'Ilse Brandt',
  'Tomas Reyk',
  'Noor Al-Hadidi',
  'Péter Szabó-Kovács',
  'Wu Jiaqi',
  'Maria Concepción Fernández de la Vega',
  'Olu Adeyemi',
  'Jan Hus',
]

function met(others: readonly string[], date: string | undefined, text = `Met ${others.join(' and ')}.`): MeetingLine {
  return { text, others, citations: [cite(text)], ...(date === undefined ? {} : { date }) }
}

/** A person who met eight others, some of them together, some of them often. */
export const MAYOR: Profile = {
  name: 'Annika Solberg',
  kind: 'person',
  aliases: [],
  offices: [],
  meetings: [
    met([NAMES[0] ?? '', NAMES[1] ?? ''], '2018-03-04'),
    met([NAMES[0] ?? ''], '2019-08-24'),
    met([NAMES[0] ?? ''], '2021-01'),
    ...NAMES.slice(2).map((name, i) => met([name], i === 4 ? undefined : `201${i + 2}-0${i + 1}-1${i}`)),
    met([NAMES[4] ?? '', NAMES[2] ?? ''], '2020-10-02'),
  ],
  statements: [],
  presences: [],
  places: [],
  mentions: [],
  articles: 9,
  namesakes: [],
}
