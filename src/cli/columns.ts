/** How many columns a text takes on a terminal. What measures all scripts is loaded when a text first needs it. */

/** Letters, digits and marks of western texts: each takes one column, whatever stands beside it. */
const oneEach = /^[\x20-\x7e\u00a1-\u00ac\u00ae-\u024f\u2010-\u2027]*$/
const isSpaced = /^ | {2}| $/

let wide: typeof import('./wide-columns.ts') | undefined

/** A text needs what is not loaded yet. */
class WideText extends Error {}

function measure(): NonNullable<typeof wide> {
  if (!wide) throw new WideText('this text is measured within `inColumns`')
  return wide
}

/**
 * Gives what `render` makes; where a text in it needs what is not loaded yet, it is loaded and `render` called again.
 * @param render without any effect beside what it returns
 */
export async function inColumns(render: () => string): Promise<string> {
  try {
    return render()
  } catch (error) {
    if (!(error instanceof WideText)) throw error
    wide = await import('./wide-columns.ts')
    return render()
  }
}

/** Columns that a text takes. Call it within `inColumns`. */
export function columnsOf(text: string): number {
  return oneEach.test(text) ? text.length : measure().columnsOf(text)
}

/** Breaks a text into lines of so many columns at most, words longer than a line too. Call it within `inColumns`. */
export function linesOf(text: string, columns: number): string[] {
  const words = text.split(' ')
  if (!oneEach.test(text) || isSpaced.test(text) || words.some(({ length }) => length > columns)) {
    return measure().linesOf(text, columns)
  }
  const lines: string[] = []
  let line = ''
  for (const word of words) {
    if (line !== '' && line.length + 1 + word.length > columns) {
      lines.push(line)
      line = word
    } else line += line === '' ? word : ` ${word}`
  }
  return [...lines, line]
}
