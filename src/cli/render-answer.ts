import { formatEdtf } from '../dates/index.ts'
import type { Answer, Citation, Edtf, Found, Unanswered } from '../types.ts'
import { blocks, type Page, plain, wrapped } from './page.ts'
import { renderCitation } from './render-citation.ts'
import { renderExplanations } from './render-explanations.ts'

const MOST_CITATIONS = 3

/** Citations with room between them; those beyond the most are counted. */
export function renderCitations(page: Page, citations: readonly Citation[], most: number): readonly string[] {
  const shown = citations.slice(0, most).map((citation) => renderCitation(page, citation))
  const rest = citations.length - shown.length
  return rest > 0 ? [...shown, page.dim(`  and ${rest} more; --json gives all`)] : shown
}

export function renderNotes(page: Page, notes: readonly string[]): string {
  return notes.map((note) => wrapped(page, 'Note: ', plain(note))).join('\n')
}

/** "Did you mean …?", or nothing. */
export function renderDidYouMean(page: Page, names: readonly string[]): string {
  return names.length === 0 ? '' : wrapped(page, '', `Did you mean: ${names.map(plain).join(', ')}?`)
}

/** The nearest passages under a heading, or nothing. */
export function renderNearest(page: Page, nearest: readonly Citation[]): readonly string[] {
  return nearest.length === 0 ? [] : [page.dim('Nearest passages:'), ...renderCitations(page, nearest, MOST_CITATIONS)]
}

/** The date behind the answer, unless the answer says it already. */
function dateSuffix(answer: string, date: Edtf | undefined): string {
  if (date === undefined) return ''
  const written = formatEdtf(date)
  return answer.includes(written) || answer.includes(date) ? '' : ` (${written})`
}

function renderFound(page: Page, { answer, probable, date, citations, notes }: Found): readonly string[] {
  const short = plain(answer)
  return [
    wrapped(page, probable ? 'Probably: ' : '', page.bold(short) + dateSuffix(short, date)),
    ...renderCitations(page, citations, MOST_CITATIONS),
    renderNotes(page, notes),
  ]
}

function renderUnanswered(page: Page, { nearest, didYouMean, notes }: Unanswered): readonly string[] {
  return [
    page.bold('The articles do not say.'),
    renderDidYouMean(page, didYouMean),
    renderNotes(page, notes),
    ...renderNearest(page, nearest),
  ]
}

/** The short answer, what says so, and what to know besides. */
export function renderAnswer(page: Page, answer: Answer): string {
  const body = answer.status === 'answered' ? renderFound(page, answer) : renderUnanswered(page, answer)
  return blocks([...body, renderExplanations(page, answer)])
}
