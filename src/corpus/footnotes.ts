import type { DomNode, Page } from './dom-blocks.ts'
import { type Block, squeeze } from './lines.ts'

/** Marks of footnotes: what a reader passes over, and what would join the word before it ("2016" and "4" to "20164"). */

const number = '\\d{1,3}'
const editorial =
  '(?:citation|clarification|verification|page|quotation|attribution|date|source)s? needed|(?:better|additional|full) (?:source|citation)s? needed|(?:by )?(?:who|whom|when|where|which|why)\\?|dubious(?: – discuss)?|edit'
const label = `(?:(?:notes?|nb|fn|ref|n)\\.? ?\\d{1,3}|${number})`
const bracketed = `\\[\\s?(?:${label}(?:\\s?[,;–-]\\s?${number})*|${editorial})\\s?\\]`

/** A bracketed mark that stands on the word or stop before it, or parted by a space before a stop or at the end; not `[1](address)`. */
const inText = new RegExp(
  `(?:(?<=[\\p{L}\\p{N}.,;:!?%"'”’)\\]])|(?<=\\S) (?=${bracketed}(?:[.,;:!?]|\\s*$)))${bracketed}(?![(\\p{L}\\p{N}])`,
  'giu',
)

/** A text without its bracketed footnote marks: "opened in 2016.[4] It" → "opened in 2016. It". */
export const withoutFootnoteMarks = (text: string): string => (text.includes('[') ? text.replace(inText, '') : text)

const markText = new RegExp(
  `^[[(]?\\s*(?:${label}|[ivx]{1,4}|[a-z]|[*†‡§¶#]{1,3}|${editorial})(?:\\s?[,;–-]\\s?${number})*\\s*[\\])]?$`,
  'i',
)
const noteTarget =
  /#(?:_?(?:fn|ftn|edn|end|foot|note|cite|ref|sd(?:foot|end)note|bib)|\w*(?:footnote|endnote|citation))/i
const unit = /(?:^|[\s\d])(?:km|cm|mm|nm|µm|μm|m|ft|in|mi|yd|s|kg)$/

/** What a number above the line counts after this text: a power of ten or of a unit ("12 km²"), or nothing, as a note does. */
const isPower = (before: string, digits: string): boolean =>
  /(?:^|[^\d.,])10$/.test(before) ? true : /^[-−–]?[1-4]$/.test(digits) && unit.test(before)

const plainSigns = '0123456789+-−–'
const raisedSigns = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻'

function dropSuperscript(element: DomNode): void {
  const text = (element.textContent ?? '').trim()
  const pointed = element.querySelector('a[href*="#"]') ?? element.closest('a[href*="#"]')
  const digits = /^[-+−–]?\d{1,3}$/.test(text)
  const isMark =
    pointed !== null ||
    /^[[(]/.test(text) ||
    /\b(?:foot|end)?note|\bref|\bcit/i.test(element.getAttribute('class') ?? '')
  if (digits && !isMark && isPower(element.previousSibling?.textContent?.slice(-8) ?? '', text))
    element.textContent = [...text].map((sign) => raisedSigns[plainSigns.indexOf(sign)]).join('')
  else if ((isMark && markText.test(text)) || digits || /^(?:[*†‡§¶]+|\d{1,3}(?:\s?[,–-]\s?\d{1,3})+)$/.test(text))
    element.remove()
}

/** Selectors of what ARIA, EPUB and wikis call a mark of a note, a way back from a note, or the notes themselves. */
const marked =
  '[role="doc-noteref"], [role="doc-backlink"], [role="doc-endnotes"], [role="doc-footnote"], [epub\\:type="noteref"], .mw-editsection, .noprint, ol.references, .reflist, section.footnotes, div.footnotes, a.footnote-backref'

const noteLists = '[role="doc-endnotes"], ol.references, .reflist, section.footnotes, div.footnotes'
/** Lists of notes whose headings are looked for; a page has few. */
const mostLists = 20
const noteHeading = /^(?:(?:foot|end)?notes|references|citations|notes and references)$/i

/** Takes off the heading over a list of notes that goes, where nothing else stands under it. */
function dropNoteHeading(notes: DomNode): void {
  const siblings = [...(notes.parentElement?.childNodes ?? [])].filter((node) => (node.textContent ?? '').trim() !== '')
  const at = siblings.indexOf(notes)
  const [heading, next] = [siblings[at - 1], siblings[at + 1]]
  const isHeading = (node: DomNode) => /^h[1-6]$/i.test(node.nodeName) || node.querySelector('h2, h3, h4') !== null
  if (!heading || !noteHeading.test((heading.textContent ?? '').trim()) || heading.nodeType !== 1) return
  if (isHeading(heading) && (next === undefined || (next.nodeType === 1 && isHeading(next)))) heading.remove()
}

/**
 * Takes footnotes and their marks out of a page. A raised number stays, as a sign of its own, where it is a power ("10⁶", "km²").
 * Changes the document.
 */
export function dropFootnotes(document: Page): void {
  for (const element of [...document.querySelectorAll(noteLists)].slice(0, mostLists)) dropNoteHeading(element)
  for (const element of document.querySelectorAll(marked)) element.remove()
  for (const element of document.querySelectorAll('sup')) dropSuperscript(element)
  for (const element of document.querySelectorAll('a[href*="#"]')) {
    const text = (element.textContent ?? '').trim()
    if (/^[↩↑⏎^]\uFE0E?$/.test(text)) element.remove()
    else if (markText.test(text) && noteTarget.test(element.getAttribute('href') ?? '')) element.remove()
  }
}

/** A source, or the way to one: "Smith, History, p. 4", "See the log of 1987." */
const ofSource = /https?:|\b(?:doi|isbn|ibid)\b|\b(?:pp?|vols?|eds?)\.\s|^(?:see|cf)\b/i
const sentence = /^["“‘(]?\p{Lu}.*[\p{L}\p{N})”"%][.!?]["”’)]*$/su
const fewestWords = 6

/** Whether a note says something by itself, as a sentence of its writer does, and not only where something stands. */
function isStatement(note: string): boolean {
  const words = note.split(/\s+/)
  const small = words.filter((word) => /^\p{Ll}/u.test(word)).length
  return words.length >= fewestWords && small >= fewestWords / 2 && sentence.test(note) && !ofSource.test(note)
}

/** The notes of a document that say something, behind its text and apart from it, in a section of their own. */
export const noteBlocks = (notes: readonly string[]): Block[] =>
  notes
    .map(squeeze)
    .filter(isStatement)
    .map((text, at) => ({ text, role: 'plain', ...(at === 0 && { level: 1, section: 'Notes' }) }))
