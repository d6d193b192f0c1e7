/** Whether a clause tells something that happened: not what is planned, denied, rumoured, corrected, or only thought of. */
import { isParticiple, type VerbGroup } from '../nlp/chunks.ts'
import type { Clause } from '../nlp/clauses.ts'
import type { Document } from '../nlp/document.ts'
import { spanOf } from '../nlp/tokens.ts'
import type { Sentence } from '../nlp/types.ts'
import type { Span } from '../types.ts'
import { isNotice } from './notice.ts'

/** 'told' as having happened, 'planned', or neither: told to be false, or nobody's word. */
export type Standing = 'told' | 'planned' | 'untold'

/**
 * Words after which a sentence tells what is not so, up to where it turns to what is. Each is found anywhere in a sentence; what it takes back
 * begins where it ends, or with the sentence for the last ones.
 */
const takesBack: readonly RegExp[] = [
  // "An earlier version of this article said that …"
  /\b(?:earlier|previous|original|prior|first|printed) (?:version|edition|headline|caption)s? of (?:this|the|our|an?) (?:article|story|report|post|page|text|column|item|piece)\b/i,
  /\b(?:article|story|report|post|column|headline|caption)s? (?:had )?(?:(?:originally|previously|initially|earlier|incorrectly|wrongly|mistakenly|erroneously)\b|first (?:said|stated|gave|reported|named|claimed))/i,
  // "We have retracted our report that …"
  /\b(?:retract|withdr[ae]w|disown)\w*(?: [^\s,;.]+){0,4}? (?:our|its|their|his|her|the|an?) (?:[^\s,;.]+ ){0,2}?(?:report|article|story|claim|statement|allegation|post)s? that\b/i,
  /\b(?:falsely|wrongly|incorrectly|mistakenly|erroneously) (?:said|stated|claimed|reported|told|wrote|announced|named|believed|assumed|suggested)\b/i,
  // Behind a note of what was amended: "It originally said that …"
  /^\W*(?:it|we)(?: had)? (?:originally|initially|previously|at first|first|wrongly|incorrectly|mistakenly) (?:said|stated|gave|given|reported|named|claimed|wrote|written|described|put)\b/i,
  // "In Monday's edition we wrote that …"
  /\b(?:edition|issue|paper|newsletter|bulletin|broadcast|programme|program|column)s?\b,? (?:[^\s,;.]+ ){0,4}?(?:we|it) (?:had )?(?:wrote|written|said|reported|stated|named|gave)\b/i,
  // "Rumours had it that …", "is rumoured to have …"
  /\b(?:rumou?rs?|gossip|speculation) (?:that|of|about|said|say|spread|spreads|was|were|(?:had|has|have) it)\b/i,
  /\b(?:rumou?red|speculat(?:ed|es|ing)) (?:to|that)\b/i,
  // "According to an unconfirmed report, …", "Unverified reports say …"
  /\baccording to (?:an? |some |the |several )?(?:unconfirmed|unverified|disputed|discredited) [^\s,;.]+/i,
  /\b(?:unconfirmed|unverified|discredited) (?:report|claim|account|post)s? (?:that|say|says|said|suggest\w*|claim\w*|ha[sd] it|have it)\b/i,
  // "Allegedly, …"
  /^\W*(?:allegedly|supposedly|purportedly)\b/i,
  // "denied that …", "denies having …", "cleared of stealing …"
  /\bden(?:y|ies|ied|ying) (?:that|having|ever|any|it|reports?|rumou?rs?|claims?|allegations?|suggestions?|\w+ing)\b/i,
  /\b(?:clear(?:ed|s|ing)?|acquit(?:ted|s)?|exonerat(?:ed|es)|accus(?:ed|es|ing)|suspect(?:ed|s)?|innocent) (?:[^\s,;.]+ ){0,3}of (?:having )?\w+ing\b/i,
  /\b(?:alleg(?:ed|es)|claim(?:ed|s)|insinuat(?:ed|es)) (?:that|to have)\b/i,
  /\bno (?:truth|substance|foundation) (?:in|to|for)\b/i,
]

/** Whole sentences that call a report false. */
const falseReport =
  /\b(?:reports?|claims?|rumou?rs?|allegations?|suggestions?|stor(?:y|ies)|posts?|letters?|news|speculation)\b.*\b(?:false|untrue|unfounded|baseless|fabricated|invented|debunked|a hoax|a lie|not true|no truth|made up|(?:was|were|is|are|proved|been) (?:wrong|incorrect|mistaken|denied|rejected|dismissed|retracted|withdrawn))\b/i

/** "The opening on 3 May was a hoax"; a call that was one was made all the same. */
const neverWas =
  /^(?!.*\b(?:calls?|threats?|alarms?|warnings?|scares?|messages?|e-?mails?|letters?)\b)[^;]*\b(?:was|were|is|are|proved|been|out to be)(?: \p{L}+ly)? (?:an? )?(?:\p{L}+ )?(?:hoax(?:es)?|fabrications?)\b/iu

/** "on Sunday, not Saturday as first reported": what is set against what is so, up to the next comma or "but". */
const setAgainst =
  /,\s+(?:and\s+)?not\s+(?!(?:only|just|least|yet|even|merely|simply|to|until|unlike|far|long|much)\b|\w+(?:ing|ly)\b)([^,;.]*?)(?=[,;.]|\s+but\b|$)/gi

/** Where a sentence turns from what is not so to what is. */
const turns = /;|\bin fact\b|\bactually\b|\binstead\b|, (?:but|when|while|whereas) |[.!?] /i

/** Where a sentence turns so, behind a place of it; its end where it does not. */
function turnOf(sentence: string, from: number): number {
  const length = turns.exec(sentence.slice(from))?.index
  return length === undefined ? sentence.length : from + length
}

/** The parts of a sentence that tell what is not so. Offsets within the sentence. */
export function untoldParts(sentence: string): Span[] {
  if (falseReport.test(sentence) || neverWas.test(sentence) || isNotice(sentence))
    return [{ start: 0, end: sentence.length }]
  const against = [...sentence.matchAll(setAgainst)].map((match) => {
    const end = match.index + match[0].length
    return { start: end - (match[1] ?? '').length, end }
  })
  const takenBack = takesBack.flatMap((pattern): Span[] => {
    const match = pattern.exec(sentence)
    if (!match) return []
    const from = match.index + match[0].length
    return [{ start: match.index + match[0].search(/\S+$/), end: turnOf(sentence, from) }]
  })
  return [...takenBack, ...against]
}

// Capital letters are those of names: a man may be called Wrong.
const ofReports =
  /\b(?:den(?:y|ies|ied|ial)|rumou?r|alleg|claim|accus|clear|acquit|exonerat|suspect|innocen|false|true|untrue|wrong|mistak|incorrect|correct|speculat|hoax|lie|report|version|debunk|supposed|said to)/

/** Whether a question or claim is itself about reports, rumours or denials, so that what is not told as having happened answers it. */
export const isAboutReports = (text: string): boolean => ofReports.test(text)

/** "It said that …", after a sentence on an earlier version. */
const saysOn =
  /^(?:it|this|the (?:earlier |previous |original )?(?:article|story|report|version))\b(?: also| had)* (?:said|stated|gave|reported|named|claimed)\b/i
/** "We apologise for the error." */
const regrets = /^(?:we|the (?:editor|paper|newspaper)s?) (?:apologi[sz]e|regret|(?:is|are) sorry)/i
const onEarlierVersion = takesBack.slice(0, 2)

/** Whether a place of a document stands where it tells what is not so. */
export function isUntold(document: Document, sentence: Sentence, at: number): boolean {
  const textOf = ({ start, end }: Span) => document.article.text.slice(start, end)
  const text = textOf(sentence)
  const place = at - sentence.start
  if (untoldParts(text).some(({ start, end }) => start <= place && place < end)) return true
  const before = document.sentences[sentence.index - 1]
  if (before?.paragraph !== sentence.paragraph) return false
  if (regrets.test(text) && isNotice(textOf(before))) return true
  if (!saysOn.test(text)) return false
  return onEarlierVersion.some((pattern) => pattern.test(textOf(before)))
}

/** What is hoped for or fixed beforehand: the date is that of the deed to come. "Agreed to", "decided to" are deeds of their own day. */
const planning =
  /^(?:plan|plans|hope|want|intend|aim|expect|schedule|set|slate|due|likely|suppose|supposed|ready|about|proposal|intention|be|threat(?:en)?|promise|vow|pledge|swear|offer|prepare)$/
const failing = /^(?:refuse|fail|decline|forget|neglect|unable|refusal|failure)$/
const conditional = /^(?:if|unless|whether|lest)$/
const modal = /^(?:would|could|may|might|should|shall|must|can)$/

/** The words of the sentence that stand beside a verb before it, from the last comma on. */
function leading({ tokens }: Sentence, verb: number): readonly string[] {
  const comma = tokens.findLastIndex((token, at) => at < verb && /^[,;:]$/.test(token.text))
  return tokens.slice(comma + 1, verb).map((token) => token.lower)
}

/** What governs "to open": the verb, adjective or noun right before it, or before who is to do it ("asked Ann Lee to open"). */
function governorOf(document: Document, sentence: Sentence, { verb }: Clause): readonly string[] {
  const { tokens } = sentence
  const before = tokens[verb.from - 1]
  const chunk = document.chunks(sentence).findLast((one) => one.to <= verb.from && one.type === 'vg')
  const between = tokens.slice(chunk?.to ?? 0, verb.from)
  const isNear = chunk?.type === 'vg' && between.length <= 4 && !between.some(({ pos }) => pos === 'ADP')
  return [...(before ? [before.lower, before.lemma] : []), ...(isNear ? [chunk.lemma] : [])]
}

/** "No one opened", "Neither the mayor nor the council signed": nobody did. "No fewer than nine opened" is somebody. */
function isNobody({ tokens }: Sentence, { subject }: Clause): boolean {
  const [first] = subject
  if (!first) return false
  const [word = '', next = ''] = tokens.slice(first.from, first.to).map(({ lower }) => lower)
  if (tokens[first.from - 1]?.lower === 'not' && /^(?:one|an?|single)$/.test(word)) return true
  const after = tokens[first.to]?.lower ?? ''
  if (/^(?:but|except|other)$/.test(after) || /^(?:fewer|less|longer|doubt|\.|\d+)$/.test(next || after)) return false
  return /^(?:no|none|nobody|nothing|neither|no-one)$/.test(word)
}

/** "Had the bill passed, …", "Should the bill pass, …": a condition without "if"; a question asks so as well. */
function isInverted(document: Document, { tokens, start, end }: Sentence, { verb }: Clause): boolean {
  const comma = tokens.findLastIndex(({ text }, at) => at < verb.from && /^[,;:]$/.test(text))
  const opens = tokens[comma + 1]?.lower ?? ''
  const isQuestion = document.article.text.slice(start, end).endsWith('?')
  return !isQuestion && /^(?:had|should)$/.test(opens) && verb.from > comma + 2
}

/** "was to have opened": the reading has "opened" as a verb of its own. */
function wasToHave({ tokens }: Sentence, { verb }: Clause): boolean {
  const words = tokens.slice(Math.max(0, verb.from - 3), verb.to).map(({ lower }) => lower)
  return /\b(?:was|were) to have\b/.test(words.join(' '))
}

const hearsay = /^(?:allegedly|supposedly|purportedly)$/
const shows = /^(?:show|depict|portray|prove)$/
const purported = /^(?:said|claimed|purported|alleged|supposed|believed|rumoured|rumored)$/

function ofVerb(document: Document, sentence: Sentence, clause: Clause): Standing {
  const { verb } = clause
  if (verb.negated || leading(sentence, verb.head).some((word) => conditional.test(word))) return 'untold'
  if (isNobody(sentence, clause) || isInverted(document, sentence, clause) || wasToHave(sentence, clause))
    return 'untold'
  if (sentence.tokens.slice(Math.max(0, verb.from - 1), verb.to + 1).some(({ lower }) => hearsay.test(lower)))
    return 'untold'
  if (verb.future) return 'planned'
  if (verb.form === 'infinitive') {
    const governors = governorOf(document, sentence, clause)
    // "A video said to show the castle burning": what it shows is nobody's word.
    if (shows.test(verb.lemma) && governors.some((word) => purported.test(word))) return 'untold'
    if (governors.some((word) => failing.test(word))) return 'untold'
    return governors.some((word) => planning.test(word)) ? 'planned' : 'told'
  }
  const words = wordsIn(sentence, verb)
  if (!words.some((word) => modal.test(word))) return 'told'
  if (words.includes('have')) return 'untold'
  // "would later become": the past, told from before it.
  return words[0] === 'would' && words.includes('later') ? 'told' : 'planned'
}

const plans = /^(?:plan|propose|intend|hope|expect|schedule|want|aim)$/
const aheadOf =
  /\b(?:will|won['’]t|shall|going to|plan(?:s|ned|ning)?|hop(?:e|es|ed|ing) to|wants? to|intends?|propos(?:e|es|ed|al)|due (?:to|in|on|for)|scheduled?|expect(?:s|ed)?|aims? to|(?:is|are|was|were) to|would|may|might|could|should)\b/i

/** Whether a claim is itself about what is to come, so that a plan tells it. */
export const isAboutPlans = (text: string): boolean => aheadOf.test(text)

/** How each clause of a sentence stands, by its verb; what somebody plans is planned. */
export function clauseStandings(
  document: Document,
  sentence: Sentence,
): { readonly verb: string; readonly standing: Standing }[] {
  return document.clauses(sentence).map((clause) => ({
    verb: clause.verb.lemma,
    standing: plans.test(clause.verb.lemma)
      ? 'planned'
      : standingOf(document, sentence, clause, spanOf(sentence.tokens, clause.verb.from).start),
  }))
}

const wordsIn = ({ tokens }: Sentence, { from, to }: VerbGroup) => tokens.slice(from, to).map(({ lower }) => lower)

/**
 * How a clause stands.
 * @param at a place that belongs to what it tells: its date, else its verb
 */
export const standingOf = (document: Document, sentence: Sentence, clause: Clause, at: number): Standing =>
  isUntold(document, sentence, at) ? 'untold' : ofVerb(document, sentence, clause)

const pastAuxiliary = /^(?:was|were|had|did)$/
const perfectAuxiliary = /^(?:has|have|'ve)$/
const presentAuxiliary = /^(?:has|have|'ve|am|is|are|'s|'re|'m|does|do|can|may|must|would|could|should|might)$/

/** Whether a verb group tells what is over ("opened", "has opened") or what is; undefined where it is to come, and for infinitives, gerunds and participles. */
export function tenseOf(sentence: Sentence, verb: VerbGroup): 'past' | 'present' | undefined {
  if (verb.form !== 'finite' || verb.future) return undefined
  const words = wordsIn(sentence, verb)
  const head = sentence.tokens[verb.head]
  const has = (auxiliary: RegExp) => words.some((word) => auxiliary.test(word))
  if (has(pastAuxiliary) || (words.length > 1 && has(perfectAuxiliary))) return 'past'
  if (has(presentAuxiliary) || !head) return 'present'
  const inflected = head.lower !== head.lemma && !/(?:s|ing)$/.test(head.lower)
  return inflected || isParticiple(head.lower) ? 'past' : 'present'
}
