import { analyse } from '../search/terms.ts'
import type { Article } from '../types.ts'
import type { Candidate } from './candidate.ts'
import { folded, type Topic } from './topic.ts'

/** How often a text names the topic. A name of several words may have one more within ("Times Book Store" for "Times Store"). */
function names(topic: Topic, text: string): number {
  const words = folded(text)
  return Math.max(
    0,
    ...topic.forms.map(
      (form) =>
        [...words.matchAll(looseForm(form))].filter((match) => !isLonger(topic, words.slice(match.index + 1))).length,
    ),
  )
}

const isLonger = (topic: Topic, words: string): boolean =>
  [...topic.longer].some((name) => words.startsWith(`${name} `))

const looseForms = new Map<string, RegExp>()

function looseForm(form: string): RegExp {
  const known = looseForms.get(form)
  if (known) return known
  const parts = form.split(' ').map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
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
