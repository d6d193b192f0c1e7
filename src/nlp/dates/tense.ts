/** Which way from the article's date a date lies, by the verbs around it. */
export type Direction = 'past' | 'future' | 'unknown'

const FUTURE = new Set(
  "will shall 'll won't would could might should expected scheduled slated planned plans plan planning upcoming forthcoming due set intends intend aims hopes anticipated projected tentatively going preparing prepares poised begins starts opens forecast closes ends expires airs debuts kicks".split(
    ' ',
  ),
)
/** Plans are told in the present as well ("talks resume Thursday"); behind "to" these say nothing. */
const PRESENT = new Set('resume resumes begin convene convenes meet meets go goes take takes'.split(' '))
/** Forms that are past by themselves; those in -ed are told by their ending. */
const PAST = new Set(
  'was were had did said met held told took began won made went gave came left found died became got saw rose fell sold bought led lost ran spoke wrote sent built struck shot hit kept brought thought felt paid drew grew flew broke chose hurt fought taught caught stood heard knew threw wore has have'.split(
    ' ',
  ),
)
/** After these a form in -ed or "held" is a passive, whose time another verb tells. */
const AUXILIARY = new Set("be being been is are get gets to will not also it's".split(' '))
/** Adjectives and nouns in -ed. */
const NOT_VERBS = new Set(
  'united red need speed hundred indeed based so-called limited feed seed breed proposed expected scheduled planned'.split(
    ' ',
  ),
)

const words = /[\p{L}'’-]+/gu

/** "higher than expected" plans nothing; "due" and "set" plan behind a form of "be" only. */
function plans(word: string, previous: string): boolean {
  if (!FUTURE.has(word) || previous === 'than' || previous === 'as') return false
  if (word === 'set') return AUXILIARY.has(previous) || previous === 'was' || previous === 'were'
  return word !== 'due' || previous === '' || /^(?:is|are|be|was|were|comes|in|it)$/.test(previous)
}

function toneOf(word: string, previous: string, before: string): Direction {
  if ((word === 'be' && previous === 'to') || plans(word, previous)) return 'future'
  if (PRESENT.has(word) && !/^(?:to|not|did|didn't|the|a)$/.test(previous)) return 'future'
  const past = PAST.has(word) || (word.length > 3 && word.endsWith('ed') && !NOT_VERBS.has(word))
  if (!past || AUXILIARY.has(previous) || (AUXILIARY.has(before) && previous.endsWith('ly'))) return 'unknown'
  return 'past'
}

function tones(text: string): Direction[] {
  const all = (text.toLowerCase().replaceAll('’', "'").match(words) ?? []).map((word) =>
    word.endsWith("'ll") ? 'will' : word,
  )
  return all.map((word, i) => toneOf(word, all[i - 1] ?? '', all[i - 2] ?? ''))
}

/** "The deadline is Friday", "voting is on June 3". */
const isOn = /\b(?:is|are)\s+(?:(?:on|for|by|midnight)\s+)?$/i

/** The clause behind a date at the start of a sentence, up to the first mark that ends it. */
const clauseAfter = /^\s*,?[^;:]{0,160}/
const clauseMark = /[;]|,\s+(?:who|which|where|while|whereas)\b/

/**
 * The time of the verb that is nearest before the date in its sentence, else of the first one after it.
 * @param before the sentence up to the date
 * @param after the sentence from the end of the date
 */
export function direction(before: string, after: string): Direction {
  if (isOn.test(before)) return 'future'
  const earlier = tones(before.split(/;/).at(-1) ?? '')
  const nearest = earlier.findLast((tone) => tone !== 'unknown')
  if (nearest) return nearest
  const clause = clauseAfter.exec(after)?.[0].split(clauseMark)[0] ?? ''
  return tones(clause).find((tone) => tone !== 'unknown') ?? 'unknown'
}
