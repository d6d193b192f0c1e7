import type { FactOf } from '../../facts/index.ts'
import { wordsOf } from '../../facts/statement.ts'
import type { StatementLine } from '../../types.ts'
import { citationOf } from '../citation.ts'
import { inOrder } from './lines.ts'
import type { Subject } from './subject.ts'

/** At most this many statements, of the newest articles. */
const mostStatements = 200

/** Verbs after which the words said make sense without the verb. */
const plainSaying = new Set(
  'say state add note announce claim declare explain stress emphasize emphasise argue believe think insist remark comment report reply answer admit confirm warn promise predict acknowledge mention observe recall conclude write hope suggest'.split(
    ' ',
  ),
)
/** Fewer words are a scrap, not a statement. */
const fewestWords = 4

/** How a rest of a sentence begins whose subject or verb stands elsewhere ("X, she said, can become …"). */
const rest = /^(?:to|of|on|for|with|can|could|will|would|may|might|must|should|is|are|was|were|has|have|had)\b/

function standsAlone(words: string, { direct, fragment, verb }: FactOf<'statement'>): boolean {
  return direct || (!fragment && (plainSaying.has(verb) || verb === 'according to') && !rest.test(words))
}

const unquoted = (text: string): string => text.replace(/^["“]\s*|[,\s]*["”]$/g, '')

/** What a subject has said, as the articles word it, by the date of the article. */
export function statementLines(subject: Subject): StatementLine[] {
  const lines = subject.records.flatMap(({ article, facts }) => {
    const seen = new Set<number>()
    return facts.flatMap((fact): StatementLine[] => {
      if (fact.kind !== 'statement' || !subject.is(fact.who) || seen.has(fact.sentence)) return []
      seen.add(fact.sentence)
      const words = wordsOf(article.text, fact)
      const [sentence] = fact.evidence
      const told = standsAlone(words, fact) ? words : article.text.slice(sentence.start, sentence.end)
      const text = unquoted(told.replace(/\s+/g, ' ').trim())
      if (text.split(' ').length < fewestWords) return []
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
