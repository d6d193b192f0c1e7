import type { Clause } from '../../nlp/clauses.ts'
import type { Question } from '../../nlp/question/index.ts'
import type { Sentence, Token } from '../../nlp/types.ts'
import { analyse } from '../../search/terms.ts'
import type { Span } from '../../types.ts'
import { datedAs } from '../checks/given.ts'
import { type AnswerContext, coverage, formsOf } from '../context.ts'
import { cite, type Draft } from '../draft.ts'
import type { SentenceView } from '../ranking/sentence-view.ts'
import type { QuestionKind } from './kind.ts'
import { namesOf } from './who.ts'

/** Deeds done with words whose object is what is asked for: a verb with the preposition that goes with it, and verbs that mean the same. */
const groups: readonly (readonly string[])[] = `
wish
hope|hope for|express hope
call on|call upon|urge|ask|appeal to|encourage|exhort|request
call for|demand|urge|appeal for
suggest|propose|recommend|advise
support|back|endorse
oppose|reject|object to
criticize|criticise|condemn
praise|laud|applaud|commend
promise|pledge|vow
name|list|call|mention|cite|identify
`
  .trim()
  .split('\n')
  .map((line) => line.split('|'))

const mostWords = 45

interface Asked {
  /** Ways to tell the deed: "call on". */
  readonly deeds: readonly string[]
  /** Who did it, as the question words it. */
  readonly who: Span
  /** "Which areas did N name as the main ones?": what is listed stands before "as". */
  readonly lists: boolean
}

function deedsOf(lemma: string, next: string): readonly string[] | undefined {
  const withNext = `${lemma} ${next}`
  const own = groups.find((group) => group.includes(withNext)) ?? groups.find((group) => group.includes(lemma))
  return own && /^(?:call on|call upon|call for|appeal for|appeal to|object to)$/.test(withNext)
    ? own
    : own?.filter((deed) => deed !== 'call' || lemma !== 'call')
}

function read(question: Question): Asked | undefined {
  if (question.polar || !/^(?:what|which)$/.test(question.wh)) return undefined
  const { tokens } = question.sentence
  const aux = tokens.findIndex((token) => /^(?:did|does|do|has|had)$/.test(token.lower))
  if (aux < 0) return undefined
  // The tagger takes "call" of "did the mayor call on them" for a noun.
  const at = tokens.findIndex(
    (token, i) => i > aux + 1 && token.text === token.lower && deedsOf(token.lemma, tokens[i + 1]?.lower ?? ''),
  )
  const deeds = deedsOf(tokens[at]?.lemma ?? '', tokens[at + 1]?.lower ?? '')
  const start = tokens[aux + 1]?.start
  const end = tokens[at]?.start
  if (!deeds || start === undefined || end === undefined) return undefined
  const who = { start, end }
  const lists = tokens.some((token) => token.lower === 'as' && token.start > who.end)
  if (deeds.includes('name') && !lists) return undefined
  return { deeds, who, lists }
}

/** Whether a clause tells one of the deeds, and where its words go on. */
function afterDeed(sentence: Sentence, { verb }: Clause, deeds: readonly string[]): number | undefined {
  if (verb.negated || verb.form === 'infinitive' || verb.form === 'gerund') return undefined
  const next = sentence.tokens[verb.to]?.lower ?? ''
  const particle = deeds.some((deed) => deed === `${verb.lemma} ${next}`)
  // "called on": what looks like a participle has a subject and no "by".
  if (verb.passive && !(verb.form === 'participle' && particle)) return undefined
  if (particle) return verb.to + 1
  return deeds.includes(verb.lemma) ? verb.to : undefined
}

const isPunctuation = (token: Token | undefined): boolean => token === undefined || token.pos === 'PUNCT'

/** From after the verb to the end of the clause: the words that the question has itself are left out at the front. */
function objectOf(view: SentenceView, asked: Asked, from: number, question: Question): Span | undefined {
  const { tokens } = view.sentence
  let end = tokens.length
  const as = tokens.findIndex((token, i) => i > from && token.lower === 'as')
  if (asked.lists) end = as
  if (end <= from) return undefined
  while (end > from && isPunctuation(tokens[end - 1])) end--
  const given = new Set(analyse(question.form.slice(asked.who.end)))
  const isGiven = (token: Token | undefined) => {
    const terms = token ? analyse(token.text) : []
    return terms.length > 0 && terms.every((term) => given.has(term))
  }
  const isLink = (token: Token | undefined) =>
    /^(?:the|a|an|that|on|all|his|her|their|them|him|us)$/.test(token?.lower ?? '')
  let start = from
  while (start < end && (isLink(tokens[start]) || isGiven(tokens[start]))) start++
  // "urged the members of the club to pay": who is urged is told by the question.
  const to = tokens.findIndex((token, i) => i >= start && token.lower === 'to' && tokens[i + 1]?.pos === 'VERB')
  if (to >= 0 && to < end && /\bto do\b/i.test(question.form)) start = to + 1
  if (start > from && /^(?:the|an?|his|her|their|all)$/.test(tokens[start - 1]?.lower ?? '')) start--
  const first = tokens[start]
  const last = tokens[end - 1]
  return first && last && start < end && end - start <= mostWords ? { start: first.start, end: last.end } : undefined
}

interface Hit {
  readonly view: SentenceView
  readonly span: Span
  readonly cover: number
}

function hits(context: AnswerContext, asked: Asked, names: readonly string[]): Hit[] {
  const { question, terms } = context
  const found: Hit[] = []
  for (const reading of context.readings) {
    const { document } = reading
    const forms = names.map((name) => formsOf(reading, name))
    const isAsked = (entity: number) => [...reading.entityKeys(entity)].some((key) => forms.some((set) => set.has(key)))
    for (const sentence of context.sentencesOf(reading)) {
      for (const clause of document.clauses(sentence)) {
        const from = afterDeed(sentence, clause, asked.deeds)
        const [first] = clause.subject
        if (from === undefined || !first) continue
        // "Mayor of Leeds Ann Lee": the name stands behind the group that is the subject.
        const plain = sentence.tokens.slice(first.from, clause.verb.from).every((token) => token.pos !== 'VERB')
        const until = plain ? clause.verb.from : Math.max(...clause.subject.map((np) => np.to))
        const does = document.mentionsIn(sentence).some((m) => m.to > first.from && m.from < until && isAsked(m.entity))
        if (!does) continue
        const view = context.view(reading, sentence)
        const span = objectOf(view, asked, from, question)
        if (!span || !datedAs(question, view)) continue
        const cover = coverage(
          view,
          terms,
          (term) =>
            (term.start >= asked.who.start && term.end <= asked.who.end) ||
            term.role === 'verb' ||
            /^(?:ones?|do)$/.test(question.form.slice(term.start, term.end)) ||
            term.role === 'date' ||
            asked.deeds.some((deed) => analyse(deed).includes(term.term)),
        )
        found.push({ view, span, cover: cover.own })
      }
    }
  }
  return found.sort((a, b) => b.cover - a.cover)
}

/** "What did Ann Lee wish the guests?", "What did she call on the members to do?", "Which areas did she name as the main ones?" */
export const stance: QuestionKind = {
  kind: 'said',
  examples: ['What did Tang Liangzhi support?', 'What did Li Bo call on the diplomats to do?'],
  counterExamples: ['What did Li Bo open?', 'Who supported the proposal?'],
  matches: (question) => read(question) !== undefined,
  answer(context): Draft | undefined {
    const asked = read(context.question)
    if (!asked || context.question.unknownNames.length > 0) return undefined
    const names = namesOf(context, asked.who)
    const [best] = names.length > 0 ? hits(context, asked, names) : []
    if (!best || best.cover < 0.6) return undefined
    const { text } = best.view.reading.document.article
    const answer = text.slice(best.span.start, best.span.end)
    return {
      kind: 'said',
      answer: answer.replace(/\s+/g, ' '),
      confidence: 0.5 + 0.4 * best.cover,
      citations: [cite(best.view.reading, best.view.sentence, answer)],
      notes: [],
      ...(names[0] ? { topic: names[0] } : {}),
    }
  },
}
