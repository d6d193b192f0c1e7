/** Whether the articles of a name describe people who may be several: "Ann Lee, a baker" here, "Ann Lee, a judge" there. */
import { breathe } from '../../breathe.ts'
import { formatEdtf } from '../../dates/index.ts'
import { analyse } from '../../search/terms.ts'
import type { Article } from '../../types.ts'
import { byDate } from './lines.ts'
import { formsOf, wordsPattern } from './mentions.ts'
import type { HeldOffice } from './offices.ts'
import type { Subject } from './subject.ts'

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

function meet(a: ReadonlySet<string> | undefined, b: ReadonlySet<string> | undefined): boolean {
  if (!a || !b) return false
  for (const one of a) if (b.has(one)) return true
  return false
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
export async function mayBeSeveral(subject: Subject, held: readonly HeldOffice[]): Promise<string[]> {
  if (subject.entry.kind !== 'person') return []
  const forms = formsOf(subject)
  const sorted = [...subject.records].sort((a, b) => byDate(a.article.published, b.article.published))
  const described = sorted.flatMap(({ article }) => {
    const offices = held.filter(({ line }) => line.citations[0].article === article.id).map(({ line }) => line.text)
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
