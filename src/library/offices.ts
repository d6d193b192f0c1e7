import { compareEdtf, formatEdtf } from '../dates/index.ts'
import type { Fact, FactOf } from '../facts/index.ts'
import { nameKey } from '../names/name-key.ts'

/** What the table needs of a fact. */
export type OfficeReport = Pick<FactOf<'office'>, 'who' | 'phrase' | 'of' | 'asOf'>

type Latest = { phrase: string; asOf?: string }

/** The offices that the facts of an article tell of as held now. */
export function officesIn(facts: readonly Fact[]): OfficeReport[] {
  return facts.flatMap((fact) => {
    if (fact.kind !== 'office' || fact.former) return []
    const { who, phrase, of, asOf } = fact
    return [{ who, phrase, ...(of === undefined ? {} : { of }), ...(asOf === undefined ? {} : { asOf }) }]
  })
}

/** Gathers the latest office of each person, for completions. */
export class OfficeTableBuilder {
  readonly #latest = new Map<string, Latest>()

  add(reports: readonly OfficeReport[]): void {
    for (const fact of reports) {
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
