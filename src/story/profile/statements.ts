import type { StatementLine } from '../../types.ts'
import { citationOf } from '../citation.ts'
import { inOrder } from './lines.ts'
import type { Subject } from './subject.ts'

/** At most this many statements, of the newest articles. */
const mostStatements = 200

const unquoted = (text: string): string => text.replace(/^["“]\s*|[,\s]*["”]$/g, '')

/** What a subject has said, as the articles word it, by the date of the article. */
export function statementLines(subject: Subject): StatementLine[] {
  const lines = subject.records.flatMap(({ article, facts }) => {
    const seen = new Set<number>()
    return facts.flatMap((fact): StatementLine[] => {
      if (fact.kind !== 'statement' || !subject.is(fact.who) || seen.has(fact.sentence)) return []
      seen.add(fact.sentence)
      const text = unquoted(article.text.slice(fact.what.start, fact.what.end)).replace(/\s+/g, ' ').trim()
      if (text === '') return []
      return [
        {
          text,
          direct: fact.direct,
          citations: [citationOf(article, fact.evidence[0], fact.what)],
          ...(article.published ? { date: article.published } : {}),
        },
      ]
    })
  })
  return inOrder(lines).slice(-mostStatements)
}
