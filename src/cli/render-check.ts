import type { ClaimCheck, Verdict } from '../types.ts'
import { blocks, type Page, plain, wrapped } from './page.ts'
import { renderCitations, renderNearest } from './render-answer.ts'

const headings: Readonly<Record<Verdict, string>> = {
  supported: 'The articles say so.',
  contradicted: 'The articles say otherwise.',
  'not-said': 'The articles do not say.',
}

/** The same where the verdict is likely and not sure. */
const probably: Readonly<Record<Verdict, string>> = {
  ...headings,
  supported: 'The articles seem to say so.',
  contradicted: 'The articles seem to say otherwise.',
}

/** What the articles say to a claim, and where. */
export function renderCheck(page: Page, { claim, verdict, probable, citations, nearest }: ClaimCheck): string {
  return blocks([
    page.bold((probable ? probably : headings)[verdict]),
    ...renderCitations(page, citations, citations.length),
    ...renderNearest(page, nearest),
    wrapped(page, '', page.dim(`Claim: ${plain(claim)}`)),
  ])
}
