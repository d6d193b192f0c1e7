// Reads wikitext away from the program, in a thread that may be ended: some texts take its parser for ever.
import { parentPort } from 'node:worker_threads'
import wtf from 'wtf_wikipedia'

/** Sections that tell of other pages and not of the subject. */
const ofOthers = /^(?:references|external links|see also|citations|footnotes|further reading|notes and references)$/i
/** Templates that hold no statements about the subject: sources, navigation, notices, layout. */
const noStatements =
  /^(?:cit(?:e|ation)|ref|sfn|harv|note|quote|nav|portal|sister|commons|wikidata|coord|convert|date|start|end|birth|death|age|short desc|use |lang|main|further|see|about|for|other|hatnote|distinguish|authority|default|display|italic|ipa|image|multiple|gallery|video|file|col|div|clear|toc|stub|featured|good|protect|pp|unreferenced|more|update|disambig)/i
/** Parameters that say how a box looks. */
const ofLayout =
  /^(?:template|type|list|name|title|data|text|image.*|img.*|photo.*|picture|caption.*|alt|logo|map.*|flag|signature|width|style|class|module|embed|footnotes|color|colour|bgcolor|.*[ _-](?:size|width|caption|alt|image|map|upright|style|class|color|colour))\d*$/i

/** @param {string} key */
const labelOf = (key) => {
  const words = key
    .replace(/[_-]+/g, ' ')
    .replace(/(?<=\p{L})\s*\d+$/u, '')
    .trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
/** @param {unknown} text */
const lineOf = (text) =>
  String(text)
    .replace(/^[*#]\s*/gm, '')
    .split(/\s*\n\s*/)
    .filter(Boolean)
    .join(', ')
    .replace(/\s+/g, ' ')
    .trim()

/** @param {Record<string, unknown>} fields */
const statements = (fields) =>
  Object.entries(fields)
    .filter(
      ([key, value]) => typeof value === 'string' && value.trim() !== '' && /\p{L}/u.test(key) && !ofLayout.test(key),
    )
    .map(([key, value]) => ({ label: labelOf(key), value: lineOf(value) }))

/** The fields of a template that is a box of its own wiki: named parameters and nothing that its parser worked out. */
function ownBox(template) {
  const json = template.json()
  if (noStatements.test(json.template ?? '')) return []
  const values = Object.entries(json).filter(([key]) => key !== 'template' && key !== 'list')
  const fields = values.some(([, value]) => typeof value === 'object') ? [] : statements(json)
  return fields.length < 2 ? [] : fields
}

/** @param {{ json(): Record<string, { text?: string }>[] }} table */
function rowsOf(table) {
  const rows = table.json()
  const headings = [...new Set(rows.flatMap(Object.keys))]
  const isNamed = headings.some((heading) => !/^col\d+$/.test(heading))
  return [
    ...(isNamed
      ? [headings.map((heading) => ({ text: /^col\d+$/.test(heading) ? '' : lineOf(heading), header: true }))]
      : []),
    ...rows.map((row) => headings.map((heading) => ({ text: lineOf(row[heading]?.text ?? ''), header: false }))),
  ]
}

/** What a page says, piece by piece, in order; undefined where it only leads to others. */
function read(text, title) {
  const page = wtf(text, { title })
  if (page.isRedirect() || page.isDisambiguation()) return undefined
  const pieces = []
  let skippedDepth = -1
  for (const section of page.sections()) {
    if (skippedDepth >= 0 && section.depth() > skippedDepth) continue
    skippedDepth = ofOthers.test(section.title()) ? section.depth() : -1
    if (skippedDepth >= 0) continue
    if (section.title() !== '') pieces.push({ heading: lineOf(section.title()), level: section.depth() + 2 })
    for (const box of section.infoboxes()) pieces.push(...statements(box.keyValue()))
    for (const template of section.templates()) pieces.push(...ownBox(template))
    for (const paragraph of section.paragraphs()) {
      const plain = paragraph
        .sentences()
        .map((sentence) => sentence.text())
        .join(' ')
      if (plain.trim() !== '') pieces.push({ plain })
      for (const list of paragraph.lists()) for (const line of list.lines()) pieces.push({ item: lineOf(line.text()) })
    }
    for (const table of section.tables()) pieces.push({ rows: rowsOf(table) })
  }
  return pieces
}

parentPort?.on('message', ({ text, title }) => {
  try {
    parentPort?.postMessage({ pieces: read(text, title) })
  } catch (error) {
    parentPort?.postMessage({ failure: error instanceof Error ? error.message : String(error) })
  }
})

parentPort?.postMessage({ ready: true })
