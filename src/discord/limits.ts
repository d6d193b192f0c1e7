/** Discord's limits, in one place. Lengths are counted in UTF-16 code units, which is never fewer than Discord counts. */
export const LIMITS = {
  /** All text displays of a message together. */
  text: 4_000,
  /** All components of a message, nested ones too. */
  components: 40,
  buttonsInRow: 5,
  buttonLabel: 80,
  selectOptions: 25,
  optionLabel: 100,
  optionValue: 100,
  optionDescription: 100,
  placeholder: 150,
  customId: 100,
  choices: 25,
  choiceName: 100,
  choiceValue: 100,
  commandDescription: 100,
  /** `max_length` of a string option. */
  stringOption: 6_000,
  altText: 1_024,
  files: 10,
  url: 512,
} as const

/** From creation: an interaction must be acknowledged within this many milliseconds. */
export const ACKNOWLEDGE_MS = 3_000
/** From creation: an interaction's token works for this many milliseconds. */
export const TOKEN_MS = 15 * 60_000

const ELLIPSIS = '…'

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

/**
 * Shortens text at the end of a grapheme, with an ellipsis where something is left out.
 * @param max UTF-16 code units of the result, at least 1
 * @param written how a grapheme is written (escaped, say); the limit holds for what is written
 */
export function clip(
  text: string,
  max: number,
  written: (grapheme: string, index: number) => string = (g) => g,
): string {
  let out = ''
  // The last place at which an ellipsis still fits.
  let safe = 0
  for (const { segment, index } of segmenter.segment(text)) {
    const next = out + written(segment, index)
    if (next.length > max) return `${out.slice(0, safe).trimEnd()}${ELLIPSIS}`
    out = next
    if (out.length < max) safe = out.length
  }
  return out
}

/** As `clip`, but keeps the end of the text. */
export function clipStart(text: string, max: number, written: (grapheme: string) => string = (g) => g): string {
  const pieces = [...segmenter.segment(text)].map(({ segment }) => written(segment))
  const whole = pieces.join('')
  if (whole.length <= max) return whole
  let out = ''
  for (const piece of pieces.reverse()) {
    if (out.length + piece.length + ELLIPSIS.length > max) break
    out = piece + out
  }
  return `${ELLIPSIS}${out.trimStart()}`
}
