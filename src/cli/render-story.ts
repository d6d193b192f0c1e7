import { formatEdtf } from '../dates/index.ts'
import type {
  Citation,
  OfficeLine,
  Profile,
  ProfileLine,
  ProfilePart,
  Reply,
  Timeline,
  TimelineEntry,
} from '../types.ts'
import { blocks, cut, type Page, padded, plain, wrapped } from './page.ts'
import { renderDidYouMean, renderNearest, sourceLine } from './render-answer.ts'

const DATE_COLUMNS = 18

/** So many are named, and of others how many they are. */
const mostNamed = 5

function whoTookPart(names: readonly string[]): string {
  const shown = names.slice(0, names.length > mostNamed + 1 ? mostNamed : names.length).map(plain)
  return shown.join(', ') + (names.length > shown.length ? ` and ${names.length - shown.length} more` : '')
}

function facts({ status, places, participants }: TimelineEntry): string {
  const parts = [status === 'planned' ? 'planned' : '', places.map(plain).join(', '), whoTookPart(participants)]
  return parts.filter(Boolean).join(' · ')
}

function sources({ citations }: TimelineEntry): string {
  const [first, ...others] = citations
  return sourceLine(first) + (others.length > 0 ? ` (and ${others.length} more)` : '')
}

/** @param number as the picture and the exports number it */
function renderEntry(page: Page, entry: TimelineEntry, number: string): string {
  const date = formatEdtf(entry.date)
  const fits = date.length <= DATE_COLUMNS - 2
  const margin = ' '.repeat(number.length + 2 + DATE_COLUMNS)
  const lead = fits ? `${number}  ${padded(date, DATE_COLUMNS)}` : margin
  const lines = [
    ...(fits ? [] : [page.bold(`${number}  ${cut(date, page.width - number.length - 2)}`)]),
    wrapped(page, fits ? page.bold(lead) : lead, plain(entry.text)),
    ...[facts(entry), sources(entry)].filter(Boolean).map((line) => wrapped(page, margin, page.dim(line))),
    ...entry.conflicts.map((conflict) => wrapped(page, `${margin}But: `, plain(conflict))),
  ]
  return lines.join('\n')
}

function timelineHeading({ topic, from, to }: Timeline): string {
  const range = [from && `from ${formatEdtf(from)}`, to && `to ${formatEdtf(to)}`].filter(Boolean).join(' ')
  return [topic === '' ? 'Highlights of all articles' : plain(topic), range].filter(Boolean).join(', ')
}

/** Dated events, oldest first, each with its number and date in the margin. */
export function renderTimeline(page: Page, timeline: Timeline): string {
  const { entries, total } = timeline
  if (entries.length === 0) {
    return blocks([`The articles date nothing on this: ${timelineHeading(timeline)}.`])
  }
  const left = total > entries.length ? page.dim(`${entries.length} of ${total} events.`) : ''
  const digits = String(entries.length).length
  const lines = entries.map((entry, index) => renderEntry(page, entry, String(index + 1).padStart(digits)))
  return blocks([page.bold(timelineHeading(timeline)), ...lines, left])
}

interface Section {
  readonly part: Exclude<ProfilePart, 'everything'> | undefined
  readonly heading: string
  readonly lines: readonly ProfileLine[]
}

function sectionsOf(profile: Profile): readonly Section[] {
  return [
    { part: 'offices', heading: 'Offices', lines: profile.offices },
    { part: 'meetings', heading: 'Meetings', lines: profile.meetings },
    { part: 'statements', heading: 'Statements', lines: profile.statements },
    { part: undefined, heading: 'Attended, visited, opened', lines: profile.presences },
    { part: undefined, heading: 'Places', lines: profile.places },
    { part: undefined, heading: 'Mentioned', lines: profile.mentions },
  ]
}

/** " · former, since May 2018, as of 4 May 2020". */
function officeNote({ former, appointed, asOf }: OfficeLine): string {
  const parts = [former && 'former', appointed && `since ${formatEdtf(appointed)}`, asOf && `as of ${formatEdtf(asOf)}`]
  const said = parts.filter(Boolean)
  return said.length > 0 ? ` · ${said.join(', ')}` : ''
}

/** The date, unless the text says it already. */
function dateNote({ text, date }: ProfileLine): string {
  if (date === undefined) return ''
  const written = formatEdtf(date)
  return text.includes(written) ? '' : ` · ${written}`
}

/** What was said in so many words stands in quotation marks. */
const wording = (line: ProfileLine): string =>
  'direct' in line && line.direct === true ? `“${plain(line.text)}”` : plain(line.text)

function isOffice(line: ProfileLine): line is OfficeLine {
  return 'former' in line
}

/** Articles by number, in the order in which lines cite them first. */
class SourceNumbers {
  readonly #sources = new Map<string, Citation>()

  /** "[2]", or "[2, p. 4]". */
  markOf({ locator, section: _section, ...citation }: Citation): string {
    if (!this.#sources.has(citation.article)) this.#sources.set(citation.article, citation)
    const number = [...this.#sources.keys()].indexOf(citation.article) + 1
    return `[${[number, locator && plain(locator)].filter(Boolean).join(', ')}]`
  }

  render(page: Page): string {
    const lines = [...this.#sources.values()].map((citation, index) =>
      wrapped(page, `  [${index + 1}] `, page.dim(sourceLine(citation))),
    )
    return lines.length > 0 ? [page.bold('Sources'), ...lines].join('\n') : ''
  }
}

function renderLine(page: Page, line: ProfileLine, sources: SourceNumbers): string {
  const note = isOffice(line) ? officeNote(line) : dateNote(line)
  const marks = new Set(line.citations.map((citation) => sources.markOf(citation)))
  return wrapped(page, '  - ', `${wording(line)}${note} ${page.dim([...marks].join(''))}`)
}

function renderSection(page: Page, { heading, lines }: Section, sources: SourceNumbers): string {
  return [page.bold(heading), ...lines.map((line) => renderLine(page, line, sources))].join('\n')
}

function profileHeading(page: Page, { name, kind, aliases, articles }: Profile): string {
  const also = aliases.length > 0 ? [`also: ${aliases.map(plain).join(', ')}`] : []
  const where = articles === 1 ? 'in one article' : `in ${articles} articles`
  return `${page.bold(plain(name))}\n${wrapped(page, '', page.dim([kind, where, ...also].join(' · ')))}`
}

/** The oldest and the newest article; a single one stands among the sources. */
function mentions(page: Page, { first, last }: Profile): string {
  if (first?.article === last?.article) return ''
  const line = (label: string, citation: typeof first) =>
    citation ? [wrapped(page, `${label} mention: `, page.dim(sourceLine(citation)))] : []
  return [...line('First', first), ...line('Last', last)].join('\n')
}

function severalNote(page: Page, several: readonly string[]): string {
  if (several.length === 0) return ''
  return wrapped(page, '', `The articles may tell of several people of this name: ${several.map(plain).join('; ')}.`)
}

const nothingOf = (about: ProfilePart): string =>
  about === 'everything' ? 'The articles name it, and that is all.' : `The articles tell of no ${about}.`

/** What the articles say of a name, or the part of it that was asked for. */
export function renderProfile(page: Page, { profile, about }: Extract<Reply, { type: 'profile' }>): string {
  const sections = sectionsOf(profile).filter(({ part }) => about === 'everything' || part === about)
  const filled = sections.filter(({ lines }) => lines.length > 0)
  const sources = new SourceNumbers()
  const namesakes = profile.namesakes.map((other) => wrapped(page, 'Another of this name: ', plain(other)))
  return blocks([
    profileHeading(page, profile),
    severalNote(page, profile.several ?? []),
    ...filled.map((section) => renderSection(page, section, sources)),
    filled.length === 0 ? nothingOf(about) : '',
    sources.render(page),
    about === 'everything' ? mentions(page, profile) : '',
    namesakes.join('\n'),
  ])
}

/** A name that the articles do not know. */
export function renderUnknownName(page: Page, reply: Extract<Reply, { type: 'unknown-name' }>): string {
  return blocks([
    wrapped(page, '', page.bold(`The articles do not name “${plain(reply.name)}”.`)),
    renderDidYouMean(page, reply.didYouMean),
    ...renderNearest(page, reply.nearest),
  ])
}
