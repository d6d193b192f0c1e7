import { breathe } from '../../breathe.ts'
import { nameKey } from '../../names/name-key.ts'
import type { NameEntry } from '../../names/name-source.ts'
import { isTold } from '../candidate.ts'
import { mostMeanings, sameBody } from '../same-body.ts'
import { chooseArticles, mostArticles, type StoryRecord, type StorySource } from '../source.ts'
import { findName, ownForms } from '../topic.ts'
import { writtenAs } from './mentions.ts'

/** Whom a profile is of, with the articles that name them. */
export interface Subject {
  readonly entry: NameEntry
  /** Whether a name of a fact means them. */
  is(name: string): boolean
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

async function subjectOf(source: StorySource, found: readonly NameEntry[]): Promise<Subject | undefined> {
  const [first] = found
  if (!first) return undefined
  const entries = await sameBody(source, first)
  const [main, ...same] = entries
  const aliases = [...new Set([...main.aliases, ...same.flatMap(({ name, aliases }) => [name, ...aliases])])]
  const best =
    main.articles > mostArticles ? (await source.search(main.name, mostArticles)).map((hit) => hit.article) : []
  const chosen = await chooseArticles(best, entries, source.names)
  const entry: NameEntry = {
    ...main,
    aliases: aliases.filter((alias) => alias !== main.name),
    articles: same.length > 0 ? Math.max(chosen.length, ...entries.map(({ articles }) => articles)) : main.articles,
  }
  const others = found.filter((other) => !entries.some(({ name }) => name === other.name))
  const forms = await Promise.all(entries.map((one) => ownForms(source, one, entries)))
  return gather(source, entry, forms.flat(), chosen, others)
}

async function gather(
  source: StorySource,
  entry: NameEntry,
  forms: readonly string[],
  numbers: readonly number[],
  others: readonly NameEntry[],
): Promise<Subject> {
  const keys = new Set(forms.map(nameKey))
  const meant = new Map<string, boolean>()
  const records: StoryRecord[] = []
  for await (const record of source.records(numbers))
    records.push({ ...record, facts: record.facts.filter((fact) => isTold(record.article, fact)) })
  return {
    entry,
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

/** How many words of a title may stand before a name: "Captain Ann Lee", "Vice Mayor Ann Lee". */
const longestTitle = 2

/** The person whose name with a title before it some words are. */
async function afterTitle({ names }: StorySource, written: string): Promise<NameEntry | undefined> {
  const words = written.split(' ')
  const tails = Array.from({ length: longestTitle }, (_, i) => words.slice(i + 1).join(' ')).filter(Boolean)
  const found = await names.find(tails.map(nameKey), 1)
  return found.flat().find(({ kind, name }) => kind === 'person' && tails.includes(name))
}

/**
 * What the articles write as a name that was not read as one: the words stand there with their capitals. With a title before the name of a person,
 * that person.
 */
async function writtenSubject(source: StorySource, text: string): Promise<Subject | undefined> {
  const words = text.trim().replace(/^the\s+/i, '')
  const numbers = (await source.search(text, mostArticles)).map((hit) => hit.article).sort((a, b) => a - b)
  const forms: (string | undefined)[] = []
  for await (const { article } of source.records(numbers)) forms.push(writtenAs(article.text, words))
  const name = forms.find((form) => form !== undefined)
  if (name === undefined) return undefined
  const person = await afterTitle(source, name)
  if (person) return subjectOf(source, [person])
  const naming = numbers.filter((_, i) => forms[i] !== undefined)
  return gather(source, { name, kind: 'other', aliases: [], articles: naming.length }, [name], naming, [])
}

/** Finds a name, an alias or a near spelling in the corpus, or words that it writes as a name; undefined where it does not know it. */
export async function findSubject(source: StorySource, name: string): Promise<Subject | undefined> {
  const [exact = []] = await source.names.find([nameKey(name)], mostMeanings)
  if (exact.length > 0) return subjectOf(source, exact)
  return (await writtenSubject(source, name)) ?? subjectOf(source, await findName(source, name))
}
