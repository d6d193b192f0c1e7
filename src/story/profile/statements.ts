import type { FactOf } from '../../facts/index.ts'
import { wordsOf } from '../../facts/statement.ts'
import type { StatementLine } from '../../types.ts'
import { citationOf } from '../citation.ts'
import { inOrder } from './lines.ts'
import type { Subject } from './subject.ts'

type Statement = FactOf<'statement'>

/** At most this many statements, of the newest articles. */
const mostStatements = 200

/** Verbs that take a clause: the words said make sense without them. */
const takesClause = new Set(
  'say think believe insist claim argue hope suggest reply answer conclude add write'.split(' '),
)
/** Verbs that take a clause or a thing ("noted its beauty"): their words make sense alone behind "that", or in front of the verb. */
const takesEither = new Set(
  'state note announce declare explain stress emphasize emphasise remark comment report admit confirm warn promise predict acknowledge mention observe recall'.split(
    ' ',
  ),
)
/** Fewer words are a scrap, not a statement. */
const fewestWords = 4

/** How a rest of a sentence begins whose subject or verb stands elsewhere ("X, she said, can become …"). */
const rest = /^(?:to|of|on|for|with|can|could|will|would|may|might|must|should|is|are|was|were|has|have|had)\b/

function standsAlone(words: string, { direct, fragment, verb, continued, what, evidence }: Statement, text: string) {
  if (direct || continued) return true
  if (fragment || rest.test(words)) return false
  if (takesClause.has(verb) || verb === 'according to') return true
  const before = text.slice(evidence[0].start, what.start).trimEnd()
  return takesEither.has(verb) && (before === '' || /\bthat,?$/i.test(before))
}

/** A sentence of words that stood within another; what is quoted stays as it is. */
function asSentence(words: string, direct: boolean): string {
  if (direct || words === '') return words
  const whole = words.charAt(0).toUpperCase() + words.slice(1)
  return /[.!?…]["”’)]*$/.test(whole) ? whole : `${whole}.`
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
      const told = standsAlone(words, fact, article.text) ? words : article.text.slice(sentence.start, sentence.end)
      const text = asSentence(unquoted(told.replace(/\s+/g, ' ').trim()), fact.direct)
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
