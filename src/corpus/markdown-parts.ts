/**
 * Markdown's rules for marks inside a paragraph take time by the square of their number, and those for nesting a call a level.
 * No article has so many; a paragraph that has is set aside here and read as plain text.
 */
const mostMarks = 2000
const deepestQuote = 100
/** Spaces in a row, in an indent or between words. */
const longestGap = 100

const marks = /[[\]*_~`!<&@^]/g
const isNested = new RegExp(`^(?:[ \\t]*>){${deepestQuote}}`, 'm')
const opensBlock = /^\s*(?:[-*+]|\d{1,9}[.)]|#{1,6}|>|\|)(?:\s|$)|^\s*$/

/** A part of a file: Markdown, or what is read as plain text. */
export interface Part {
  readonly text: string
  readonly plain: boolean
}

const countOf = (text: string): number => text.match(marks)?.length ?? 0
const isTooDeep = (run: string): boolean => (/^[\s>]*/.exec(run)?.[0].match(/>/g)?.length ?? 0) > deepestQuote

/** The lines of a file in runs, each of one paragraph at most. */
function* runsOf(text: string): Generator<string> {
  let run: string[] = []
  for (const line of text.split('\n')) {
    if (opensBlock.test(line) && run.length > 0) {
      yield run.join('\n')
      run = []
    }
    run.push(line)
  }
  yield run.join('\n')
}

/** Cuts a file into parts that Markdown's rules can be applied to in little time, and those that are read as plain text. */
export function partsOf(content: string): Part[] {
  const text = content.replace(/[^\S\n]{100,}/g, (gap) => gap.slice(0, longestGap))
  if (countOf(text) <= mostMarks && !isNested.test(text)) return [{ text, plain: false }]
  const parts: { lines: string[]; plain: boolean }[] = []
  for (const run of runsOf(text)) {
    const plain = countOf(run) > mostMarks || isTooDeep(run)
    const last = parts.at(-1)
    if (last && last.plain === plain) last.lines.push(run)
    else parts.push({ lines: [run], plain })
  }
  return parts.map(({ lines, plain }) => ({ text: lines.join('\n'), plain }))
}
