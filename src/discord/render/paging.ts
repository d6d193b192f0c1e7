import type { APIButtonComponentWithCustomId } from 'discord-api-types/v10'
import type { PageStep } from '../custom-id.ts'
import { LIMITS } from '../limits.ts'
import { removeButton } from './answer.ts'
import type { RenderContext } from './context.ts'
import { subtext } from './markdown.ts'
import { button, type Sheet } from './message.ts'

/** Characters of a page's lines; the rest of the message's text is for headings and notes. */
const PAGE_TEXT = LIMITS.text - 900

/** Cuts a list of blocks into pages that keep to a number of blocks and to a message's text. Each block must be shorter than a page. */
export function paginate(blocks: readonly string[], perPage: number): readonly (readonly string[])[] {
  const pages: string[][] = []
  let page: string[] = []
  let length = 0
  for (const block of blocks) {
    if (page.length > 0 && (page.length >= perPage || length + block.length > PAGE_TEXT)) {
      pages.push(page)
      page = []
      length = 0
    }
    page.push(block)
    length += block.length
  }
  if (page.length > 0) pages.push(page)
  return pages
}

/** Adds one page of blocks and the buttons that turn pages. Returns the page shown, and where in the list it begins. */
export function addPage(
  sheet: Sheet,
  blocks: readonly string[],
  perPage: number,
  context: RenderContext,
  others: readonly (APIButtonComponentWithCustomId | undefined)[] = [],
): { readonly first: number; readonly count: number } {
  const pages = paginate(blocks, perPage)
  const page = Math.min(context.page, Math.max(0, pages.length - 1))
  const shown = pages[page] ?? []
  for (const block of shown) sheet.text(block)
  const turning = pages.length > 1 ? pageButtons(page, pages.length, context) : []
  if (pages.length > 1 && turning.length === 0)
    sheet.text(subtext(`${blocks.length - shown.length} more: narrow it with \`from\` and \`to\`, or fewer words.`))
  sheet.buttons([...turning, ...others, removeButton(context)])
  return { first: pages.slice(0, page).reduce((sum, one) => sum + one.length, 0), count: shown.length }
}

/** Previous, where one is, next; none where the call does not fit into a button. */
function pageButtons(page: number, pages: number, context: RenderContext): APIButtonComponentWithCustomId[] {
  const turn = (label: string, step: PageStep, to: number, disabled: boolean) => {
    const { owner, library, call } = context
    return button(label, { kind: 'page', owner, library, step, page: to, call }, undefined, disabled)
  }
  const row = [
    turn('◀ Back', 'previous', Math.max(0, page - 1), page === 0),
    turn(`${page + 1} / ${pages}`, 'label', page, true),
    turn('Next ▶', 'next', Math.min(pages - 1, page + 1), page === pages - 1),
  ]
  return row.every((one) => one !== undefined) ? row : []
}
