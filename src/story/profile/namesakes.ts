/** Which persons a name means: those whom the articles tell apart, and those who may be several ("Ann Lee, a baker" here, "Ann Lee, a judge" there). */
import { greatest, group } from 'd3-array'
import { breathe } from '../../breathe.ts'
import { formatEdtf } from '../../dates/index.ts'
import { analyse } from '../../search/terms.ts'
import type { Article, OfficeLine } from '../../types.ts'
import type { StoryRecord } from '../source.ts'
import { byDate } from './lines.ts'
import { formsOf, wordsPattern } from './mentions.ts'
import { isSameOffice } from './offices.ts'
import type { Subject } from './subject.ts'

/** One person of the articles that a name may mean. */
interface Person {
  readonly records: StoryRecord[]
  readonly held: OfficeLine[]
  /** One office of each wording: reports that say the same words are of the same office. */
  readonly worded: Map<string, OfficeLine>
  /** Terms of the bodies and titles of the offices. */
  readonly bodies: Set<string>
  /** Whom and what their articles name besides. */
  readonly company: Set<string>
}

const wordingOf = ({ title, of = '' }: OfficeLine): string => `${title}\n${of}`
const distinct = (held: readonly OfficeLine[]) => new Map(held.map((office) => [wordingOf(office), office]))

/** Two persons where both hold offices that have no word in common, and their articles no name. */
function clearlyDiffer(a: Person, b: Person): boolean {
  if (a.held.length === 0 || b.held.length === 0) return false
  if (meet(a.bodies, b.bodies) || meet(a.company, b.company)) return false
  const others = [...b.worded.values()]
  return ![...a.worded.values()].some((x) => others.some((y) => isSameOffice(x, y)))
}

/** Whether two sets have something in common. */
function meet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [few, many] = a.size < b.size ? [a, b] : [b, a]
  for (const one of few) if (many.has(one)) return true
  return false
}

/** Parts the articles of a name by the persons that it means; one, unless they clearly differ. The most reported comes first. */
export async function personsOf(subject: Subject, held: readonly OfficeLine[]): Promise<Person[]> {
  const persons: Person[] = []
  const offices = group(held, ({ citations }) => citations[0].article)
  const mine = (record: StoryRecord) => offices.get(record.article.id) ?? []
  const worded = [...distinct(held).values()]
  const differ = worded.some((a) => worded.some((b) => !isSameOffice(a, b)))
  const companyIn = differ ? await subject.company() : undefined
  const sorted = [...subject.records].sort((a, b) => mine(b).length - mine(a).length)
  for (const record of sorted) {
    await breathe()
    const alone = personOf(record, mine(record), companyIn?.get(record.article.id))
    const matches =
      subject.entry.kind === 'person' ? persons.filter((person) => !clearlyDiffer(person, alone)) : persons.slice(0, 1)
    const home = greatest(matches, ({ company }) => [...alone.company].filter((name) => company.has(name)).length)
    if (home) add(home, alone)
    else persons.push(alone)
  }
  return persons.sort((a, b) => b.records.length - a.records.length)
}

/** The person of one article. */
function personOf(record: StoryRecord, held: OfficeLine[], company: ReadonlySet<string> = new Set()): Person {
  const worded = distinct(held)
  const bodies = new Set([...worded.values()].flatMap(({ of = '', title }) => analyse(`${of} ${title}`)))
  return { records: [record], held: [...held], worded, bodies, company: new Set(company) }
}

/** Puts the articles of a person with others of theirs. */
function add(home: Person, alone: Person): void {
  home.records.push(...alone.records)
  home.held.push(...alone.held)
  for (const [wording, office] of alone.worded) home.worded.set(wording, office)
  for (const term of alone.bodies) home.bodies.add(term)
  for (const name of alone.company) home.company.add(name)
}

/** "Vice Mayor of Harbour, 2020": what tells a person from another of the name. */
export function describe(person: Person): string {
  const [office] = person.held
  const { title, published } = person.records[0]?.article ?? {}
  const date = office?.asOf ?? published
  return [office?.text ?? title, date && formatEdtf(date)].filter(Boolean).join(', ')
}

/** Words that say nothing of which person is meant. */
const general = new Set(
  analyse(
    `man woman person people boy girl child adult resident native citizen member year old young late former retired local keen first second third only
    father mother parent son daughter husband wife widow brother sister friend colleague neighbour neighbor guest winner victim one other same new great famous
    two three four five six seven eight nine ten`,
  ),
)

/** Up to eight words, none of which opens a clause. */
const words = "((?:(?!(?:who|whom|whose|which|that|and|but|said|says|has|had|was|is)\\b)[\\p{L}\\p{N}'’-]+\\s?){1,8})"

/** What is said of a name beside it: "Ann Lee, a baker of Lune,", "Ann Lee is a baker", "the baker Ann Lee". */
function descriptionsIn(text: string, form: string): string[] {
  const name = wordsPattern(form)
  const patterns = [
    new RegExp(`${name}(?:\\s*\\([^)]{1,20}\\))?,\\s+(?:an?|the)\\s+${words}`, 'gu'),
    new RegExp(`${name}\\s+(?:is|was)\\s+an?\\s+${words}`, 'gu'),
    new RegExp(`(?<![\\p{L}])(?:[Tt]he|[Aa]n?)\\s+((?:\\p{Ll}[\\p{L}-]*\\s+){1,3})${name}`, 'gu'),
  ]
  return patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => (match[1] ?? '').replace(/\s+/g, ' ').trim()),
  )
}

/** The person of one article, as it describes them. */
interface Described {
  readonly article: Article
  readonly description: string
  readonly terms: ReadonlySet<string>
}

function describedIn(article: Article, forms: readonly string[], offices: readonly string[]): Described | undefined {
  const all = [...offices, ...forms.flatMap((form) => descriptionsIn(article.text, form))]
  const termsOf = (description: string) =>
    analyse(description).filter((term) => !general.has(term) && !/^\d/.test(term))
  const telling = all.filter((description) => termsOf(description).length > 0)
  const [description] = telling
  return description === undefined ? undefined : { article, description, terms: new Set(telling.flatMap(termsOf)) }
}

/** Puts together what has something in common, also by way of others; the order is that of the first of each. */
async function parted<T>(all: readonly T[], areOne: (a: T, b: T) => boolean): Promise<T[][]> {
  let groups: T[][] = []
  for (const one of all) {
    await breathe()
    const own = groups.filter((group) => group.some((other) => areOne(one, other)))
    const at = own[0] ? groups.indexOf(own[0]) : groups.length
    const rest = groups.filter((group) => !own.includes(group))
    groups = [...rest.slice(0, at), [...own.flat(), one], ...rest.slice(at)]
  }
  return groups
}

/** At most so many are named. */
const mostShown = 5

/**
 * The descriptions of people who may be several: their articles describe them in words of which none is shared, and name nobody else in common.
 * @param held their offices
 * @returns none where all may be one
 */
export async function mayBeSeveral(subject: Subject, held: readonly OfficeLine[]): Promise<string[]> {
  if (subject.entry.kind !== 'person') return []
  const forms = formsOf(subject)
  const sorted = [...subject.records].sort((a, b) => byDate(a.article.published, b.article.published))
  const described = sorted.flatMap(({ article }) => {
    const offices = held.filter(({ citations }) => citations[0].article === article.id).map(({ text }) => text)
    return describedIn(article, forms, offices) ?? []
  })
  const byWords = await parted(described, (a, b) => meet(a.terms, b.terms))
  if (byWords.length < 2) return []
  const company = await subject.company()
  const companyOf = (group: readonly Described[]) =>
    new Set(group.flatMap(({ article }) => [...(company.get(article.id) ?? [])]))
  const people = await parted(
    byWords.map((group) => ({ group, company: companyOf(group) })),
    (a, b) => meet(a.company, b.company),
  )
  if (people.length < 2) return []
  return people.slice(0, mostShown).flatMap(([first]) => {
    const one = first?.group[0]
    if (!one) return []
    const { published } = one.article
    return [published ? `${one.description} (${formatEdtf(published)})` : one.description]
  })
}
