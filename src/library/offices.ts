import { nameKey } from '../answer/names/name-table.ts'
import { compareEdtf, formatEdtf } from '../dates/index.ts'
import type { Fact } from '../facts/index.ts'

type Latest = { phrase: string; asOf?: string }

/** Gathers the latest office of each person, for completions. */
export class OfficeTableBuilder {
  readonly #latest = new Map<string, Latest>()

  add(facts: readonly Fact[]): void {
    for (const fact of facts) {
      if (fact.kind !== 'office' || fact.former) continue
      const key = nameKey(fact.who)
      const known = this.#latest.get(key)
      const later =
        !known || (fact.asOf !== undefined && (known.asOf === undefined || compareEdtf(known.asOf, fact.asOf) < 0))
      const fuller =
        known?.asOf === fact.asOf && fact.of !== undefined && fact.phrase.length > (known?.phrase.length ?? 0)
      if (later || fuller)
        this.#latest.set(key, { phrase: fact.phrase.replace(/\s+/g, ' '), ...(fact.asOf ? { asOf: fact.asOf } : {}) })
    }
  }

  /** Key of the name → the office in words, with its date. */
  finish(): Record<string, string> {
    return Object.fromEntries(
      [...this.#latest].map(([key, { phrase, asOf }]) => [key, asOf ? `${phrase}, ${formatEdtf(asOf)}` : phrase]),
    )
  }
}
