const text = '(?:articles?|reports?|stor(?:y|ies)|texts?|pieces?|documents?|sources?|press releases?|news items?)'
const which = '(?:which|what)'
const anyWh = 'who|whom|whose|what|when|where|which|why|how'

/** Pairs of a pattern and what stands for it in the plain question. */
export type Rewording = readonly [RegExp, string | ((whole: string, ...found: string[]) => string)]

/** Spellings and phrases that mean one thing. */
export const spellings: readonly Rewording[] = [
  [/\b(?:take|takes) place\b/gi, 'happen'],
  [/\btook place\b/gi, 'happened'],
  [/\btaking place\b/gi, 'happening'],
  [/\bwich\b/gi, 'which'],
  [/\bwhoo\b/gi, 'who'],
  [/\bper cent\b/gi, 'percent'],
  [/\b(who|what|where|when|how)'?s\b/gi, '$1 is'],
  [/\bwhereabouts\b(?= (?:in|is|was|are|were|did|does|do)\b)/gi, 'where'],
  [/\bin the words of\b/gi, 'according to'],
]

/** Past tenses of verbs whose participle is another word. */
const past: Readonly<Record<string, string>> = {
  begun: 'began',
  broken: 'broke',
  chosen: 'chose',
  done: 'did',
  drawn: 'drew',
  driven: 'drove',
  given: 'gave',
  known: 'knew',
  seen: 'saw',
  shown: 'showed',
  spoken: 'spoke',
  stolen: 'stole',
  sung: 'sang',
  taken: 'took',
  worn: 'wore',
  written: 'wrote',
}
const participle =
  '(?:\\w+ed|begun|broken|brought|built|chosen|done|drawn|driven|found|given|held|known|led|made|met|put|run|seen|sent|set|shot|shown|sold|spoken|spent|stolen|sung|taken|taught|told|thrown|won|worn|written)'

const active = (_: string, noun: string, verb: string, rest: string): string =>
  `Who ${past[verb] ?? verb} ${noun.replace(/^(?:The|An?) /, (word) => word.toLowerCase())}${rest}`

/** Questions about the articles themselves. */
const articles: readonly Rewording[] = [
  // "Give the title of the article in which X is named", "What is the headline of the report that mentions X?"
  [
    new RegExp(
      `^(?:give|what is|what was) the (?:titles?|headlines?|names?) of the (${text}) (?:in which|where) `,
      'i',
    ),
    'In which $1 ',
  ],
  [
    new RegExp(`^(?:give|what is|what was) the (?:titles?|headlines?|names?) of the (${text}) (?:that|which) `, 'i'),
    'Which $1 ',
  ],
  // "Is there any article on X? Which one?"
  [
    new RegExp(
      `^(?:is|are) there (?:any|an?|some) (${text}) (?:about|on|regarding|concerning) ([^?]+?)[\\s?.,;]*(?:(?:and )?(?:if so,? )?which(?: ones?)?(?: is it| are they)?)?[\\s?]*$`,
      'i',
    ),
    (_: string, noun: string, about: string) => `Which ${noun} ${noun.endsWith('s') ? 'are' : 'is'} about ${about}`,
  ],
  [
    new RegExp(
      `^(?:is|are) there (?:any|an?|some) (${text}) (?:that|which) ([^?]+?)[\\s?.,;]*(?:(?:and )?(?:if so,? )?which(?: ones?)?(?: is it| are they)?)?[\\s?]*$`,
      'i',
    ),
    'Which $1 $2',
  ],
  // "I am looking for the text that lists X. Which one is it?"
  [
    new RegExp(
      `^(?:(?:i am|i'm|we are|we're) )?(?:looking|searching) for (?:the|an?|any) (${text}) (?:that|which) ([^?]+?)[\\s?.,;]*(?:which(?: one|${text})? is (?:it|that|this))?[\\s?]*$`,
      'i',
    ),
    'Which $1 $2',
  ],
  [
    new RegExp(
      `^(${which} (?:of the )?${text}) (?:brings? up|deals? with|touch(?:es)? (?:up)?on|goes? into|makes? mention of)\\b`,
      'i',
    ),
    '$1 mention',
  ],
  [
    new RegExp(
      `^(?:when|(?:on|at) ${which} (?:date|day)) (?:did )?(the ${text}\\b[^?]*?) (?:came|come|comes|go|went|goes) (?:out|online|live)\\b`,
      'i',
    ),
    'When was $1 published',
  ],
]

/** Questions for a reason. */
const reasons: readonly Rewording[] = [
  [/^how come(?: that)? /i, 'Why '],
  [
    new RegExp(`^(?:for|on account of|because of|owing to|due to) ${which} (?:reasons?|causes?|purposes?) `, 'i'),
    'Why ',
  ],
  [/^(?:(?:on account of|because of|owing to|due to) what|what for|to what end|for what purpose) /i, 'Why '],
  [
    /^what (?:is|are|was|were) the (?:main |chief |real )?(?:reasons?|causes?) (?:that|why|for which|because of which) /i,
    'Why ',
  ],
  [/^what (?:is|are|was|were) (?:the )?reasons? behind /i, 'What is the reason for '],
]

/** Questions for a manner. */
const manners: readonly Rewording[] = [[/^(?:in (?:what|which) (?:way|manner)|by (?:what|which) means) /i, 'How ']]

/** Questions for a number, a job, another name, a person or a thing that are asked round a corner. */
const roundabout: readonly Rewording[] = [
  [/^what (do|does|did|will|would) (.+?) (cost|weigh)$/i, 'How much $1 $2 $3'],
  [new RegExp(`^(who|what|which [\\w-]+) got (?=${participle}\\b|hurt\\b)`, 'i'), '$1 was '],
  [new RegExp(`^(how many(?: [\\w-]+)?) got (?=${participle}\\b|hurt\\b)`, 'i'), '$1 were '],
  [/\b(?:what|which) amount of money\b/gi, 'how much money'],
  [/\b(?:what|which) (?:total )?number of (?!the\b|an?\b)/gi, 'how many '],
  [
    /^(?:what (?:is|are|was|were) )?(?:the )?(?:total )?number of (?!the\b|an?\b|his\b|her\b|its\b|their\b)(?=(?:[\w-]+ ){0,2}(?:[\w-]+s|people|men|women|children)\b)/i,
    'How many ',
  ],
  [
    /^(?:what (?:is|was) )?(?:another|an(?: alternative| other)|a (?:different|second)|the (?:other|alternative)) (?:name|term|word) (?:for|of) (.+)$/i,
    'What is $1 also called',
  ],
  [/^(what|how) else (is|are|was|were) (.+?) (called|named|known as)$/i, 'What $2 $3 also called'],
  [/^(?:by|under) (?:what|which) other names? (is|are|was|were) (.+?) known$/i, 'What $1 $2 also called'],
  [/^what (does|did) (.+?) do (?:for a living|as a job|professionally)$/i, 'What job $1 $2 have'],
  [/^(who|what|which [\w ]+?|when|where|why|how) (?:is|was) it (?:that|who) /i, '$1 '],
  [/^(how many (?:[\w-]+ ){1,3}?)(?:that|which) (?=\p{L})/iu, '$1'],
  // "By whom was X opened?", "X was opened by whom?"
  [new RegExp(`^by whom (?:was|were) (.+?) (${participle})\\b(?! by\\b)(.*)$`, 'i'), active],
  [new RegExp(`^(.+?) (?:was|were) (${participle}) by whom\\b(.*)$`, 'i'), active],
  // "According to X, Y is turning into what kind of place?"
  [
    /^(?:(according to [^,]+), )?((?:[^\s?,]+ ){1,5}?)(is|are|was|were|will be|has been|have been) ((?:\w+ing|\w+ed) )((?:(?:in|into|at|on|with|from|for|as) )?(?:what|which) (?:kind|sort|type)s? of [\w-]+(?: (?:of|in) [^?]+)?)$/i,
    (_: string, source: string, subject: string, aux: string, verb: string, asked: string) => {
      const into = /^(?:in|into|at|on|with|from|for|as) /i.exec(asked)?.[0]?.trim() ?? ''
      const what = into ? asked.slice(into.length + 1) : asked
      const question = `${what} ${aux} ${subject} ${verb}${into}`.replace(/\s+/g, ' ').trim()
      return source ? `${source}, ${question}` : question
    },
  ],
]

/** Other forms of asking, without a question word. */
const wordless: readonly Rewording[] = [
  // "whether X met Y"
  [new RegExp(`^(?:if|whether) (?=.*\\b(?:${anyWh})\\b)`, 'i'), ''],
  [/^(?:if|whether) there (is|are|was|were|has|have) /i, '$1 there '],
  [
    /^(?:if|whether) ([A-Z][\w'-]*(?: [A-Z][\w'-]*)*|he|she|it|they|the [\w-]+) (is|are|was|were|has|have|had|can|will) (?=\w)/,
    '$2 $1 ',
  ],
  [/^(?:if|whether) /i, 'Did '],
  // "Is it true that X met Y?"
  [/^(?:is it|it is|isn't it) (?:true|correct|right|the case|a fact) (?:that )?/i, 'Did '],
  // "So X met Y, right?"
  [
    /^(?:so )?([A-Z][^?]+?),? (?:right|correct|true|isn't it|didn't (?:he|she|they|it)|wasn't (?:he|she|it))\s*\?*$/,
    'Did $1',
  ],
]

/** Put right before commands are read. */
export const callings: readonly Rewording[] = [
  // "What is the capital of X called?"
  [/^(?:what|how) (is|are|was|were) (the [\w-]+ of [^?]+?) (?:called|named)$/i, 'What $1 the name of $2'],
]

export const rewordings: readonly Rewording[] = [...wordless, ...articles, ...reasons, ...manners, ...roundabout]

/**
 * Puts the plain words for the others, in the order of the table.
 * @param question without its mark
 */
export function reword(question: string, table: readonly Rewording[]): string {
  let plain = question
  for (const [pattern, plainer] of table)
    plain = typeof plainer === 'string' ? plain.replace(pattern, plainer) : plain.replace(pattern, plainer)
  return plain
}
