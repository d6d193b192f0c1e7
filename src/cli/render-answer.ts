import { formatEdtf } from '../dates/index.ts'
import type {
  Answer,
  ArticleInfo,
  Citation,
  ClaimCheck,
  Edtf,
  Explanation,
  Found,
  Unanswered,
  Verdict,
  Whereabouts,
} from '../types.ts'
import { blocks, cut, flat, type Page, plain, table, wrapped } from './page.ts'

type Source = Pick<ArticleInfo, 'title' | 'publisher' | 'published' | 'url'> & Whereabouts

/** "Title, Section, p. 4 · Publisher · 24 August 2019". */
export function sourceLine({ title, section, locator, publisher, published }: Source): string {
  const place = [title, section, locator].filter(Boolean).join(', ')
  const parts = [plain(place), publisher && plain(publisher), published && formatEdtf(published)]
  return parts.filter(Boolean).join(' · ')
}

/** The quote on one line, with what answers the question in bold. */
function emphasised(page: Page, { quote, highlight }: Citation): string {
  if (!highlight) return plain(quote)
  const { start, end } = highlight
  return `${flat(quote.slice(0, start))}${page.bold(flat(quote.slice(start, end)))}${flat(quote.slice(end))}`.trim()
}

/** The quote alone, behind a lead. */
export function renderQuote(page: Page, lead: string, citation: Citation): string {
  return wrapped(page, lead, `“${emphasised(page, citation)}”`)
}

/** The quote, and under it where it stands. */
export function renderCitation(page: Page, citation: Citation): string {
  const quote = renderQuote(page, '  ', citation)
  const source = wrapped(page, '  ', page.dim(sourceLine(citation)))
  const { url, link = url } = citation
  // Never wrapped: an address in two lines leads nowhere.
  const address = url === undefined || link === undefined ? [] : [`  ${page.dim(page.link(url, link))}`]
  return [quote, source, ...address].join('\n')
}

const MOST_CITATIONS = 3

/** Citations with room between them; those beyond the most are counted. */
export function renderCitations(page: Page, citations: readonly Citation[], most: number): readonly string[] {
  const shown = citations.slice(0, most).map((citation) => renderCitation(page, citation))
  const rest = citations.length - shown.length
  return rest > 0 ? [...shown, page.dim(`  and ${rest} more; --json gives all`)] : shown
}

function renderNotes(page: Page, notes: readonly string[]): string {
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
  const { askedAs } = answer
  const asked = askedAs === undefined ? '' : wrapped(page, '', page.dim(`Asked as: ${plain(askedAs)}`))
  return blocks([...body, asked, renderExplanations(page, answer)])
}

/** Headings where the verdict is sure, and where it is likely only. */
const VERDICTS: Readonly<Record<Verdict, readonly [sure: string, likely: string]>> = {
  supported: ['The articles say so.', 'The articles seem to say so.'],
  contradicted: ['The articles say otherwise.', 'The articles seem to say otherwise.'],
  'not-said': ['The articles do not say.', 'The articles do not say.'],
}

/** What the articles say to a claim, and where. */
export function renderCheck(page: Page, { claim, verdict, probable, citations, nearest }: ClaimCheck): string {
  return blocks([
    page.bold(VERDICTS[verdict][probable ? 1 : 0]),
    ...renderCitations(page, citations, citations.length),
    ...renderNearest(page, nearest),
    wrapped(page, '', page.dim(`Claim: ${plain(claim)}`)),
  ])
}

const HEAD = ['score', 'candidate', 'source', 'article', 'features'] as const
const WIDEST = { candidate: 36, source: 20, article: 24 } as const

function figure(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(3)
}

function row({ candidate, score, source, article, features }: Explanation): readonly string[] {
  const counted = Object.entries(features).filter(([, value]) => value !== 0)
  return [
    score.toFixed(3),
    cut(plain(candidate), WIDEST.candidate),
    cut(plain(source), WIDEST.source),
    cut(plain(article), WIDEST.article),
    counted.map(([name, value]) => `${name} ${figure(value)}`).join(', '),
  ]
}

/** The candidates in columns, where an answer explains itself. On a narrow page the features stand under each candidate. */
export function renderExplanations(page: Page, answer: Answer): string {
  if (!answer.explanations) return ''
  const head = page.dim(`Kind ${answer.kind}, confidence ${answer.confidence.toFixed(3)}`)
  if (answer.explanations.length === 0) return `${head}\n${page.dim('No candidates.')}`
  const rows = answer.explanations.map(row)
  const columns = table(
    page,
    [HEAD.slice(0, -1), ...rows.map((cells) => cells.slice(0, -1))].map((cells) => [...cells, '']),
  ).split('\n')
  const lines = columns.map((line, index) => {
    const features = rows[index - 1]?.at(-1)
    return features ? `${line}\n${wrapped(page, '       ', page.dim(features))}` : page.dim(line)
  })
  return [head, ...lines].join('\n')
}
