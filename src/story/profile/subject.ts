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
  /** Others whom the typed name could mean. */
  readonly others: readonly NameEntry[]
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
  return { entry, forms, records, others, is: (other) => keys.has(nameKey(other)) }
}
