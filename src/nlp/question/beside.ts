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

/**
 * Moves a topic behind the question: "Fishing: what percent of the income?" → "what percent of the income for Fishing?",
 * or puts it for a pronoun: "Ann Lee: what post does she hold?".
 */
export function withTopic(question: string): string {
  const found = topical.exec(question)
  const [, topic, asked] = found ?? []
  if (!topic || !asked) return question
  if (idle.test(topic)) return asked
  const name = topic.replace(/^(?:about|on|regarding|concerning|re) /i, '')
  const plain = asked.replace(/[\s.!?]+$/, '')
  if (pronoun.test(plain)) return plain.replace(pronoun, name)
  if (owner.test(plain)) return plain.replace(owner, `${name}'s`)
  return `${plain} for ${name.replace(/^(?:The|An?) /, (word) => word.toLowerCase())}`
}

const bare = new RegExp(
  `^(.*[\\p{Ll}\\d]{3}[.!] )?([^.!?]*(?:[.]\\p{L}[^.!?]*)*)[.!,;:–—-]+ ?(?:and |but )?((?:${preposition} )?(?:when|where|why|how|whom|(?:what|which) (?:year|month|day|date|city|town|village|country|place|river|reason|occasion)))(?: exactly| precisely)?[\\s?]*$`,
  'iu',
)
const verbal =
  /\b(?:is|are|was|were|be|been|has|have|had|will|did|\w+ed|came|went|met|held|broke|built|made|won|left|gave|took|began|became|saw|sold|ran|led|sent|set|lost|fell|spoke|wrote)\b/i

/** "There was a fair in May. Where?" → "Where was a fair in May?"; "The dam broke. Why?" → "Why the dam broke?". */
export function joined(question: string): string {
  const found = bare.exec(question)
  const [, before = '', told, asked] = found ?? []
  if (!told || !asked || !verbal.test(told) || new RegExp(`^${asking}`, 'i').test(told)) return question
  const word = `${asked.charAt(0).toUpperCase()}${asked.slice(1)}`
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
