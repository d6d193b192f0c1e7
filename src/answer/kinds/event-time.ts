import { bounds } from '../../dates/index.ts'
import type { Question } from '../../nlp/question/index.ts'
import type { Edtf } from '../../types.ts'
import type { AnswerContext } from '../context.ts'
import type { Reading } from '../reading.ts'

/** "at the time of the New Year reception", "during the storm", "when the bridge was opened": a time told by what happened then. */
const byEvent =
  /\b(?:at the time(?: of|when)?|by the time(?: of)?|at the moment of|during|when)\s+(?=\p{L})(.+?)\s*\??$/iu

/** Of what is asked about the event, how much (by weight) the sentence that dates it must have. */
const enough = 0.75

/** Where the question tells its time by an event: the end of the question from that word on. */
export function eventTime(question: Question): { readonly start: number; readonly from: number } | undefined {
  if (question.dates.length > 0) return undefined
  const match = byEvent.exec(question.form)
  const event = match?.[1]
  return match?.index && event ? { start: match.index, from: question.form.indexOf(event, match.index) } : undefined
}

/** The question without the words that tell its time by an event. */
export function withoutEventTime(question: Question): string {
  const at = eventTime(question)
  return at ? question.form.slice(0, at.start).trim() : question.form
}

/**
 * When the event was that a question tells its time by, with the article that says so.
 * @returns undefined where no article dates it
 */
export function eventDate(context: AnswerContext): { readonly edtf: Edtf; readonly reading: Reading } | undefined {
  const at = eventTime(context.question)
  if (!at) return undefined
  const asked = context.terms.flatMap((term, i) => (term.start >= at.from ? [{ weight: term.weight, i }] : []))
  const all = asked.reduce((sum, { weight }) => sum + weight, 0)
  let best: { edtf: Edtf; reading: Reading; cover: number } | undefined
  for (const view of context.views) {
    const [date] = view.reading.document.datesIn(view.sentence)
    const edtf = date?.edtf ?? view.reading.document.article.published
    if (!edtf || !bounds(edtf)) continue
    const has = asked.reduce((sum, { weight, i }) => sum + weight * (view.found[i] ?? 0), 0)
    const cover = all > 0 ? has / all - (date ? 0 : 0.1) : 0
    if (cover >= enough && cover > (best?.cover ?? 0)) best = { edtf, reading: view.reading, cover }
  }
  return best
}
