const wh = '(?:who|whom|whose|what|when|where|which|why|how)'
const embedded = `(?=(?:(?:in|on|at|to|with|from|by|for|of|about|since|until|under|during) )?${wh}\\b|if\\b|whether\\b)`

/** Ways to begin that ask for nothing by themselves. Each is taken off the front, again and again. */
const openings: readonly RegExp[] = [
  /^(?:hi|hello|hey|yo|ok|okay|so|well|and|please|pls|plz|um|hmm|uh|dear all|excuse me|sorry|listen|quick question|good (?:morning|evening|day|afternoon))[,!.:\s]+/i,
  /^(?:please |kindly )?(?:tell|show|remind|inform) (?:me|us)\s*(?:about\s+(?=(?:who|whom|what|when|where|which|why|how)\b))?/i,
  // "I would be most grateful to learn which …", "Could you kindly explain who …", "Do the articles say when …"
  new RegExp(
    `^(?=[^?]{0,110}\\b(?:i|i'm|i'd|we|we'd|me|us|you|anyone|anybody|someone|somebody|articles?|texts?|it|they|please|kindly)\\b)[^?]{0,100}?\\b(?:know|knows|tell|learn|explain|find out|find|wonder|wondering|ask|asking|say|says|see|inform|clarify|remember|recall|hear|understand|help|idea|clue|curious|mention|report|check|confirm|interested in|looking for)\\b(?: (?:me|us|to|you|out|about|please|kindly|know|exactly|with))*[,:]?\\s+${embedded}`,
    'i',
  ),
  /^(?:according to|in|from|based on|per) (?:the|these|those|our|your) (?:articles?|texts?|documents?|reports?|archives?|corpus|news)[,:]?\s+/i,
  /^(?:the )?question(?: is)?[:,]\s*/i,
  new RegExp(`^[^:?]{2,40}:\\s*${embedded}`, 'i'),
  /^(?:if|whether)\s+(?=\w+)/i,
]

const endings: readonly RegExp[] = [
  /[,\s]+(?:please|pls|plz|thanks|thank you|thx)[\s.!?]*$/i,
  /[,\s]+(?:according to|in) (?:the|these|those) (?:articles?|texts?|documents?|reports?|archives?|corpus)[\s.!?]*$/i,
  /[,\s]+do you know[\s.!?]*$/i,
]

/** Other ways of asking → the plain one. */
const rewordings: readonly (readonly [RegExp, string])[] = [
  [/\b(?:take|takes) place\b/gi, 'happen'],
  [/\btook place\b/gi, 'happened'],
  [/\btaking place\b/gi, 'happening'],
  [/\bwich\b/gi, 'which'],
  [/\bwhoo\b/gi, 'who'],
  [/\bper cent\b/gi, 'percent'],
  [/\b(who|what|where|when|how)'?s\b/gi, '$1 is'],
  [/\bin the words of\b/gi, 'according to'],
  // "Is it true that X met Y?"
  [/^(?:is it|it is|isn't it) (?:true|correct|right|the case|a fact) (?:that )?/i, 'Did '],
  // "So X met Y, right?"
  [
    /^(?:so )?([A-Z][^?]+?),? (?:right|correct|true|isn't it|didn't (?:he|she|they|it)|wasn't (?:he|she|it))\s*\?*$/,
    'Did $1',
  ],
  // "What is the name of the mayor?", "Name the mayor", "List the countries that …"
  [/^what (?:is|are|was|were) the names? of (?=the |an? )/i, 'Who is '],
  [/^what (?:is|are|was|were) the names? of (?=[A-Z])/, 'Who is '],
  // "Name the mayor of the town": what has no clause of its own is asked for by what it is.
  [
    /^(?:name|identify|give|state|specify)(?: me| us)? the (?!(?:names?|titles?|headlines?|articles?|reports?|stories|sources?|reasons?|dates?)\b)(?=[\w' -]+ of [^?]*$)(?![^?]*\b(?:that|who|whom|whose|which|where)\b)/i,
    'What is the ',
  ],
  [
    /^(?:name|list|identify|enumerate|give|state|specify)(?: me| us)?(?: all)?(?: of)? (?!(?:the )?(?:names?|titles?|headlines?|articles?|reports?|stories|sources?|reasons?|dates?)\b)(?:the )?(?=[\w' -]+? (?:that|who|which|with whom|whom|whose|of|in which|to whom|attend\w*|from)\b)/i,
    'Which ',
  ],
  [/^(?:name|identify) (?=the |a )/i, 'Who is '],
  [/^(?:name|give|state|specify) (?:the |a )?(?=(?:dates?|reasons?|names?|number)\b)/i, 'What is the '],
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
  for (const [pattern, plainer] of rewordings) plain = plain.replace(pattern, plainer)
  plain = plain.replace(/[\s.!?,;:]+$/, '')
  return plain === '' ? '' : `${plain.charAt(0).toUpperCase()}${plain.slice(1)}?`
}
