import { titles } from '../names/head-words.ts'
import type { AnswerType } from './types.ts'

/** Head nouns of "which …" and "what …" → what the answer must be. Lower case, dictionary form. */
const table: Readonly<Partial<Record<AnswerType, string>>> = {
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
}

const types = new Map<string, AnswerType>()
for (const [type, words] of Object.entries(table) as [AnswerType, string][])
  for (const word of words.split(/\s+/)) if (word) types.set(word, type)

/** What an answer to "which <noun>" or "what <noun>" is; undefined where the noun does not tell. */
export function typeOfNoun(noun: string): AnswerType | undefined {
  const word = noun.toLowerCase()
  const known = types.get(word) ?? types.get(word.replace(/s$/, '')) ?? types.get(word.replace(/ies$/, 'y'))
  if (known) return known
  if (titles.has(word) || titles.has(word.replace(/s$/, '')) || /(?:man|woman|person)$/.test(word)) return 'HUM:ind'
  return undefined
}
