import { group } from 'd3-array'
import { isAboutReports, untoldParts } from '../facts/event-standing.ts'
import { nameKey, nameWords } from '../names/name-key.ts'
import { splitSentences } from '../nlp/sentences.ts'
import type { Sentence } from '../nlp/types.ts'
import { type ClaimReading, readClaims } from '../reader/read.ts'
import { analyse } from '../search/terms.ts'
import type { Citation, ClaimCheck, NonEmpty, Verdict } from '../types.ts'
import { type AnswerContext, coverage, openContext } from './context.ts'
import { countsOtherwise } from './counts.ts'
import { dateFit } from './date-fit.ts'
import { cite, type Draft } from './draft.ts'
import type { Evidence } from './evidence.ts'
import { confidenceOf, judgeModel, logOdds } from './judge.ts'
import { formerHolders } from './kinds/office.ts'
import { isNegated, tellsContrary } from './other-deed.ts'
import { proposeFacts } from './proposal.ts'
import type { SentenceView } from './sentence-view.ts'
import { toldOtherwise } from './told-otherwise.ts'
import { passageOf, type Window, windowsFor } from './windows.ts'

/** Windows that a claim is held against. */
const windowLimit = 6
/** Least confidence for "the articles say so" and for "the articles say otherwise"; a wrong word of either costs more than silence. Chosen on claims that may be looked at; see bench/RESULTS.md. */
const least = { supported: 0.5, contradicted: 0.75 } as const
/** Share of a claim's names that a passage must have to contradict it: one of two may be what is wrong. */
const namesToContradict = 0.5
/** Share of a denial's words that a sentence must have to be about the same. */
const wordsOfADenial = 0.6
/** How sure a number or a date is that is another one where the claim is told. */
const exactDifference = 0.8
/** Share of the claim's weight besides its numbers that a sentence must have to count the same things. */
const wordsOfTheSame = 0.6
/** How surely a sentence must say by itself what its window says. */
const sentenceSupport = 0.5
/** How surely a window must support the claim without its date. */
const timelessSupport = 0.5
/** Share of the claim's weight that a sentence has, with those beside it, where it is worded alike. */
const wordsAlike = 0.3
/** Least confidence for a verdict without "seem to". */
const sure = 0.8
/** Citations of one statement. */
const mostCitations = 3
/** Statements of one message that are checked. */
const mostStatements = 4

/** A window with what it says to a claim. */
interface WeighedWindow {
  readonly window: Window
  /** What the reader says. */
  readonly reading: ClaimReading
  /** The same with the claim's dates left out; as `reading` where it has none. */
  readonly timeless: ClaimReading
  /** How the dates agree: 1 yes, 0.5 compatible, 0 nothing to compare, -1 other dates; 0.25 where the claim has none. */
  readonly date: number
  /** Whether the window counts the same things as the claim and comes to another number. */
  readonly countsOtherwise: boolean
}

/** What the articles say to one statement. */
export interface StatementVerdict {
  readonly verdict: Verdict
  /** Calibrated, 0 to 1. */
  readonly confidence: number
  /** The sentences that say so, the clearest first; none where nothing does. */
  readonly citations: readonly Citation[]
}

/** A statement with all that was weighed for it. */
export interface WeighedStatement {
  readonly windows: readonly WeighedWindow[]
  /** What the sentences of the windows that matter most say by themselves. */
  readonly sentences: ReadonlyMap<Window, readonly WeighedSentence[]>
  /** Inputs of the two judges of claims. */
  readonly evidence: Evidence
}

/** The statement with its marks, as the reader was trained to see it. */
function statementOf({ question: { form, polar } }: AnswerContext): string {
  return polar ? form : `${form.replace(/[?\s]+$/, '')}.`
}

/** The statement without its dates, which are compared by their value; undefined where it has none. */
function undated({ question }: AnswerContext, statement: string): string | undefined {
  if (question.dates.length === 0) return undefined
  let text = statement
  for (const { start, end } of [...question.dates].sort((a, b) => b.start - a.start)) {
    const before = text.slice(0, start).replace(/\b(?:on|in|at|by|since|until|from|to|of|,)\s*$/i, '')
    text = `${before.trimEnd()} ${text.slice(end).trimStart()}`
  }
  return text.replace(/\s+([.?,])/g, '$1').trim()
}

/** How the dates of a window agree with the claim's: 1 agrees, 0.5 compatible, 0 nothing to compare, -1 another date. */
function dateOf({ question }: AnswerContext, { reading, start, end }: Window): number {
  const fits = reading.document.sentences
    .filter((sentence) => sentence.start >= start && sentence.end <= end)
    .map((sentence) => dateFit(reading, sentence, question))
  return Math.max(...fits) > 0 ? Math.max(...fits) : Math.min(0, ...fits)
}

const textOf = ({ reading, sentence }: SentenceView): string =>
  reading.document.article.text.slice(sentence.start, sentence.end)

/** Whether a sentence tells what it tells as the claim does: as having happened where it does, and not the contrary of its deed. */
function isTold(context: AnswerContext, view: SentenceView): boolean {
  const { form } = context.question
  return (
    !tellsContrary(context, view) &&
    (isAboutReports(form) || untoldParts(textOf(view)).length === 0) &&
    toldOtherwise(context, view) === undefined
  )
}

/**
 * Whether a sentence of the windows denies what the claim does not, or the other way round, in nearly the same words, and none of its article that agrees with it in that
 * has more of them: beside "Velm has two schools" it does not matter that "none of the schools in Velm" is old. A denial in other words may say the same: "nobody came" is "the
 * hall stayed empty".
 */
function isDenied(context: AnswerContext, windows: readonly WeighedWindow[]): boolean {
  const { question, terms } = context
  const claimed = isNegated(question.sentence.tokens)
  const told = windows.flatMap(({ window: { reading, start, end } }) =>
    reading.document.sentences
      .filter((sentence) => sentence.start >= start && sentence.end <= end)
      .map((sentence) => ({
        reading,
        agrees: isNegated(sentence.tokens) === claimed,
        own: coverage(context.view(reading, sentence), terms).own,
      })),
  )
  // What one article denies is not so because another has it.
  return [...group(told, ({ reading }) => reading).values()].some((ofOne) => {
    const most = (agrees: boolean) => Math.max(0, ...ofOne.filter((one) => one.agrees === agrees).map(({ own }) => own))
    return most(false) >= wordsOfADenial && most(false) >= most(true)
  })
}

/** Whether nothing that can be compared exactly speaks against a window that supports the claim: it has all names and more than these, no other number, no other date. */
function canSupport(context: AnswerContext, { window, date, countsOtherwise }: WeighedWindow): boolean {
  const { question, terms } = context
  const { view } = window
  const lacksNumber = terms.some((term, i) => term.role === 'number' && (view.foundAround[i] ?? 0) < 0.5)
  return (
    view.namesAround === 1 &&
    coverage(view, terms, ({ role }) => role === 'name').around > 0 &&
    isTold(context, view) &&
    question.unknownNames.length === 0 &&
    date > 0 &&
    !countsOtherwise &&
    !lacksNumber
  )
}

/** Whether a window can support the claim and is worded as it is. */
const isAlike = (context: AnswerContext, weighed: WeighedWindow): boolean =>
  canSupport(context, weighed) &&
  weighed.window.view.overlapAround >= wordsAlike &&
  isNegated(weighed.window.view.sentence.tokens) === isNegated(context.question.sentence.tokens)

/** Whether a window is about what the claim is about, so that it can contradict it. A reader takes any "not" of a claim for a sign of falsehood, so one has to be near the article's words. */
function canContradict({ question, terms }: AnswerContext, { window: { view } }: WeighedWindow): boolean {
  const isNear = !isNegated(question.sentence.tokens) || coverage(view, terms).own >= wordsOfADenial
  return view.namesAround >= namesToContradict && isNear
}

/** What a window gives to the evidence, under names that begin with `role`. */
function ofWindow(
  context: AnswerContext,
  weighed: WeighedWindow | undefined,
  sentences: ReadonlyMap<Window, readonly WeighedSentence[]>,
  role: string,
): Evidence {
  if (!weighed) return {}
  const { window, reading, timeless, date, countsOtherwise } = weighed
  const { own, around } = coverage(window.view, context.terms)
  const claimed = isNegated(context.question.sentence.tokens)
  const alone = sentences.get(window) ?? []
  return Object.fromEntries(
    Object.entries({
      supported: reading.supported,
      contradicted: reading.contradicted,
      timeless: timeless.supported,
      own,
      around,
      names: window.view.namesAround,
      date,
      countsOtherwise: countsOtherwise ? 1 : 0,
      negation: isNegated(window.view.sentence.tokens) === claimed ? 0 : 1,
      fits: isAlike(context, weighed) ? 1 : 0,
      aloneSupported: Math.max(0, ...alone.map(({ supported }) => supported)),
      aloneContradicted: Math.max(0, ...alone.map(({ contradicted }) => contradicted)),
    }).map(([name, value]) => [`${role} ${name}`, value]),
  )
}

/** The window with most of something; undefined where there is none. */
function most(windows: readonly WeighedWindow[], of: (one: WeighedWindow) => number): WeighedWindow | undefined {
  return windows.reduce<WeighedWindow | undefined>((best, one) => (best && of(best) >= of(one) ? best : one), undefined)
}

/** How much a window supports the claim, by all that is told of it. */
const supportOf = ({ reading, timeless, date }: WeighedWindow): number =>
  date > 0 ? Math.max(reading.supported, timeless.supported) : reading.supported
const contradictionOf = ({ reading }: WeighedWindow): number => reading.contradicted

/**
 * Holds a statement against the windows that share most with it.
 * @param context that of the statement
 * @throws ReaderUnavailable where no reader can run here
 */
export async function weighStatement(context: AnswerContext): Promise<WeighedStatement> {
  const { question, terms, corpus } = context
  const statement = statementOf(context)
  const undatedStatement = undated(context, statement)
  const found = windowsFor(context, windowLimit)
  const passages = found.map(passageOf)
  const read = (claim: string) => readClaims(passages.map((passage) => ({ claim, passage })))
  const readings = await read(statement)
  const timeless = undatedStatement === undefined ? readings : await read(undatedStatement)
  const windows = found.flatMap((window, i): WeighedWindow[] => {
    const reading = readings[i]
    if (!reading) return []
    return [
      {
        window,
        reading,
        timeless: timeless[i] ?? reading,
        date: dateOf(context, window),
        countsOtherwise: countsOtherwise(context, window),
      },
    ]
  })
  const denials = windows.filter((one) => canContradict(context, one))
  const [support, denial, nearest] = [most(windows, supportOf), most(denials, contradictionOf), windows[0]]
  const sentences = new Map<Window, readonly WeighedSentence[]>()
  for (const one of [support, denial, nearest])
    if (one && !sentences.has(one.window))
      sentences.set(one.window, await sentencesOf(undatedStatement ?? statement, one.window))
  const evidence = {
    ...ofWindow(context, support, sentences, 'support'),
    ...ofWindow(context, denial, sentences, 'denial'),
    ...ofWindow(context, nearest, sentences, 'nearest'),
    negated: isNegated(question.sentence.tokens) ? 1 : 0,
    dated: question.dates.length > 0 ? 1 : 0,
    numbers: terms.some(({ role }) => role === 'number') ? 1 : 0,
    named: question.names.length > 0 ? 1 : 0,
    unknownNames: Math.min(1, question.unknownNames.length),
    polar: question.polar ? 1 : 0,
    terms: Math.min(1, terms.length / 10),
    corpus: Math.log10(1 + corpus.passages) / 5,
  }
  return { windows, sentences, evidence }
}

/** Whether a window tells the claim but for a number or a date, which are others there. */
function differsExactly(
  { question, terms }: AnswerContext,
  { window: { view }, timeless, date, countsOtherwise }: WeighedWindow,
): boolean {
  if (view.namesAround < 1 || question.unknownNames.length > 0) return false
  if (countsOtherwise) return coverage(view, terms, ({ role }) => role === 'number').own >= wordsOfTheSame
  return date < 0 && timeless.supported >= timelessSupport
}

/** The windows that tell the claim with another number or date, the surest first. */
const differing = (context: AnswerContext, windows: readonly WeighedWindow[]): WeighedWindow[] =>
  windows.filter((one) => differsExactly(context, one)).sort((a, b) => b.timeless.supported - a.timeless.supported)

/** What says of an office that the claim gives somebody: "Ann Lee is the mayor of Velm", "Ann Lee was appointed rector in June". */
const ofOffice = /^(?:is|was (?:appointed|elected|named)|became)\b/i

/** Who has the office that a claim gives a person, by the facts, or that the person has it no more; undefined where they do not know or it is the same person. */
async function otherHolder({ question, corpus }: AnswerContext): Promise<Draft | undefined> {
  const [subject] = question.names
  // "Is Ann Lee the mayor?" claims what "Ann Lee is the mayor" does.
  const asked = question.polar ? (/^is\s+/i.exec(question.form)?.[0] ?? '') : ''
  if (subject?.start !== asked.length || subject.kind !== 'person') return undefined
  const told = `${asked}${question.form.slice(subject.end).trim()}`
  if (!ofOffice.test(told)) return undefined
  const context = await openContext(corpus, `Who ${told}`, {})
  const [holder] = proposeFacts(context).filter(({ draft }) => draft.kind === 'office')
  if (!holder || holder.draft.confidence < exactDifference) return undefined
  const isNow = /^is\b/i.test(told)
  const own = new Set(nameWords(subject.name))
  // Behind the holder stand since when, and who held it before.
  const [current = ''] = holder.draft.answer.split(/[;(]/) ?? []
  if (nameWords(current).some((word) => own.has(word)))
    return isNow && formerHolders(context).has(nameKey(subject.name)) ? holder.draft : undefined
  // An office changes hands: who got it at another time contradicts nothing.
  const isSameTime = isNow || (question.dates.length > 0 && dateFit(holder.reading, holder.sentence, question) > 0)
  return isSameTime ? holder.draft : undefined
}

const confidenceBy = (name: 'supported' | 'contradicted', evidence: Evidence): number => {
  const model = judgeModel(`claim-${name}`)
  return confidenceOf(model, logOdds(model, evidence))
}

/** A sentence with what it says to a claim by itself. */
interface WeighedSentence extends ClaimReading {
  readonly sentence: Sentence
}

/** What each sentence of a window says to a claim by itself, under the article's title and date. */
async function sentencesOf(claim: string, { reading, heading, start, end }: Window): Promise<WeighedSentence[]> {
  const { sentences, article } = reading.document
  const inside = sentences.filter((sentence) => sentence.start >= start && sentence.end <= end)
  const readings = await readClaims(
    inside.map((sentence) => ({
      claim,
      passage: { heading, text: article.text.slice(sentence.start, sentence.end) },
    })),
  )
  return inside.flatMap((sentence, i) => {
    const said = readings[i]
    return said ? [{ ...said, sentence }] : []
  })
}

/** The sentence that supports or contradicts most clearly by itself; undefined where none does. */
function clearest(
  sentences: readonly WeighedSentence[],
  by: 'supported' | 'contradicted',
): WeighedSentence | undefined {
  const [best] = [...sentences].sort((a, b) => b[by] - a[by])
  return best && best[by] >= sentenceSupport ? best : undefined
}

/** Citations of the windows that support a claim of which a sentence does so by itself too: what stands around may lend it a name or a place that it has not. */
async function supporting(
  context: AnswerContext,
  windows: readonly WeighedWindow[],
  known: WeighedStatement['sentences'],
): Promise<Citation[]> {
  const statement = statementOf(context)
  const claim = undated(context, statement) ?? statement
  const citations: Citation[] = []
  for (const { window } of windows.slice(0, mostCitations)) {
    const read = known.get(window) ?? (await sentencesOf(claim, window))
    const best = clearest(
      read.filter(({ sentence }) => isTold(context, context.view(window.reading, sentence))),
      'supported',
    )
    if (best) citations.push(cite(window.reading, best.sentence))
  }
  return citations
}

/** Whether a sentence tells, as having happened, the contrary of the deed that a claim has of the same people. */
const tellsTurnedDeed = (context: AnswerContext, view: SentenceView): boolean =>
  view.names === 1 && toldOtherwise(context, view) === 'deed' && untoldParts(textOf(view)).length === 0

/** The sentence that tells the claim but for one thing, which is turned there; undefined where the clearest of no window is such a one. */
function turned(context: AnswerContext, { windows, sentences }: WeighedStatement): Citation | undefined {
  if (context.question.unknownNames.length > 0) return undefined
  for (const { window, timeless } of windows) {
    const told = window.reading.document.sentences
      .filter(({ start, end }) => start >= window.start && end <= window.end)
      .find((sentence) => tellsTurnedDeed(context, context.view(window.reading, sentence)))
    if (told) return cite(window.reading, told)
    const best = clearest(sentences.get(window) ?? [], 'supported')
    if (!best || timeless.supported < timelessSupport || window.view.namesAround < 1) continue
    const way = toldOtherwise(context, context.view(window.reading, best.sentence))
    // What is planned may have been done since.
    if (way && way !== 'plan') return cite(window.reading, best.sentence)
  }
  return undefined
}

/** The sentence of a window that contradicts a claim: that which counts otherwise or tells it with another date, else the clearest, else the one nearest to the claim. */
async function contradicting(context: AnswerContext, { window, date }: WeighedWindow): Promise<Citation> {
  const { sentences } = window.reading.document
  const other = sentences.find(
    ({ start, end }) =>
      start >= window.start && end <= window.end && countsOtherwise(context, { ...window, start, end }),
  )
  const statement = statementOf(context)
  const timeless = date < 0 ? undated(context, statement) : undefined
  const dated =
    timeless === undefined ? undefined : clearest(await sentencesOf(timeless, window), 'supported')?.sentence
  const best = other ?? dated ?? clearest(await sentencesOf(statement, window), 'contradicted')?.sentence
  return cite(window.reading, best ?? window.view.sentence)
}

/**
 * What the articles say to a statement or a yes/no question.
 * @param context that of the statement
 * @throws ReaderUnavailable where no reader can run here
 */
export async function judgeStatement(context: AnswerContext): Promise<StatementVerdict> {
  const weighed = await weighStatement(context)
  const { windows, sentences, evidence } = weighed
  const support = isDenied(context, windows)
    ? []
    : windows.filter((one) => canSupport(context, one)).sort((a, b) => supportOf(b) - supportOf(a))
  const denial = windows
    .filter((one) => canContradict(context, one))
    .sort((a, b) => contradictionOf(b) - contradictionOf(a))
  const supported = support.length > 0 ? confidenceBy('supported', evidence) : 0
  const different = supported < least.supported ? differing(context, windows) : []
  const judged = denial.length > 0 ? confidenceBy('contradicted', evidence) : 0
  const contradicted = different.length > 0 ? Math.max(exactDifference, judged) : judged
  const holder = await otherHolder(context)
  if (holder) return { verdict: 'contradicted', confidence: exactDifference, citations: holder.citations }
  if (supported >= least.supported && supported >= contradicted) {
    const citations = await supporting(context, support, sentences)
    if (citations.length > 0) return { verdict: 'supported', confidence: supported, citations }
  }
  const otherwise = turned(context, weighed)
  if (otherwise) return { verdict: 'contradicted', confidence: exactDifference, citations: [otherwise] }
  if (contradicted >= least.contradicted) {
    const chosen = different.length > 0 ? different : denial
    const citations: Citation[] = []
    for (const one of chosen.filter((window, i) => i === 0 || contradictionOf(window) >= 0.5).slice(0, mostCitations))
      citations.push(await contradicting(context, one))
    return { verdict: 'contradicted', confidence: contradicted, citations }
  }
  return { verdict: 'not-said', confidence: 1 - Math.max(supported, contradicted), citations: [] }
}

/** What members of a chat put round a claim. */
const chatter = [
  /^(?:(?:so|well|hey|lol|omg|wow|btw|fun fact:?|fyi|apparently,?|(?:i )?heard(?: that)?|i (?:hear|read|think|believe|guess)(?: that)?|(?:it )?turns out(?: that)?|i was told(?: that)?|did you know(?: that)?|pretty sure(?: that)?|someone (?:said|told me)(?: that)?|they say(?: that)?|is it true that)[,:]?\s+)+/i,
  // "The horse was wild" ends in what it says.
  /(?:[,?!]+\s*(?:wild|right|crazy|so sad)|[,\s]+(?:lol|lmao|haha|smh|ngl|iirc|afaik|apparently|i (?:hear|heard|think|guess|believe)|or so i (?:hear|heard)|they say|tbh|imo))+(?=[\s?!.]*$)/i,
] as const

/** A claim without what is put round it. */
const withoutChatter = (claim: string): string =>
  chatter.reduce((text, pattern) => text.replace(pattern, ''), claim.trim())

/** The sentences of a message that state something: a name, a number or several words. */
function statementsOf(message: string): NonEmpty<string> {
  const sentences = splitSentences(message)
    .map(({ start, end }) => withoutChatter(message.slice(start, end)))
    .filter((sentence) => new Set(analyse(sentence)).size > 1)
  const [first, ...rest] = sentences.slice(0, mostStatements)
  return first === undefined ? [withoutChatter(message)] : [first, ...rest]
}

/** The verdict on all statements: contradicted where one is, supported where all are. */
function together(verdicts: readonly StatementVerdict[]): StatementVerdict {
  const weakest = (list: readonly StatementVerdict[]) => list.reduce((a, b) => (b.confidence < a.confidence ? b : a))
  const surest = (list: readonly StatementVerdict[]) => list.reduce((a, b) => (b.confidence > a.confidence ? b : a))
  const of = (verdict: Verdict) => verdicts.filter((one) => one.verdict === verdict)
  if (of('contradicted').length > 0) return surest(of('contradicted'))
  if (of('not-said').length > 0) return surest(of('not-said'))
  return { ...weakest(verdicts), citations: verdicts.flatMap(({ citations }) => citations.slice(0, 2)) }
}

/**
 * Checks a claim, or a message of some sentences, against the articles.
 * @param claim as it was written
 * @param open reads a statement and gathers what may be said to it
 * @param limit the most citations
 * @throws ReaderUnavailable where no reader can run here
 */
export async function checkClaim(
  claim: string,
  open: (statement: string) => Promise<AnswerContext>,
  limit: number,
): Promise<ClaimCheck> {
  const contexts: AnswerContext[] = []
  const verdicts: StatementVerdict[] = []
  for (const statement of statementsOf(claim)) {
    const context = await open(statement)
    contexts.push(context)
    verdicts.push(await judgeStatement(context))
  }
  const { verdict, confidence, citations } = together(verdicts)
  const nearest = contexts.flatMap((context) => windowsFor(context, 2)).filter(({ view }) => view.overlap > 0)
  return {
    claim,
    verdict,
    confidence: Math.round(confidence * 1e4) / 1e4,
    ...(verdict !== 'not-said' && confidence < sure ? { probable: true } : {}),
    citations: citations.slice(0, limit),
    nearest:
      verdict === 'not-said' ? nearest.slice(0, limit).map(({ reading, view }) => cite(reading, view.sentence)) : [],
  }
}
