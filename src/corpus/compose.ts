import type { Article } from '../types.ts'
import { cutPhotoCredit, dropRepeats, isContent, selectBody } from './body.ts'
import { type ClassifiedBlock, classifyAll } from './classify.ts'
import { withoutFootnoteMarks } from './footnotes.ts'
import type { Metadata } from './front-matter.ts'
import type { Block } from './lines.ts'
import { joinBlocks } from './locators.ts'
import { collectMetadata, type Dateline, readDateline } from './metadata.ts'
import { findKnownTitle, findTitle, titleFromFileName, titleKey } from './title.ts'

/** Paragraphs without dateline and photographer's credit. */
function paragraphsOf(body: readonly ClassifiedBlock[], dateline: Dateline | undefined): Block[] {
  const first = body.findIndex((block) => block.kind === 'prose')
  return body
    .map((block, index) => {
      const text = index === first && dateline ? block.text.slice(dateline.length) : block.text
      return { ...block, text: block.kind === 'prose' ? cutPhotoCredit(text) : text }
    })
    .filter(({ text }) => text !== '')
}

/**
 * What may be the body: all under the title. What stands above it is a page's menu, but in a file without page matter
 * it belongs to the text (the club whose minutes follow).
 */
function withoutTitle(blocks: readonly ClassifiedBlock[], place: number | undefined, key: string): ClassifiedBlock[] {
  const above = blocks.slice(0, place ?? 0)
  const onPage = blocks.some((block) => block.kind === 'chrome' || block.kind === 'comments')
  const start = onPage || above.length > 2 ? (place ?? -1) + 1 : 0
  return blocks.filter((block, index) => index >= start && index !== place && titleKey(block.text) !== key)
}

/** Blocks without footnote marks. */
const readable = (blocks: readonly Block[]): Block[] =>
  blocks.map((block) => ({ ...block, text: withoutFootnoteMarks(block.text).trim() })).filter(({ text }) => text !== '')

/**
 * Makes an article of a file's blocks: finds the title and the metadata, keeps the body.
 * @param known metadata that the format gives (front matter, HTML, `.jsonl`); it wins over what the text says
 */
export function composeArticle(file: string, blocks: readonly Block[], known: Metadata, id: string): Article {
  const classified = classifyAll(readable(blocks))
  const place = known.title === undefined ? findTitle(classified, file) : findKnownTitle(classified, known.title)
  const titleBlock = place === undefined ? undefined : classified[place]
  const title = known.title ?? titleBlock?.text.replace(/\s+/g, ' ') ?? titleFromFileName(file)
  const untitled = withoutTitle(classified, place, titleKey(title))
  const selected = dropRepeats(selectBody(untitled))
  const body = selected.some(isContent) ? selected : untitled.filter((block) => block.kind !== 'chrome')
  const lead = body.find((block) => block.kind === 'prose')
  const dateline = lead && readDateline(lead.text)
  const found = collectMetadata({ classified, place, title, lead, dateline, file, url: known.url })
  const { published, publisher, author, url, place: metadataPlace }: Metadata = { ...found, ...known }
  return {
    id,
    file,
    title,
    ...(published ? { published } : {}),
    ...(publisher ? { publisher } : {}),
    ...(author ? { author } : {}),
    ...(url ? { url } : {}),
    ...(metadataPlace ? { place: metadataPlace } : {}),
    ...joinBlocks(paragraphsOf(body, dateline)),
  }
}
