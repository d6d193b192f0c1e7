import {
  afterArticle,
  chromeKeys,
  chromeLabels,
  functionWords,
  noticePatterns,
  sectionLabels,
  sentenceWords,
  telephone,
  weakAfterArticle,
} from './chrome-words.ts'
import { findFullDate, isDateStamp } from './date-formats.ts'
import type { Block } from './lines.ts'

/**
 * What a block is, by its make:
 * - `prose`: a sentence or more; `item`: a list item; `field`: "Label: value"; these are what articles are made of
 * - `short`: a headline, a heading or a menu entry; its place decides
 * - `stamp`: a date or time by itself; `byline`: "By …"; `source`: "Source: …"
 * - `chrome`: a page's own words (buttons, consent, rights, contact, credits) and lines in other scripts; `comments`: what follows is not the article
 */
export type BlockKind = 'prose' | 'item' | 'field' | 'short' | 'stamp' | 'byline' | 'source' | 'chrome' | 'comments'

export interface ClassifiedBlock extends Block {
  readonly kind: BlockKind
  readonly words: readonly string[]
}

const sentenceEnd = /[.!?…][\s"'”’)\]]*$/
const fieldStart = /^[\p{Lu}\d][\p{L}\d'’&/() -]{1,40}:\s+\S/u
const sourceLine =
  /^(?:source|original source|originally published (?:at|on|by|in)|source url|via)\s*:?\s+(?=.*(?:https?:|www\.)|[A-Z].{0,60}$)/i
const clock = /^\d{1,2}:\d{2}\p{Lu}/u
const creditLine =
  /^(?:photo(?:graph)?s?|images?|pictures?|credit|illustration|file photo|video)\b(?:\s+(?:by|courtesy|credit|from|supplied|via|provided)\b|\s*[:/|©])/i
const bylineStart =
  /^(?:(?:written|reported|posted|story|report|words)\s+)?by\s+\p{Lu}|^(?:posted|published|written|updated)\s+(?:on|in|at)\b.{4,50}\bby\s/iu

/** A byline and dates between bars, "By Ann Lee | Published on 3 May 2021 at noon | Updated 5 May 2021": longer than a byline by itself. */
const bylineBar = /^by\s+\p{Lu}[^|•·\n]{1,60}[|•·]/iu

/** Words of a text, lower case, for counting. */
export const wordsOf = (text: string): string[] =>
  text.toLowerCase().match(/[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu) ?? []

/** Whether a block is surely running text: a sentence with its full stop, or many words. */
export const isRunningText = (block: ClassifiedBlock): boolean =>
  block.kind === 'prose' && (block.words.length >= 25 || (block.words.length >= 6 && sentenceEnd.test(block.text)))

/** Whether more than half of a text's letters are of another script than Latin. */
export function isOtherScript(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII, the fast way out
  if (/^[\x00-\x7f]*$/.test(text)) return false
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0
  return letters > 0 && latin * 2 < letters
}

/** A line without bullets, punctuation and counts, as the label table has it. */
const labelOf = (words: readonly string[]): string =>
  words
    .filter((word) => !/^\d+$/.test(word))
    .join(' ')
    .replace(/['’]/g, ' ')

/** Whether a block names a section, as a menu does. */
export const isSectionLabel = (block: ClassifiedBlock): boolean => sectionLabels.has(labelOf(block.words))

/** A line of labels between bars or arrows: "Home / News", "Save | Print | E-mail". */
function isLabelBar(text: string): boolean {
  const parts = text.split(/\s*[|›»•·]\s*|\s[/>]\s/).filter((part) => part !== '')
  if (parts.length < 2 || sentenceEnd.test(text)) return false
  const labels = parts
    .map((part) => labelOf(wordsOf(part)))
    .filter((label) => chromeLabels.has(label) || sectionLabels.has(label))
  return labels.length >= parts.length / 2
}

/** "(Newswire October 20, 2004)" under an article. */
const isSignature = (text: string): boolean => /^\(\p{Lu}[^()]{4,60}\)$/u.test(text) && findFullDate(text) !== undefined

const share = (words: readonly string[], table: ReadonlySet<string>): number =>
  words.length === 0 ? 0 : words.filter((word) => table.has(word)).length / words.length

/** Share of a text's words that begin with a capital letter. */
function capitalShare(text: string): number {
  const tokens = text.split(/\s+/).filter((token) => /\p{L}/u.test(token))
  return tokens.length === 0 ? 0 : tokens.filter((token) => /^\P{L}*\p{Lu}/u.test(token)).length / tokens.length
}

function isProse(text: string, words: readonly string[]): boolean {
  if (words.length >= 25 && share(words, functionWords) > 0.15) return true
  if (sentenceEnd.test(text)) return words.length >= 4 || (words.length >= 2 && share(words, functionWords) > 0)
  if (/:$/.test(text)) return words.length >= 6 && share(words, sentenceWords) > 0
  // A sentence that lacks its full stop: long enough, with an article or a helping verb, and not in headline capitals.
  return words.length >= 7 && words.slice(1).some((word) => sentenceWords.has(word)) && capitalShare(text) < 0.5
}

function isNotice(text: string, words: readonly string[]): boolean {
  if (/^["“”']/.test(text) || words.length > 90) return false
  if (telephone.test(text) && words.length < 25 && !sentenceEnd.test(text)) return true
  return noticePatterns.some((pattern) => pattern.test(text))
}

function kindOf(block: Block, words: readonly string[]): BlockKind {
  const { text } = block
  if (words.length === 0 || isOtherScript(text)) return 'chrome'
  if (words.length <= 8) {
    if (afterArticle.test(text)) return 'comments'
    if (block.role !== 'heading' && chromeLabels.has(labelOf(words))) return 'chrome'
    if (clock.test(text) && words.length <= 7) return 'chrome'
  }
  if (words.length <= 30 && isLabelBar(text)) return 'chrome'
  if (isDateStamp(text)) return /^(?:date|time|day|when)\s*:/i.test(text) ? 'field' : 'stamp'
  if (isSignature(text)) return 'source'
  const isBar = words.length <= 30 && bylineBar.test(text) && findFullDate(text) !== undefined
  if ((isBar || (words.length <= 16 && bylineStart.test(text))) && !sentenceEnd.test(text)) return 'byline'
  if (words.length <= 40 && sourceLine.test(text)) return 'source'
  if (words.length <= 10 && creditLine.test(text)) return 'chrome'
  if (chromeKeys.test(text) && words.length <= 30) return 'chrome'
  if (isNotice(text, words)) return 'chrome'
  if (block.role === 'item') return 'item'
  if (block.role === 'heading') return 'short'
  if (fieldStart.test(text)) return 'field'
  return isProse(text, words) ? 'prose' : 'short'
}

/** Says of a block what it is, by itself. */
export function classify(block: Block): ClassifiedBlock {
  const words = wordsOf(block.text)
  return { ...block, words, kind: kindOf(block, words) }
}

/** What a block is beside its neighbours. */
function kindAmong(block: ClassifiedBlock, next: ClassifiedBlock | undefined, onPage: boolean): BlockKind {
  // A line without a full stop that has a date under it is a headline, whatever its words.
  if (block.kind === 'prose' && next?.kind === 'stamp' && !isRunningText(block)) return 'short'
  return block.kind === 'comments' && !onPage && weakAfterArticle.test(block.text) ? 'short' : block.kind
}

const statement = /^[^:\n]{1,40}:\s.+\.$/
/** Telephone numbers and addresses among the statements of a table of facts: the page's own contact lines stand by themselves. */
function factContacts(blocks: readonly ClassifiedBlock[]): Set<ClassifiedBlock> {
  const facts = new Set<ClassifiedBlock>()
  for (let start = 0; start < blocks.length; start++) {
    let end = start
    while (blocks[end]?.role === 'item' && statement.test(blocks[end]?.text ?? '')) end++
    const run = blocks.slice(start, end)
    if (run.some(({ kind }) => kind === 'item')) for (const block of run) facts.add(block)
    start = end
  }
  return facts
}

/** Says of a file's blocks what they are. */
export function classifyAll(blocks: readonly Block[]): ClassifiedBlock[] {
  const each = blocks.map(classify)
  const facts = factContacts(each)
  const classified = each.map((block): ClassifiedBlock => {
    const isContact = block.kind === 'chrome' && facts.has(block) && /\d{3}|@/.test(block.text)
    return isContact ? { ...block, kind: 'item' } : block
  })
  const onPage = classified.some(
    (block) => block.kind === 'chrome' || (block.kind === 'comments' && !weakAfterArticle.test(block.text)),
  )
  return classified.map((block, index) => {
    const kind = kindAmong(block, classified[index + 1], onPage)
    return kind === block.kind ? block : { ...block, kind }
  })
}
