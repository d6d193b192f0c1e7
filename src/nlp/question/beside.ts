/** What stands beside the words that ask: a topic before a colon, a sentence before "Where?", a slip that is taken back. */

const wh = '(?:who|whom|whose|what|when|where|which|why|how)'
const preposition = '(?:in|on|at|to|with|from|by|for|of|about|since|until|under|during)'
const asking = `(?:${preposition} )?${wh}\\b`

/** "no, sorry", "I mean": what stands before was a slip. */
const takesBack =
  '(?:(?:oh|um|er|ah|well),? )?(?:(?:no|nope|sorry|wait|scratch that|correction|pardon|actually|rather|i mean|i meant|make that|or rather)[,!.:;]? ?)+'

/** "how many languages... no, sorry: how many schools", "who built, no wait, who sold it": the last question stands. */
const restarted = new RegExp(`^.*?${wh}.*?[\\s,.…:;–—-]+${takesBack}(?:the question is )?(?=${asking})`, 'i')

/** "the mill, I mean the bridge,": the second stands. */
const replaced =
  /\b(?:the|an?) (?:[\w-]+ )?[\w-]+(?:,| [-–—]| …|\.\.\.)+ ?(?:(?:no|sorry|wait|pardon)[,!.]? )*(?:i mean|i meant|or rather|no,|sorry,) ((?:the|an?) [\w-]+(?: [\w-]+)?)(?:,| [-–—])?(?=[\s?.!]|$)/i

/**
 * Leaves out what the asker takes back.
 * @param question as it was asked, straightened
 */
export function withoutSlips(question: string): string {
  return question.replace(restarted, '').replace(replaced, '$1')
}

/** Words before a colon that tell nothing of what is asked about. */
const idle =
  /\b(?:question|questions|quick|curious|curiosity|help|please|hi|hello|hey|me|my|i|i'm|our|we|quiz|homework|trivia|next|another|again|ok|okay|so|also|now|finally|essay|everyone|everybody|team|folks|thanks|one|you)\b/i
const topical = new RegExp(`^([^:?]{2,40}?)\\s*:\\s*(?=${asking})(.+)$`, 'i')
const pronoun = /\b(?:he|she|it|they|him|them)\b(?!['’])/i
const owner = /\b(?:his|her|its|their)\b/i
/** "In 2018, who …" */
const circumstance =
  /^(?:in|on|at|during|after|before|since|until|by|for|from|of|to|with|under|among|besides|according)\b/i
/** "Ann Lee, who is she?", "And the mill? Who paid for it?" */
const remark = new RegExp(
  `^(?:(?:what|how) about |and |but )?((?:[\\w'-]+ ){0,4}?[\\w'-]+)(?:,| [-–—]|\\?)+ ?(${asking}[^?]*)\\??$`,
  'i',
)

/**
 * Moves a topic behind the question: "Fishing: what percent of the income?" → "what percent of the income for Fishing?",
 * or puts it for a pronoun: "Ann Lee: what post does she hold?".
 */
export function withTopic(question: string): string {
  const [, topic, asked] = topical.exec(question) ?? []
  if (!topic || !asked) return remarked(question)
  if (idle.test(topic)) return asked
  if (circumstance.test(topic))
    return `${asked.replace(/[\s.!?]+$/, '')} ${topic.charAt(0).toLowerCase()}${topic.slice(1)}`
  const name = topic.replace(/^(?:about|on|regarding|concerning|re) /i, '')
  const plain = asked.replace(/[\s.!?]+$/, '')
  return named(plain, name) ?? `${plain} for ${name.replace(/^(?:The|An?) /, (word) => word.toLowerCase())}`
}

const named = (question: string, name: string): string | undefined =>
  pronoun.test(question)
    ? question.replace(pronoun, () => name)
    : owner.test(question)
      ? question.replace(owner, () => `${name}'s`)
      : undefined

function remarked(question: string): string {
  const [, topic, asked] = remark.exec(question) ?? []
  if (!topic || !asked || sentence.test(topic) || verbal.test(topic) || circumstance.test(topic)) return question
  return idle.test(topic) ? asked : (named(asked, topic.trim()) ?? question)
}

const bare = new RegExp(
  `^(.*[\\p{Ll}\\d]{3}[.!] )?([^.!?]*(?:[.]\\p{L}[^.!?]*)*)[.!,;:–—-]+ ?(?:and |but )?((?:${preposition} )?(?:when|where|why|how|whom|(?:what|which) (?:year|month|day|date|city|town|village|country|place|river|reason|occasion)))(?: exactly| precisely| (?:was|is) (?:that|it|this)| did (?:that|it|this) happen)?[\\s?]*$`,
  'iu',
)
const verbal =
  /\b(?:is|are|was|were|be|been|has|have|had|will|did|\w+ed|came|went|met|held|broke|built|made|won|left|gave|took|began|became|saw|sold|ran|led|sent|set|lost|fell|spoke|wrote)\b/i

/** "There was a fair in May. Where?" → "Where was a fair in May?"; "The dam broke. Why?" → "Why the dam broke?". */
export function joined(question: string): string {
  const found = bare.exec(question)
  const [, before = '', tale, asked] = found ?? []
  if (!tale || !asked || !verbal.test(tale) || new RegExp(`^${asking}`, 'i').test(tale)) return question
  const word = `${asked.charAt(0).toUpperCase()}${asked.slice(1)}`
  const told = tale.replace(/^(?:i|we) (?:heard|read|saw|know|understand)(?: that)? /i, '')
  const there = /^there (is|are|was|were|will be|has been|have been) (.+)$/i.exec(told)
  if (there) return `${before}${word} ${there[1]} ${there[2]}`
  return `${before}${word} ${told.replace(/^(?:The|An?|He|She|It|They|His|Her|Its|Their|This|That|In|On|At) /, (first) => first.toLowerCase())}`
}

const valued =
  /^(?:the )?(date|day|time|venue|location|place) of (?:the |an? )?(?!.*\b(?:articles?|reports?|birth|death|publication)\b)(.+)$/i
const value = /^(?!.*\b(?:articles?|reports?|birth|publication|release)\b)(.+?),? (date|venue|location)$/i
const sentence =
  /\b(?:who|whom|whose|what|when|where|which|why|how|is|are|was|were|did|does|do|has|have|had|will|can|name|give|list|state|find|show|tell)\b/i

/** A query of keywords for a date or a place: "harvest fair date" → "When was the harvest fair?". */
export function keywordsAsked(question: string): string {
  const after = valued.exec(question)
  const before = value.exec(question)
  const [word, what] = after ? [after[1], after[2]] : [before?.[2], before?.[1]]
  if (!word || !what || sentence.test(what)) return question
  return `${/^(?:date|day|time)$/i.test(word) ? 'When' : 'Where'} was the ${what.replace(/^(?:the|an?) /i, '').replace(/ \+ /g, ' and ')}`
}

const last = new RegExp(
  `^(.{3,}?) ((?:${preposition} )?(?:(?:what|which) [\\w-]+(?: [\\w-]+)?|when|where|whom|how (?:much|long)|how many [\\w-]+))$`,
  'i',
)
const opened =
  /^(?:is|are|was|were|did|does|do|has|have|had|will|would|can|could|should|may|might|name|tell|give|list|state|find|show|say|according|identify|specify|enumerate|provide|looking|explain|describe|i|we)\b/i

/** A question with its question word last: "the mill stands on which hill" → "On which hill the mill stands". */
export function fronted(question: string): string {
  const [, rest, asked] = last.exec(question) ?? []
  if (!rest || !asked || opened.test(rest) || /[,:;.]/.test(rest) || new RegExp(`\\b${wh}\\b`, 'i').test(rest))
    return question
  // "the river on which Orrin lies" asks nothing.
  if (/^(?:what|which) (?:kind|sort|type)/i.test(asked) || /\b(?:what|which) \p{Lu}/u.test(asked)) return question
  return `${asked.charAt(0).toUpperCase()}${asked.slice(1)} ${rest.replace(/^(?:The|An?|His|Her|Its|Their) /, (word) => word.toLowerCase())}`
}
