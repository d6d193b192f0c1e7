import { nameKey, nameWords } from '../names/name-key.ts'
import type { NameEntry, NameSource } from '../names/name-source.ts'
import { analyse } from '../search/terms.ts'
import type { Article } from '../types.ts'
import type { Candidate } from './candidate.ts'
import { mostMeanings, sameBody } from './same-body.ts'
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
const folded = (text: string): string => ` ${nameWords(text).join(' ')} `

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
  const terms = analyse(text)
  const topicOf = async (label: string, forms: readonly string[], named: readonly NameEntry[]): Promise<Topic> => {
    const articles = await chooseArticles(found, named, source.names)
    return { label, forms, terms, articles, longer: await longerNames(source, forms) }
  }
  if (!entry)
    return terms.length === 0 || found.length === 0
      ? undefined
      : topicOf(text.trim(), await namesWithin(source, text), [])
  const key = nameKey(text)
  const body = await sameBody(source, entry)
  const alike = entries.filter(({ name, aliases }) => [name, ...aliases].some((form) => nameKey(form) === key))
  const same = [...body, ...alike.filter(({ name }) => !body.some((other) => other.name === name))]
  const own = await Promise.all(same.map((other) => ownForms(source, other, body.includes(other) ? body : [other])))
  const [exact = []] = await source.names.find([key], 1)
  const typed = exact.length > 0 ? [nameWords(text).join(' ')] : []
  return topicOf(body[0].name, [...new Set([...own.flat(), ...typed])], same)
}

/** How often a text names the topic. A name of several words may have one more within ("Times Book Store" for "Times Store"). */
function names(topic: Topic, text: string): number {
  const words = folded(text)
  const timesOf = (form: string) =>
    [...words.matchAll(looseForm(form))].filter(({ index }) => !isLonger(topic, words.slice(index + 1))).length
  return Math.max(0, ...topic.forms.map(timesOf))
}

const isLonger = (topic: Topic, words: string): boolean =>
  [...topic.longer].some((name) => words.startsWith(`${name} `))

/** A word as the source of a pattern. */
export const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

const looseForms = new Map<string, RegExp>()

function looseForm(form: string): RegExp {
  const known = looseForms.get(form)
  if (known) return known
  const parts = form.split(' ').map(escaped)
  const last = parts[parts.length - 1] ?? ''
  const loose = parts.length === 2 && /^[a-z]{3,}$/.test(last) ? parts.join(' (?:[a-z]+ )?') : parts.join(' ')
  const made = new RegExp(` ${loose}(?= )`, 'g')
  if (looseForms.size > 500) looseForms.clear()
  looseForms.set(form, made)
  return made
}

/** How central a topic is in an article, 0 to 1: in its title, in its lead, or how often it is named. */
export function centrality(topic: Topic, article: Article): number {
  const within = (text: string): number => {
    if (topic.forms.length > 0) return names(topic, text)
    const terms = new Set(analyse(text))
    return topic.terms.every((term) => terms.has(term)) ? 1 : 0
  }
  if (within(article.title) > 0) return 1
  if (within(article.text.slice(0, 300)) > 0) return 0.7
  return Math.min(0.5, 0.2 + within(article.text) * 0.06)
}

/** Whether a report speaks of the topic: it names it, or a pronoun or description in it means it. */
export function speaksOf(topic: Topic, candidate: Candidate): boolean {
  const told = candidate.shared ? candidate.clause : candidate.citation.quote
  if (topic.forms.length > 0) return names(topic, told) > 0 || candidate.about.some((name) => names(topic, name) > 0)
  const terms = new Set(analyse(`${told} ${candidate.about.join(' ')}`))
  const present = topic.terms.filter((term) => terms.has(term)).length
  return present >= Math.max(1, Math.ceil(topic.terms.length * 0.6))
}
