import { bounded } from './bounds.ts'
import { type Metadata, readFields } from './header-fields.ts'
import { type Block, splitBlocks } from './lines.ts'

const headerField =
  /^(title|headline|subject|date|published(?: on)?|publication date|author|byline|publisher|source|url|link)\s*:\s*(\S.*)$/i

/** Plain text as blocks. Header lines at the very top ("Title: …", "Date: …", at least two) become metadata. */
export function readPlainText(content: string): { blocks: readonly Block[]; known: Metadata; share: number } {
  const { text, share } = bounded(content)
  const blocks = splitBlocks(text)
  const fields: [string, string][] = []
  for (const block of blocks) {
    const parts = headerField.exec(block.text)
    if (!parts) break
    fields.push([parts[1] ?? '', parts[2] ?? ''])
  }
  if (fields.length < 2 || !fields.some(([name]) => /^(?:title|headline|subject)$/i.test(name)))
    return { blocks, known: {}, share }
  return { blocks: blocks.slice(fields.length), known: readFields(fields), share }
}
