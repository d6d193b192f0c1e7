import type { Inspection } from '../library.ts'
import type { Span } from '../types.ts'
import { blocks, type Page, plain, table } from './page.ts'

function place({ start, end }: Span): string {
  return `${start}-${end}`
}

function section(page: Page, heading: string, rows: readonly (readonly string[])[]): string {
  const head = page.bold(`${heading} (${rows.length})`)
  return rows.length === 0 ? head : `${head}\n${table(page, rows)}`
}

/** The fields of a fact but for its kind and evidence: "who: …, whom: …". */
function factFields(fact: Inspection['facts'][number]): string {
  const fields = Object.entries(fact).filter(([name]) => name !== 'kind' && name !== 'evidence')
  return fields
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? plain(value) : JSON.stringify(value)}`)
    .join(', ')
}

/** What the pipeline sees in a file: metadata, sentences, mentions, dates and facts, each with its offsets. */
export function renderInspection(page: Page, inspection: Inspection): string {
  const { article, text, sentences, mentions, dates, facts } = inspection
  const quoted = (span: Span) => plain(text.slice(span.start, span.end))
  const fields = Object.entries(article).filter(([, value]) => value !== undefined)
  return blocks([
    table(
      page,
      fields.map(([name, value]) => [name, plain(String(value))]),
    ),
    section(
      page,
      'Sentences',
      sentences.map((span) => [place(span), quoted(span)]),
    ),
    section(
      page,
      'Mentions',
      mentions.map((mention) => [place(mention), mention.kind, plain(mention.name), quoted(mention)]),
    ),
    section(
      page,
      'Dates',
      dates.map((date) => [place(date), date.edtf, quoted(date)]),
    ),
    section(
      page,
      'Facts',
      facts.map((fact) => [fact.evidence.map(place).join(' '), fact.kind, factFields(fact)]),
    ),
  ])
}
