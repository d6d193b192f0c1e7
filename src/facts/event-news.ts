/** What a dated article reports without saying when: its lead, and what it tells on in the past tense. */
import { bounds, precision } from '../dates/index.ts'
import type { Clause } from '../nlp/clauses.ts'
import type { Document } from '../nlp/document.ts'
import type { Sentence } from '../nlp/types.ts'
import { realClauses } from './event-clause.ts'
import { standingOf } from './event-standing.ts'
import { tenseOf } from './tense.ts'
import type { When } from './types.ts'

/** A sentence that reports, with the date at which it does. */
export interface Report {
  readonly sentence: Sentence
  readonly clause: Clause
  readonly when: When
  /** At the head of the article, or told on after it. */
  readonly dating: 'report' | 'narrative'
}

/** How many sentences at the head of an article are read as its news. */
const leadSentences = 2

/** First words of sentences that go back in time, or quote. */
const background = /^(?:when|before|since|earlier|previously|originally|formerly|once|until|although|though|if|["“'])$/

/** The clause of a sentence that tells something done: its first finite verb, past or perfect, no state, no denial. */
function deed(document: Document, sentence: Sentence): Clause | undefined {
  const clause = realClauses(document, sentence).find(({ verb }) => verb.form === 'finite')
  const opening = sentence.tokens[0]?.lower ?? ''
  if (background.test(opening) || sentence.tokens.slice(0, clause?.verb.to ?? 0).some((token) => token.lower === 'had'))
    return undefined
  if (!clause || clause.verb.lemma === 'be') return undefined
  const verb = sentence.tokens[clause.verb.head]?.start ?? sentence.start
  if (standingOf(document, sentence, clause, verb) !== 'told') return undefined
  return /^(?:past|perfect)$/.test(tenseOf(sentence, clause.verb)) ? clause : undefined
}

const isDay = (edtf: string): boolean => precision(edtf) === 'day' && bounds(edtf) !== undefined

/**
 * Reports without a date of their own. The lead counts as of the article's day unless a date comes before; what is told
 * on in the past tense keeps the date of the lead up to the next date, and again from the next paragraph on.
 */
export function reportsOf(document: Document): Report[] {
  const { published } = document.article
  if (published === undefined || !isDay(published)) return []
  const found: Report[] = []
  let news: When = { edtf: published, basis: 'article' }
  let apart = -1
  let dated = false
  for (const sentence of document.sentences) {
    const dates = document.datesIn(sentence)
    const inLead = sentence.index < leadSentences
    const day = dates.find((date) => isDay(date.edtf) && date.edtf <= published)
    if (dates.length > 0) {
      if (inLead && day && !dated) news = { edtf: day.edtf, basis: day.edtf === published ? 'article' : 'context' }
      else if (dates.some((date) => date.edtf !== news.edtf)) apart = sentence.paragraph
      dated ||= inLead
      continue
    }
    const clause = sentence.paragraph === apart ? undefined : deed(document, sentence)
    if (clause) found.push({ sentence, clause, when: news, dating: inLead && !dated ? 'report' : 'narrative' })
  }
  return found
}
