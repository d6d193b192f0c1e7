import { formatEdtf } from '../dates/index.ts'
import type { Citation, OfficeLine, Profile, ProfileLine, ProfilePart, Reply } from '../types.ts'
import { blocks, type Page, plain, wrapped } from './page.ts'
import { renderDidYouMean, renderNearest } from './render-answer.ts'
import { sourceLine } from './render-citation.ts'

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

  numberOf(citation: Citation): number {
    if (!this.#sources.has(citation.article)) this.#sources.set(citation.article, citation)
    return [...this.#sources.keys()].indexOf(citation.article) + 1
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
  const numbers = new Set(line.citations.map((citation) => sources.numberOf(citation)))
  const marks = [...numbers].map((number) => `[${number}]`).join('')
  return wrapped(page, '  - ', `${wording(line)}${note} ${page.dim(marks)}`)
}

function renderSection(page: Page, { heading, lines }: Section, sources: SourceNumbers): string {
  return [page.bold(heading), ...lines.map((line) => renderLine(page, line, sources))].join('\n')
}

function heading(page: Page, { name, kind, aliases, articles }: Profile): string {
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
    heading(page, profile),
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
