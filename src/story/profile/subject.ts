import { breathe } from '../../breathe.ts'
import { nameKey } from '../../names/name-key.ts'
import type { NameEntry } from '../../names/name-source.ts'
import { chooseArticles, mostArticles, type StoryRecord, type StorySource } from '../source.ts'
import { findName, mostMeanings, ownForms } from '../topic.ts'

/** Whom a profile is of, with the articles that name them. */
export interface Subject {
  readonly entry: NameEntry
  /** Whether a name of a fact means them. */
  is(name: string): boolean
  readonly forms: readonly string[]
  readonly records: readonly StoryRecord[]
  /** Other names of each article of theirs, by its id, as keys; places and names that stand in much of the corpus left out. */
  company(): Promise<ReadonlyMap<string, ReadonlySet<string>>>
  /** Others whom the typed name could mean. */
  readonly others: readonly NameEntry[]
}

/** A name in more than this share of the articles says nothing of whom an article is about. */
const commonShare = 0.2
/** In a small corpus a share says little. */
const fewArticles = 5
/** Names that are looked up at once. */
const keysAtOnce = 100

/** Which other names stand in the articles of a name. */
async function companyOf(
  source: StorySource,
  entry: NameEntry,
  records: readonly StoryRecord[],
): Promise<Map<string, Set<string>>> {
  const keysIn = new Map<StoryRecord, readonly string[]>()
  for (const record of records) {
    keysIn.set(record, record.names.map(nameKey))
    await breathe()
  }
  const keys = [...new Set([...keysIn.values()].flat())]
  const most = Math.max(fewArticles, source.size * commonShare)
  const telling = new Set<string>()
  for (let at = 0; at < keys.length; at += keysAtOnce) {
    const some = keys.slice(at, at + keysAtOnce)
    const found = await source.names.find(some, mostMeanings)
    for (const [i, key] of some.entries()) {
      const other = found[i]?.find(({ name }) => nameKey(name) === key)
      if (other && other.name !== entry.name && other.kind !== 'place' && other.articles <= most) telling.add(key)
    }
    await breathe()
  }
  const tellingOf = (record: StoryRecord) => (keysIn.get(record) ?? []).filter((key) => telling.has(key))
  return new Map(records.map((record) => [record.article.id, new Set(tellingOf(record))]))
}

/** Finds a name, an alias or a near spelling in the corpus; undefined where it does not know it. */
export async function findSubject(source: StorySource, name: string): Promise<Subject | undefined> {
  const [entry, ...others] = await findName(source, name)
  if (!entry) return undefined
  const forms = await ownForms(source, entry)
  const keys = new Set(forms.map(nameKey))
  const meant = new Map<string, boolean>()
  const found =
    entry.articles > mostArticles ? (await source.search(entry.name, mostArticles)).map((hit) => hit.article) : []
  const numbers = await chooseArticles(found, [entry], source.names)
  const records: StoryRecord[] = []
  for await (const record of source.records(numbers)) records.push(record)
  return {
    entry,
    forms,
    records,
    others,
    company: () => companyOf(source, entry, records),
    is: (other) => {
      const known = meant.get(other) ?? keys.has(nameKey(other))
      meant.set(other, known)
      return known
    },
  }
}
