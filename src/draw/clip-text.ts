/** Discord's limit for the description of an attachment, in UTF-16 code units. */
export const LONGEST_ALT_TEXT = 1024

/** A text cut to a length in UTF-16 code units, never within a character, with an ellipsis where something is left out. */
export function clipText(text: string, longest: number): string {
  if (text.length <= longest) return text
  const start = text.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '')
  return `${start.trimEnd()}…`
}
