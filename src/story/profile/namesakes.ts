import { formatEdtf } from '../../dates/index.ts'
import { analyse } from '../../search/terms.ts'
import type { StoryRecord } from '../source.ts'
import { type HeldOffice, isSameOffice } from './offices.ts'
import type { Subject } from './subject.ts'

/** One person of the articles that a name may mean. */
interface Person {
  readonly records: StoryRecord[]
  readonly held: HeldOffice[]
  /** Whom and what their articles name besides. */
  readonly company: Set<string>
}

const bodies = (person: Person): Set<string> =>
  new Set(person.held.flatMap(({ line }) => analyse(`${line.of ?? ''} ${line.title}`)))

/** Two persons where both hold offices that have no word in common, and their articles no name. */
function clearlyDiffer(a: Person, b: Person): boolean {
  if (a.held.length === 0 || b.held.length === 0) return false
  const [those, others] = [distinct(a.held), distinct(b.held)]
  if (those.some((x) => others.some((y) => isSameOffice(x.line, y.line)))) return false
  const [x, y] = [bodies(a), bodies(b)]
  return ![...x].some((term) => y.has(term)) && ![...a.company].some((name) => b.company.has(name))
}

/** One of each wording: reports of an office that say the same words are the same office. */
function distinct(held: readonly HeldOffice[]): HeldOffice[] {
  return [...new Map(held.map((office) => [`${office.line.title}\n${office.line.of ?? ''}`, office])).values()]
}

function byArticle(held: readonly HeldOffice[]): ReadonlyMap<string, HeldOffice[]> {
  const articles = new Map<string, HeldOffice[]>()
  for (const office of held) {
    const id = office.line.citations[0].article
    const known = articles.get(id)
    if (known) known.push(office)
    else articles.set(id, [office])
  }
  return articles
}

/** Parts the articles of a name by the persons that it means; one, unless they clearly differ. The most reported comes first. */
export async function personsOf(subject: Subject, held: readonly HeldOffice[]): Promise<Person[]> {
  const persons: Person[] = []
  const offices = byArticle(held)
  const mine = (record: StoryRecord) => offices.get(record.article.id) ?? []
  const worded = distinct(held)
  const differ = worded.some((a) => worded.some((b) => !isSameOffice(a.line, b.line)))
  const companyIn = differ ? await subject.company() : undefined
  const sorted = [...subject.records].sort((a, b) => mine(b).length - mine(a).length)
  for (const record of sorted) {
    const alone: Person = {
      records: [record],
      held: mine(record),
      company: new Set(companyIn?.get(record.article.id)),
    }
    const matches =
      subject.entry.kind === 'person' ? persons.filter((person) => !clearlyDiffer(person, alone)) : persons.slice(0, 1)
    const [home] = matches
    if (!home) persons.push(alone)
    else add(best(matches, alone) ?? home, alone)
  }
  return persons.sort((a, b) => b.records.length - a.records.length)
}

/** The person whose articles share the most names with these. */
function best(persons: readonly Person[], alone: Person): Person | undefined {
  const shared = (person: Person) => [...alone.company].filter((name) => person.company.has(name)).length
  return [...persons].sort((a, b) => shared(b) - shared(a))[0]
}

function add(home: Person, alone: Person): void {
  home.records.push(...alone.records)
  home.held.push(...alone.held)
  for (const name of alone.company) home.company.add(name)
}

/** "Vice Mayor of Harbour, 2020": what tells a person from another of the name. */
export function describe(person: Person): string {
  const office = person.held[0]?.line
  const date = office?.asOf ?? person.records[0]?.article.published
  return [office?.text ?? person.records[0]?.article.title ?? '', date ? formatEdtf(date) : '']
    .filter((part) => part !== '')
    .join(', ')
}
