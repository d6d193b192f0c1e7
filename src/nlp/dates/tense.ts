import type { DateExpression } from './expression.ts'
import { wordSet } from './words.ts'

/** Which way from the article's date a date lies, by the verbs around it. */
export type Direction = 'past' | 'future' | 'unknown'

const FUTURE = wordSet(
  "will shall must 'll won't would could might should expected scheduled slated planned plans plan planning upcoming forthcoming due set intends intend aims hopes anticipated projected tentatively going preparing prepares poised begins starts opens forecast closes ends expires airs debuts kicks",
)
/** Plans are told in the present as well ("talks resume Thursday"); behind "to" these say nothing. */
const PRESENT = wordSet(
  'resume resumes begin convene convenes meet meets go goes take takes leaves arrives departs reopens closes sails tours performs',
)
/** Forms that are past by themselves; those in -ed are told by their ending. */
const PAST = wordSet(
  'was were had did said met held told took began won made went gave came left found died became got saw rose fell sold bought led lost ran spoke wrote sent built struck shot hit kept brought thought felt paid drew grew flew broke chose hurt fought taught caught stood heard knew threw wore beat cut quit ate drove rode swam sang sank rang slept swept fled hung hid laid lent lit shook stole stuck sought swore tore woke drank forbade forgave sprang withdrew overtook overcame rebuilt resold rewrote undertook has have',
)
/** After these a form in -ed or "held" is a passive, whose time another verb tells. */
const AUXILIARY = wordSet("be being been is are get gets remain remains stay stays keep keeps to will not also it's")
/** Adjectives and nouns in -ed. */
const NOT_VERBS = wordSet(
  'united red need speed hundred indeed based so-called limited feed seed breed proposed expected scheduled planned',
)

const words = /[\p{L}'’-]+/gu

/** "higher than expected" plans nothing; "due" and "set" plan behind a form of "be" only. */
function plans(word: string, previous: string): boolean {
  if (!FUTURE.has(word) || previous === 'than' || previous === 'as') return false
  if (word === 'set') return AUXILIARY.has(previous) || previous === 'was' || previous === 'were'
  return word !== 'due' || previous === '' || /^(?:is|are|be|was|were|comes|in|it)$/.test(previous)
}

function toneOf(word: string, previous: string, before: string): Direction {
  if (word === 'be' && previous === 'to') return 'future'
  // "is to land on Friday"
  if (word === 'to' && (previous === 'is' || previous === 'are')) return 'future'
  if (plans(word, previous)) return 'future'
  if (PRESENT.has(word) && !/^(?:to|not|did|didn't|the|a)$/.test(previous)) return 'future'
  const past = PAST.has(word) || (word.length > 3 && word.endsWith('ed') && !NOT_VERBS.has(word))
  if (!past || AUXILIARY.has(previous) || (AUXILIARY.has(before) && previous.endsWith('ly'))) return 'unknown'
  return 'past'
}

function wordsOf(text: string): string[] {
  return (text.toLowerCase().replaceAll('’', "'").match(words) ?? []).map((word) =>
    word.endsWith("'ll") ? 'will' : word,
  )
}

function tones(text: string): Direction[] {
  return wordsOf(text).map((word, i, all) => toneOf(word, all[i - 1] ?? '', all[i - 2] ?? ''))
}

/** "The deadline is Friday", "voting is on June 3". */
const isOn = /\b(?:is|are)\s+(?:(?:on|for|by|midnight)\s+)?$/i

/** "the weekend will be dry": the date is what the verb speaks of. */
const aheadAfter = /^\s+(?:will|would|is\s+to|are\s+to)\b/i

/** The clause behind a date at the start of a sentence, up to the first mark that ends it. */
const clauseAfter = /^\s*,?[^;:]{0,160}/
const clauseMark = /[;]|,\s+(?:who|which|where|while|whereas)\b/

/** A deed that was put off to a date lies ahead, though the verb is past: "postponed to", "adjourned until", "moved to". */
const putOff =
  /\b(?:postpon(?:ed|ing)|adjourn(?:ed|ing)|delay(?:ed|ing)|deferr(?:ed|ing)|(?:re-?)?schedul(?:ed|ing)|mov(?:ed|ing)|shift(?:ed|ing)|extend(?:ed|ing)|prolong(?:ed|ing)|suspend(?:ed|ing)|push(?:ed|ing)|put(?:ting)?\s+(?:off|back)|brought\s+forward|remand(?:ed|ing)|barr(?:ed|ing)|bann(?:ed|ing)|give[ns]?|gave|granted)\b[^.;]{0,70}?$/i
const towards = /\b(?:to|until|till|for)\s+(?:(?:the|about|around|early|late|mid)\s+)*$/i
/** What is called, planned or booked for a date: "called a strike for Friday". */
const plannedFor =
  /\b(?:call(?:ed|s|ing)?|plan(?:ned|s|ning)?|schedul\w+|booked|slated|billed|earmarked|pencilled|announced|summoned|invited|convened|proposed|arranged|fixed|set)\b[^.;]{0,60}\bfor\s+(?:the\s+)?$/i
const forWeekday = /(?<!\b(?:figures|results|data|record|time|score|reading|readings|numbers|prices|total)\s)\bfor\s+$/i

const putOffNow = `\\b(?:(?:has|have)\\s+(?:(?:now|also|since)\\s+)?been|is|are)\\s+(?:cancell?ed|called\\s+off|scrapped|postponed|moved|shifted|rescheduled|delayed|deferred|adjourned|pushed\\s+back|brought\\s+forward|put\\s+(?:off|back))\\b`
/** What stands before and after the day of something that is now called off or put off, which therefore lies ahead. */
const dayOfPutOff: readonly (readonly [before: RegExp, after: RegExp])[] = [
  // "Thursday's concert has been postponed"
  [
    /(?<!\b(?:on|of|by|since|until|till|from|last|past|late|early)\s+)$/i,
    new RegExp(`^\\s+(?!the\\b|an?\\b)[^,.;]{0,60}?${putOffNow}`, 'i'),
  ],
  // "the concert on Thursday has been postponed"
  [/\b(?:on|of)\s+$/i, new RegExp(`^\\s+${putOffNow}`, 'i')],
  // "the talks, which were to begin on Thursday, have been put off"
  [/\b(?:which|that)\s+(?:was|were|is|are)\b[^,.;]*$/i, new RegExp(`^[^,.;]{0,40},\\s+${putOffNow}`, 'i')],
]
const movedFrom = new RegExp(`${putOffNow}[^.;]{0,40}\\bfrom\\s+$`, 'i')

/** Whether a weekday is the day of something that has just been called off or put off. */
const isDayOfPutOff = (before: string, after: string): boolean =>
  movedFrom.test(before) || dayOfPutOff.some(([ahead, behind]) => ahead.test(before) && behind.test(after))

/** A verb in the present behind which "until" looks ahead: "runs until", "is open until", "have until". */
const present =
  /^(?:is|are|am|be|runs?|lasts?|continues?|stays?|remains?|keeps?|extends?|stands?|has|have|can|may|must|do|does|holds?|goes|serves?|sits?)$/

/** Which way "until" looks: ahead, unless the nearest verb is past ("he led it until May"). */
function directionOfUntil(before: string): Direction {
  if (putOff.test(before)) return 'future'
  const last = wordsOf(before.split(/;/).at(-1) ?? '')
    .map((word, i, all) => (present.test(word) ? 'future' : toneOf(word, all[i - 1] ?? '', all[i - 2] ?? '')))
    .findLast((tone) => tone !== 'unknown')
  return last ?? 'future'
}

/**
 * The time of the verb that is nearest before the date in its sentence, else of the first one after it.
 * @param expression the date; "until" looks ahead and "since" back where the verb leaves it open
 * @param before the sentence up to the date
 * @param after the sentence from the end of the date
 */
export function direction(expression: DateExpression, before: string, after: string): Direction {
  if (expression.kind === 'open' && expression.side === 'until') return directionOfUntil(before)
  if (expression.kind === 'open' && !expression.from) return 'past'
  if (isOn.test(before) || plannedFor.test(before) || aheadAfter.test(after)) return 'future'
  // "moved from June 5 to June 9" may be of days gone by; a weekday would not be told so.
  if (towards.test(before) && putOff.test(before.replace(towards, '')))
    return expression.kind !== 'weekday' && /\bfrom\b/i.test(before) ? 'unknown' : 'future'
  if (expression.kind === 'weekday' && (forWeekday.test(before) || isDayOfPutOff(before, after))) return 'future'
  const found = directionOfVerb(before, after)
  // "it is shown from 1 October to 7 November"
  if (found === 'unknown' && expression.kind === 'range' && wordsOf(before).some((word) => present.test(word)))
    return 'future'
  // "entries are welcome by Friday"
  if (found === 'unknown' && expression.kind === 'weekday' && /\bby\s+$/i.test(before)) return 'future'
  return found === 'unknown' && expression.kind === 'open' ? 'future' : found
}

function directionOfVerb(before: string, after: string): Direction {
  const earlier = tones(before.split(/;/).at(-1) ?? '')
  const nearest = earlier.findLast((tone) => tone !== 'unknown')
  if (nearest) return nearest
  const clause = clauseAfter.exec(after)?.[0].split(clauseMark)[0] ?? ''
  return tones(clause).find((tone) => tone !== 'unknown') ?? 'unknown'
}
