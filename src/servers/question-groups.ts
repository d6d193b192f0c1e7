import { analyse } from '../search/terms.ts'
import { plainWording } from './question-form.ts'

/** How close two questions must be to be shown as one, from 0 to 1: where one has all the words of the other, and where each has words of its own. */
const closeEnough = { within: 0.5, beside: 0.75 } as const

/** Terms that make another question of one that has them: denial, order, comparison, time. Numbers do as well. */
const decisive: ReadonlySet<string> = new Set(
  analyse(
    `not no never nobody none nothing without except until since before after first last next former previous earlier
    more less most least january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow`,
  ),
)

/** What is asked for; a time may be asked for in several ways. */
const askedFor: readonly (readonly [RegExp, string])[] = [
  [/\b(?:when|(?:what|which) (?:time|day|date|year|month))\b/i, 'when'],
  [/\bhow (?:many|much)\b/i, 'how many'],
  [/\b(?:who|whom|whose)\b/i, 'who'],
  [/\b(?:what|which)\b/i, 'what'],
  [/\b(?:where|why|how)\b/i, ''],
]

interface Wording {
  readonly terms: ReadonlySet<string>
  /** What must be the same in both. */
  readonly must: string
}

function read(question: string): Wording {
  const plain = plainWording(question)
  const terms = new Set(analyse(plain))
  const found = askedFor
    .map(([pattern, kind]) => ({ at: plain.search(pattern), kind, pattern }))
    .filter(({ at }) => at >= 0)
  const first = found.sort((a, b) => a.at - b.at)[0]
  const wh = first && (first.kind || (first.pattern.exec(plain)?.[0].toLowerCase() ?? ''))
  const must = [...terms].filter((term) => decisive.has(term) || /\d/.test(term)).sort()
  return { terms, must: [wh ?? 'whether', ...must].join(' ') }
}

/**
 * Puts questions together that ask the same in other words: what is asked for, denial, order and numbers agree, and of
 * the words' weight most is shared; a word weighs the more, the fewer questions have it (inverse document frequency).
 * @param questions each form once, the one that is to name its group before others
 * @returns groups, each headed by its first question
 */
export function groupQuestions<T extends { readonly question: string }>(questions: readonly T[]): [T, ...T[]][] {
  const wordings = questions.map((question) => ({ question, wording: read(question.question) }))
  const frequency = new Map<string, number>()
  for (const { wording } of wordings)
    for (const term of wording.terms) frequency.set(term, (frequency.get(term) ?? 0) + 1)
  const weigh = (terms: Iterable<string>): number => {
    let sum = 0
    for (const term of terms) sum += Math.log(1 + questions.length / (frequency.get(term) ?? 1))
    return sum
  }
  const isSame = (a: Wording, b: Wording): boolean => {
    if (a.must !== b.must) return false
    const shared = [...a.terms].filter((term) => b.terms.has(term))
    const isWithin = shared.length === Math.min(a.terms.size, b.terms.size)
    const closeness = weigh(shared) / weigh(new Set([...a.terms, ...b.terms]))
    return closeness >= (isWithin ? closeEnough.within : closeEnough.beside)
  }
  const groups: { readonly head: Wording; readonly members: [T, ...T[]] }[] = []
  /** Groups by the terms of their heads: only those that share one are compared. */
  const byTerm = new Map<string, Set<(typeof groups)[number]>>()
  for (const { question, wording } of wordings) {
    const near = new Set([...wording.terms].flatMap((term) => [...(byTerm.get(term) ?? [])]))
    const group = [...near].find(({ head }) => isSame(head, wording))
    if (group) group.members.push(question)
    else {
      const members: [T, ...T[]] = [question]
      const made = { head: wording, members }
      groups.push(made)
      for (const term of wording.terms) byTerm.set(term, (byTerm.get(term) ?? new Set()).add(made))
    }
  }
  return groups.map(({ members }) => members)
}
