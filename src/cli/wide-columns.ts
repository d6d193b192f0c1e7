/** Columns of texts of any script, with marks, emoji and colour codes. It takes some 50 ms to load and be used for the first time. */
import stringWidth from 'string-width'
import wrapAnsi from 'wrap-ansi'

export const columnsOf = (text: string): number => stringWidth(text)

/** Breaks a text into lines, words longer than a line too. */
export const linesOf = (text: string, columns: number): string[] => wrapAnsi(text, columns, { hard: true }).split('\n')
