import { nameKey } from '../../names/name-key.ts'
import type { Edtf, ProfileLine } from '../../types.ts'
import { citationOf } from '../citation.ts'
import { inOrder, joinCitations } from './lines.ts'
import type { Subject } from './subject.ts'

const isSameTime = (a: Edtf | undefined, b: Edtf | undefined): boolean => a === b || a === undefined || b === undefined

/** Puts lines of the same text (and date, where both have one) together. */
function distinct(lines: readonly ProfileLine[]): ProfileLine[] {
  const kept: ProfileLine[] = []
  /** Places in `kept` by the key of the text. */
  const places = new Map<string, number[]>()
  for (const line of lines) {
    const key = nameKey(line.text)
    const alike = places.get(key) ?? []
    const at = alike.find((place) => isSameTime(kept[place]?.date, line.date))
    const known = at === undefined ? undefined : kept[at]
    const date = known?.date ?? line.date
    if (at !== undefined && known)
      kept[at] = { ...known, ...(date ? { date } : {}), citations: joinCitations(known.citations, line.citations) }
    else places.set(key, [...alike, kept.push(line) - 1])
  }
  return inOrder(kept)
}

/** What a subject attended, visited, opened, hosted. */
export function presenceLines(subject: Subject): ProfileLine[] {
  return distinct(
    subject.records.flatMap(({ article, facts }) =>
      facts.flatMap((fact): ProfileLine[] => {
        if (fact.kind !== 'presence' || !fact.who.some((party) => subject.is(party.name))) return []
        // "Gave a speech", whichever verb the article has: nobody spoke one.
        const done = fact.role === 'spoke' ? 'gave' : fact.role
        // A thing that a sentence begins with has a capital there: "The fair was attended by …".
        const what = fact.what.replace(/^(?:The|An?|Its|Their|His|Her)\b/, (word) => word.toLowerCase())
        const text = `${done} ${what}${fact.where ? ` in ${fact.where}` : ''}`.replace(/\s+/g, ' ')
        return [
          {
            text: text.charAt(0).toUpperCase() + text.slice(1),
            citations: [citationOf(article, fact.evidence[0])],
            ...(fact.when ? { date: fact.when.edtf } : {}),
          },
        ]
      }),
    ),
  )
}

/** Where a subject has been, by meetings, presences and dated events. */
export function placeLines(subject: Subject): ProfileLine[] {
  return distinct(
    subject.records.flatMap(({ article, facts }) =>
      facts.flatMap((fact): ProfileLine[] => {
        if (fact.kind !== 'meeting' && fact.kind !== 'presence' && fact.kind !== 'event') return []
        const took = fact.kind === 'meeting' ? [...fact.who, ...fact.whom] : fact.who
        if (
          !fact.where ||
          subject.is(fact.where) ||
          !took.some((party) => subject.is(party.name)) ||
          (fact.kind === 'event' && fact.planned)
        )
          return []
        return [
          {
            text: fact.where,
            citations: [citationOf(article, fact.evidence[0])],
            ...(fact.when ? { date: fact.when.edtf } : {}),
          },
        ]
      }),
    ),
  )
}
