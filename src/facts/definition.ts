import type { Document } from '../nlp/document.ts'
import { type FactBase, sentenceSpan } from './reading.ts'

/** What a word means, as a glossary or a set of rules has it. */
export interface Definition extends FactBase {
  readonly kind: 'definition'
  readonly term: string
  /** To the letter, without the full stop. */
  readonly meaning: string
  /** Whether the article surely defines words: it says so, or has several such lines. */
  readonly isSure: boolean
}

export const examples = [
  {
    text: 'Ketch: a sailing boat with two masts.\n\nSheet – a rope that controls a sail.',
    term: 'Ketch',
    meaning: 'a sailing boat with two masts',
    isSure: true,
  },
  { text: 'Gybe: to turn the stern through the wind.', term: 'Gybe', isSure: false },
  { text: 'Term: Luff; Meaning: front edge of a sail.', term: 'Luff', meaning: 'front edge of a sail', isSure: true },
  { text: '“Season” means the time from April to October.', term: 'Season', meaning: 'the time from April to October' },
  { text: 'Leech\n: the rear edge of a sail.', term: 'Leech', meaning: 'the rear edge of a sail' },
  { text: 'Quorum (board): at least five members of it.', term: 'Quorum', meaning: 'at least five members of it' },
]

export const counterExamples = [
  'Captain: Ann Lee of Lenwick.',
  'Opened: 3 May 2019.',
  'Inn: The Drowned Bell in Marl.',
  'She said: a boat has sunk off the quay.',
  'Ship: Ibis; Built: 1990.',
  'The ferry - a boat with two masts - sank.',
]

const term = '["“‘\']?(\\p{L}[^:"“”;.!?–—\\n()]{0,38}?)["”’\']?(?:\\s*\\([^()]{1,40}\\))?'
/** "Term: meaning", "Term – meaning", and the definition lists of Markdown's dialects, where the colon heads the line below. */
const line = new RegExp(`^${term}(?:\\s?:|\\s[–—-])\\s+(.+)$`, 'su')
const row =
  /^(?:terms?|words?|expressions?|phrases?|concepts?|abbreviations?|acronyms?|names?): ([^;]{1,60}); (?:meanings?|definitions?|explanations?|descriptions?|stands for): (.+)$/is
const statement =
  /^(?:In th(?:is|ese) [\p{Ll} ]{2,30}, |The (?:term|word|expression) )?["“‘']([^"“”:;.!?\n]{1,40}?)["”’'] (?:means|shall mean|refers to|is defined as|denotes) (.+)$/su
/** How a meaning begins; the value of a field is a name or a number, "The Patient Eel" too. */
const opening =
  /^(?:(?:[Aa]n?|[Tt]he) (?=[\p{Ll}\d])|(?:[Aa](?:ny(?:one|thing)?|ll|t (?:least|most))|[Ee]ach|[Oo]ne|[Tt]wo|[Ss]ome(?:one|body|thing)|[Tt]hose|[Ww]h(?:at|en|ere)|[Hh]ow|[Tt]o \p{Ll}+|\p{L}\p{Ll}+ (?:of|that|which|who|for|used|with|in|from|to)) )/u
const said = /\b(?:said|says|added|told|asked|wrote|note|nb|warning|example|e\.g|i\.e)$/i
const words = (text: string): number => text.split(/\s+/).length
/** A dash that is closed again holds something put in: "The ferry – a boat – sank". */
const isPutIn = (text: string, meaning: string): boolean => !text.includes(':') && /\s[–—-]\s/.test(meaning)

/** Reads definitions off a document: sentences that begin a paragraph, an item or a row. */
export function extract({ article, sentences }: Document): Definition[] {
  const found = sentences.flatMap((sentence, at): Definition[] => {
    if (sentence.paragraph === sentences[at - 1]?.paragraph) return []
    const text = article.text.slice(sentence.start, sentence.end).replace(/\.$/, '')
    const [, named, surely] = row.exec(text) ?? statement.exec(text) ?? []
    const [, written, perhaps = ''] = named === undefined ? (line.exec(text) ?? []) : []
    const isOne =
      written !== undefined &&
      words(written) <= 5 &&
      words(perhaps) >= 3 &&
      !said.test(written) &&
      opening.test(perhaps) &&
      !isPutIn(text, perhaps)
    const [name, meaning] = named === undefined ? [isOne ? written : undefined, perhaps] : [named, surely]
    if (name === undefined || meaning === undefined) return []
    const evidence = sentenceSpan(sentence)
    return [
      {
        kind: 'definition',
        sentence: sentence.index,
        evidence,
        term: name.trim(),
        meaning,
        isSure: named !== undefined,
      },
    ]
  })
  return found.length < 2 ? found : found.map((definition) => ({ ...definition, isSure: true }))
}
