/**
 * Signs that a reader never sees: soft hyphens, zero-width spaces and joiners, marks of writing direction, byte order marks.
 * Between pictures ("👩‍🚒") a joiner is part of the sign and stays.
 */
const invisible =
  /[\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]|\u200d(?!\p{Extended_Pictographic})/gu

/** A text as it is seen: without signs that show nothing, so that a word that they part is one word. */
export const withoutInvisible = (text: string): string => text.replace(invisible, '')

/** A run of text that stands together in a file: a paragraph, a list item, a heading, or a line by itself. */
export interface Block {
  /** To the letter of the file but for white space: runs of spaces are one space, hard line breaks stay as "\n". */
  readonly text: string
  readonly role: 'plain' | 'item' | 'heading'
  /** Of a heading that parts the text into sections: 1 for the highest. Headings of tables and boxes have none. */
  readonly level?: number
  /** The name of the section that begins with it, where that is not its own text. */
  readonly section?: string
  /** Where in its file it stands, as it is cited: the time of a line that was spoken, who wrote a message and when. */
  readonly locator?: string
}

const bullet = /^(?:[-*•–—·▪‣◦○●►»+]|\(?[a-z]\)|\(?\d{1,2}[.)])\s+(?=\S)/
const glyphBullet = /^[-*•–—·▪‣◦○●►»+]\s+/
const ruleLine = /^[\s\-=_*#~.•·—–]{3,}$/

/** Turns the line ends of every system into "\n". */
export const unifyLineEnds = (content: string): string =>
  /[\r\u2028\u2029]/.test(content) ? content.replace(/\r\n?|[\u2028\u2029]/g, '\n') : content

/** One space for a run of them (no-break and tab too); line ends stay. */
export const squeeze = (text: string): string => text.replace(/[^\S\n]+/g, ' ').trim()

const firstWordLength = (line: string): number => (line.includes(' ') ? line.indexOf(' ') : line.length)

/**
 * The column at which a file's lines were broken by hand, or undefined where a line is a whole paragraph.
 * In a hand-broken file most lines that have another under them had no room for its first word, and many go on in lower case.
 */
function wrapWidth(lines: readonly string[]): number | undefined {
  const width = lines.reduce((widest, line) => (line.includes(' ') ? Math.max(widest, line.length) : widest), 0)
  if (width < 40 || width > 130) return undefined
  let pairs = 0
  let full = 0
  let carriedOn = 0
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1] ?? ''
    if (line === '' || next === '' || bullet.test(next)) continue
    pairs++
    if (line.length + 1 + firstWordLength(next) <= width) continue
    full++
    if (/^\p{Ll}/u.test(next)) carriedOn++
  }
  return full >= 2 && full >= pairs * 0.5 && carriedOn >= full * 0.3 ? width : undefined
}

/** Lines in lower case that begin something of their own: bylines of names only, stamps, fields, addresses. */
const ownLine =
  /^by(?:\s+(?:and\s+)?\p{Lu}[\p{L}.'’-]*){1,6}$|^(?:posted|published|written|updated|via)\b|^[\w -]{1,30}:(?:\s|$)|^\w+:\/\/|^\S+@\S+$/u
/** Characters and words; shorter lines that go on in lower case are a list of words as often as a sentence. */
const shortLine = 40
const wordsOfSentence = 3

/** Whether `next` carries on the sentence of `line`. A short line is a sentence's where its paragraph ends as one. */
function continues(line: string, next: string, width: number | undefined, isSentence: boolean): boolean {
  if (bullet.test(next)) return false
  if (width !== undefined && line.length + 1 + firstWordLength(next) > width) return true
  if (/[.!?:;…]["'”’)\]]*$/.test(line) || !/^["'“‘(]?\p{Ll}/u.test(next)) return false
  const isLong = line.length > shortLine
  return isLong || (isSentence && line.split(' ').length >= wordsOfSentence && !ownLine.test(next))
}

/** Of each line, whether the lines from it to the next empty one end as a sentence does. */
function sentencesAt(lines: readonly string[]): boolean[] {
  const found = new Array<boolean>(lines.length).fill(false)
  for (let at = lines.length - 1; at >= 0; at--) {
    const isLast = (lines[at + 1] ?? '') === ''
    found[at] = isLast ? /[.!?…]["'”’)\]]*$/.test(lines[at] ?? '') : (found[at + 1] ?? false)
  }
  return found
}

function toBlock(lines: readonly string[]): Block {
  const text = lines.join('\n')
  const [mark, hashes = ''] = /^(#{1,6})\s+/.exec(text) ?? []
  if (mark !== undefined) return { text: text.slice(mark.length), role: 'heading', level: hashes.length }
  if (!bullet.test(text)) return { text, role: 'plain' }
  return { text: text.replace(glyphBullet, ''), role: 'item' }
}

/** Splits plain text into blocks: blank lines part them, and so do line ends that are not hand-made breaks inside a paragraph. */
export function splitBlocks(content: string): Block[] {
  const lines = withoutInvisible(unifyLineEnds(content)).split('\n').map(squeeze)
  const width = wrapWidth(lines)
  const sentences = sentencesAt(lines)
  const blocks: Block[] = []
  let open: string[] = []
  const close = () => {
    if (open.length > 0) blocks.push(toBlock(open))
    open = []
  }
  for (const [at, line] of lines.entries()) {
    const last = open.at(-1)
    if (line === '' || ruleLine.test(line)) close()
    else if (last !== undefined && continues(last, line, width, sentences[at] ?? false)) open.push(line)
    else {
      close()
      open.push(line)
    }
  }
  close()
  return blocks
}
