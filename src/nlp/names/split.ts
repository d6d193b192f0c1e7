import type { Token } from '../types.ts'
import { femaleNames, maleNames } from './given-names.ts'
import { eventWords, honorifics, organisationWords, placeWords, titles } from './head-words.ts'
import { demonyms, knownPlaces } from './places.ts'

/** Words that qualify an office: "Vice Mayor", "acting president". */
export const titleQualifiers: ReadonlySet<string> = new Set(
  'vice deputy prime foreign special first acting former ex chief general senior executive assistant interim associate managing lord grand crown high permanent plenipotentiary extraordinary honorary former late then incumbent outgoing incoming presiding operating financial technology information marketing design legal medical scientific'.split(
    ' ',
  ),
)

/** A name inside a run, and the office words before it. Token indexes, `to` exclusive. */
export interface Part {
  readonly from: number
  readonly to: number
  readonly role: 'name' | 'person' | 'office' | 'demonym'
  /** Token range of the office words right before a person ("SCO Secretary-General" before "Vladimir Norov"). */
  readonly office?: { readonly from: number; readonly to: number }
}

const isTitle = (token: Token | undefined): boolean =>
  token !== undefined && (titles.has(token.lower) || titles.has(token.lower.replace(/s$/, '')))
const given = (word: string): boolean => maleNames.has(word) || femaleNames.has(word)
const headed = (token: Token): boolean =>
  organisationWords.has(token.lower) || placeWords.has(token.lower) || eventWords.has(token.lower)

function lastTitle(tokens: readonly Token[], from: number, to: number): number {
  for (let i = to - 1; i >= from; i--) if (isTitle(tokens[i]) || honorifics.has(tokens[i]?.lower ?? '')) return i
  return -1
}

function officeStart(tokens: readonly Token[], from: number, titleAt: number): number {
  let at = titleAt
  while (at > from && (isTitle(tokens[at - 1]) || titleQualifiers.has(tokens[at - 1]?.lower ?? ''))) at--
  return at
}

/** Where, in what follows "Mayor of", the office's place or body ends and the person's name begins ("Chongqing | Tang Liangzhi"). */
function bodyEnd(
  tokens: readonly Token[],
  from: number,
  to: number,
  standalone: ReadonlySet<string>,
): number | undefined {
  const words = (a: number, b: number) =>
    tokens
      .slice(a, b)
      .map((t) => t.lower)
      .join(' ')
  for (let at = to - 2; at > from; at--) {
    const rest = to - at
    if (rest > 4) continue
    const body = words(from, at)
    const last = tokens[at - 1]
    const personal = tokens
      .slice(at, to)
      .every((t) => !headed(t) && !demonyms.has(t.lower) && !/^(?:of|the|and|for)$/.test(t.lower))
    if (!personal || !last) continue
    if (
      headed(last) ||
      knownPlaces.has(body) ||
      standalone.has(body) ||
      standalone.has(words(at, to)) ||
      given(tokens[at]?.lower ?? '')
    )
      return at
  }
  return undefined
}

/**
 * Parts a run of capitalised words into names and office words.
 * @param tokens of the sentence
 * @param standalone lower-case texts of runs of this article that stand by themselves
 */
export function splitRun(tokens: readonly Token[], from: number, to: number, standalone: ReadonlySet<string>): Part[] {
  const before = tokens[from - 1]
  const article = before?.lower === 'the' ? 1 : 0
  const link = tokens[from - 1 - article]
  const governed = /^(?:of|to|for|on|at)$/.test(link?.lower ?? '') && isTitle(tokens[from - 2 - article])
  if (governed) {
    const end = bodyEnd(tokens, from, to, standalone)
    if (end !== undefined)
      return [
        { from, to: end, role: 'name' },
        { from: end, to, role: 'person' },
      ]
  }
  const chain = tokens.slice(from, to).findIndex((t) => /^(?:of|for|on)$/.test(t.lower))
  const head = chain > 0 ? tokens[from + chain - 1] : undefined
  if (head && headed(head) && !isTitle(head)) return [{ from, to, role: 'name' }]
  const title = lastTitle(tokens, from, to)
  if (title < 0)
    return to - from > 1 && demonyms.has(tokens[from]?.lower ?? '') && given(tokens[from + 1]?.lower ?? '')
      ? [{ from: from + 1, to, role: 'person' }]
      : [{ from, to, role: 'name' }]
  const start = officeStart(tokens, from, title)
  const rest = to - title - 1
  const personal = tokens.slice(title + 1, to).every((t) => !headed(t) || given(tokens[title + 1]?.lower ?? ''))
  const parts: Part[] = []
  if (start > from)
    parts.push(
      demonyms.has(tokens[from]?.lower ?? '') && start - from === 1
        ? { from, to: start, role: 'demonym' }
        : { from, to: start, role: 'name' },
    )
  if (rest === 0 && given(tokens[from]?.lower ?? '') && title === to - 1 && to - from >= 2)
    return [{ from, to, role: 'person' }]
  if (rest === 0) return [...parts, { from: start, to, role: 'office' }]
  if (rest > 4 || !personal) return [{ from, to, role: 'name' }]
  return [...parts, { from: title + 1, to, role: 'person', office: { from, to: title + 1 } }]
}
