/** Text of a file, or why it has none. */
type Decoded = { readonly text: string } | { readonly reason: string }

const strictUtf8 = new TextDecoder('utf-8', { fatal: true })

/** C0 controls that text files hold: tab, line ends, form feed, end-of-file mark, escape. */
const textControls: ReadonlySet<number> = new Set([9, 10, 11, 12, 13, 26, 27])

/** Whether a control character tells that this is no text. */
function isBinary(text: string): boolean {
  for (const [control] of text.matchAll(/\p{Cc}/gu)) {
    const code = control.charCodeAt(0)
    if (code < 32 && !textControls.has(code)) return true
  }
  return false
}

/** Bytes 0x80 to 0x9F in windows-1252, written out because Node 20 decodes them as latin1; U+FFFD where there is none. */
const typographic = '€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ'
/** A text of windows-1252 that was decoded as latin1, with its quotes and dashes in place of control signs. */
export const withTypographic = (text: string): string =>
  text.replace(/[\u0080-\u009f]/g, (control) => typographic.charAt(control.charCodeAt(0) - 0x80))
const decodeWindows1252 = (bytes: Uint8Array): string => withTypographic(Buffer.from(bytes).toString('latin1'))

const beyondAscii = /[^\p{ASCII}]/gu
/** Pairs that words have: two small letters ("créée"), one and the quote or dash behind it, a quote and the letter behind it. */
const pairs = /[ß-öø-ÿ]+[’”»…–—]?|[“‘„«¿¡][À-ÖØ-öø-ÿ]/gu
/** Signs that windows-1252 text does not have there: undefined bytes, other runs of signs above ASCII, a capital after a small letter, a sign inside a word. */
const strange = /\uFFFD|[^\p{ASCII}]{2,}|\p{Ll}[À-Þ]|[¡-§ª-¯±-¶¸-º×÷](?=[a-z])/gu

/** Whether text that is not UTF-8 reads well as windows-1252. Damaged UTF-8 and binary data do not. */
function isWindows1252(bytes: Uint8Array): boolean {
  if (bytes.includes(0)) return false
  const text = decodeWindows1252(bytes)
  const high = text.match(beyondAscii)?.length ?? 0
  if (high > text.length * 0.12 || isBinary(text)) return false
  return (text.replace(pairs, 'é').match(strange)?.length ?? 0) <= high * 0.02
}

/** Decodes UTF-8 (with or without its mark), UTF-16 (with its mark) and windows-1252. */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes.length === 0) return { reason: 'the file is empty' }
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined
  let text: string
  if (encoding) text = new TextDecoder(encoding).decode(bytes)
  else {
    try {
      text = strictUtf8.decode(bytes)
    } catch {
      if (!isWindows1252(bytes)) return { reason: 'the file is not text in UTF-8; save it as UTF-8' }
      text = decodeWindows1252(bytes)
    }
  }
  if (isBinary(text)) return { reason: 'the file is binary, not text' }
  return text.trim() === '' ? { reason: 'the file has no text' } : { text }
}

/** Whether bytes are text in UTF-8. */
function isUtf8(bytes: Uint8Array): boolean {
  try {
    strictUtf8.decode(bytes)
    return true
  } catch {
    return false
  }
}

const declaration = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)|^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/i
/** What is read as Latin letters is told from UTF-8 by its bytes, which are right more often than what is declared. */
const byItsBytes = /^(?:utf-?(?:8|16.*)|us-ascii|ascii|(?:x-)?(?:cp|windows-)?1252|iso-?8859-?1|latin-?1)$/

/** The letters of a page in UTF-8, by the encoding that its server or the page itself declares; what is UTF-8 stays. */
export function inUtf8(bytes: Uint8Array, declared?: string): Uint8Array {
  const head = Buffer.from(bytes.subarray(0, 2048)).toString('latin1')
  const own = declaration.exec(head)
  const label = (declared ?? own?.[1] ?? own?.[2] ?? 'utf-8').toLowerCase()
  if (byItsBytes.test(label)) return bytes
  // Only encodings that write all in seven bits (ISO-2022-JP) look like UTF-8 and are not.
  if (!label.startsWith('iso-2022') && isUtf8(bytes)) return bytes
  try {
    return Buffer.from(new TextDecoder(label).decode(bytes))
  } catch {
    return bytes
  }
}
