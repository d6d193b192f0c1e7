import type { Document } from '../../nlp/document.ts'
import type { Sentence, Token } from '../../nlp/types.ts'
import type { CandidateKind } from './types.ts'

type Range = { from: number; to: number; kind: CandidateKind }

const reason = /^(?:because|since|as|due|owing|so|after|when|if|unless|while|although)$/

/** Next comma, semicolon or full stop. */
function stop(tokens: readonly Token[], from: number, marks: RegExp): number {
  for (let i = from; i < tokens.length; i++) if (marks.test(tokens[i]?.text ?? '')) return i
  return tokens.length
}

/**
 * Clauses and verb groups with what follows them: for "why", "how", "what did … do".
 * Each is given up to the next comma and up to the end of the sentence.
 */
export function clauseSpans(document: Document, sentence: Sentence): Range[] {
  const { tokens } = sentence
  const ranges: Range[] = []
  const both = (from: number, kind: CandidateKind) => {
    const comma = stop(tokens, from + 1, /^[,;:.!?()—–]$/)
    const end = stop(tokens, from + 1, /^[;.!?]$/)
    ranges.push({ from, to: comma, kind })
    if (end !== comma) ranges.push({ from, to: end, kind })
  }
  tokens.forEach((token, i) => {
    if (
      reason.test(token.lower) &&
      (token.pos === 'SCONJ' || token.pos === 'ADP' || token.pos === 'ADJ' || token.pos === 'ADV')
    ) {
      both(i, 'clause')
      both(i + (tokens[i + 1]?.lower === 'to' || tokens[i + 1]?.lower === 'of' ? 2 : 1), 'clause')
    } else if (token.lower === 'that' && (token.pos === 'SCONJ' || token.pos === 'PRON')) both(i + 1, 'clause')
    else if (
      /^(?:by|through|via|for|of|in)$/.test(token.lower) &&
      /ing$/.test(tokens[i + 1]?.lower ?? '') &&
      tokens[i + 1]?.pos === 'VERB'
    ) {
      both(i + 1, 'gerund')
      if (token.lower === 'by') both(i, 'gerund')
    }
  })
  for (const clause of document.clauses(sentence)) {
    const { verb } = clause
    const kind: CandidateKind = verb.form === 'infinitive' ? 'infinitive' : verb.form === 'gerund' ? 'gerund' : 'verb'
    both(verb.from, kind)
    if (verb.form === 'infinitive' && verb.from + 1 < verb.to) both(verb.from + 1, kind)
    if (verb.head > verb.from && kind === 'verb') both(verb.head, 'verb')
    if (verb.lemma === 'be' || /^(?:become|remain|mean|include|call)$/.test(verb.lemma)) both(verb.to, 'predicate')
    else if (verb.to < tokens.length)
      ranges.push({ from: verb.to, to: stop(tokens, verb.to, /^[,;:.!?()—–]$/), kind: 'predicate' })
    if (clause.from < verb.from) ranges.push({ from: clause.from, to: clause.to, kind: 'clause' })
  }
  return ranges
}
