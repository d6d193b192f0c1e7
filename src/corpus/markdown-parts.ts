/**
 * Markdown's rules for marks inside a paragraph take time by the square of their number, and those for nesting a call a level.
 * No article has so many; a paragraph that has is set aside here and read as plain text.
 */
const mostMarks = 2000
const deepestQuote = 100
/** Spaces in a row, in an indent or between words. */
const longestGap = 100
/** Characters of a part, from which on it ends at the next line that surely opens a block. The parser holds some hundred objects a line, and slows down with their number. */
const longestPart = 40_000
/** Addresses that links of all parts may refer to. */
const mostDefinitions = 200

const marks = /[[\]*_~`!<&@^]/g
/** Marks of quotations and list items at the head of a line: each is a level. */
const level = '[ \\t]*(?:>|(?:[-*+]|\\d{1,9}[.)])[ \\t])'
const isNested = new RegExp(`^(?:${level}){${deepestQuote}}`, 'm')
const startsTooDeep = new RegExp(`^(?:${level}){${deepestQuote}}`)
const opensBlock = /^\s*(?:[-*+]|\d{1,9}[.)]|#{1,6}|>|\|)(?:\s|$)|^\s*$/

/** A part of a file: Markdown, or what is read as plain text. */
interface Part {
  readonly text: string
  readonly plain: boolean
}

const countOf = (text: string): number => text.match(marks)?.length ?? 0
const isTooDeep = (run: string): boolean => startsTooDeep.test(run)

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

const fence = /^ {0,3}(`{3,}|~{3,})/
/** What opens a block of HTML that a blank line does not end, and what ends it. */
const rawOpens = /^ {0,3}<(?:!--|pre\b|script\b|style\b|textarea\b)/i
const rawEnds = /-->|<\/(?:pre|script|style|textarea)>/i
const topItem = /^[-*+] /
const definition = /^ {0,3}\[(?!\^)[^\]\n]{1,100}\]:[ \t]*\S.{0,500}$/gm

/** Cuts a long file of Markdown before lines that open a block of their own, whatever stands before. */
function inParts(text: string): string[] {
  if (text.length <= longestPart * 1.5) return [text]
  const parts: string[] = []
  let [start, at, closedBy, before] = [0, 0, undefined as string | undefined, '']
  let raw = false
  for (const line of text.split('\n')) {
    const opens = topItem.test(line) || (before.trim() === '' && /^\S/.test(line))
    if (at - start >= longestPart && opens && closedBy === undefined && !raw) {
      parts.push(text.slice(start, at))
      start = at
    }
    const mark = fence.exec(line)?.[1]
    if (mark && closedBy === undefined && !raw) closedBy = mark
    else if (mark && closedBy !== undefined && mark.startsWith(closedBy)) closedBy = undefined
    raw = (raw || (closedBy === undefined && rawOpens.test(line))) && !rawEnds.test(line)
    at += line.length + 1
    before = line
  }
  parts.push(text.slice(start))
  const definitions = [...text.matchAll(definition)].slice(0, mostDefinitions).map(([line]) => line)
  return parts.length === 1 ? parts : parts.map((part) => [part, ...definitions].join('\n\n'))
}

/** Cuts a file into parts that Markdown's rules can be applied to in little time, and those that are read as plain text. */
export function partsOf(content: string): Part[] {
  const text = content.replace(/[^\S\n]{100,}/g, (gap) => gap.slice(0, longestGap))
  return inParts(text).flatMap(byMarks)
}

/** Sets apart what has too many marks for Markdown's rules. */
function byMarks(text: string): Part[] {
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
