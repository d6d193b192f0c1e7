import { isContent } from './body.ts'
import { functionWords } from './chrome-words.ts'
import { type ClassifiedBlock, isRunningText, wordsOf } from './classify.ts'

/** A file name as a person would write it: no extension, no numbers in front, spaces for dashes. */
export function titleFromFileName(file: string): string {
  const stem = (file.split('/').at(-1) ?? file).replace(/\.[a-z]+$/i, '')
  const readable = stem
    .replace(/[_\-+]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const named = readable.replace(/^\d{1,6} (?=\p{L})/u, '') || stem || file
  return named.charAt(0).toUpperCase() + named.slice(1)
}

/** Two titles are the same when they differ in case, quotes, punctuation and white space only. */
export const titleKey = (text: string): string => wordsOf(text).join(' ').replace(/[’']/g, '')

/** Content words by their first letters, so that "resigns" meets "resigned". */
const contentWords = (words: readonly string[]): Set<string> =>
  new Set(words.filter((word) => word.length > 2 && !functionWords.has(word)).map((word) => word.slice(0, 5)))

const isDated = (next: ClassifiedBlock | undefined): boolean => next?.kind === 'stamp' || next?.kind === 'byline'

/** A headline is a line without a full stop; a sentence is one only where a date, or the same line again, stands under it. */
function isCandidate(block: ClassifiedBlock, next: ClassifiedBlock | undefined): boolean {
  if (block.words.length > 30 || block.text.length > 240) return false
  if (block.kind === 'short' || block.kind === 'field') return !/:$/.test(block.text)
  if (block.kind !== 'prose' || block.text.includes('\n')) return false
  const marked = block.role === 'heading' || isDated(next) || next?.text === block.text
  return marked || (!/[.…]["'”’)]*$/.test(block.text) && block.words.length <= 18)
}

/** What a title is measured against. */
interface Surroundings {
  readonly blocks: readonly ClassifiedBlock[]
  /** In how many blocks of the text each word stands. */
  readonly textWords: ReadonlyMap<string, number>
  /** Words of the file's name. */
  readonly fileWords: ReadonlySet<string>
}

/** How well a block serves as title: what it shares with the text and the file's name, where it stands, whether it stands twice. */
function titleScore(index: number, block: ClassifiedBlock, { blocks, textWords, fileWords }: Surroundings): number {
  const content = [...contentWords(block.words)]
  const own = isContent(block) ? 1 : 0
  const shared = content.filter((word) => (textWords.get(word) ?? 0) > own).length
  const named = content.filter((word) => fileWords.has(word)).length
  const next = blocks[index + 1]
  const dated = isDated(next)
  let score = Math.min(shared, 6) * 1.5 + Math.min(named, 4)
  if (index === 0) score += 3
  if (block.role === 'heading') score += 4
  if (block.words.length >= 4) score += 2
  if (dated) score += 3
  if (next && isRunningText(next)) score += 1
  if (blocks.some((other, at) => at !== index && other.text === block.text)) score += 4
  if (block.kind === 'prose') score -= /\.$/.test(block.text) ? 6 : 3
  // "Session 12: The Siege" is a title, "Present: Ann, Bob" is not.
  if (block.kind === 'field') score -= index === 0 || dated ? 2 : 8
  if (shared === 0 && index > 0) score -= 4
  // A heading inside the text is not the title, unless a date or byline under it says that the text begins there.
  if (!dated && blocks.slice(0, index).some((other) => isContent(other))) score -= 6
  return score
}

/** Number of blocks among which the title stands: up to the first long paragraph, or the second of any length. */
function headLength(blocks: readonly ClassifiedBlock[]): number {
  const running = blocks.flatMap((block, index) => (isRunningText(block) ? [index] : []))
  const long = running.find((index) => (blocks[index]?.words.length ?? 0) >= 20)
  return Math.min(long ?? blocks.length, running[1] ?? blocks.length, 60) + 1
}

/** The place of the title among a file's blocks, or undefined where none looks like one. */
export function findTitle(blocks: readonly ClassifiedBlock[], file: string): number | undefined {
  const textWords = new Map<string, number>()
  for (const block of blocks.filter(isContent).slice(0, 30)) {
    for (const word of contentWords(block.words)) textWords.set(word, (textWords.get(word) ?? 0) + 1)
  }
  const surroundings = { blocks, textWords, fileWords: contentWords(wordsOf(titleFromFileName(file))) }
  let best: { index: number; score: number } | undefined
  for (const [index, block] of blocks.slice(0, headLength(blocks)).entries()) {
    if (!isCandidate(block, blocks[index + 1])) continue
    const score = titleScore(index, block, surroundings)
    if (score > 0 && (!best || score > best.score)) best = { index, score }
  }
  return best?.index
}

/** The place of a title that is known already. */
export function findKnownTitle(blocks: readonly ClassifiedBlock[], title: string): number | undefined {
  const key = titleKey(title)
  const index = blocks.slice(0, headLength(blocks)).findIndex((block) => titleKey(block.text) === key)
  return index < 0 ? undefined : index
}
