import { isHidden } from './dom-blocks.ts'

/** The parts of a DOM element that are read and changed here. */
interface PageElement {
  readonly nodeName: string
  readonly nodeType: number
  readonly childNodes: Iterable<PageElement>
  readonly textContent: string | null
  readonly parentElement: PageElement | null
  getAttribute(name: string): string | null
  setAttribute(name: string, value: string): void
  removeAttribute(name: string): void
  querySelector(selector: string): PageElement | null
  remove(): void
}

interface Page {
  readonly body: PageElement
  querySelectorAll(selector: string): Iterable<PageElement>
}

const dialogs = 'dialog, [role="dialog"], [role="alertdialog"], [aria-modal="true"]'
const articles = 'article, main, [role="main"], [itemprop="articleBody"]'

/** Shows an element and all that it stands in. */
function show(element: PageElement): void {
  for (let shown: PageElement | null = element; shown !== null; shown = shown.parentElement) {
    if (!isHidden(shown)) continue
    for (const name of ['hidden', 'aria-hidden']) shown.removeAttribute(name)
    const style = shown.getAttribute('style') ?? ''
    shown.setAttribute('style', style.replace(/(?:display\s*:\s*none|visibility\s*:\s*hidden)[^;]*;?/gi, ''))
  }
}

const letters = (element: PageElement): number => (element.textContent ?? '').length

/** The largest of the elements that hold the article by their name or role; without one, the part of the body with most text. */
function holderOf(page: Page): PageElement | undefined {
  const parts = [...page.body.childNodes].filter(
    (node) => node.nodeType === 1 && !/^(?:script|style)$/i.test(node.nodeName),
  )
  const named = [...page.querySelectorAll(articles)]
  return (named.length > 0 ? named : parts).reduce<PageElement | undefined>(
    (largest, part) => (largest === undefined || letters(part) > letters(largest) ? part : largest),
    undefined,
  )
}

/**
 * Takes off what a dialog or a script laid over a page: the dialog goes, and the article that it hid from screen readers or
 * from sight is shown. Changes the document.
 */
export function revealArticle(page: Page): void {
  for (const dialog of page.querySelectorAll(dialogs)) if (dialog.querySelector(articles) === null) dialog.remove()
  const holder = holderOf(page)
  if (holder) show(holder)
}
