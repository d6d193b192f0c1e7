import type { Block } from '../lines.ts'

/** A line that says who wrote what is quoted under it, at its end: "Bo Ray <bo@bay.example> wrote:". */
const attributionEnd = /\b(?:wrote|writes|said|schrieb|a écrit|escribió|ha scritto|skrev|schreef)\s?:\s*$/i
/** The same where the name stands at its end: "Am 2. März 2023 schrieb Bo Ray:". */
const nameAtEnd = /^(?:Am|Op|Den|El|Il)\s.{0,120}\d.{0,40}\b(?:schrieb|schreef|skrev|escribió|scrisse)\b.{0,120}:\s*$/
/** How such a line begins, where it runs over several. */
const attributionStart = /^(?:On|Am|Le|El|Il|Op|Den|At)\s.{0,120}\d/
/** Lines that an attribution takes at most. */
const longestAttribution = 3

const originalMark =
  /^\s*[-_]{2,}\s*(?:original message|original appointment|ursprüngliche nachricht|message d'origine)\s*[-_]{2,}\s*$/i
const headerLine = /^\*?(?:From|Sent|Date|To|Cc|Subject|Von|Gesendet|An|Betreff)\*?:\s?\S/i
const senderLine = /^\*?(?:From|Von)\*?:\s?\S/i
/** What a telephone or programme puts under a message. */
const programmeLine = /^(?:Sent from (?:my|Mail for|Yahoo)|Get Outlook for|Von meinem)\b.{0,60}$/i
/** What a mailing list puts under a message, behind a line. */
const listLine = /\bmailing list\b|\/listinfo\/|\bunsubscribe\b/i
/** Over a message that is passed on; its header lines follow. */
const forwardMark = /^\s*(?:-{2,}\s*forwarded message\s*-{2,}|begin forwarded message:)\s*$/i
/** What PGP puts around a signed text, and keys that are sent with it. */
const armour =
  /^-----BEGIN PGP SIGNED MESSAGE-----\n(?:\w+:.*\n)*|^-----BEGIN PGP (SIGNATURE|PUBLIC KEY BLOCK)-----\n[\s\S]*?(?:^-----END PGP \1-----$|$(?![\s\S]))/gm
const ruled = /^\s*_{5,}\s*$/
const isListFooter = (lines: readonly string[], at: number): boolean =>
  ruled.test(lines[at] ?? '') && lines.slice(at + 1, at + 5).some((line) => listLine.test(line))
/** Lines of a signature whose mark lacks its space. */
const longestSignature = 10

const isQuoted = (line: string | undefined): boolean => line?.startsWith('>') ?? false

/** Whether an earlier message begins here with its head, as some programs put it under the answer: sender, then two more of its lines. */
const isEarlierHead = (lines: readonly string[], at: number): boolean =>
  senderLine.test(lines[at] ?? '') &&
  (at === 0 || (lines[at - 1] ?? '').trim() === '' || ruled.test(lines[at - 1] ?? '')) &&
  lines.slice(at + 1, at + 6).filter((line) => headerLine.test(line)).length >= 2

/** How many lines from here say who wrote what follows: 0 where they do not. */
function attributionLength(lines: readonly string[], at: number): number {
  const first = lines[at] ?? ''
  if (first.length > 300) return 0
  if (nameAtEnd.test(first)) return 1
  if (
    attributionEnd.test(first) &&
    (attributionStart.test(first) || /<\S+@\S+>/.test(first) || isQuoted(lines[at + 1]))
  )
    return 1
  if (!attributionStart.test(first)) return 0
  for (let length = 2; length <= longestAttribution; length++) {
    const line = lines[at + length - 1] ?? ''
    if (line.trim() === '' || line.length > 300) return 0
    if (attributionEnd.test(line)) return length
  }
  return 0
}

/** The next line that says something. */
function nextFilled(lines: readonly string[], at: number): string | undefined {
  for (let next = at; next < lines.length; next++) if ((lines[next] ?? '').trim() !== '') return lines[next]
  return undefined
}

/**
 * The lines of a mail that its sender wrote: without quoted earlier mail, wherever it stands, and without the signature.
 * What was only passed on is kept, without its marks.
 * @param text with "\n" at line ends
 */
export function ownText(text: string): string {
  const lines = text.replace(armour, '').split('\n')
  const own: string[] = []
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    if (isQuoted(line) || programmeLine.test(line)) continue
    if (line === '-- ' || (line === '--' && lines.length - at <= longestSignature)) break
    if (isListFooter(lines, at)) break
    if (forwardMark.test(line)) {
      while ((lines[at + 1] ?? '').trim() === '' && at + 1 < lines.length) at++
      while (headerLine.test(lines[at + 1] ?? '')) at++
      continue
    }
    if (originalMark.test(line) || isEarlierHead(lines, at)) {
      if (ruled.test(own.at(-1) ?? '')) own.pop()
      break
    }
    const length = attributionLength(lines, at)
    if (length === 0) own.push(line)
    // Without marks, all that follows is the earlier mail.
    else if (isQuoted(nextFilled(lines, at + length))) at += length - 1
    else break
  }
  return own.some((line) => line.trim() !== '') ? own.join('\n') : text.replace(/^(?:>[ ]?)+/gm, '')
}

/** The blocks of a mail in HTML above the head of an earlier one, which stands under the answer. */
function withoutEarlier(blocks: readonly Block[]): readonly Block[] {
  const lines = blocks.flatMap(({ text }, block) => text.split('\n').map((line) => ({ line, block })))
  const head = lines.find(
    ({ line }, at) =>
      originalMark.test(line) ||
      (senderLine.test(line) && lines.slice(at + 1, at + 6).filter((next) => headerLine.test(next.line)).length >= 2),
  )
  return head === undefined ? blocks : blocks.slice(0, head.block)
}

/** Words of a line of a mailing that says how to get no more of it. */
const longestFooter = 40

/** The blocks of a mail in HTML that its sender wrote: without an earlier one, what a telephone adds, and the footer of a mailing. */
export function ownBlocks(blocks: readonly Block[]): readonly Block[] {
  const own = withoutEarlier(blocks).filter(({ text }) => !programmeLine.test(text))
  const isFooter = (text: string) => /\bunsubscribe\b/i.test(text) && text.split(/\s+/).length <= longestFooter
  const last = own.at(-1)
  return last !== undefined && isFooter(last.text) ? own.slice(0, -1) : own
}
