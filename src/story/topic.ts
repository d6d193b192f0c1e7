import { nameKey, nameWords } from '../names/name-key.ts'
import type { NameEntry, NameSource } from '../names/name-source.ts'
import { analyse } from '../search/terms.ts'
import { sameBody } from './same-body.ts'
import { chooseArticles, mostArticles, type StorySource } from './source.ts'

/** What a timeline is about. */
export interface Topic {
  /** As shown: the name of the corpus, or the words typed. */
  readonly label: string
  /** Names that mean it, folded, words parted by a space; empty for a topic that is no name. */
  readonly forms: readonly string[]
  /** Other names of the corpus that begin with one of them ("Times Square" for "Times"). */
  readonly longer: ReadonlySet<string>
  /** Index terms of its words. */
  readonly terms: readonly string[]
  /** Numbers of the articles to read, ascending. */
  readonly articles: readonly number[]
}

/** Folded words with a space on either side, so that whole words can be sought in it. */
export const folded = (text: string): string => ` ${nameWords(text).join(' ')} `

/** How many meanings of a key are looked at: "Li" may stand for hundreds of persons. */
export const mostMeanings = 50
/** Longest name that is sought within a topic, in words. */
const longestName = 6
/** How many longer names are told apart from the topic's. */
const mostLonger = 2000

/** Each word that no name of the corpus has, replaced by the nearest that one has. */
async function mended(names: NameSource, words: readonly string[]): Promise<string[]> {
  const known = await names.known(words)
  const mend = async (word: string) => (known.has(word) ? word : ((await names.nearest(word, 1))[0] ?? word))
  return Promise.all(words.map(mend))
}

/** The name of the corpus that a text is, also misspelt. */
export async function findName({ names }: StorySource, text: string): Promise<readonly NameEntry[]> {
  const [exact = []] = await names.find([nameKey(text)], mostMeanings)
  if (exact.length > 0) return exact
  const [near = []] = await names.find([(await mended(names, nameWords(text))).join('')], mostMeanings)
  return near
}

/**
 * Forms that mean this name and no other of the corpus: "iPhone" is no form of "iPhone 4" where it is a name of its own.
 * @param same other entries that mean the same
 */
export async function ownForms(
  { names }: StorySource,
  entry: NameEntry,
  same: readonly NameEntry[] = [entry],
): Promise<string[]> {
  const keys = entry.aliases.map(nameKey)
  const [found, common] = await Promise.all([names.find(keys, 1), names.common(keys)])
  const own = entry.aliases.filter(
    (_, i) => same.some(({ name }) => name === found[i]?.[0]?.name) && !common.has(keys[i] ?? ''),
  )
  return [...new Set([entry.name, ...own].map((form) => nameWords(form).join(' ')))].filter((form) => form.length > 1)
}

/** Names of several words within a topic that is no name as a whole ("Times Book Club" in "readers of the Times Book Club"). */
async function namesWithin(source: StorySource, text: string): Promise<string[]> {
  const words = nameWords(text)
  const runs = words.flatMap((_, at) =>
    Array.from({ length: Math.min(longestName, words.length - at) }, (_, length) => ({ at, length: length + 1 })),
  )
  const keys = runs.map(({ at, length }) => words.slice(at, at + length).join(''))
  const known = await source.names.find(keys, 1)
  const found: string[] = []
  for (let at = 0; at < words.length; at++) {
    for (let length = Math.min(longestName, words.length - at); length > 1; length--) {
      const entry = known[runs.findIndex((run) => run.at === at && run.length === length)]?.[0]
      if (!entry) continue
      found.push(...(await ownForms(source, entry)))
      at += length - 1
      break
    }
  }
  return [...new Set(found)]
}

async function longerNames({ names }: StorySource, forms: readonly string[]): Promise<ReadonlySet<string>> {
  const longer = await Promise.all(forms.map((form) => names.longer(form, mostLonger)))
  return new Set(longer.flat().filter((name) => !forms.includes(name)))
}

/**
 * Finds what a text means as a topic: a name or alias of the corpus (also misspelt), else its words.
 * @returns undefined where no article has anything of it
 */
export async function findTopic(source: StorySource, text: string): Promise<Topic | undefined> {
  const entries = await findName(source, text)
  const [entry] = entries
  const found = (await source.search(text, mostArticles)).map((hit) => hit.article)
  if (entry) {
    const key = nameKey(text)
    const body = await sameBody(source, entry)
    const alike = entries.filter((other) => [other.name, ...other.aliases].some((form) => nameKey(form) === key))
    const same = [...body, ...alike.filter(({ name }) => !body.some((other) => other.name === name))]
    const typed = nameWords(text).join(' ')
    const own = await Promise.all(same.map((other) => ownForms(source, other, body.includes(other) ? body : [other])))
    const [exact = []] = await source.names.find([key], 1)
    const forms = [...new Set([...own.flat(), ...(exact.length > 0 ? [typed] : [])])]
    return {
      label: body[0].name,
      forms,
      terms: analyse(text),
      articles: await chooseArticles(found, same, source.names),
      longer: await longerNames(source, forms),
    }
  }
  const forms = await namesWithin(source, text)
  const terms = analyse(text)
  if (terms.length === 0 || found.length === 0) return undefined
  return {
    label: text.trim(),
    forms,
    terms,
    articles: await chooseArticles(found, [], source.names),
    longer: await longerNames(source, forms),
  }
}
