import type { parseHTML } from 'linkedom'
import { blocksOf, type DomNode, isElement } from './dom-blocks.ts'

type Document = ReturnType<typeof parseHTML>['document']

const textOf = (node: Pick<DomNode, 'textContent'>): string => (node.textContent ?? '').replace(/\s+/g, ' ').trim()
const nameOf = (node: DomNode): string => `${node.getAttribute('class') ?? ''} ${node.getAttribute('id') ?? ''}`

/** Elements of a kind that are looked at; no page has so many, and each costs a walk through it. */
const most = 300
const firstOf = (page: Pick<DomNode, 'querySelectorAll'>, selector: string): DomNode[] =>
  [...page.querySelectorAll(selector)].slice(0, most)

/** What a link to the heading that it stands in shows: a sign, or that it is a link. */
const anchorSign =
  /^(?:[^\p{L}\p{N}]*|(?:copy |direct |permanent )?(?:perma)?link(?: to (?:this )?(?:heading|section))?)$/iu

/** Signs at a heading by which a reader links to it: "Steel¶". */
function dropAnchors(document: Document): void {
  for (const link of document.querySelectorAll('h1 a, h2 a, h3 a, h4 a, h5 a, h6 a'))
    if (/#/.test(link.getAttribute('href') ?? '') && anchorSign.test(textOf(link))) link.remove()
}

const unseen =
  '.sr-only, .visually-hidden, .visuallyhidden, .screen-reader-text, .screen-reader-only, .element-invisible'
/** Characters; longer texts of such a name are no words beside what is seen. */
const longestUnseen = 200

/** Whether what is seen in place of an element's words is hidden from screen readers: "<span aria-hidden>5 m</span>". */
const standsForHidden = (element: DomNode): boolean =>
  [...(element.parentElement?.childNodes ?? [])].some(
    (node) => isElement(node) && node.getAttribute('aria-hidden') === 'true' && /[\p{L}\p{N}]/u.test(textOf(node)),
  )

/** Words for screen readers only ("opens in a new window"); a headline that is not seen stays, as no other names the page. */
function dropUnseen(document: Document): void {
  for (const element of firstOf(document, unseen)) {
    const isHeadline = /^h1$/i.test(element.nodeName) || element.querySelector('h1') !== null
    if (!isHeadline && textOf(element).length <= longestUnseen && !standsForHidden(element)) element.remove()
  }
}

const letterBoxes = ['newsletter', 'subscribe', 'subscription', 'signup', 'sign-up', 'mc4wp', 'mailing-list']
  .flatMap((name) => [`[class*="${name}" i]`, `[id*="${name}" i]`])
  .join(', ')
const boxName = /(?:^|[\s_-]|[a-z](?=[A-Z]))(?:newsletter|subscri(?:be|ption)(?!r|d)|sign-?up|mc4wp|mailing-?list)/i
const invitation = /\b(?:sign(?:ing)?[ -]?up|subscribe|inbox|mailing list|by e-?mail|e-?mail address)\b/i
/** Characters; what is longer is text of the article, however it is named. */
const longestBox = 400

/** Boxes in the article that ask its reader to take a newsletter; an article of that name, or about one, has more to say. */
function dropLetterBoxes(document: Document): void {
  for (const element of firstOf(document, letterBoxes)) {
    const text = blocksOf(element)
      .map((block) => block.text)
      .join(' ')
    const isBox = /^(?:div|section|aside|form|p|ul|figure)$/i.test(element.nodeName) && boxName.test(nameOf(element))
    if (!isBox || text.length > longestBox || !invitation.test(text)) continue
    if (element.querySelector('h1, article, main') === null) element.remove()
  }
}

const factBox =
  /info-?box|fact-?(?:box|file|sheet)|(?:key|quick|fast)-?facts|(?:^|[\s_-])facts?(?:$|[\s_-])|at-a-glance/i

/** What a box of facts says, each with its label. */
function factsOf(box: DomNode): [DomNode, DomNode][] {
  const labels = firstOf(box, '.pi-data-label, dt')
  return labels.flatMap((label): [DomNode, DomNode][] => {
    const value = label.parentElement?.querySelector('.pi-data-value') ?? nextOf(label)
    return value && /^dd$|^div$/i.test(value.nodeName) ? [[label, value]] : []
  })
}

/** The element behind another one. */
function nextOf(element: DomNode): DomNode | undefined {
  const siblings = [...(element.parentElement?.childNodes ?? [])].filter(isElement)
  return siblings[siblings.indexOf(element) + 1]
}

/** Writes an aside of facts as the table that such boxes are elsewhere: asides are passed over, as they mostly hold teasers. */
function readFactBoxes(document: Document): void {
  for (const box of [...document.querySelectorAll('aside')].slice(0, most)) {
    const facts = factBox.test(nameOf(box)) ? factsOf(box) : []
    if (facts.length === 0) continue
    const table = document.createElement('table')
    table.setAttribute('class', 'infobox')
    const rowOf = (cells: readonly [name: 'th' | 'td', from: DomNode][]) => {
      const row = document.createElement('tr')
      for (const [name, from] of cells) {
        const cell = document.createElement(name)
        if (cells.length === 1) cell.setAttribute('colspan', '2')
        cell.textContent = textOf(from)
        row.append(cell)
      }
      table.append(row)
    }
    const title = box.querySelector('.pi-title, h1, h2, h3:not(.pi-data-label), h4, caption')
    if (title) rowOf([['th', title]])
    for (const [label, value] of facts) {
      rowOf([
        ['th', label],
        ['td', value],
      ])
    }
    box.replaceWith(table)
  }
}

/**
 * Takes off a page what stands in its article and is none of its text: link signs of headings, words for screen readers,
 * boxes that offer a newsletter; and turns boxes of facts into tables. Changes the document.
 */
export function dropFurniture(document: Document): void {
  dropAnchors(document)
  dropUnseen(document)
  dropLetterBoxes(document)
  readFactBoxes(document)
}

const kicker = /(?:^|[\s_-])(?:kicker|eyebrow|overline|topline|rubric)(?:$|[\s_-])/i
/** Words of the name of a section. */
const longestKicker = 4

/** Takes off the name of the section over a page's headline, in one header with it or called so. Changes the document. */
export function dropKicker(headline: DomNode): void {
  const siblings = [...(headline.parentElement?.childNodes ?? [])].filter(isElement)
  const isHeader = /^header$/i.test(headline.parentElement?.nodeName ?? '')
  for (const above of siblings.slice(0, siblings.indexOf(headline))) {
    const text = textOf(above)
    const isAuthor =
      /author|byline/i.test(nameOf(above)) || above.querySelector('[rel="author"], [class*="author"]') !== null
    const isName = !isAuthor && text.split(' ').length <= longestKicker && !/[\d:]|\bby\b/i.test(text)
    if (isName && (isHeader || kicker.test(nameOf(above)))) above.remove()
  }
}
