import { analyse } from '../search/terms.ts'
import type { Article } from '../types.ts'
import type { Candidate } from './candidate.ts'
import { folded, type Topic } from './topic.ts'

/** How central a topic is in an article, 0 to 1: in its title, in its lead, or how often it is named. */
export function centrality(topic: Topic, article: Article): number {
  const within = (text: string): number => {
    if (topic.forms.length > 0) {
      const words = folded(text)
      return Math.max(0, ...topic.forms.map((form) => words.split(` ${form} `).length - 1))
    }
    const terms = new Set(analyse(text))
    return topic.terms.every((term) => terms.has(term)) ? 1 : 0
  }
  if (within(article.title) > 0) return 1
  if (within(article.text.slice(0, 300)) > 0) return 0.7
  return Math.min(0.5, 0.2 + within(article.text) * 0.06)
}

/** Whether a report speaks of the topic: its sentence names it, or a pronoun or description in it means it. */
export function speaksOf(topic: Topic, candidate: Candidate): boolean {
  if (topic.forms.length > 0) {
    const words = folded(candidate.citation.quote)
    return (
      topic.forms.some((form) => words.includes(` ${form} `)) ||
      candidate.about.some((name) => topic.forms.includes(folded(name).trim()))
    )
  }
  const terms = new Set(analyse(`${candidate.citation.quote} ${candidate.about.join(' ')}`))
  const present = topic.terms.filter((term) => terms.has(term)).length
  return present >= Math.max(1, Math.ceil(topic.terms.length * 0.6))
}
