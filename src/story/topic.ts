import { nearestWords } from '../answer/names/name-linker.ts'
import { type NameEntry, nameKey, nameWords } from '../answer/names/name-table.ts'
import { analyse } from '../search/terms.ts'
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

/** Each word that no name of the corpus has, replaced by the nearest that one has. */
function mended(source: StorySource, words: readonly string[]): string[] {
  return words.map((word) =>
    source.names.words.has(word) ? word : (nearestWords(word, source.names.words, 1)[0] ?? word),
  )
}

/** The name of the corpus that a text is, also misspelt. */
export function findName(source: StorySource, text: string): readonly NameEntry[] {
  const exact = source.names.find(nameKey(text))
  return exact.length > 0 ? exact : source.names.find(mended(source, nameWords(text)).join(''))
}

/** Forms that mean this name and no other of the corpus: "iPhone" is no form of "iPhone 4" where it is a name of its own. */
export function ownForms(source: StorySource, entry: NameEntry): string[] {
  const own = entry.aliases.filter(
    (alias) => source.names.find(nameKey(alias))[0] === entry && !source.names.isCommon(nameKey(alias)),
  )
  return [...new Set([entry.name, ...own].map((form) => nameWords(form).join(' ')))].filter((form) => form.length > 1)
}

/** Names of several words within a topic that is no name as a whole ("Times Book Club" in "readers of the Times Book Club"). */
function namesWithin(source: StorySource, text: string): string[] {
  const words = nameWords(text)
  const found: string[] = []
  for (let at = 0; at < words.length; at++) {
    for (let length = Math.min(6, words.length - at); length > 1; length--) {
      const entry = source.names.find(words.slice(at, at + length).join(''))[0]
      if (!entry) continue
      found.push(...ownForms(source, entry))
      at += length - 1
      break
    }
  }
  return [...new Set(found)]
}

function longerNames(source: StorySource, forms: readonly string[]): ReadonlySet<string> {
  const starts = forms.map((form) => form.split(' ')[0] ?? form)
  const near = source.names.entries.filter(({ name }) => starts.some((start) => name.toLowerCase().startsWith(start)))
  const words = near.map(({ name }) => nameWords(name).join(' '))
  return new Set(words.filter((name) => !forms.includes(name) && forms.some((form) => name.startsWith(`${form} `))))
}

/**
 * Finds what a text means as a topic: a name or alias of the corpus (also misspelt), else its words.
 * @returns undefined where no article has anything of it
 */
export async function findTopic(source: StorySource, text: string): Promise<Topic | undefined> {
  const entries = findName(source, text)
  const [entry] = entries
  const found = (await source.search(text, mostArticles)).map((hit) => hit.article)
  if (entry) {
    const key = nameKey(text)
    const same = entries.filter(
      (other) => other === entry || [other.name, ...other.aliases].some((form) => nameKey(form) === key),
    )
    const typed = nameWords(text).join(' ')
    const forms = [
      ...new Set([
        ...same.flatMap((other) => ownForms(source, other)),
        ...(entries === source.names.find(key) || source.names.has(key) ? [typed] : []),
      ]),
    ]
    const named = [...new Set(same.flatMap((other) => other.articles))]
    return {
      label: entry.name,
      forms,
      terms: analyse(text),
      articles: chooseArticles(found, named, source.infos),
      longer: longerNames(source, forms),
    }
  }
  const forms = namesWithin(source, text)
  const terms = analyse(text)
  if (terms.length === 0 || found.length === 0) return undefined
  return {
    label: text.trim(),
    forms,
    terms,
    articles: chooseArticles(found, [], source.infos),
    longer: longerNames(source, forms),
  }
}
