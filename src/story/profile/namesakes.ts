import { breathe } from '../../breathe.ts'
import { formatEdtf } from '../../dates/index.ts'
import { analyse } from '../../search/terms.ts'
import type { StoryRecord } from '../source.ts'
import { type HeldOffice, isSameOffice } from './offices.ts'
import type { Subject } from './subject.ts'

/** One person of the articles that a name may mean. */
interface Person {
  readonly records: StoryRecord[]
  readonly held: HeldOffice[]
  /** One office of each wording: reports that say the same words are of the same office. */
  readonly worded: Map<string, HeldOffice>
  /** Terms of the bodies and titles of the offices. */
  readonly bodies: Set<string>
  /** Whom and what their articles name besides. */
  readonly company: Set<string>
}

const wordingOf = ({ line }: HeldOffice): string => `${line.title}\n${line.of ?? ''}`
const distinct = (held: readonly HeldOffice[]) => new Map(held.map((office) => [wordingOf(office), office]))

/** Two persons where both hold offices that have no word in common, and their articles no name. */
function clearlyDiffer(a: Person, b: Person): boolean {
  if (a.held.length === 0 || b.held.length === 0) return false
  if (meet(a.bodies, b.bodies) || meet(a.company, b.company)) return false
  const others = [...b.worded.values()]
  return ![...a.worded.values()].some((x) => others.some((y) => isSameOffice(x.line, y.line)))
}

/** Whether two sets have something in common. */
function meet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [few, many] = a.size < b.size ? [a, b] : [b, a]
  for (const one of few) if (many.has(one)) return true
  return false
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
  const worded = [...distinct(held).values()]
  const differ = worded.some((a) => worded.some((b) => !isSameOffice(a.line, b.line)))
  const companyIn = differ ? await subject.company() : undefined
  const sorted = [...subject.records].sort((a, b) => mine(b).length - mine(a).length)
  for (const record of sorted) {
    await breathe()
    const alone = personOf(record, mine(record), companyIn?.get(record.article.id))
    const matches =
      subject.entry.kind === 'person' ? persons.filter((person) => !clearlyDiffer(person, alone)) : persons.slice(0, 1)
    const [home] = matches
    if (!home) persons.push(alone)
    else add(best(matches, alone) ?? home, alone)
  }
  return persons.sort((a, b) => b.records.length - a.records.length)
}

/** The person of one article. */
function personOf(record: StoryRecord, held: HeldOffice[], company: ReadonlySet<string> = new Set()): Person {
  const worded = distinct(held)
  const bodies = new Set([...worded.values()].flatMap(({ line }) => analyse(`${line.of ?? ''} ${line.title}`)))
  return { records: [record], held: [...held], worded, bodies, company: new Set(company) }
}

/** The person whose articles share the most names with these; the first of equals. */
function best(persons: readonly Person[], alone: Person): Person | undefined {
  const shared = (person: Person) => [...alone.company].filter((name) => person.company.has(name)).length
  let [found] = persons
  let most = found && persons.length > 1 ? shared(found) : 0
  for (const person of persons.slice(1)) {
    const names = shared(person)
    if (names <= most) continue
    most = names
    found = person
  }
  return found
}

function add(home: Person, alone: Person): void {
  home.records.push(...alone.records)
  home.held.push(...alone.held)
  for (const [wording, office] of alone.worded) home.worded.set(wording, office)
  for (const term of alone.bodies) home.bodies.add(term)
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
