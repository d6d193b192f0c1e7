import type { BlockKind, ClassifiedBlock } from './classify.ts'

/** Blocks that articles are made of; the others depend on where they stand. */
export const isContent = (block: ClassifiedBlock): boolean =>
  block.kind === 'prose' || block.kind === 'item' || block.kind === 'field'

const isPage = (kind: BlockKind): boolean => kind === 'chrome' || kind === 'comments' || kind === 'source'

/** Where visitors' comments or teasers begin: a label for them with most of the prose before it. */
function articleEnd(blocks: readonly ClassifiedBlock[]): number {
  const prose = blocks.reduce((sum, block) => sum + (block.kind === 'prose' ? block.words.length : 0), 0)
  let before = 0
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'comments' && before > 0 && before >= prose * 0.4) return index
    if (block.kind === 'prose') before += block.words.length
  }
  return blocks.length
}

/** Takes off what stands after the last paragraph: menus, headlines with dates, notices. A lone closing line stays. */
function trimTail(blocks: readonly ClassifiedBlock[]): readonly ClassifiedBlock[] {
  let end = blocks.length
  while (end > 0) {
    const block = blocks[end - 1]
    if (!block || (isContent(block) && !isMenuItem(blocks, end - 1))) break
    end--
  }
  const tail = blocks.slice(end)
  const pageLike = tail.filter((block) => isPage(block.kind) || block.kind === 'stamp').length
  const ofPage = pageLike > 0 ? pageLike + tail.length > 2 : tail.length > 3
  return ofPage ? blocks.slice(0, end) : blocks
}

/** A list item without digits or sentence, in a run of list items of which some are a page's own labels. */
function isMenuItem(blocks: readonly ClassifiedBlock[], index: number): boolean {
  const block = blocks[index]
  if (block?.role !== 'item' || block.words.length > 3 || /[\d.:;]/.test(block.text)) return false
  for (let i = index - 1; blocks[i]?.role === 'item'; i--) if (blocks[i]?.kind === 'chrome') return true
  for (let i = index + 1; blocks[i]?.role === 'item'; i++) if (blocks[i]?.kind === 'chrome') return true
  return false
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

/** Marks runs of three or more menu entries (lines of at most three words) before the first paragraph. */
function leadingMenu(blocks: readonly ClassifiedBlock[]): Set<ClassifiedBlock> {
  const menu = new Set<ClassifiedBlock>()
  const first = blocks.findIndex(isContent)
  const head = first < 0 ? [] : blocks.slice(0, first)
  const entries = head.filter((block) => block.kind === 'chrome' || (block.kind === 'short' && block.words.length <= 3))
  if (entries.length >= 3) for (const block of entries) menu.add(block)
  return menu
}

/** Dates that head sections of a log or diary: each stands before a paragraph, and there are several. */
function sectionDates(blocks: readonly ClassifiedBlock[]): Set<ClassifiedBlock> {
  const heads = blocks.filter((block, index) => {
    const next = blocks[index + 1]
    return block.kind === 'stamp' && /\p{L}|\d{4}/u.test(block.text) && next !== undefined && isContent(next)
  })
  return new Set(heads.length >= 2 ? heads : [])
}

/**
 * The blocks of an article's body, in order: without menus, clocks, lists of other articles, notices, credits and comments.
 * @param blocks what follows the title
 */
export function selectBody(blocks: readonly ClassifiedBlock[]): readonly ClassifiedBlock[] {
  const kept = trimTail(blocks.slice(0, articleEnd(blocks)))
  const dates = sectionDates(kept)
  const listed = headlineLists(kept)
  const menu = leadingMenu(kept)
  return kept.filter((block, index) => {
    if (listed.has(block) || menu.has(block) || isPage(block.kind) || block.kind === 'byline') return false
    if (block.kind === 'stamp') return dates.has(block)
    return !isMenuItem(kept, index)
  })
}
