import { formatEdtf } from '../dates/index.ts'
import type { Inspection } from '../library.ts'
import type { Span } from '../types.ts'
import type { Context } from './context.ts'
import { EXIT, type ExitStatus } from './exit-status.ts'
import { blocks, inColumns, makePage, type Page, plain, table } from './page.ts'

/** Shows what the pipeline sees in one file. */
export async function inspect({ engine, terminal }: Context, file: string, json: boolean): Promise<ExitStatus> {
  const inspection = await engine.inspect(file)
  if (json) {
    await terminal.write(`${JSON.stringify(inspection)}\n`)
    return EXIT.answered
  }
  const page = makePage(terminal.width, terminal.colour)
  await terminal.write(await inColumns(() => renderInspection(page, inspection)))
  return EXIT.answered
}

function place({ start, end }: Span): string {
  return `${start}-${end}`
}

function section(page: Page, heading: string, rows: readonly (readonly string[])[]): string {
  const head = page.bold(`${heading} (${rows.length})`)
  return rows.length === 0 ? head : `${head}\n${table(page, rows)}`
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A value of a fact in words: a party's name, a date, the text of a place, a list; undefined where it says nothing. */
function valueWords(value: unknown, quoted: (span: Span) => string): string | undefined {
  if (Array.isArray(value))
    return (
      value
        .map((one) => valueWords(one, quoted))
        .filter(Boolean)
        .join(', ') || undefined
    )
  if (isRecord(value)) {
    const { name, edtf, basis, start, end } = value
    if (typeof name === 'string') return plain(name)
    if (typeof edtf === 'string') return `${formatEdtf(edtf)}${basis === 'stated' ? '' : ` (${String(basis)})`}`
    return typeof start === 'number' && typeof end === 'number' ? `“${quoted({ start, end })}”` : JSON.stringify(value)
  }
  return value === undefined || value === '' ? undefined : plain(String(value))
}

/** What a fact says, in words: "who: Ann Lee, Tom Fox; when: 3 May 2019; where: Lyon". */
function factWords(fact: Inspection['facts'][number], quoted: (span: Span) => string): string {
  const words = Object.entries(fact).flatMap(([name, value]) => {
    if (['kind', 'evidence', 'sentence'].includes(name) || value === false) return []
    if (value === true) return [name]
    const said = valueWords(value, quoted)
    return said === undefined ? [] : [`${name}: ${said}`]
  })
  return words.join('; ')
}

/** What the pipeline sees in a file: metadata, sentences, mentions, dates and facts, each with its offsets. */
export function renderInspection(page: Page, inspection: Inspection): string {
  const { article, text, sentences, mentions, dates, facts } = inspection
  const quoted = (span: Span) => plain(text.slice(span.start, span.end))
  const fields = Object.entries(article).filter(([, value]) => typeof value === 'string')
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
      dates.map((date) => [place(date), date.edtf ?? '', date.timex.type, date.timex.value, quoted(date)]),
    ),
    section(
      page,
      'Facts',
      facts.map((fact) => [fact.evidence.map(place).join(' '), fact.kind, factWords(fact, quoted)]),
    ),
  ])
}
