import { nameKey } from '../answer/names/name-table.ts'
import { formatEdtf } from '../dates/index.ts'
import type { Suggestion } from '../types.ts'
import type { StoredCorpus } from './stored-corpus.ts'

/** Longest value and label that a choice may have. */
const longest = 100
const cut = (text: string): string => ([...text].length <= longest ? text : `${[...text].slice(0, longest - 1).join('')}…`)

/** Questions that the facts of the corpus can answer, about the name that is being typed. */
function questionsAbout(name: string, hasOffice: boolean): string[] {
  return [hasOffice ? `Who is ${name}?` : `What do the articles say about ${name}?`, `Whom did ${name} meet?`, `What did ${name} say?`]
}

/**
 * Completes what has been typed so far.
 * @param typed may be empty: then the most reported
 * @returns at most `limit`, values and labels of at most 100 characters
 */
export function suggest(corpus: StoredCorpus, typed: string, kinds: ReadonlySet<Suggestion['kind']>, limit: number): Suggestion[] {
  const found = new Map<string, Suggestion>()
  const add = (suggestion: Suggestion) => {
    const key = `${suggestion.value.toLowerCase()}`
    if (found.size < limit && [...suggestion.value].length <= longest && !found.has(key)) found.set(key, { ...suggestion, label: cut(suggestion.label) })
  }
  const words = typed.trim().split(/\s+/)
  const key = nameKey(typed)
  const lastKey = nameKey(words[words.length - 1] ?? '')
  const starts = (form: string, prefix: string) => prefix === '' || nameKey(form).startsWith(prefix) || form.split(/\s+/).some((word) => nameKey(word).startsWith(prefix))
  const matches = corpus.names.entries.filter((entry) => (entry.kind === 'person' || entry.kind === 'organisation' || entry.kind === 'event' || entry.kind === 'place') && [entry.name, ...entry.aliases].some((form) => starts(form, key) || (kinds.has('question') && lastKey.length > 1 && starts(form, lastKey))))
  if (kinds.has('question')) {
    for (const entry of matches.filter((match) => match.kind === 'person').slice(0, 5)) {
      for (const question of questionsAbout(entry.name, corpus.offices[nameKey(entry.name)] !== undefined)) if (typed === '' || question.toLowerCase().startsWith(words[0]?.toLowerCase() ?? '') || key.length > 2) add({ kind: 'question', value: question, label: question })
    }
  }
  if (kinds.has('name')) {
    for (const entry of matches.slice(0, limit)) {
      const office = corpus.offices[nameKey(entry.name)]
      add({ kind: 'name', value: entry.name, label: office ? `${entry.name} · ${office}` : entry.name })
    }
  }
  if (kinds.has('topic')) for (const entry of matches.filter((match) => match.kind !== 'person').slice(0, limit)) add({ kind: 'topic', value: entry.name, label: entry.name })
  if (kinds.has('article')) {
    for (const info of corpus.infos) {
      if (found.size >= limit) break
      if (key !== '' && !nameKey(info.title).includes(key)) continue
      add({ kind: 'article', value: [...info.title].length <= longest ? info.title : info.id, label: info.published ? `${info.title} · ${formatEdtf(info.published)}` : info.title })
    }
  }
  return [...found.values()]
}
