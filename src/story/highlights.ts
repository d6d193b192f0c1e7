import type { Fact } from '../facts/index.ts'
import type { Article, TimelineEntry } from '../types.ts'
import { type Candidate, candidatesOf } from './candidate.ts'
import { entryOf } from './entry.ts'
import { clarity, groupEvents } from './merge.ts'

/** The corpus' own timeline, made when it is built. */
interface Highlights {
  readonly version: 1
  readonly entries: readonly TimelineEntry[]
}

/** Reports held while building, and entries kept. */
const mostHeld = 6000
const mostKept = 1000

/** How central each article counts where there is no topic. */
const evenly = 0.5

/** How much a report promises before others of the same event are known. */
const promise = (candidate: Candidate): number =>
  clarity(candidate) + (candidate.sentence < 3 ? 1 : 0) - (candidate.dating === 'report' ? 0.5 : 0)

/**
 * Gathers the events of a corpus, article by article, in bounded memory.
 * @param before what another table held, without those of articles that are gone
 */
export function highlightsTable(before: readonly Candidate[] = []) {
  let held = [...before]
  const prune = () => {
    held = held.sort((a, b) => promise(b) - promise(a)).slice(0, mostHeld)
  }
  return {
    /** The reports in memory, for a table that goes on later. Plain JSON. */
    get held(): readonly Candidate[] {
      return held
    },
    /** @param number of the article; numbers ascend */
    add(_number: number, article: Article, facts: readonly Fact[]): void {
      held.push(...candidatesOf(article, facts).filter((candidate) => candidate.dating !== 'narrative'))
      if (held.length > mostHeld * 2) prune()
    },
    finish(): Highlights {
      prune()
      const entries = groupEvents(held, new Set()).map((group) => entryOf(group, () => evenly))
      return { version: 1, entries: entries.sort((a, b) => b.weight - a.weight).slice(0, mostKept) }
    },
  }
}

const has = <Name extends string>(value: unknown, name: Name): value is { readonly [_ in Name]: unknown } =>
  typeof value === 'object' && value !== null && name in value

/** What `held` gave, kept as JSON; nothing where there is none. */
export function readHeld(data: unknown): readonly Candidate[] {
  const isCandidate = (value: unknown): value is Candidate => has(value, 'citation')
  return Array.isArray(data) ? data.filter(isCandidate) : []
}

/** The entries of a table that was kept as JSON; none where there is no table. */
export const readHighlights = (data: unknown): readonly TimelineEntry[] =>
  has(data, 'entries') && Array.isArray(data.entries) ? data.entries : []
