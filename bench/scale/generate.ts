import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { seededRandom } from '../random.ts'
import { castOf, type Setting, vocabulary, writeSentence, writeTitle } from './made-up.ts'

/** A line of a `.jsonl` corpus. */
interface GeneratedArticle {
  readonly id: string
  readonly title: string
  readonly published: string
  readonly publisher: string
  readonly text: string
}

const publishers = ['Morning Post', 'Evening Courier', 'Daily Ledger', 'Northern Star', 'News Service']
const pad = (number: number): string => String(number).padStart(2, '0')

/** Number of words of an article: a median of some 400, a tail to some 1,500, as in news. */
function lengthOf(random: () => number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  return Math.round(Math.min(1500, Math.max(80, Math.exp(Math.log(400) + 0.55 * normal))))
}

function write(number: number, setting: Omit<Setting, 'year'>): GeneratedArticle {
  const { random, cast } = setting
  const year = 2000 + Math.floor(random() * 24)
  const published = `${year}-${pad(1 + Math.floor(random() * 12))}-${pad(1 + Math.floor(random() * 28))}`
  const full: Setting = { ...setting, year }
  const hero = cast.person()
  const paragraphs: string[] = []
  for (let left = lengthOf(random); left > 0; ) {
    const sentences = Array.from({ length: 2 + Math.floor(random() * 3) }, () =>
      writeSentence(full, random() < 0.6 ? hero : cast.person()),
    )
    const paragraph = sentences.join(' ')
    paragraphs.push(paragraph)
    left -= paragraph.split(' ').length
  }
  return {
    id: `n${number}`,
    title: writeTitle(full, hero),
    published,
    publisher: publishers[number % publishers.length] ?? '',
    text: paragraphs.join('\n\n'),
  }
}

/** A made-up corpus; the same for the same number and seed. */
export function* generate(articles: number, seed = 1): Generator<GeneratedArticle> {
  const random = seededRandom(seed)
  const setting = { random, words: vocabulary(random), cast: castOf(articles, random) }
  for (let number = 0; number < articles; number++) yield write(number, setting)
}

/** Writes a made-up corpus as a `.jsonl` file. */
export async function writeCorpus(file: string, articles: number, seed = 1): Promise<void> {
  const stream = createWriteStream(file)
  for (const article of generate(articles, seed)) {
    if (!stream.write(`${JSON.stringify(article)}\n`)) await once(stream, 'drain')
  }
  stream.end()
  await once(stream, 'finish')
}
