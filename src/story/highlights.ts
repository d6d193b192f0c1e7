import type { Fact } from '../facts/index.ts'
import type { Article, TimelineEntry } from '../types.ts'
import { type Candidate, candidatesOf } from './candidate.ts'
import { entryOf } from './entry.ts'
import { clarity, groupEvents } from './merge.ts'

/** The corpus' own timeline, made when it is built. */
interface HighlightsData {
  readonly version: 1
  readonly entries: readonly TimelineEntry[]
}

/** Reports held while building, and entries kept. */
const mostHeld = 6000
const mostKept = 1000

/** How central each article counts where there is no topic. */
const evenly = 0.5

/** How much a report promises before others of the same event are known. */
function promise(candidate: Candidate): number {
  return clarity(candidate) + (candidate.sentence < 3 ? 1 : 0) - (candidate.dating === 'report' ? 0.5 : 0)
}

/** Gathers the events of a corpus, article by article, in bounded memory. */
class HighlightsTable {
  #held: Candidate[]

  /** @param held what another table held, without those of articles that are gone */
  constructor(held: readonly Candidate[] = []) {
    this.#held = [...held]
  }

  /** The reports in memory, for a table that goes on later. Plain JSON. */
  get held(): readonly Candidate[] {
    return this.#held
  }

  /** @param number of the article; numbers ascend */
  add(_number: number, article: Article, facts: readonly Fact[]): void {
    const found = candidatesOf(article, facts).filter((candidate) => candidate.dating !== 'narrative')
    this.#held.push(...found)
    if (this.#held.length > mostHeld * 2) this.#prune()
  }

  #prune(): void {
    this.#held = this.#held.sort((a, b) => promise(b) - promise(a)).slice(0, mostHeld)
  }

  finish(): HighlightsData {
    this.#prune()
    const entries = groupEvents(this.#held, new Set()).map((group) => entryOf(group, () => evenly))
    return { version: 1, entries: entries.sort((a, b) => b.weight - a.weight).slice(0, mostKept) }
  }
}

export const highlightsTable = (held: readonly Candidate[] = []): HighlightsTable => new HighlightsTable(held)

/** What `held` gave, kept as JSON; nothing where there is none. */
export function readHeld(data: unknown): readonly Candidate[] {
  const isCandidate = (value: unknown): value is Candidate =>
    typeof value === 'object' && value !== null && 'citation' in value
  return Array.isArray(data) ? data.filter(isCandidate) : []
}

function isHighlights(value: unknown): value is HighlightsData {
  return (
    typeof value === 'object' &&
    value !== null &&
    'version' in value &&
    value.version === 1 &&
    'entries' in value &&
    Array.isArray(value.entries)
  )
}

/** The entries of a table that was kept as JSON; none where there is no table. */
export function readHighlights(data: unknown): readonly TimelineEntry[] {
  return isHighlights(data) ? data.entries : []
}
