import type { Office } from '../../facts/office.ts'
import { titles } from '../../nlp/names/head-words.ts'
import type { Question, QuestionArgument } from '../../nlp/question/index.ts'
import type { Span } from '../../types.ts'
import { datedAs } from '../checks/given.ts'
import type { AnswerContext } from '../context.ts'
import { cite, type Draft, sentenceAt } from '../draft.ts'
import { nameKey } from '../names/name-key.ts'
import type { QuestionTerm } from '../question-terms.ts'
import type { SentenceView } from '../ranking/sentence-view.ts'
import type { Reading } from '../reading.ts'
import { titlesOf } from './deed-nouns.ts'
import type { QuestionKind } from './kind.ts'
import { askedBody, bodyTerms } from './office-holders.ts'

/** What a question asks for: a holder of one of these titles (any, where there are none), of what stands here. */
interface AskedDeed {
  readonly titles: ReadonlySet<string> | undefined
  readonly of: Span
  /** The holder stands for it: "the Mali ambassador to Peru" represents Mali and not Peru. */
  readonly stands: boolean
}

const inCharge = /\b(?:in charge of|responsible for)\s+/i
const asIts = /\bas (?:its|their|the|his|her) (\p{L}[\p{L}-]+)/iu
/** Least share of what is asked about, by weight, that the office or the words around it must have. */
const enough = 0.75

const isPatient = (question: Question) => (arg: QuestionArgument) =>
  arg.role === 'patient' || (question.passive && arg.role === 'oblique' && arg.preposition === undefined)

function askedDeed(question: Question): AskedDeed | undefined {
  if (question.polar || !(question.wh === 'who' || (question.wh === 'which' && question.type === 'HUM:ind')))
    return undefined
  const charge = inCharge.exec(question.form)
  if (charge)
    return {
      titles: undefined,
      of: { start: charge.index + charge[0].length, end: question.form.length },
      stands: false,
    }
  if (question.gap !== 'agent' || !question.verb) return undefined
  // "Who spoke for the delegation as its head?"
  const noun = asIts.exec(question.form)?.[1]?.toLowerCase()
  const group =
    noun && titles.has(noun) ? question.args.find((arg) => /^(?:for|of)$/.test(arg.preposition ?? '')) : undefined
  if (noun && group) return { titles: new Set([noun]), of: group, stands: false }
  const patient = question.args.find(isPatient(question))
  const known = titlesOf(question.verb)
  return known && patient ? { titles: known, of: patient, stands: question.verb === 'represent' } : undefined
}

const within = (span: Span, outer: Span) => span.start >= outer.start && span.end <= outer.end

/** Terms of what somebody holds the office of; without where they are sent, where it is asked whom they stand for. */
function bodyOf(context: AnswerContext, fact: Office, stands: boolean): ReadonlySet<string> {
  const words = stands ? fact.phrase.replace(/\s(?:to|in|at)\s.*$/i, '') : `${fact.of ?? ''} ${fact.phrase}`
  return bodyTerms(context, words)
}

/** How far the words around an office tell a word of the question: beside it, or, where it is no name, anywhere in the article. */
function told(term: QuestionTerm, view: SentenceView, at: number): number {
  const around = view.foundAround[at] ?? 0
  // A word that is only near in meaning, in a sentence beside, is too little.
  if (around >= 0.5) return 1
  return term.role !== 'name' && view.reading.counts.has(term.term) ? 0.8 : 0
}

/** How well an office is the one asked for, 0 to 1: 0 where it is of another body. */
function fitOf(context: AnswerContext, asked: AskedDeed, fact: Office, view: SentenceView): number {
  if (
    asked.titles &&
    !fact.title
      .toLowerCase()
      .split(/\s+/)
      .some((word) => asked.titles?.has(word))
  )
    return 0
  const given = bodyOf(context, fact, asked.stands)
  const inBody = (term: QuestionTerm) => askedBody([term.term]).every((word) => given.has(word))
  const body = context.terms.filter((term) => within(term, asked.of))
  const head = body[body.length - 1]
  if (!head) return 0
  let all = 0
  let has = 0
  for (const [i, term] of context.terms.entries()) {
    if (term.role === 'verb' || term.role === 'date' || term.role === 'focus') continue
    if (asked.titles?.has(term.term) || (!asked.titles && !within(term, asked.of))) continue
    all += term.weight
    const found = told(term, view, i)
    has += term.weight * (inBody(term) ? 1 : asked.titles ? found : 0)
  }
  if (asked.titles && (!inBody(head) || (asked.stands && !body.every(inBody)))) return 0
  return all > 0 ? has / all : 0
}

interface Hit {
  readonly reading: Reading
  readonly fact: Office
  readonly fit: number
}

function hits(context: AnswerContext, asked: AskedDeed): Hit[] {
  const found: Hit[] = []
  for (const reading of context.readings) {
    for (const fact of reading.facts) {
      if (fact.kind !== 'office' || fact.former) continue
      const sentence = sentenceAt(reading, fact.sentence)
      if (!sentence) continue
      const view = context.view(reading, sentence)
      if (!datedAs(context.question, view)) continue
      const fit = fitOf(context, asked, fact, view)
      if (fit >= enough) found.push({ reading, fact, fit })
    }
  }
  return found.sort((a, b) => b.fit - a.fit)
}

/** Whether a sentence tells the deed itself, by its verb, with all that the question gives: then the office need not stand for it. */
function toldOutright(context: AnswerContext, asked: AskedDeed): boolean {
  const { question, terms } = context
  const given = terms.flatMap((term, i) => (term.role === 'focus' || term.role === 'verb' ? [] : [{ term, i }]))
  return (
    asked.titles !== undefined &&
    context.views.some(
      (view) =>
        given.every(
          ({ term, i }) =>
            (view.foundAround[i] ?? 0) >= 0.5 && (!within(term, asked.of) || (view.found[i] ?? 0) >= 0.9),
        ) && view.clauses.some(({ verb }) => verb.lemma === question.verb && verb.form === 'finite'),
    )
  )
}

/** "Who led the delegation?" by "the head of the delegation, Ann Lee"; "Who is in charge of ports?" by "Minister of Ports Ann Lee". */
export const deedHolder: QuestionKind = {
  kind: 'fact',
  examples: ['Who headed the delegation of diplomatic envoys?', 'Which man is in charge of European affairs?'],
  counterExamples: ['Who met the head of the delegation?', 'Who is the head of the delegation?'],
  matches: (question) => askedDeed(question) !== undefined,
  answer(context): Draft | undefined {
    const asked = askedDeed(context.question)
    if (!asked) return undefined
    // "Peru", where the articles only have "the Peruvian ambassador", is no stranger.
    const of = context.question.form.slice(asked.of.start, asked.of.end)
    if (context.question.unknownNames.some((name) => !asked.stands || !of.includes(name))) return undefined
    const [best, ...others] = hits(context, asked)
    const sentence = best ? sentenceAt(best.reading, best.fact.sentence) : undefined
    if (!best || !sentence) return undefined
    if (toldOutright(context, asked)) return undefined
    // Two of them fit as well: neither is sure.
    const key = nameKey(best.fact.who)
    if (others.some((hit) => hit.fit > best.fit - 0.02 && nameKey(hit.fact.who) !== key)) return undefined
    return {
      kind: 'fact',
      answer: best.fact.who,
      confidence: 0.5 + 0.4 * best.fit,
      citations: [cite(best.reading, sentence, best.fact.who)],
      notes: [],
      topic: best.fact.who,
    }
  },
}
