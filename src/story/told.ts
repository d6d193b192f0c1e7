import { untoldParts } from '../facts/event-standing.ts'
import type { Fact } from '../facts/index.ts'
import type { Article } from '../types.ts'

/** Words of a fact that show where in its sentence it is told. */
function wordsOf(fact: Fact): string | undefined {
  if (fact.kind === 'meeting') return (fact.whom[0] ?? fact.who[0])?.name
  if (fact.kind === 'presence') return fact.what
  return fact.kind === 'office' ? fact.phrase : undefined
}

/** Whether an article tells a meeting, a presence or an office as so: not where it takes back, denies or only has heard it. Events are read so already. */
export function isTold({ text }: Article, fact: Fact): boolean {
  const words = wordsOf(fact)
  const [{ start, end }] = fact.evidence
  const sentence = text.slice(start, end)
  const at = words === undefined ? -1 : sentence.lastIndexOf(words)
  return !untoldParts(sentence).some((part) => part.start <= at && at < part.end)
}
