import { formatEdtf } from '../../dates/index.ts'
import { nameKey } from '../../names/name-key.ts'
import { authorOf } from '../../names/name-table.ts'
import type { Question } from '../../nlp/question/index.ts'
import { type AnswerContext, coverage } from '../context.ts'
import { cite, type Draft, nonEmpty } from '../draft.ts'
import type { QuestionTerm } from '../question-terms.ts'
import type { Reading } from '../reading.ts'
import type { SentenceView } from '../sentence-view.ts'
import type { QuestionKind } from './kind.ts'

const noun =
  '(?:articles?|reports?|stor(?:y|ies)|texts?|documents?|sources?|pieces?|press releases?|news items?|files?|notes?|minutes)'
const telling =
  '(?:sa(?:y|ys|id)|tell|tells|told|mention\\w*|talk\\w*|report\\w*|cover\\w*|describ\\w*|discuss\\w*|stat(?:e|es|ed)|writ\\w*|wrote|name|names|named|contain\\w*|refer\\w*|speak\\w*|quot\\w*|deal\\w*|is about|are about|about|has|have|give|gives|explain\\w*|note|notes|list|lists|include\\w*|record\\w*|announc\\w*|confirm\\w*|bring\\w*|touch\\w*|show|shows)'
const asks = new RegExp(
  `^(?:in |from |are there |is there )?(?:which|what|an|any) (?:of the )?(?:\\w+ )?(?:articles?|reports?|stor(?:y|ies)|sources?|press releases?|news items?|texts?|pieces?|documents?|files?|notes|minutes)(?: \\w+)?(?: (?:that|which|is|are|does|do))? ${telling}|^in (?:which|what) ${noun}\\b|\\b(?:find|show|give|list)(?: me)? (?:the |an? |all )?${noun}\\b|^where (?:can|could|do|is|was|are) (?:i |we |it |one )?(?:read|find|mentioned|written|reported|stated|said)|^(?:articles?|reports?|stories|sources?) (?:about|on|mentioning|that|which|with)\\b|^(?:name|list) (?:the |all )?${noun}|^(?:which|what) (?:articles?|reports?)\\b`,
  'i',
)
const filler = new RegExp(
  `^(?:${noun}|${telling}|titl|headlin|call|anyth\\w*|someth\\w*|fact|claim|inform\\w*|topic|subject|read|find|piec|stori|press|releas|sourc|text|news|item|document|file|corpu|archiv|all|ani|titles?|headlines?|called|give|look|looking|one|ones|it|up|there|among|amongst|can|written)$`,
  'i',
)

const several = /\b(?:which|what) (?:articles|reports|stories|texts|documents|sources|pieces)\b|^(?:list|name)\b/i

const isFiller = (question: Question, term: QuestionTerm): boolean =>
  term.role !== 'name' && term.role !== 'date' && filler.test(question.form.slice(term.start, term.end).toLowerCase())

type Hit = { reading: Reading; view: SentenceView; score: number; whole: number }

/** How well an article covers what is asked about: by its best sentence, and taken whole. */
function bestSentence(
  context: AnswerContext,
  reading: Reading,
  asked: (term: QuestionTerm) => boolean,
): Hit | undefined {
  let best: Hit | undefined
  for (const sentence of context.sentencesOf(reading)) {
    const view = context.view(reading, sentence)
    const cover = coverage(view, context.terms, (term) => !asked(term))
    const score = 0.6 * cover.own + 0.4 * cover.around
    if (!best || score > best.score) best = { reading, view, score, whole: 0 }
  }
  if (!best) return undefined
  let all = 0
  let whole = 0
  for (const term of context.terms) {
    if (!asked(term)) continue
    all += term.weight
    const present =
      reading.counts.has(term.term) || reading.titleTerms.has(term.term)
        ? 1
        : [...term.variants].some((variant) => reading.counts.has(variant))
          ? 0.6
          : 0
    whole += term.weight * present
  }
  return { ...best, whole: all === 0 ? 0 : whole / all }
}

/** Other ways to ask for an article. */
const loose: readonly RegExp[] = [
  /^(?:the |an? |any |some |all )?(?:articles?|reports?|stor(?:y|ies)|texts?|pieces?|press releases?|news items?) (?:about|on|that|which|mentioning|where|with)\b/i,
  /\b(?:articles?|reports?|stor(?:y|ies)|texts?|pieces?|sources?|documents?) (?:that|which|where|in which)\b[^?]*\bwhich one\b/i,
  /\blooking for (?:the |an? )?(?:article|report|story|text|piece)/i,
  /^(?:is|are) there (?:any |an? |some )?(?:articles?|reports?|stor(?:y|ies)|texts?|pieces?|press releases?|news items?) (?:about|on|of|that|which|where|with|mentioning)\b/i,
  /^(?:which|what) of (?:the|these|those|our|your|all) /i,
  /^where (?:is|was|are|were) [^?]+ (?:mentioned|named|discussed|described|reported|quoted|referred to|told of)\?$/i,
]

/** "the title of the article in which …", "which report is about …": the noun that is asked for is an article. */
function asksArticle(question: Question): boolean {
  if (loose.some((pattern) => pattern.test(question.form))) return true
  if (
    asks.test(question.form) ||
    /\b(?:titles?|headlines?) of (?:the |an? )?(?:articles?|reports?|stor(?:y|ies)|texts?|pieces?|press releases?)\b/i.test(
      question.form,
    )
  )
    return true
  return (
    question.wh !== 'none' &&
    (/^(?:article|report|story|headline)$/.test(question.focus ?? '') ||
      (question.gap === 'agent' && /^(?:text|piece|item|source)$/.test(question.focus ?? '')))
  )
}

const byAuthor =
  /\b(?:written|authored|penned|signed|published|reported|(?:articles?|reports?|stor(?:y|ies)|texts?|pieces?)(?: \w+)? (?:is|are|was|were)) by (?:the )?([^?]+)\?$/i
const authorWrote =
  /^(?:what|which) (?:[^?]*\b)?(?:did|has|have) ([^?]+?) (?:write|written|author|authored|penned|pen)\?$/i

/** "Which article was written by X?", "What did X write?": by what the articles say of their authors. */
function writtenBy({ question, readings }: AnswerContext): Draft | undefined {
  const name = (byAuthor.exec(question.form) ?? authorWrote.exec(question.form))?.[1]
  if (!name) return undefined
  const key = nameKey(name)
  const found = readings.filter(({ document }) =>
    [document.article.author, authorOf(document), document.article.publisher].some(
      (by) => by !== undefined && nameKey(by) === key,
    ),
  )
  const citations = nonEmpty(
    found.flatMap((reading) => (reading.document.sentences[0] ? [cite(reading, reading.document.sentences[0])] : [])),
  )
  return citations
    ? {
        kind: 'article',
        answer: found.map(({ document }) => document.article.title).join('; '),
        confidence: 0.9,
        citations,
        notes: [],
      }
    : undefined
}

/** "Article 12 of the treaty": an article of a law, where the text itself numbers it. */
const ofLaw = /\barticles? \d/i

/** "Which article says that …?" */
export const article: QuestionKind = {
  kind: 'article',
  examples: [
    'Which article mentions sister-city relations?',
    'What articles talk about the SCO Pavilion?',
    'Where can I read about the New Year reception?',
  ],
  counterExamples: ['Which company reported a loss?', 'What does the article say about Norov?'],
  matches: (question) => asksArticle(question) || authorWrote.test(question.form),
  answer(context) {
    const { question, terms, readings } = context
    const written = writtenBy(context)
    if (written) return written
    if (!asksArticle(question)) return undefined
    if (question.unknownNames.length > 0) return undefined
    const asked = (term: QuestionTerm) => !isFiller(question, term)
    const rare = terms.filter((term) => asked(term) && (term.role === 'name' || term.role === 'number'))
    const hits = readings
      .flatMap((reading) => bestSentence(context, reading, asked) ?? [])
      .filter((hit) =>
        rare.every(
          (term) =>
            hit.reading.counts.has(term.term) ||
            hit.reading.titleTerms.has(term.term) ||
            (hit.view.found[terms.indexOf(term)] ?? 0) > 0,
        ),
      )
      .sort((a, b) => b.score + 0.5 * b.whole - (a.score + 0.5 * a.whole))
    const best = hits[0]
    if (best && question.focus === 'article' && ofLaw.test(cite(best.reading, best.view.sentence).quote))
      return undefined
    // A sentence that has all names and numbers asked about needs fewer of the other words.
    const least =
      best && rare.length > 0 && rare.every((term) => (best.view.found[terms.indexOf(term)] ?? 0) > 0) ? 0.5 : 0.6
    if (!best || best.score < least || best.whole < 0.65) return undefined
    const many = several.test(question.form)
    const same = hits.filter(
      (hit) =>
        hit === best ||
        (hit.whole >= 0.95 && hit.score >= best.score * (many ? 0.8 : 0.97)) ||
        (many && hit.score >= 0.9 * best.score),
    )
    const kept = same.slice(0, 8)
    const citations = nonEmpty(kept.map((hit) => cite(hit.reading, hit.view.sentence)))
    if (!citations) return undefined
    const titles = kept.map(({ reading }) => {
      const { title, published } = reading.document.article
      return published ? `${title} (${formatEdtf(published)})` : title
    })
    return {
      kind: 'article',
      answer: titles.join('; '),
      confidence: Math.min(0.97, best.score),
      citations,
      notes: [],
    }
  },
}
