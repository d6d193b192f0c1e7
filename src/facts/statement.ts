import type { Document } from '../nlp/document.ts'
import { spanOf, textAt, wordAt } from '../nlp/tokens.ts'
import type { Sentence } from '../nlp/types.ts'
import type { NonEmpty, Span } from '../types.ts'
import { hasQuotation, quotationsWithin, quotedSpeech, type Speech, withinSentence } from './quoted-speech.ts'
import { eachClause, type FactBase, kindOf, mentionsWithin, sentenceFrom, sentenceSpan } from './reading.ts'
import { reportedSpeech } from './reported-speech.ts'
import { reportingVerbs, speaker } from './speaker.ts'

/** Somebody said something. */
export interface Statement extends FactBase {
  readonly kind: 'statement'
  readonly who: string
  /** Whether `who` is a name that the article knows. */
  readonly named: boolean
  /** Dictionary form of the reporting verb; "according to" where there is none. */
  readonly verb: string
  /** What was said, from the sentence: from its first word to its last. */
  readonly what: Span
  /** The words said, where others stand amid them: '"The bridge," she said, "is safe."' */
  readonly parts?: NonEmpty<Span>
  /** In quotation marks. */
  readonly direct: boolean
  /** The words are no clause, so that they say nothing without the verb: "a plan for the yard". */
  readonly fragment?: true
  /** Nobody is named in its own sentence: it goes on with what was said in the one before, or its quotation closes later. */
  readonly continued?: true
}

export const examples = [
  { text: 'Ann Lee said that the bridge was safe.', who: 'Ann Lee', what: 'the bridge was safe', direct: false },
  { text: '"The bridge is safe," Ann Lee said.', who: 'Ann Lee', what: '"The bridge is safe,"', direct: true },
  {
    text: 'According to Joe Fox, the club has 9 members.',
    who: 'Joe Fox',
    what: 'the club has 9 members',
    direct: false,
  },
  {
    text: '"We are proud that it grew," said Mayor Ann Lee.',
    who: 'Ann Lee',
    what: '"We are proud that it grew,"',
    direct: true,
  },
  { text: 'Ann Lee, who chairs the Union, warned that it was old.', who: 'Ann Lee', what: 'it was old', direct: false },
  { text: 'Ann Lee opened the bridge. She noted its beauty.', who: 'Ann Lee', what: 'its beauty', direct: false },
]

export const counterExamples = ['Ann Lee met Joe Fox.', 'The noted author left.']

function accordingTo(document: Document, sentence: Sentence): Statement[] {
  const { tokens } = sentence
  const at = tokens.findIndex(({ lower }, i) => lower === 'according' && wordAt(tokens, i + 1) === 'to')
  if (at < 0) return []
  // Behind what was said, a first comma may part the office from the name.
  let commas = at === 0 ? 0 : 1
  const stop = tokens.findIndex(({ text }, i) => i > at && (/^[.;:]$/.test(text) || (text === ',' && commas-- === 0)))
  const until = stop < 0 ? tokens.length : stop
  const [from, to, mark] = at === 0 ? [until + 1, tokens.length, /^[.!?]$/] : [0, at, /^,$/]
  const said = speaker(document, sentence, at + 2, until)
  const { start, end } = spanOf(tokens, from, mark.test(textAt(tokens, to - 1)) ? to - 1 : to)
  const what = { start: Math.max(start, sentence.start), end }
  if (!said || what.end <= what.start) return []
  return [{ ...stating(sentence, what), ...said, verb: 'according to', what, direct: false }]
}

/** What every statement of a sentence has. */
const stating = (sentence: Sentence, what: Span) => {
  const evidence: NonEmpty<Span> = [...sentenceSpan(sentence), what]
  return { kind: 'statement' as const, sentence: sentence.index, evidence }
}

/** The words of a statement, to the letter, with "…" for what stands amid them and is no part of them. */
export function wordsOf(text: string, { what, parts }: Pick<Statement, 'what' | 'parts'>): string {
  const words = (parts ?? [what]).map(({ start, end }) => text.slice(start, end))
  const bare = words.map((part, i) => {
    const open = i === 0 ? part : part.replace(/^["“‘']\s*/, '')
    return i === words.length - 1 ? open : open.replace(/[\s,]*["”’']?$/, '')
  })
  return bare.join(' … ').replace(/\s+/g, ' ')
}

/** Reads the statements off a document. */
export function extract(document: Document): Statement[] {
  const speeches = quotedSpeech(document)
  const tags = new Set(speeches.map(({ tag }) => tag.at))
  const found: Statement[] = [
    ...document.sentences.flatMap((sentence) => accordingTo(document, sentence)),
    ...speeches.flatMap((speech) => ofSpeech(document, speech)),
  ]
  for (const { sentence, clause } of eachClause(document)) {
    const { verb } = clause
    const { tokens } = sentence
    if (!reportingVerbs.has(verb.lemma) || verb.negated || /^(?:infinitive|participle)$/.test(verb.form)) continue
    // "As stated on its page".
    if (wordAt(tokens, verb.from - 1) === 'as') continue
    // "She would say", "he may announce": not said yet.
    if (tokens.slice(verb.from, verb.head).some((token) => modal.test(token.lower))) continue
    const at = spanOf(tokens, verb.head, verb.head + 1)
    if (tags.has(at.start) || quotationsWithin(document, at).length > 0) continue
    const reported = reportedSpeech(document, sentence, clause)
    if (!reported) continue
    const { parts, whole, ...said } = reported
    const what = wholeOf(parts)
    found.push({
      ...stating(sentence, what),
      ...said,
      verb: verb.lemma,
      what,
      ...(parts.length > 1 ? { parts } : {}),
      ...(whole ? {} : { fragment: true as const }),
      direct: false,
    })
  }
  return [...found, ...continuations(document, found)].sort((a, b) => a.sentence - b.sentence)
}

const modal = /^(?:will|would|shall|should|can|could|may|might|must|'ll|'d)$/

const wholeOf = (parts: NonEmpty<Span>): Span => ({
  start: parts[0].start,
  end: (parts.at(-1) ?? parts[0]).end,
})

/** The statements of a quotation, one for each sentence that it has words in. */
function ofSpeech(document: Document, { parts, tag, continued }: Speech): Statement[] {
  const { text } = document.article
  const whole = wholeOf(parts)
  const first = sentenceFrom(document, whole.start)?.index ?? 0
  const after = sentenceFrom(document, whole.end)?.index ?? document.sentences.length
  return document.sentences.slice(first, after + 1).flatMap((sentence): Statement[] => {
    const [head, ...rest] = parts
      .flatMap((part) => withinSentence(part, sentence) ?? [])
      .filter(({ start, end }) => /\p{L}/u.test(text.slice(start, end)))
    if (!head) return []
    const what = wholeOf([head, ...rest])
    // '"Why now?" | Ann Lee asked.': the name may stand in the next sentence.
    const end = tag.sentence.index === sentence.index + 1 && tag.at > whole.end ? tag.sentence.end : sentence.end
    const { who, named, verb } = tag
    return [
      {
        kind: 'statement',
        sentence: sentence.index,
        evidence: [{ start: sentence.start, end }, what],
        who,
        named,
        verb,
        what,
        ...(rest.length > 0 ? { parts: [head, ...rest] } : {}),
        direct: true,
        ...(continued || end < tag.at || tag.at < sentence.start ? { continued: true } : {}),
      },
    ]
  })
}

/** Sentences that go on with reported speech of their paragraph: "Ann Lee said … . The bridge would close.", with nobody new to speak. */
function continuations(document: Document, found: readonly Statement[]): Statement[] {
  const spoken = new Map(found.map((fact) => [fact.sentence, fact]))
  const more: Statement[] = []
  let open: Statement | undefined
  for (const sentence of document.sentences) {
    if (document.sentences[sentence.index - 1]?.paragraph !== sentence.paragraph) open = undefined
    const own = spoken.get(sentence.index)
    // What follows words in quotation marks is the article's own again, and "she called at the inn" is no speech to go on with.
    if (own) open = own.direct || own.fragment ? undefined : own
    else if (open && continuesSpeech(document, sentence)) more.push(goOn(open, sentence))
    else open = undefined
  }
  return more
}

function goOn({ parts: _, fragment: __, ...from }: Statement, sentence: Sentence): Statement {
  return { ...from, ...stating(sentence, from.evidence[0]), what: sentenceSpan(sentence)[0], continued: true }
}

/** No person of its own as a subject, no quotation: a sentence of reported speech goes on like this. */
function continuesSpeech(document: Document, sentence: Sentence): boolean {
  const groups = document.clauses(sentence)[0]?.subject ?? []
  const [first] = groups
  if (!first || hasQuotation(document, sentence)) return false
  return !mentionsWithin(document, sentence, first.from, Math.max(...groups.map((np) => np.to))).some(
    (m) => m.how !== 'description' && kindOf(document, m) === 'person',
  )
}
