import { type NameEntry, nameKey } from '../../answer/names/name-table.ts'
import { chooseArticles, mostArticles, type StoryRecord, type StorySource } from '../source.ts'
import { findName, ownForms } from '../topic.ts'

/** Whom a profile is of, with the articles that name them. */
export interface Subject {
  readonly entry: NameEntry
  /** Whether a name of a fact means them. */
  is(name: string): boolean
  readonly forms: readonly string[]
  readonly records: readonly StoryRecord[]
  /** Other names of an article of theirs, as keys; places and names that stand in much of the corpus left out. */
  companyIn(article: string): ReadonlySet<string>
  /** Others whom the typed name could mean. */
  readonly others: readonly NameEntry[]
}

/** A name in more than this share of the articles says nothing of whom an article is about. */
const commonShare = 0.2
/** In a small corpus a share says little. */
const fewArticles = 5

/** Reads, once and only when asked, which other names stand in the articles of a name. */
function companyOf(source: StorySource, entry: NameEntry, numbers: readonly number[]): Subject['companyIn'] {
  let table: Map<string, Set<string>> | undefined
  const make = () => {
    const made = new Map(numbers.map((number) => [source.infos[number]?.id ?? '', new Set<string>()]))
    const most = Math.max(fewArticles, source.infos.length * commonShare)
    for (const other of source.names.entries) {
      if (other === entry || other.kind === 'place' || other.articles.length > most) continue
      for (const number of other.articles) made.get(source.infos[number]?.id ?? '')?.add(nameKey(other.name))
    }
    return made
  }
  return (article) => {
    table ??= make()
    return table.get(article) ?? new Set()
  }
}

/** Finds a name, an alias or a near spelling in the corpus; undefined where it does not know it. */
export async function findSubject(source: StorySource, name: string): Promise<Subject | undefined> {
  const [entry, ...others] = findName(source, name)
  if (!entry) return undefined
  const forms = ownForms(source, entry)
  const keys = new Set(forms.map(nameKey))
  const found =
    entry.articles.length > mostArticles
      ? (await source.search(entry.name, mostArticles)).map((hit) => hit.article)
      : []
  const numbers =
    entry.articles.length > mostArticles ? chooseArticles(found, entry.articles, source.infos) : entry.articles
  const records: StoryRecord[] = []
  for (const number of numbers) records.push(await source.record(number))
  return {
    entry,
    forms,
    records,
    others,
    companyIn: companyOf(source, entry, numbers),
    is: (other) => keys.has(nameKey(other)),
  }
}
