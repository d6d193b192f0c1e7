/** Words that name an event by its day: an article that looks back on it, or says that it did not come about. */
import type { Span } from '../types.ts'

/** Nouns that belong to the date itself ("the morning of 3 May"), and "as of". */
const timeNoun =
  /^(?:morning|afternoon|evening|night|day|week|weekend|month|year|spring|summer|autumn|fall|winter|season|start|beginning|end|middle|half|quarter|eve|rest|hours?|days|weeks|months|years|most|part|as)$/

const determiner = "(?:the|this|a|an|its|his|her|their|our|\\p{L}+['’]s?)"
/** "the tram strike of ", "the march planned for ", "the opening, which had been set for ". */
const patterns: readonly RegExp[] = [
  new RegExp(`^.*\\b(${determiner} (?:[\\p{L}'’-]+ ){0,3}?(\\p{Ll}[\\p{Ll}-]+)) of (?:the )?$`, 'iu'),
  new RegExp(
    `^.*\\b(${determiner} (?:[\\p{L}'’-]+ ){0,3}?(\\p{Ll}[\\p{Ll}-]+)),? (?:(?:which|that) )?(?:(?:is|are|was|were|has been|had been) )?(?:originally )?(?:planned|scheduled|due|set|slated|expected)(?: to \\p{Ll}+(?: \\p{Ll}+)?)? (?:for|on|in) (?:the )?$`,
    'iu',
  ),
]

/** What a date is said of: "the strike of 3 May". */
export interface Reference {
  /** The noun phrase, within the sentence. */
  readonly phrase: string
  /** Its noun, as written. */
  readonly noun: string
}

/**
 * The event that a sentence names by its day, in front of the date; undefined where the date belongs to what the sentence tells.
 * @param date within the sentence
 */
export function referenceIn(sentence: string, date: Span): Reference | undefined {
  const before = sentence.slice(0, date.start).replace(/\s+/g, ' ')
  for (const pattern of patterns) {
    const [, phrase, noun] = pattern.exec(before) ?? []
    if (phrase !== undefined && noun !== undefined && !timeNoun.test(noun)) return { phrase, noun }
  }
  return undefined
}

const ended = `(?:cancell?ed|called off|scrapped|abandoned|postponed|put off|delayed|shelved|dropped|axed)`
const didNot = String.raw`(?:(?:did|does|do|will|would) not|didn['’]t|won['’]t|wouldn['’]t)(?: \S+)? (?:take place|happen|go ahead|come about)`
/** Behind the date: "…, was called off", "… did not take place". */
const after = new RegExp(
  String.raw`^(?:,[^,]*,|,)?(?: (?:which|that))? (?:(?:is|are|was|were|has been|have been|had been|will be|got)(?: \p{Ll}+)? ${ended}|${didNot}|never (?:took place|happened|went ahead|came about)|fell through|off\b)`,
  'iu',
)
/** In front of the noun phrase: "cancelled the …". */
const before =
  /\b(?:cancel(?:s|l?ed|l?ing)?|call(?:s|ed|ing)? off|scrap(?:s|ped|ping)?|abandon(?:s|ed|ing)?|postpon(?:es?|ed|ing)|put(?:s|ting)? off|delay(?:s|ed|ing)?|shelv(?:es?|ed|ing)|ax(?:es?|ed|ing)) $/i

const ofIt = '(?:\\s+(?:of|between|against|in|at|with)\\s[^,.;]{1,60}?)?'
/** What follows a day that owns it: "Thursday's | concert of the choir …". */
const owned = new RegExp(
  `^\\s+((?:[\\p{L}'’-]+\\s+){0,3}?(\\p{Ll}[\\p{Ll}-]+)${ofIt})(?=,|\\s+(?:is|are|was|were|has|have|had|will|did|does|never|fell)\\b)`,
  'u',
)
/** "The match | on 25 May …", "The talks, | which were to begin on Monday, …" */
const datedBefore: readonly RegExp[] = [
  new RegExp(`^.*\\b(${determiner} (?:[\\p{L}'’-]+ ){0,3}?(\\p{Ll}[\\p{Ll}-]+)${ofIt}) (?:on|in|at) (?:the )?$`, 'iu'),
  new RegExp(
    `^.*\\b(${determiner} (?:[\\p{L}'’-]+ ){0,3}?(\\p{Ll}[\\p{Ll}-]+)), (?:which|that) (?:is|are|was|were) to (?:be )?\\p{Ll}+(?: \\p{Ll}+)? (?:on|in|at) (?:the )?$`,
    'iu',
  ),
]

/**
 * The event that a sentence calls off by its day: "Thursday's concert has been cancelled", "the match on 25 May was called off".
 * @param date within the sentence
 */
export function calledOffIn(sentence: string, date: Span): Reference | undefined {
  const [ahead, rest] = [sentence.slice(0, date.start), sentence.slice(date.end)].map((part) =>
    part.replace(/\s+/g, ' '),
  )
  if (/['’]s$/.test(sentence.slice(date.start, date.end))) {
    const [whole = '', phrase, noun] = owned.exec(rest ?? '') ?? []
    return phrase !== undefined && noun !== undefined && after.test(rest?.slice(whole.length) ?? '')
      ? { phrase, noun }
      : undefined
  }
  if (!after.test(rest ?? '')) return undefined
  for (const pattern of datedBefore) {
    const [, phrase, noun] = pattern.exec(ahead ?? '') ?? []
    if (phrase !== undefined && noun !== undefined && !timeNoun.test(noun)) return { phrase, noun }
  }
  return undefined
}

/**
 * Whether a sentence says that what it refers to did not come about, at least not on that day.
 * @param date within the sentence, behind the reference
 */
export function isCalledOff(sentence: string, { phrase }: Reference, date: Span): boolean {
  const ahead = sentence.slice(0, date.start).replace(/\s+/g, ' ')
  const rest = sentence.slice(date.end).replace(/\s+/g, ' ')
  return after.test(rest) || before.test(ahead.slice(0, ahead.lastIndexOf(phrase)))
}
