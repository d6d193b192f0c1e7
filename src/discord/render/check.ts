import type { ClaimCheck, Verdict } from '../../types.ts'
import { escapeText } from '../escape.ts'
import { citation, subtext } from './markdown.ts'
import { ACCENT, type MessageBody, Sheet } from './message.ts'

const headings: Readonly<Record<Verdict, string>> = {
  supported: '### The articles say so',
  contradicted: '### The articles say otherwise',
  'not-said': '### The articles do not say',
}

/** The same where the verdict is likely and not sure. */
const probably: Readonly<Record<Verdict, string>> = {
  ...headings,
  supported: '### The articles seem to say so',
  contradicted: '### The articles seem to say otherwise',
}

/** Draws what the articles say to a claim. */
export function renderCheck({ claim, verdict, probable, citations, nearest }: ClaimCheck): MessageBody {
  const sheet = new Sheet(verdict === 'not-said' ? ACCENT.nothing : ACCENT.found)
  sheet.text((probable ? probably : headings)[verdict])
  if (nearest.length > 0) sheet.text('**Nearest passages**')
  for (const cited of [...citations, ...nearest].slice(0, 3)) sheet.text(citation(cited, 500))
  sheet.text(subtext(`Claim: ${escapeText(claim, 300)}`))
  return sheet.done()
}
