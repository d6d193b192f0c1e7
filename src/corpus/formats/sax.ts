import { SaxesParser } from 'saxes'

/** Elements in one another; a document has some twenty. */
const deepest = 200

type Attributes = Readonly<Record<string, string>>

/** What is done on the way through XML. Names are as the file writes them, with their prefix. */
interface Visitor {
  open?(name: string, attributes: Attributes): void
  text?(text: string): void
  close?(name: string): void
}

/**
 * Goes through XML without making a tree of it.
 * @throws Error where the XML is broken, or nested without end
 */
export function walkXml(xml: string, { open, text, close }: Visitor): void {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false })
  let depth = 0
  parser.on('opentag', ({ name, attributes }) => {
    if (++depth > deepest) throw new Error('its elements are nested too deep')
    open?.(name, attributes)
  })
  if (text !== undefined) {
    parser.on('text', text)
    parser.on('cdata', text)
  }
  parser.on('closetag', ({ name }) => {
    depth--
    close?.(name)
  })
  parser.on('error', (error) => {
    throw new Error(`its XML is broken: ${error.message}`)
  })
  parser.write(xml).close()
}
