/** Ways to begin that ask for nothing by themselves. Each is taken off the front, again and again. */
const openings: readonly RegExp[] = [
  /^(?:hi|hello|hey|ok|okay|so|well|and|please|pls|um|dear all)[,!.\s]+/i,
  /^(?:can|could|would|will) (?:you|someone|anyone|anybody) (?:please |kindly )?(?:tell|say|show|inform|remind|explain to|give) (?:me|us)?\s*/i,
  /^(?:please |kindly )?(?:tell|show|remind|inform) (?:me|us)\s*(?:about\s+(?=(?:who|whom|what|when|where|which|why|how)\b))?/i,
  /^(?:do|does|did|can) (?:you|the articles?|any(?:one| of the articles?| article)|anybody|it|they) (?:know|say|tell(?: us| me)?|mention|report|recall|remember)\s+(?=(?:who|whom|whose|what|when|where|which|why|how|if|whether|in which|at which|on which|to whom|with whom)\b)/i,
  /^(?:i(?:'d| would| want)?|we(?:'d| would| want)?)(?: like| want)?(?: to)? (?:know|learn|find out|ask|understand|hear|see)\s+(?=(?:who|whom|whose|what|when|where|which|why|how|if|whether|in which|at which)\b)/i,
  /^(?:i(?:'m| am)|we(?:'re| are)) (?:wondering|curious|looking for|trying to find(?: out)?|interested in)(?: about| to know)?\s+/i,
  /^i wonder\s+/i,
  /^(?:any idea|do you have any idea|any clue|remind me)[,]?\s+/i,
  /^(?:according to|in|from|based on|per) (?:the|these|those|our|your) (?:articles?|texts?|documents?|reports?|archives?|corpus|news)[,:]?\s+/i,
  /^(?:the )?question(?: is)?[:,]\s*/i,
  /^(?:if|whether)\s+(?=\w+)/i,
]

const endings: readonly RegExp[] = [
  /[,\s]+(?:please|pls|thanks|thank you|thx)[\s.!?]*$/i,
  /[,\s]+(?:according to|in) (?:the|these|those) (?:articles?|texts?|documents?|reports?|archives?|corpus)[\s.!?]*$/i,
  /[,\s]+do you know[\s.!?]*$/i,
]

/**
 * Takes the politeness off a question and straightens its marks and spaces.
 * @param text as it was asked
 * @returns at most 500 characters, with a question mark at its end
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
  plain = plain
    .replace(/\b(?:take|takes) place\b/gi, 'happen')
    .replace(/\btook place\b/gi, 'happened')
    .replace(/\btaking place\b/gi, 'happening')
  plain = plain.replace(/\bwich\b/gi, 'which').replace(/\b(who|what|where|when|how)s\b/gi, '$1 is')
  plain = plain
    .replace(/\bwho's\b/gi, 'who is')
    .replace(/\bwhat's\b/gi, 'what is')
    .replace(/\bwhere's\b/gi, 'where is')
    .replace(/\bwhen's\b/gi, 'when is')
    .replace(/\bhow's\b/gi, 'how is')
  plain = plain.replace(/[\s.!?,;:]+$/, '')
  return plain === '' ? '' : `${plain.charAt(0).toUpperCase()}${plain.slice(1)}?`
}
