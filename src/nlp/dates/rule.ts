import type { DateExpression, Refused } from './expression.ts'
import { type Groups, pattern } from './pattern.ts'

/** A kind of word without which a rule finds nothing, so that it need not be tried. */
export type Trigger = keyof typeof TRIGGERS

/** Where a match stands, for the rules that look around. */
export interface Surroundings {
  readonly match: string
  readonly before: string
  readonly after: string
  /** A question or a query: no sentence, often without capitals. */
  readonly question: boolean
}

/** A kind of date expression: a pattern and what it means. */
export interface Rule {
  readonly needs: Trigger
  readonly pattern: RegExp
  /** What a match means; undefined where it is no date after all (another rule may still read a part of it). */
  read(groups: Groups, around: Surroundings): DateExpression | Refused | undefined
}

/** A rule from its pattern as `pattern` compiles it. */
export const rule = (needs: Trigger, source: string, read: Rule['read']): Rule => ({
  needs,
  pattern: pattern(source),
  read,
})

/** Tests that are cheap enough to be run on each sentence. */
export const TRIGGERS = {
  digit: /\d/,
  month:
    /\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])/i,
  weekday: /(?:mon|tues|wednes|thurs|fri|satur|sun)day/i,
  unit: /\b(?:days?|weeks?|weekends?|months?|quarters?|halfs?|half|years?|centur|millenni)|year-end/i,
  'day-word': /\b(?:today|tonight|yesterday|tomorrow|morning|afternoon|evening|night)/i,
  season: /\b(?:spring|summer|autumn|fall|winter)/i,
  feast: /\b(?:day|eve|night|halloween|christmas|july|juneteenth|mayo|attacks|9\/11)\b/i,
  'decade-word': /(?:twen|thir|for|fif|six|seven|eigh|nine)ties/i,
}
