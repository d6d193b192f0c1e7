import { titles } from '../names/head-words.ts'
import { wordAt } from '../tokens.ts'
import type { Token } from '../types.ts'
import type { AnswerType, WhWord } from './types.ts'

/** A table of words by their type as types by their words. */
const byWord = (table: Readonly<Partial<Record<AnswerType, string>>>): ReadonlyMap<string, AnswerType> =>
  new Map(
    (Object.entries(table) as [AnswerType, string][]).flatMap(([type, words]) =>
      words.split(/\s+/).map((word): [string, AnswerType] => [word, type]),
    ),
  )

/** Head nouns of "which …" and "what …" → what the answer must be. Lower case, dictionary form. */
const nounTypes = byWord({
  'HUM:ind': `person people man woman boy girl child name official leader figure someone victim hero heroine author actor individual guest participant speaker side sibling brother sister father mother wife husband son daughter spouse parent
    successor predecessor winner loser founder inventor creator discoverer owner opponent rival ally envoy diplomat suspect witness member mvp relative king queen student colleague friend mentor assassin killer`,
  'HUM:gr': `company firm organisation organization group team band party club agency institution university college school newspaper network channel corporation manufacturer maker publisher studio label bank union army tribe dynasty
    government ministry committee council commission court body denomination church religion family house league conference department society association airline retailer operator carrier developer vendor supplier sponsor brand ethnicity people nationality clan order`,
  'HUM:title': `title position job occupation profession role office post career capacity`,
  'LOC:city': `city town village capital`,
  'LOC:country': `country nation`,
  'LOC:state': `state province county district region prefecture municipality territory area borough neighborhood neighbourhood suburb`,
  'LOC:other': `place location river lake mountain island ocean sea continent street road building venue stadium arena address hotel museum park bridge site hemisphere planet valley desert airport station hall`,
  'NUM:date': `year date day month time century decade season era weekday hour`,
  'NUM:perc': `percent percentage share proportion portion fraction rate`,
  'NUM:count': `number amount quantity population total size attendance`,
  'NUM:money': `price cost salary budget revenue profit fee fine value income wage gdp sum debt`,
  'NUM:period': `age duration length lifespan term period`,
  'NUM:ord': `rank ranking placement`,
  'NUM:dist': `distance height depth width altitude elevation diameter radius`,
  'NUM:speed': `speed velocity`,
  'NUM:temp': `temperature`,
  'NUM:weight': `weight mass`,
  'NUM:other': `score ratio frequency code`,
  'ENTY:lang': `language dialect`,
  'ENTY:event': `event war battle festival holiday game tournament competition ceremony disaster crisis revolution`,
  'ENTY:work': `book film movie song album novel poem play painting magazine law treaty act document article paper show series product device award prize medal trophy`,
})

/** What an answer to "which <noun>" or "what <noun>" is; undefined where the noun does not tell. */
function typeOfNoun(noun: string): AnswerType | undefined {
  const word = noun.toLowerCase()
  const known = nounTypes.get(word) ?? nounTypes.get(word.replace(/s$/, '')) ?? nounTypes.get(word.replace(/ies$/, 'y'))
  if (known) return known
  if (titles.has(word) || titles.has(word.replace(/s$/, '')) || /(?:man|woman|person)$/.test(word)) return 'HUM:ind'
  return undefined
}

/** "how <word>" → what is asked. */
const howTypes = byWord({
  'NUM:count': 'many much big large small strong',
  'NUM:period': 'long old soon',
  'NUM:dist': 'far tall high deep wide thick thin broad',
  'NUM:speed': 'fast',
  'NUM:temp': 'hot cold',
  'NUM:weight': 'heavy',
  'NUM:money': 'expensive',
  'NUM:other': 'often frequently',
})

const money =
  /^(?:cost|pay|paid|pays|worth|charge|charged|spend|spent|spends|price|earn|earned|money|fine|fined|sell|sold|invest|invested|dollars|raise|raised|donate|donated)$/

const ofLength = /^(?:kilomet(?:er|re)|met(?:er|re)|mile|foot|feet|yard|inch|league)s?$/
const extent = /^(?:long|wide|high|tall|deep|thick|far|away|apart)$/

/** What a noun of a keyword query asks for; only nouns that ask for a value. */
function keyword(word: string): AnswerType | undefined {
  if (/^(?:date|year|when)$/.test(word)) return 'NUM:date'
  if (/^(?:population|number|size|percentage|price|cost|age|rank|height|length)$/.test(word)) return typeOfNoun(word)
  if (/^(?:location|place|venue|where)$/.test(word)) return 'LOC:other'
  return undefined
}

/** Deeds that are done to ground or stand on it. */
const onGround =
  /^(?:flood|flooded|floods|hit|burn|burned|burnt|situated|located|lie|lies|live|lives|lived|cover|covers|covered|inhabit|inhabited|damaged|destroyed|settled|occupy|occupied|occupies|border|borders|govern|governs|governed|visit|visited|evacuated|shelled|surround|surrounds|populated|rural|urban|coastal|travel|moved|found|grow|grows|grown|held|square)$/
/** Deeds that areas of work are for. */
const ofWork =
  /^(?:name|names|named|mention\w*|list|lists|listed|cite[sd]?|work|works|worked|cooperat\w*|co-operat\w*|cooperation|collaborat\w*|agree[sd]?|discuss\w*|focus\w*|speciali[sz]\w*|invest\w*|research\w*|expand\w*|strengthen\w*|deepen\w*|improve[sd]?|study|studied|studies|talk\w*|identif\w*|exchange\w*|partner\w*|expert\w*|law|policy)$/

/** "Which areas did they name?": areas of work are no places. */
function areaType(words: readonly string[]): AnswerType {
  const places = words.some((word) => onGround.test(word))
  return !places && words.some((word) => ofWork.test(word)) ? 'ENTY:other' : 'LOC:state'
}

/** "What caused the flood?", "What made Ann Lee resign?", "What led the council to close it?": the verb asks for a cause. */
function asksCause(tokens: readonly Token[]): boolean {
  const at = tokens.findIndex(({ lower }) => lower === 'what') + 1
  const verb = wordAt(tokens, at)
  if (/^(?:cause[sd]?|triggers?|triggered|prompts?|prompted|induced|compelled|motivate[sd]?)$/.test(verb)) return true
  const after = tokens.slice(at + 1)
  if (/^(?:led|leads|drove|forced|persuaded|encouraged)$/.test(verb)) return after.some(({ lower }) => lower === 'to')
  // The last word is a bare verb or says how something became: "made the mayor resign", "made it famous".
  return (
    /^(?:made|makes)$/.test(verb) &&
    after.some((token, i) => i > 0 && (token.pos === 'VERB' || (token.pos === 'ADJ' && after[i + 1]?.pos !== 'NOUN')))
  )
}

/** Class of a question by its wh word, the noun it asks for and the words beside it. */
export function answerType(
  wh: WhWord,
  focus: string | undefined,
  tokens: readonly Token[],
  predicate: boolean,
): AnswerType {
  const words = tokens.map((token) => token.lower)
  const text = words.join(' ')
  const has = (pattern: RegExp) => words.some((word) => pattern.test(word))
  const asked = focus ?? ''
  if (words.includes('stand') && words.includes('for')) return 'ABBR:exp'
  if (/\b(?:abbreviation|acronym|short) (?:of|for)\b/.test(text)) return 'ABBR:abb'
  switch (wh) {
    case 'who':
    case 'whose':
      return 'HUM:ind'
    case 'when':
      return 'NUM:date'
    case 'where':
      return has(/^(?:rank|ranks|ranked)$/) ? 'NUM:ord' : 'LOC:other'
    case 'why':
      return 'DESC:reason'
    case 'how': {
      const degree = wordAt(tokens, words.indexOf('how') + 1)
      const ofWhole = has(/^(?:share|percent|percentage|proportion|part|portion)$/)
      if (/^(?:large|big|high|much|great)$/.test(degree) && ofWhole) return 'NUM:perc'
      const measured = howTypes.get(degree)
      if (!measured) return 'DESC:manner'
      if (degree === 'much' && has(money)) return 'NUM:money'
      if (degree === 'much' && /\bweigh/.test(text)) return 'NUM:weight'
      if (measured === 'NUM:count' && /^(?:percent|percentage)$/.test(asked)) return 'NUM:perc'
      if (degree === 'many' && ofLength.test(asked) && has(extent)) return 'NUM:dist'
      if (degree === 'many' && /^(?:year|month|week|day|hour|minute)s?$/.test(asked)) return 'NUM:period'
      return measured
    }
    case 'what':
    case 'which': {
      const ranks = has(/^(?:rank|ranks|ranked|hold|holds|held|producer|producers|production|among)$/)
      if (/^(?:rank|ranking|place|position)$/.test(asked) && ranks) return 'NUM:ord'
      if (text.includes('what percent') || focus === 'percent') return 'NUM:perc'
      if (focus === 'area') return areaType(words)
      if (focus === undefined && asksCause(tokens)) return 'DESC:reason'
      // "in what part of the country"
      if (focus === 'part') return words[words.indexOf(wh) - 1] === 'in' ? 'LOC:other' : 'ENTY:other'
      const noun = typeOfNoun(asked)
      if (noun) return noun
      if (/^(?:reason|cause|purpose|motive|rationale)s?$/.test(asked)) return 'DESC:reason'
      const defines = /^(?:meaning|definition|description)s?$/.test(asked) || (predicate && focus === undefined)
      return defines ? 'DESC:def' : 'ENTY:other'
    }
    case 'none': {
      // A keyword query may end or begin with what it asks for: "fair date", "population leeds".
      const value = tokens
        .map((token, i) => (token.pos === 'PROPN' && i > 0 ? undefined : keyword(token.lower)))
        .find((type) => type !== undefined)
      return value ?? typeOfNoun(asked) ?? 'DESC:desc'
    }
  }
}
