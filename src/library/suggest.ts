import { formatEdtf } from '../dates/index.ts'
import type { OpenedCorpus } from '../index/backend.ts'
import { nameKey } from '../names/name-key.ts'
import type { NameKind, Suggestion } from '../types.ts'

/** Longest value and label that a choice may have. */
const longest = 100
/** Persons about whom questions are offered. */
const mostAsked = 5
const topics: ReadonlySet<NameKind> = new Set(['organisation', 'event', 'place'])
const persons: ReadonlySet<NameKind> = new Set(['person'])
const offered: ReadonlySet<NameKind> = new Set([...persons, ...topics])
const cut = (text: string): string =>
  [...text].length <= longest ? text : `${[...text].slice(0, longest - 1).join('')}…`

/** Questions that the facts of the corpus can answer, about the name that is being typed. */
function questionsAbout(name: string, hasOffice: boolean): string[] {
  return [
    hasOffice ? `Who is ${name}?` : `What do the articles say about ${name}?`,
    `Whom did ${name} meet?`,
    `What did ${name} say?`,
  ]
}

/** Gathers suggestions, each once, as many as are wanted. */
class Choices {
  readonly #found = new Map<string, Suggestion>()

  constructor(private readonly limit: number) {}

  add(suggestion: Suggestion): void {
    const key = suggestion.value.toLowerCase()
    if (this.#found.size >= this.limit || [...suggestion.value].length > longest || this.#found.has(key)) return
    this.#found.set(key, { ...suggestion, label: cut(suggestion.label) })
  }

  list(): Suggestion[] {
    return [...this.#found.values()]
  }
}

async function addQuestions(corpus: OpenedCorpus, typed: string, choices: Choices): Promise<void> {
  const [first = '', ...rest] = typed.trim().split(/\s+/)
  const key = nameKey(typed)
  const lastKey = nameKey(rest.at(-1) ?? first)
  for (const { name, office } of await named(corpus, lastKey.length > 1 ? [key, lastKey] : [key], persons, mostAsked))
    for (const question of questionsAbout(name, office !== undefined)) {
      if (typed !== '' && key.length <= 2 && !question.toLowerCase().startsWith(first.toLowerCase())) continue
      choices.add({ kind: 'question', value: question, label: question })
    }
}

/** Names that begin as what is typed, each with its latest office. */
async function named(corpus: OpenedCorpus, starts: readonly string[], kinds: ReadonlySet<NameKind>, limit: number) {
  const entries = await corpus.names.complete(starts, kinds, limit)
  const offices = await corpus.offices(entries.map(({ name }) => nameKey(name)))
  return entries.map(({ name }) => ({ name, office: offices.get(nameKey(name)) }))
}

/**
 * Completes what has been typed so far.
 * @param typed may be empty: then the most reported
 * @returns at most `limit`, values and labels of at most 100 characters
 */
export async function suggest(
  corpus: OpenedCorpus,
  typed: string,
  kinds: ReadonlySet<Suggestion['kind']>,
  limit: number,
): Promise<Suggestion[]> {
  const choices = new Choices(limit)
  if (kinds.has('question')) await addQuestions(corpus, typed, choices)
  if (kinds.has('name'))
    for (const { name, office } of await named(corpus, [nameKey(typed)], offered, limit))
      choices.add({ kind: 'name', value: name, label: office ? `${name} · ${office}` : name })
  if (kinds.has('topic'))
    for (const { name } of await corpus.names.complete([nameKey(typed)], topics, limit))
      choices.add({ kind: 'topic', value: name, label: name })
  if (kinds.has('article'))
    for (const { id, title, published } of await corpus.titled(typed, limit)) {
      const value = [...title].length <= longest ? title : id
      choices.add({ kind: 'article', value, label: published ? `${title} · ${formatEdtf(published)}` : title })
    }
  return choices.list()
}
