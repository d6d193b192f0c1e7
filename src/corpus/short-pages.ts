import { classify, isRunningText } from './classify.ts'
import { blocksOf, type DomNode } from './dom-blocks.ts'
import type { Block } from './lines.ts'

/** Letters; on a page of less text Readability has too little to weigh, and of several short sections it keeps one. */
const littleText = 4000

/** What stands in an article's element and is not of it. */
const beside =
  /(?:^|[\s_-])(?:related|teasers?|comments?|respond|sidebar|recommend(?:ed|ations?)?|popular|trending|most-?read|more-?(?:news|stories|on|from)|read-?(?:next|more)|promos?|widgets?|share|sharing|social|breadcrumbs?|bio|author-?box|cookies?|consent)(?:$|[\s_-])/i

/** Whether an element is a teaser of another page: its heading is a link, or it is called so. */
function isBeside(node: DomNode): boolean {
  if (beside.test(`${node.getAttribute('class') ?? ''} ${node.getAttribute('id') ?? ''}`)) return true
  if (!/^(?:article|div|li|section)$/i.test(node.nodeName) || node.querySelector('h1') !== null) return false
  const heading = node.querySelector('h2, h3, h4, h5')
  const link = heading?.querySelector('a[href]')
  return (
    !!link && !link.getAttribute('href')?.startsWith('#') && link.textContent?.trim() === heading?.textContent?.trim()
  )
}

/** The blocks of a short page's article by the element that is named so; nothing where its text is long. */
export function shortArticle(holder: DomNode): readonly Block[] {
  return (holder.textContent ?? '').length > littleText ? [] : blocksOf(holder, isBeside)
}

/** Words of running text, in blocks that are not among others. */
function wordsBeyond(blocks: readonly Block[], others: readonly Block[]): number {
  const known = new Set(others.map(({ text }) => text))
  const running = blocks
    .filter(({ text }) => !known.has(text))
    .map(classify)
    .filter(isRunningText)
  return running.reduce((sum, { words }) => sum + words.length, 0)
}

/** Whether a found article lacks a good part, a fifth, of the sentences that stand in the page's own. */
export const lacksSentences = (found: readonly Block[], own: readonly Block[]): boolean =>
  wordsBeyond(own, found) > wordsBeyond(own, []) / 5
