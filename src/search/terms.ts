import lunr from 'lunr'
import type { Span } from '../types.ts'

/**
 * Words that carry no topic: lunr's own list, cut to articles, pronouns, prepositions, auxiliaries and question words.
 * Left out of it on purpose, as they are names or topics in news: "may" (the month), "us" (the country), "said" and
 * "says", "after", "most", "least", "own", "like", "every", "not", "no", "must", "might", "let", "get".
 */
export const stopWords: ReadonlySet<string> = new Set(
  `a about also am an and any are as at be because been being but by can could did do does doing each either else for
  from had has have having he her hers him his how however i if in into is it its itself just me my neither nor of off
  on only or other our she should so some such than that the their them then there these they this those to too was we
  were what when where which while who whom whose why will with would yet you your s t d ll re ve
  dont doesnt didnt isnt wasnt whats whos wheres`.split(/\s+/),
)

/** Letters that Unicode does not decompose into a base letter and a mark. */
const letters: Readonly<Record<string, string>> = {
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ß: 'ss',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}

const ascii = /^[\x20-\x5f\x61-\x7e]*$/
const apostrophes = /[‘’‛ʼʹʻ′`´＇]/g
const possessive = /'s?$/i

/**
 * The comparable form of one word: compatibility decomposition (NFKD) without marks, straight apostrophes, lower case,
 * no possessive ending, no apostrophe within ("Min’er" and "Miner" are one), no dots within initials ("U.S." is "us").
 */
export function fold(token: string): string {
  const plain = ascii.test(token) ? token.toLowerCase() : foldLetters(token)
  const word = plain.replace(possessive, '').replaceAll("'", '')
  return /^(?:[a-z]\.)+[a-z]?\.?$/.test(word) ? word.replaceAll('.', '') : word
}

function foldLetters(token: string): string {
  return token
    .replace(apostrophes, "'")
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(apostrophes, "'")
    .toLowerCase()
    .replace(/[æœøßłđðþı]/g, (letter) => letters[letter] ?? letter)
}

/**
 * Irregular forms that a stemmer can't join to their base, `base: forms`. Forms that are words of their own in news
 * ("left", "found", "saw", "rose", "felt", "bore", "wound", "ground") are left out.
 */
const irregular = `
  become: became; begin: began begun; break: broke broken; bring: brought; build: built; buy: bought;
  catch: caught; choose: chose chosen; come: came; deal: dealt; drive: drove driven; eat: ate eaten; fight: fought;
  fly: flew flown; forget: forgot forgotten; freeze: froze frozen; get: got gotten; give: gave given;
  go: went gone; grow: grew grown; hide: hidden; hold: held; keep: kept; know: knew known; lead: led; lend: lent;
  lose: lost; make: made; mean: meant; meet: met; pay: paid; ride: rode ridden; run: ran; say: said; seek: sought;
  sell: sold; send: sent; shoot: shot; sing: sang sung; sink: sank sunk; sleep: slept; 2: second; 3: third;
  4: fourth; 5: fifth; 6: sixth; 7: seventh; 8: eighth; 9: ninth; 10: tenth; sue: sued suing; die: died dying;
  tie: tied tying; lie: lied; speak: spoke spoken; spend: spent; stand: stood; steal: stole stolen;
  swear: swore sworn; swim: swam swum; take: took taken; teach: taught; tell: told; think: thought;
  throw: threw thrown; understand: understood; wear: wore worn; win: won; withdraw: withdrew withdrawn;
  write: wrote written; child: children; foot: feet; man: men; person: people; woman: women; aluminium: aluminum;
  centre: center; programme: program; colour: color; defence: defense; labour: labor; harbour: harbor;
  neighbour: neighbor; theatre: theater; travelled: traveled; jewellery: jewelry; grey: gray`

/** Base form by irregular form. */
const irregularForms: ReadonlyMap<string, string> = new Map(
  irregular
    .trim()
    .split(/;\s+/)
    .flatMap((line) => {
      const [base = '', forms = ''] = line.split(': ')
      return forms.split(' ').map((form) => [form, base] as const)
    }),
)

/** An index term and the place of the word it stands for. */
export interface TermSpan extends Span {
  readonly term: string
}

/** Letters and digits; an apostrophe, dot, comma or ampersand stays within a word when a letter or digit follows it. */
const words = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['‘’‛ʼʻ`´.,&][\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*/gu
const joiner = /[.,&]/
const grouped = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/
const decimal = /^\d+\.\d+\p{L}*$/u
const initials = /^\p{L}(?:\.\p{L})+$/u
const ampersand = /^\p{L}{1,3}(?:&\p{L}{1,3})+$/u
const ordinal = /^(\d+)(?:st|nd|rd|th)$/

/** Words that the stemmer would join to others ("news" to "new"), from the exceptions of the Porter2 stemmer. */
const unstemmed: ReadonlySet<string> = new Set(['news', 'atlas', 'cosmos', 'bias', 'andes', 'howe'])

/** At most this many words are remembered with their terms. */
const cacheBound = 100_000
const cache = new Map<string, string>()

/**
 * The terms of a text, in order, with repetitions: the one analysis of documents and questions.
 * Words are folded, numbers lose their commas and ordinal endings, stop words go, the rest is brought to its stem
 * (Porter, by lunr). Any text will do; a text without words gives none.
 */
export function analyse(text: string): string[] {
  const terms: string[] = []
  for (const { term } of analyseWithSpans(text)) terms.push(term)
  return terms
}

/** Like `analyse`, each term with the place of its word in `text`. */
export function analyseWithSpans(text: string): TermSpan[] {
  const found: TermSpan[] = []
  const shouted = !/\p{Ll}/u.test(text)
  for (const match of text.matchAll(words)) {
    const [word] = match
    if (joiner.test(word) && !isOneWord(word)) {
      let start = match.index
      for (const part of word.split(joiner)) {
        push(found, part, start, shouted)
        start += part.length + 1
      }
    } else push(found, word, match.index, shouted)
  }
  return found
}

/** Two words of letters, the second small, that a hyphen joins: some write them as one ("anti-virus", "antivirus"). */
const hyphenated = /(?<![\p{L}\p{N}'’-])(\p{L}+)[-‐‑](\p{Ll}{2,})(?![\p{L}\p{N}'’-])/gu

/** The terms of a text's hyphenated words written as one, each with its place. They come beside those of their parts. */
export function joinedTerms(text: string): TermSpan[] {
  return [...text.matchAll(hyphenated)].flatMap((match) => {
    const term = termOf(`${match[1]}${match[2]}`)
    return term === '' ? [] : [{ term, start: match.index, end: match.index + match[0].length }]
  })
}

function isOneWord(word: string): boolean {
  const bare = word.replace(/['‘’‛ʼʻ`´]s$/i, '')
  return [grouped, decimal, initials, ampersand].some((shape) => shape.test(bare))
}

function push(found: TermSpan[], word: string, start: number, shouted: boolean): void {
  const term = shouted ? termOf(word.toLowerCase()) : termOf(word)
  if (term !== '') found.push({ term, start, end: start + word.length })
}

/** The term of a word; empty for a stop word, unless it is written as an abbreviation ("WHO", "IT"). */
function termOf(word: string): string {
  const known = cache.get(word)
  if (known !== undefined) return known
  const folded = foldNumber(fold(word))
  const term = stopWords.has(folded) && !/^\p{Lu}{2,}$/u.test(word) ? '' : stem(folded)
  if (cache.size >= cacheBound) cache.clear()
  cache.set(word, term)
  return term
}

function foldNumber(word: string): string {
  if (grouped.test(word)) return word.replaceAll(',', '')
  return word.replaceAll('&', '').replace(ordinal, '$1')
}

function stem(word: string): string {
  if (!/^[a-z]+$/.test(word) || unstemmed.has(word)) return word
  const base = irregularForms.get(word) ?? word
  // British and American spelling, before the stemmer: "organise" and "organize".
  const spelled = base.replace(/(?<=[a-z]{3})is(?=(?:e|ed|er|ers|es|ing|ation|ations)$)/, 'iz')
  return lunr.stemmer(new lunr.Token(spelled, {})).toString()
}
