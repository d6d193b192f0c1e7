import type { Document } from '../nlp/document.ts'
import type { Sentence } from '../nlp/types.ts'
import { isNotice } from './notice.ts'
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
  {
    text: 'Treasurer: the member who keeps the accounts.',
    term: 'Treasurer',
    meaning: 'the member who keeps the accounts',
  },
  { text: 'Larder: a room where food is kept cold.', term: 'Larder', meaning: 'a room where food is kept cold' },
  { text: 'Roux: a mixture of flour and butter that has been heated.', term: 'Roux' },
  { text: 'Fender: the cushion you hang over the side.', term: 'Fender' },
  { text: 'Result sheet: the list that the cox signs.', term: 'Result sheet' },
  { text: 'Notes receivable: the sums that others owe to the club.', term: 'Notes receivable' },
  {
    text: 'Motion: a proposal that is put to the vote.\n\nQuorum: at least five members.\n\nProxy: a member who votes for another.',
    term: 'Motion',
    isSure: true,
  },
  { text: '“Date” means the day on which the letter was posted.', term: 'Date' },
]

export const counterExamples = [
  'Captain: Ann Lee of Lenwick.',
  'Opened: 3 May 2019.',
  'Inn: The Drowned Bell in Marl.',
  'She said: a boat has sunk off the quay.',
  'Ship: Ibis; Built: 1990.',
  'The ferry - a boat with two masts - sank.',
  'Result: The motion was lost by 12 votes to 9.',
  'Decision: the board will buy a second tug.',
  'Date: the first Monday in May.',
  'Time: at least an hour before high water.',
  'Place: the old customs house.',
  'Present: all members of the board but Joe Fox.',
  'Apologies: one of the members of the board.',
  'Attendance: at least forty members.',
  'Note: the pool is closed on Mondays.',
  'Notes: a letter from the council.',
  'Subject: the roof of the hall.',
  'Re: the roof of the hall.',
  'From: the secretary of the club.',
  'Action: to write to the council.',
  'Action (JF): to write to the council.',
  'Any other business: the key of the shed.',
  'Item 4: the roof of the hall.',
  '4. Matters arising: a letter from the council.',
  'Ingredients: a pound of flour, two eggs and salt.',
  'Method: to begin, beat the eggs.',
  'Serves: at least four people.',
  'Tip: a pinch of salt helps.',
  'Prep time: at least an hour.',
  'Step 2: the eggs with the sugar.',
  'Day 3: the road to Lenwick.',
  'Monday: the first of two rehearsals.',
  'Attachments: a plan of the quay.',
  'Question: what would the repair cost?',
  'Q: what would the repair cost.',
  'PS: the key of the shed is with Ann.',
  'Ann Lee: the one with the red sail.',
  'Mayor Lee: the repair of the quay in spring.',
  'Speaker 1: the repair of the quay in spring.',
  'Chair: the repair is to begin in spring.',
  'Corrections and clarifications: An earlier version misstated the date as 6 May.',
  'Secretary: a letter has come from the council.',
  'Roof: the one we mended in May.',
  'Quay: what would that cost?',
  'Ibis: the boat in the north.\n\nHeron: the boat in the south.\n\nIbis: the boat in the east.\n\nHeron: a boat with a leak.',
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
/** What lines of minutes, mails, recipes, forms and transcripts are headed by; what follows is what was so this time, and not what the word means. */
const label = new RegExp(
  `^(?:${[
    'results?|outcomes?|decisions?|resolutions?|motions?|votes?|votes? (?:for|against)|proposed|proposers?|seconded|seconders?|carried|resolved|agreed',
    'present|absent|apologies|attendance|attendees|participants|guests?|in the chair|in attendance|minutes|minute[- ]?takers?|agenda|items?|matters arising|any other business|aob',
    'actions?|action points?|owners?|due|deadline|status|priority|next (?:steps?|meeting)|report|discussion|conclusions?|recommendations?|background|summary|abstract|purpose|aims?|objectives?|reasons?|topics?|questions?|answers?|[qa]|comments?|remarks?|reply|response',
    'dates?|times?|days?|when|where|who|what|why|how|places?|venue|location|address|directions|weather|opening (?:hours|times)|hours|prices?|costs?|fees?|admission|contacts?|phone|tel|fax|e-?mail|web|website|link|url',
    'subject|re|fwd?|from|to|cc|bcc|sent|received|reply-to|attachments?|enclosed|encl|dear \\S+|signed|p\\.?\\s?s|author|title|source|keywords|tags?|category|type|version|edited|updated?|corrections?|photo|picture|caption|left|right|above|below',
    'notes?|n\\.?\\s?b|important|remember|reminder|attention|caution|danger|hint|tips?|examples?',
    'ingredients?|method|preparation|instructions|serves|servings|yields?|makes|equipment|tools|needed|materials|difficulty|(?:prep(?:aration)?|cook(?:ing)?|baking|total|rest(?:ing)?) time|for the \\p{Ll}+|to serve|to finish',
    '(?:step|day|week|part|round|stage|point|number|no\\.?|room|group|team|speaker|caller|voice|track|line|item|question|table|figure) ?[\\divx]+|[\\d.]+ .+',
    '(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter|today|tomorrow|yesterday',
    'speaker|host|moderator|interviewer|interviewee|narrator|announcer|audience|operator',
  ].join('|')})$`,
  'iu',
)
/** "The motion was lost": a sentence of its own; that of "a boat that is sailed" says what boat. */
const wholeSentence =
  /^(?:(?!(?:that|which|who|whom|whose|where|when|what|how|if|as|to|you|is|are)\b)\S+ ){1,6}?(?:is|are|was|were|has|have|had|will|would|shall|may|might|must|can|could|should|does|did)\b/iu
/** Speech, which speaks of its speaker or asks. */
const speech = /\b(?:I(?=['’ ]\p{Ll})|we|my|our|us)\b|[?!]$/u
const words = (text: string): number => text.split(/\s+/).length
/** A dash that is closed again holds something put in: "The ferry – a boat – sank". */
const isPutIn = (text: string, meaning: string): boolean => !text.includes(':') && /\s[–—-]\s/.test(meaning)

/** Reads definitions off a document: sentences that begin a paragraph, an item or a row. */
export function extract(document: Document): Definition[] {
  const { article, sentences } = document
  const isPerson = (sentence: Sentence, length: number) =>
    document
      .mentionsIn(sentence)
      .some(({ start, entity }) => start < sentence.start + length && document.entities[entity]?.kind === 'person')
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
      !wholeSentence.test(perhaps) &&
      !speech.test(perhaps) &&
      !isPerson(sentence, written.length) &&
      !isNotice(text) &&
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
  const keyOf = ({ term }: Definition) => term.toLowerCase()
  const meanings = new Map<string, Set<string>>()
  for (const one of found) meanings.set(keyOf(one), (meanings.get(keyOf(one)) ?? new Set()).add(one.meaning))
  // Who speaks in turn, and what each of several entries says, heads several lines.
  const single = found.filter((one) => one.isSure || meanings.get(keyOf(one))?.size === 1)
  const unlabelled = single.filter(({ term, isSure }) => isSure || !label.test(term))
  // A glossary may explain such a word as well.
  const kept =
    unlabelled.length < 2 ? unlabelled : single.filter((one) => unlabelled.includes(one) || /^an? /i.test(one.meaning))
  return kept.length < 2 ? kept : kept.map((definition) => ({ ...definition, isSure: true }))
}
