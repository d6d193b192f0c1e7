import {
  type BlockKind,
  type ClassifiedBlock,
  isOtherScript,
  isRunningText,
  isSectionLabel,
  wordsOf,
} from './classify.ts'
import { findDate } from './date-formats.ts'

const creditWord = '(?:photo(?:graph)?s?|images?|pictures?|pic|credit|file photo|illustration)'
const trailing = new RegExp(
  `\\s*[([](?:${creditWord}\\b[^()[\\]\\n]{0,80}|[^()[\\]\\n/]{2,30}/[^()[\\]\\n/]{2,40}\\bphoto|[\\p{Lu}][^()[\\]\\n/]{1,20}/\\p{Lu}\\p{Ll}+ \\p{Lu}[^()[\\]\\n/]{1,30})[)\\]]\\s*\\.?$`,
  'iu',
)
const unbracketed =
  /(?<=[.!?"”)])\s(?:[Pp]hoto(?:graph)?s?|[Ii]mages?|[Pp]ictures?|[Cc]redit)(?: (?:by|courtesy(?: of)?|credit:?)|:| ?\/)\s+\p{Lu}[^.!?\n]{2,50}\.?$/u

/** Cuts a photographer's credit from the end of a paragraph: "… at the gate. (Photo/Ann Lee)". */
export function cutPhotoCredit(paragraph: string): string {
  if (/[)\]]\s*\.?$/.test(paragraph)) return paragraph.replace(trailing, '')
  return paragraph.replace(unbracketed, '')
}

/** Blocks that articles are made of; the others depend on where they stand. */
export const isContent = (block: Pick<ClassifiedBlock, 'kind'>): boolean =>
  block.kind === 'prose' || block.kind === 'item' || block.kind === 'field'

const isPage = (kind: BlockKind): boolean => kind === 'chrome' || kind === 'comments' || kind === 'source'

/**
 * Where visitors' comments or teasers begin: a label for them with much of the prose before it;
 * or a source line or one in another script, where no running text follows.
 */
function articleEnd(blocks: readonly ClassifiedBlock[]): number {
  const prose = blocks.reduce((sum, block) => sum + (block.kind === 'prose' ? block.words.length : 0), 0)
  const lastText = blocks.findLastIndex(isRunningText)
  let before = 0
  for (const [index, block] of blocks.entries()) {
    const ends =
      block.kind === 'comments' || (index > lastText && (block.kind === 'source' || isOtherScript(block.text)))
    if (ends && before > 0 && before >= prose * 0.4) return index
    if (block.kind === 'prose') before += block.words.length
  }
  return blocks.length
}

/** Takes off what stands after the last paragraph: menus, headlines with dates, notices. A lone closing line stays. */
function trimTail(blocks: readonly ClassifiedBlock[], menu: ReadonlySet<ClassifiedBlock>): readonly ClassifiedBlock[] {
  let end = blocks.length
  while (end > 0) {
    const block = blocks[end - 1]
    if (!block || (isContent(block) && !menu.has(block))) break
    end--
  }
  const tail = blocks.slice(end)
  const labels = tail.filter((block) => block.kind === 'chrome' || block.kind === 'comments').length
  const dates = tail.filter((block) => block.kind === 'stamp' && findDate(block.text) !== undefined).length
  const words = tail.reduce((sum, block) => sum + block.words.length, 0)
  const ofPage = labels > 0 ? labels + tail.length > 2 : dates > 1 || (tail.length > 3 && words >= tail.length * 5)
  return ofPage ? blocks.slice(0, end) : blocks
}

/** Whether a run of list items is a menu: a page's own labels are among them, or most name sections. */
function isMenu(run: readonly ClassifiedBlock[]): boolean {
  const sections = run.filter(isSectionLabel).length
  return run.some((item) => item.kind === 'chrome') || (sections >= 3 && sections * 2 >= run.length)
}

/** The items of menus: without digits or sentence, three words at most. */
function menuItems(blocks: readonly ClassifiedBlock[]): Set<ClassifiedBlock> {
  const entries = new Set<ClassifiedBlock>()
  for (let start = 0; start < blocks.length; start++) {
    let end = start
    while (blocks[end]?.role === 'item') end++
    const run = blocks.slice(start, end)
    if (run.length > 0 && isMenu(run)) {
      for (const item of run) if (item.words.length <= 3 && !/[\d.:;]/.test(item.text)) entries.add(item)
    }
    start = end
  }
  return entries
}

/** Marks lists of other articles inside the text: two or more headlines, each with a date of its own. */
function headlineLists(blocks: readonly ClassifiedBlock[]): Set<ClassifiedBlock> {
  const listed = new Set<ClassifiedBlock>()
  for (let i = 0; i < blocks.length; i++) {
    let pairs = 0
    let at = i
    while (blocks[at]?.kind === 'short' && blocks[at + 1]?.kind === 'stamp') {
      pairs++
      at += 2
    }
    if (pairs < 2) continue
    for (const block of blocks.slice(i, at)) listed.add(block)
    i = at - 1
  }
  return listed
}

/** What stands between title and first paragraph: with page matter among it, its short lines are the page's (captions, agencies, buttons). */
function pageHead(blocks: readonly ClassifiedBlock[]): Set<ClassifiedBlock> {
  const first = blocks.findIndex(isContent)
  const head = first < 0 ? [] : blocks.slice(0, first)
  const shorts = head.filter((block) => block.kind === 'short' && !/:$/.test(block.text))
  const chrome = head.some((block) => isPage(block.kind) || block.kind === 'byline')
  const menu = shorts.filter((block) => block.words.length <= 3)
  const near = shorts.filter((block) => block.words.length <= 3 && isStamp(head[head.indexOf(block) + 1]))
  return new Set(chrome ? shorts : menu.length >= 3 ? menu : near)
}

/** A stamp that says when the page was made. */
const pageStamp = /^(?:(?:first )?(?:posted|published)|(?:last )?(?:updated|modified|edited))\b/i
const isStamp = (block: ClassifiedBlock | undefined): boolean => block?.kind === 'stamp'

/**
 * Dates that the text itself gives on lines of their own: they head sections of a log or diary (several, all different),
 * or answer a heading ("Next meeting"). The publication date under the title is neither, nor is a date beside page matter.
 */
function datesOfText(blocks: readonly ClassifiedBlock[]): Set<ClassifiedBlock> {
  const first = blocks.findIndex(isContent)
  const found: { readonly block: ClassifiedBlock; readonly index: number }[] = []
  for (const [index, block] of blocks.entries()) {
    const [above, below] = [blocks[index - 1], blocks[index + 1]]
    const besidePage = [above, below].some((other) => other && (isPage(other.kind) || other.kind === 'byline'))
    const says = findDate(block.text) !== undefined || above?.kind === 'short'
    if (isStamp(block) && says && !besidePage) found.push({ block, index })
  }
  const heads = found.filter(({ index }) => isContent(blocks[index + 1] ?? { kind: 'chrome' }))
  const allDiffer = new Set(found.map(({ block }) => block.text)).size === found.length
  if (heads.length >= 2 && allDiffer) return new Set(found.map(({ block }) => block))
  const published = new Set(found.filter(({ index }) => index < first).map(({ block }) => block.text))
  return new Set(
    found
      .filter(({ block, index }) => index > first && !published.has(block.text) && !pageStamp.test(block.text))
      .map(({ block }) => block),
  )
}

/** Whether a short line stands over a stamp that is not the text's ("Newswire" over "13:39, 3 May"). */
const isOverStamp = (
  blocks: readonly ClassifiedBlock[],
  index: number,
  dates: ReadonlySet<ClassifiedBlock>,
): boolean => {
  const next = blocks[index + 1]
  return (
    blocks[index]?.kind === 'short' &&
    (blocks[index]?.words.length ?? 0) <= 3 &&
    next?.kind === 'stamp' &&
    !dates.has(next)
  )
}

/**
 * The blocks of an article's body, in order: without menus, clocks, lists of other articles, notices, credits and comments.
 * @param blocks what follows the title
 */
export function selectBody(blocks: readonly ClassifiedBlock[]): readonly ClassifiedBlock[] {
  const article = blocks.slice(0, articleEnd(blocks))
  const menu = menuItems(article)
  const kept = trimTail(article, menu)
  const dates = datesOfText(kept)
  const listed = headlineLists(kept)
  const head = pageHead(kept)
  return kept.filter((block, index) => {
    if (listed.has(block) || head.has(block) || isPage(block.kind) || block.kind === 'byline') return false
    if (block.kind === 'stamp') return dates.has(block)
    return !menu.has(block) && !isOverStamp(kept, index, dates)
  })
}

type Wording = Pick<ClassifiedBlock, 'text' | 'words'>

/** A caption or standfirst that repeats the lead stands among the first paragraphs. */
const nearStart = 7

/** Length of the longest common subsequence of two word lists. */
function commonInOrder(a: readonly string[], b: readonly string[]): number {
  let row = new Array<number>(b.length + 1).fill(0)
  for (const word of a) {
    const next = [0]
    for (let j = 0; j < b.length; j++) {
      next.push(word === b[j] ? (row[j] ?? 0) + 1 : Math.max(row[j + 1] ?? 0, next[j] ?? 0))
    }
    row = next
  }
  return row[b.length] ?? 0
}

const properTokens = (text: string): string[] => text.match(/\p{Lu}[\p{L}'’-]+|\d[\d.,]*/gu) ?? []

/** Whether all that `short` says stands in `long`: nearly all its words in their order, and every name and number. */
function repeats(short: Wording, long: Wording): boolean {
  const { words } = short
  if (words.length < 10 || words.length > long.words.length || words.length > 120) return false
  const known = new Set(long.words)
  if (words.filter((word) => known.has(word)).length < words.length * 0.9) return false
  const lower = long.text.toLowerCase()
  const isNew = (token: string) => !lower.includes(token.toLowerCase().replace(/[.,]$/, ''))
  return !properTokens(short.text).some(isNew) && commonInOrder(words, long.words.slice(0, 400)) >= words.length * 0.85
}

/** A paragraph as it is compared: without its photographer's credit. */
function wordingOf(block: ClassifiedBlock): Wording {
  const text = cutPhotoCredit(block.text)
  return text === block.text ? block : { text, words: wordsOf(text) }
}

/** Drops a lead that stands twice near the start (the shorter of the two goes), and long paragraphs that stand twice anywhere. */
export function dropRepeats(blocks: readonly ClassifiedBlock[]): ClassifiedBlock[] {
  const dropped = new Set<ClassifiedBlock>()
  const early = blocks.filter((block) => block.kind === 'prose').slice(0, nearStart)
  const wordings = early.map(wordingOf)
  for (const [i, first] of early.entries()) {
    for (let j = i + 1; j < early.length; j++) {
      const [one, second, other] = [wordings[i], early[j], wordings[j]]
      if (!one || !second || !other || dropped.has(first) || dropped.has(second)) continue
      if (repeats(other, one)) dropped.add(second)
      else if (repeats(one, other)) dropped.add(first)
    }
  }
  const seen = new Set<string>()
  for (const block of blocks) {
    if (block.words.length < 12) continue
    if (seen.has(block.text)) dropped.add(block)
    seen.add(block.text)
  }
  return dropped.size === 0 ? [...blocks] : blocks.filter((block) => !dropped.has(block))
}
