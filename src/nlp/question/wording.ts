const wh = '(?:who|whom|whose|what|when|where|which|why|how)'
/** A question word, lower case. */
export const asks = new RegExp(`^${wh}$`)
const embedded = `(?=(?:(?:in|on|at|to|with|from|by|for|of|about|since|until|under|during) )?${wh}\\b|if\\b|whether\\b)`

/** Ways to begin that ask for nothing by themselves. Each is taken off the front, again and again. */
const openings: readonly RegExp[] = [
  /^(?:hi|hello|hey|yo|ok|okay|so|well|and|please|pls|plz|um|hmm|uh|also|then|by the way|btw|pray tell|next|dear all|excuse me|sorry|listen|quick question|good (?:morning|evening|day|afternoon))[,!.:\s]+/i,
  /^(?:please |kindly )?(?:tell|show|remind|inform) (?:me|us)[,:]?\s*(?:about\s+(?=(?:who|whom|what|when|where|which|why|how)\b))?/i,
  // "Explain why …", "Sum up what …", "Name who …"
  new RegExp(
    `^(?:please |kindly )?(?:explain|describe|summari[sz]e|sum up|outline|recount|find out|state|say|name|list|give|specify)(?: (?:briefly|shortly|in short|in brief|in one sentence|for (?:me|us)))*,? ${embedded}`,
    'i',
  ),
  /^(?:can|could|would|will) (?:you|anyone|anybody|someone|somebody)(?: please| kindly)?,? (?=(?:name|list|give|identify|state|specify|summari[sz]e|describe|explain|sum up|enumerate) )/i,
  new RegExp(`^(?:any idea|no idea|i (?:forgot|forget)|is it known|guess|let me know),? ${embedded}`, 'i'),
  // "I would be most grateful to learn which …", "Could you kindly explain who …", "Do the articles say when …"
  new RegExp(
    `^(?=[^?]{0,110}\\b(?:i|i'm|i'd|we|we'd|me|us|you|anyone|anybody|someone|somebody|articles?|texts?|it|they|please|kindly)\\b)[^?]{0,100}?\\b(?:know|knows|tell|learn|explain|find out|find|wonder|wondering|ask|asking|say|says|see|inform|clarify|remember|recall|hear|understand|help|idea|clue|curious|mention|report|check|confirm|interested in|looking for)\\b(?:,? (?:me|us|to|you|out|about|please|kindly|know|exactly|with))*[,:]?\\s+${embedded}`,
    'i',
  ),
  /^(?:according to|in|from|based on|per) (?:the|these|those|our|your) (?:articles?|texts?|documents?|reports?|archives?|corpus|news)[,:]?\s+/i,
  /^(?:the )?question(?: is)?[:,]\s*/i,
]

const endings: readonly RegExp[] = [
  /[,\s]+(?:please|pls|plz|thanks|thank you|thx)[\s.!?]*$/i,
  /[,\s]+(?:according to|in) (?:the|these|those) (?:articles?|texts?|documents?|reports?|archives?|corpus)[\s.!?]*$/i,
  /[,\s]+do you know[\s.!?]*$/i,
]

/** Spellings, phrases and orders of words that mean one thing. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/\b(?:take|takes) place\b/gi, 'happen'],
  [/\btook place\b/gi, 'happened'],
  [/\bper cent\b/gi, 'percent'],
  [/\b(who|what|where|when|how)'?s\b/gi, '$1 is'],
  // "tell me who the mayor is"
  [/^(who|what|where|when) ((?:the|an?|his|her|their) [^?,]{2,80}?) (is|was|are|were)(?=[\s?.!]*$)/gi, '$1 $3 $2'],
]

const tail = /[\s.!?,;:]+$/

/**
 * Takes the politeness off a question and straightens its marks and spaces.
 * @param text as it was asked
 * @returns of its first 500 characters, with a question mark at its end
 */
export function plainQuestion(text: string): string {
  let plain = text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .trim()
    .slice(0, 500)
  for (let changed = true; changed; ) {
    changed = false
    for (const opening of openings) {
      const shorter = plain.replace(opening, '')
      if (shorter !== plain && shorter.trim().length > 2) {
        plain = shorter.trim()
        changed = true
      }
    }
  }
  for (const ending of endings) plain = plain.replace(ending, '')
  for (const [pattern, words] of spellings) plain = plain.replace(pattern, words)
  plain = plain.replace(tail, '')
  return plain === '' ? '' : `${plain.charAt(0).toUpperCase()}${plain.slice(1)}?`
}
