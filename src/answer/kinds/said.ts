import { reportingVerbs } from '../../facts/speaker.ts'
import { type Statement, wordsOf } from '../../facts/statement.ts'
import { nameKey } from '../../names/name-key.ts'
import type { Question } from '../../nlp/question/index.ts'
import { analyse } from '../../search/terms.ts'
import { type AnswerContext, coverage, formsOf } from '../context.ts'
import { fitOf } from '../date-fit.ts'
import { cite, type Draft, nonEmpty, sentenceAt } from '../draft.ts'
import { tellsContrary } from '../other-deed.ts'
import type { QuestionTerm } from '../question-terms.ts'
import type { Reading } from '../reading.ts'
import type { QuestionKind } from './kind.ts'
import { holdersOf } from './office-holders.ts'
import { officeWords } from './office-words.ts'

const according = /\baccording to\b/i
const opinion =
  /\b(?:opinion|view|views|statement|remarks?|comments?|reaction|response|position(?=.*\b(?:on|about|regarding|towards?)\b)|words|message|think|thinks|thought|feel|felt)\b/i
const speakVerb = new Set([
  ...reportingVerbs,
  ...'think comment respond react ask feel characterise characterize portray term define assess'.split(' '),
])

/** Verbs of saying that do not tell what kind of thing was said. */
const plainSaying =
  /^(?:say|tell|state|note|comment|remark|mention|add|explain|announce|report|speak|express|think|believe|stress|emphasi[sz]e|point|declare|observe|highlight|describe|respond|reply|answer|react|feel|claim|argue|ask|be)$/

/** Verbs that do not give words said. */
const weakVerb = /^(?:thank|congratulate|welcome|praise|call|introduce)$/

/** Verbs that ask for more than words: what somebody hoped for is not what they said. */
const attitude = /^(?:hope|wish|warn|promise|predict|complain|demand)$/

/** Words that begin with what the sentences beside them name. */
const refersBack = /^["“‘']?(?:it|they|this|that|these|those)\b/i

interface Hit {
  readonly reading: Reading
  readonly fact: Statement
  readonly score: number
  readonly topical: number
}

/** Whether what was said has more than a word or two that the question does not have itself. */
function saysMore({ terms }: AnswerContext, reading: Reading, { what }: Statement): boolean {
  const said = new Set(analyse(reading.document.article.text.slice(what.start, what.end)))
  for (const { term } of terms) said.delete(term)
  return said.size > 2
}

/** Statements by one of `speakers` (any, when there are none), by how well they cover the rest of the question. */
function statements(
  context: AnswerContext,
  speakers: readonly string[],
  isSpeaker: (term: QuestionTerm) => boolean,
): Hit[] {
  const { question, terms } = context
  const hits: Hit[] = []
  for (const reading of context.readings) {
    const forms = speakers.map((speaker) => formsOf(reading, speaker))
    for (const fact of reading.facts) {
      if (fact.kind !== 'statement') continue
      const sentence = sentenceAt(reading, fact.sentence)
      if (!sentence) continue
      const key = nameKey(fact.who)
      if (
        forms.length > 0 &&
        !forms.some((set) => set.has(key) || [...set].some((form) => form.length > 4 && key.endsWith(form)))
      )
        continue
      const view = context.view(reading, sentence)
      const cover = coverage(
        view,
        terms,
        (term) =>
          isSpeaker(term) ||
          term.role === 'date' ||
          (term.role === 'verb' && speakVerb.has(question.verb ?? '')) ||
          (term.role === 'focus' && question.wh !== 'none'),
      )
      const [asked] = question.dates
      const published = reading.document.article.published
      const dated = !asked ? 1 : Math.max(view.date, published ? fitOf(asked.edtf, published) : 0) > 0 ? 1 : 0.3
      const meant =
        !attitude.test(question.verb ?? '') ||
        terms.some((term, i) => term.role === 'verb' && (view.found[i] ?? 0) > 0.35)
      const own = refersBack.test(wordsOf(reading.document.article.text, fact))
        ? Math.max(cover.own, 0.9 * cover.around)
        : cover.own
      const topical = 0.75 * own + 0.25 * cover.around
      hits.push({
        reading,
        fact,
        topical,
        score:
          (topical + 0.15 * view.pairs) *
          dated *
          (fact.direct ? 1.03 : 1) *
          (fact.continued ? 0.92 : 1) *
          (meant ? 1 : 0.25) *
          (saysMore(context, reading, fact) ? 1 : 0.85) *
          (weakVerb.test(fact.verb) && fact.verb !== question.verb ? 0.6 : 1),
      })
    }
  }
  return hits.sort((a, b) => b.score - a.score || a.fact.sentence - b.fact.sentence)
}

const text = ({ reading, fact }: Pick<Hit, 'reading' | 'fact'>): string => wordsOf(reading.document.article.text, fact)

function draftOf(hits: readonly Hit[], answer: string, confidence: number, topic?: string): Draft | undefined {
  const citations = nonEmpty(
    hits.flatMap(({ reading, fact }) => {
      const said = reading.document.article.text.slice(fact.what.start, fact.what.end)
      return [cite(reading, fact.evidence[0], said)]
    }),
  )
  return citations ? { kind: 'said', answer, confidence, citations, notes: [], ...(topic ? { topic } : {}) } : undefined
}

const agentOf = (question: Question) =>
  question.args.find((arg) => arg.role === 'agent' || (question.passive && arg.preposition === 'by'))

/** The words that name the speaker by an office: "the SCO Secretary-General". */
function speakerOffice(question: Question): string | undefined {
  const at = question.form.search(according)
  const arg = at >= 0 ? question.args.find((other) => other.start >= at) : agentOf(question)
  return arg &&
    !question.names.some((name) => name.kind === 'person' && name.start >= arg.start && name.end <= arg.end) &&
    officeWords(arg.text)
    ? arg.text
    : undefined
}

function speakersOf(question: Question): string[] {
  const at = question.form.search(according)
  if (at >= 0) {
    const next = question.names.find((name) => name.start >= at)
    return next ? [next.name] : []
  }
  const agent = agentOf(question)
  const inAgent = agent ? question.names.filter((name) => name.start >= agent.start && name.end <= agent.end) : []
  const first =
    inAgent.find((name) => name.kind === 'person') ??
    inAgent[0] ??
    question.names.find((name) => name.kind === 'person')
  return first ? [first.name] : []
}

/** Place among the terms of what a statement must be about: "the location" of "about the location of Leeds". */
function topicTerm(context: AnswerContext, isSpeaker: (term: QuestionTerm) => boolean): number | undefined {
  const { question, terms } = context
  const about = question.args.find((arg) => /^(?:about|regarding|concerning|on)$/.test(arg.preposition ?? ''))
  if (!about) return undefined
  const inside = terms.flatMap((term, i) =>
    term.start >= about.start && term.end <= about.end && term.role !== 'date' && !isSpeaker(term) ? [i] : [],
  )
  return inside[inside.length - 1]
}

/** Whether a statement's own sentence has a term; a word of the same meaning is enough where it has more of the question than that. */
function tells(context: AnswerContext, { reading, fact }: Hit, term: number): boolean {
  const sentence = sentenceAt(reading, fact.sentence)
  if (!sentence) return false
  const { found, foundAround } = context.view(reading, sentence)
  const more = context.terms.some(
    ({ role }, i) => i !== term && role !== 'verb' && role !== 'name' && role !== 'date' && (found[i] ?? 0) >= 0.55,
  )
  if ((found[term] ?? 0) >= (more ? 0.355 : 0.55)) return true
  // "It stood for a century," she said: of what the sentences beside it name.
  return refersBack.test(text({ reading, fact })) && (foundAround[term] ?? 0) >= 0.55
}

const negation = /\b(?:not|no|never|nobody|nothing|cannot)\b|n['’]t\b/i

/** "Who said that the bridge was safe?" */
const asksWho = ({ wh, gap, verb, polar }: Question): boolean =>
  wh === 'who' && gap === 'agent' && !polar && verb !== undefined && (reportingVerbs.has(verb) || verb === 'ask')

/** Share of what the question says was said that the words of a statement have, 0 to 1; 0 where only one of them denies it. */
function sameWords({ question, terms }: AnswerContext, hit: Pick<Hit, 'reading' | 'fact'>): number {
  const words = text(hit)
  if (negation.test(words) !== negation.test(question.form)) return 0
  const said = new Set(analyse(words))
  const asked = terms.filter(({ role }) => role !== 'verb' && role !== 'date' && role !== 'focus')
  const all = asked.reduce((sum, { weight }) => sum + weight, 0)
  const found = asked.filter(({ term, variants }) => said.has(term) || [...variants].some((same) => said.has(same)))
  return all === 0 ? 0 : found.reduce((sum, { weight }) => sum + weight, 0) / all
}

/** Least share of the words asked for that the words of a speaker must have. */
const fewestSame = 0.85

/** Whose words the question gives; nobody where two may have said them. */
function speakerOf(context: AnswerContext): Draft | undefined {
  const hits = context.readings.flatMap((reading) =>
    reading.facts.flatMap((fact) => {
      if (fact.kind !== 'statement' || !fact.named) return []
      const same = sameWords(context, { reading, fact })
      const sentence = sentenceAt(reading, fact.sentence)
      // Who praised the plan has not criticised it.
      if (same < fewestSame || !sentence || tellsContrary(context, context.view(reading, sentence))) return []
      return [{ reading, fact, score: same, topical: same }]
    }),
  )
  const [best] = hits.sort((a, b) => b.score - a.score)
  if (!best || hits.some((hit) => nameKey(hit.fact.who) !== nameKey(best.fact.who))) return undefined
  return draftOf(hits.slice(0, 3), best.fact.who, 0.9 * best.score, best.fact.who)
}

/** Statements with the verb of the question, where it tells what kind of thing was said; others only where the question gives more than that. */
function ofKind(hits: readonly Hit[], question: Question, needs: boolean): readonly Hit[] {
  if (according.test(question.form) || plainSaying.test(question.verb ?? 'say')) return hits
  const same = hits.filter((hit) => hit.fact.verb === question.verb)
  return same.length > 0 || !needs ? same : hits
}

/** "What did X say about Y?", "According to X, …?", "Who said that …?" */
export const said: QuestionKind = {
  kind: 'said',
  examples: [
    'What did Vladimir Norov say about Chongqing?',
    'According to Wu Hongbo, what kind of visit was it?',
    'what did the mayor comment on the investment climate',
    'Who said that the year was good?',
  ],
  counterExamples: ['Who opened the fair?', 'What does the sign say?'],
  matches(question) {
    if (asksWho(question)) return true
    if (speakersOf(question).length === 0 && speakerOffice(question) === undefined) return false
    // Numbers, dates and names are found by the kinds that know them.
    if (according.test(question.form)) return /^(?:ENTY|DESC|HUM:title)/.test(question.type)
    if (question.wh !== 'what' && question.wh !== 'how' && question.wh !== 'none') return false
    if (question.polar) return false
    return (
      (question.verb !== undefined && speakVerb.has(question.verb) && question.gap !== 'agent') ||
      (opinion.test(question.form) && question.verb === undefined)
    )
  },
  answer(context) {
    const { question } = context
    if (question.unknownNames.length > 0) return undefined
    if (asksWho(question)) return speakerOf(context)
    const office = speakerOffice(question)
    const speakers = office ? holdersOf(context, office) : speakersOf(question)
    if (speakers.length === 0) return undefined
    const officeTerms = new Set(office ? analyse(office) : [])
    const spans = question.names.filter((name) => speakers.includes(name.name))
    const isSpeaker = (term: QuestionTerm) =>
      officeTerms.has(term.term) ||
      spans.some((span) => term.start >= span.start && term.end <= span.end) ||
      /^(?:accord|opinion|view|statement|remark|comment|reaction|respons|posit|word|messag|think|thought)$/.test(
        term.term,
      )
    const topic = topicTerm(context, isSpeaker)
    const about = statements(context, speakers, isSpeaker).filter(
      (hit) => topic === undefined || tells(context, hit, topic),
    )
    if (about.length === 0 && topic !== undefined) return undefined
    const needs = context.terms.some(
      (term) => !isSpeaker(term) && term.role !== 'verb' && term.role !== 'date' && term.role !== 'focus',
    )
    // "What did she criticise?" is not answered by what she said of something else.
    const hits = ofKind(about, question, needs)
    const best = hits[0]
    if (!best || (needs && best.topical < 0.45) || best.score < 0.3) return undefined
    const kept = hits
      .filter((hit) => hit.score >= best.score * (needs ? 0.9 : 0.99) && hit.topical >= best.topical * 0.85)
      .slice(0, needs ? 2 : 3)
      // Words of one article stand in its order.
      .sort((a, b) => (a.reading === b.reading ? a.fact.sentence - b.fact.sentence : 0))
    let answer = ''
    const used: Hit[] = []
    for (const hit of kept) {
      const next = used.some((other) => other.fact.sentence === hit.fact.sentence && other.reading === hit.reading)
        ? ''
        : text(hit)
      if (!next || answer.length + next.length > 640) continue
      answer += (answer ? ' … ' : '') + next
      used.push(hit)
    }
    if (used.length === 0) return undefined
    // Quotation marks leave no doubt where the words begin and end.
    return draftOf(used, answer, Math.min(best.fact.direct ? 0.99 : 0.95, 0.45 + best.score / 2), speakers[0])
  },
}
