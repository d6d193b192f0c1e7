import type { Document } from '../nlp/document.ts'
import type { Sentence } from '../nlp/types.ts'
import type { Span } from '../types.ts'
import { quotations } from './quotations.ts'
import { eachClause, mentionsWithin } from './reading.ts'
import type { FactBase } from './types.ts'

/** Somebody said something. */
export interface Statement extends FactBase {
  readonly kind: 'statement'
  readonly who: string
  /** Whether `who` is a name that the article knows. */
  readonly named: boolean
  /** Dictionary form of the reporting verb; "according to" where there is none. */
  readonly verb: string
  /** What was said, from the sentence. */
  readonly what: Span
  /** In quotation marks. */
  readonly direct: boolean
  /** Nobody is named in its own sentence: it goes on with what was said in the one before, or its quotation closes later. */
  readonly continued?: true
}

export const examples = [
  { text: 'Ann Lee said that the bridge was safe.', who: 'Ann Lee', what: 'the bridge was safe', direct: false },
  { text: '"The bridge is safe," Ann Lee said.', who: 'Ann Lee', what: '"The bridge is safe,"', direct: true },
  {
    text: 'According to Joe Fox, the club has 40 members.',
    who: 'Joe Fox',
    what: 'the club has 40 members',
    direct: false,
  },
  {
    text: '"We are proud that the bridge has grown," said Mayor Ann Lee.',
    who: 'Ann Lee',
    what: '"We are proud that the bridge has grown,"',
    direct: true,
  },
  {
    text: 'Ann Lee, who chairs the Harbour Union, warned that the bridge was old.',
    who: 'Ann Lee',
    what: 'the bridge was old',
    direct: false,
  },
  { text: 'Ann Lee opened the bridge. She noted its beauty.', who: 'Ann Lee', what: 'its beauty', direct: false },
]

export const counterExamples = ['Ann Lee met Joe Fox.', 'The noted author left.']

/** Verbs of saying, dictionary form. */
export const reportingVerbs: ReadonlySet<string> = new Set(
  `say tell state note add announce claim declare explain stress emphasize emphasise argue believe think suggest insist remark comment report reply answer admit confirm deny warn promise propose predict
  acknowledge mention observe reveal recall describe express assert complain speak predict hope recommend urge demand propose conclude wish write praise criticise criticize thank congratulate welcome call point introduce highlight`.split(
    /\s+/,
  ),
)

function speaker(
  document: Document,
  sentence: Sentence,
  from: number,
  to: number,
): { who: string; named: boolean } | undefined {
  const inside = mentionsWithin(document, sentence, from, to)
  let end = to
  while (end > from && sentence.tokens[end - 1]?.pos === 'PUNCT') end--
  const head = sentence.tokens[end - 1]
  const covered = inside.find((m) => m.to === end)
  // "a senior official of Leeds": what speaks is the official, not Leeds.
  const official =
    /^(?:an?|the|another|one|some)$/.test(sentence.tokens[from]?.lower ?? '') &&
    inside.every((m) => m.from > from + 1) &&
    sentence.tokens.slice(from, to).some((token) => token.lower === 'of')
  const person =
    inside.find((m) => document.entities[m.entity]?.kind === 'person') ??
    (official || head?.pos === 'NOUN' ? covered : inside[inside.length - 1])
  const entity =
    person && !(official && document.entities[person.entity]?.kind !== 'person')
      ? document.entities[person.entity]
      : undefined
  if (entity) return { who: entity.name, named: true }
  const first = sentence.tokens[from]
  const last = sentence.tokens[end - 1]
  if (!first || !last || first.pos === 'PRON') return undefined
  return { who: document.article.text.slice(first.start, last.end), named: false }
}

function accordingTo(document: Document, sentence: Sentence): Statement[] {
  const { tokens } = sentence
  const at = tokens.findIndex((token, i) => token.lower === 'according' && tokens[i + 1]?.lower === 'to')
  if (at < 0) return []
  let end = at + 2
  let depth = 0
  while (end < tokens.length) {
    const token = tokens[end]
    if (!token || /^[.;:]$/.test(token.text) || (token.text === ',' && (at === 0 || depth > 0))) break
    if (token.text === ',') depth++
    end++
  }
  const said = speaker(document, sentence, at + 2, end)
  if (!said) return []
  const last = tokens[tokens.length - 1]
  const close = last && /^[.!?]$/.test(last.text) ? (tokens[tokens.length - 2]?.end ?? sentence.end) : sentence.end
  const what =
    at === 0
      ? { start: tokens[end + 1]?.start ?? sentence.start, end: close }
      : {
          start: sentence.start,
          end:
            tokens[at - 1]?.text === ','
              ? (tokens[at - 2]?.end ?? sentence.end)
              : (tokens[at - 1]?.end ?? sentence.end),
        }
  return what.end > what.start
    ? [
        {
          kind: 'statement',
          sentence: sentence.index,
          evidence: [{ start: sentence.start, end: sentence.end }, what],
          ...said,
          verb: 'according to',
          what,
          direct: false,
        },
      ]
    : []
}

/** Reads the statements off a document. */
export function extract(document: Document): Statement[] {
  const found: Statement[] = document.sentences.flatMap((sentence) => accordingTo(document, sentence))
  for (const { sentence, clause } of eachClause(document)) {
    const { verb } = clause
    if (!reportingVerbs.has(verb.lemma) || verb.form === 'infinitive' || verb.form === 'participle' || verb.negated)
      continue
    const { tokens } = sentence
    const quoted = quotations(document, sentence)
    const inQuote = quoted.some(
      (q) => q.start <= (tokens[verb.head]?.start ?? 0) && (tokens[verb.head]?.end ?? 0) <= q.end,
    )
    if (inQuote) continue
    const subject = clause.subject.filter(
      (np) => !quoted.some((q) => q.start <= (tokens[np.from]?.start ?? 0) && (tokens[np.to - 1]?.end ?? 0) <= q.end),
    )
    const first = subject[0]
    // '"…," said Ann Lee': the speaker follows the verb.
    const after = clause.objects[0]
    const owner = beforeInsertion(document, sentence, verb.from)
    const said = owner
      ? { who: owner, named: true }
      : first
        ? speaker(document, sentence, first.from, Math.max(first.to, verb.from))
        : after && quoted.length > 0
          ? speaker(document, sentence, after.from, after.to)
          : undefined
    if (!said) continue
    const what = quoted[0] ?? complement(sentence, verb.to)
    if (!what || what.end - what.start < 3) continue
    found.push({
      kind: 'statement',
      sentence: sentence.index,
      evidence: [{ start: sentence.start, end: sentence.end }, what],
      ...said,
      verb: verb.lemma,
      what,
      direct: quoted.length > 0,
    })
  }
  const told = new Set(found.map((fact) => fact.sentence))
  for (const sentence of document.sentences)
    if (!told.has(sentence.index)) found.push(...afterQuotation(document, sentence))
  found.sort((a, b) => a.sentence - b.sentence)
  return [...found, ...continuations(document, found)]
}

/** "Ann Lee, who chairs the club, warned": the person whom an inserted clause right before the verb tells of. */
function beforeInsertion(document: Document, sentence: Sentence, verb: number): string | undefined {
  const { tokens } = sentence
  if (tokens[verb - 1]?.text !== ',') return undefined
  const open = tokens.findLastIndex((token, i) => i < verb - 1 && token.text === ',')
  if (open < 1 || tokens[open + 1]?.lower !== 'who') return undefined
  const owner = document.mentionsIn(sentence).find((m) => m.to === open)
  const entity = owner && document.entities[owner.entity]
  return entity?.kind === 'person' ? entity.name : undefined
}

/** '"The bridge has grown," said Mayor Ann Lee.': the verb right behind a quotation, with who speaks behind it. */
function afterQuotation(document: Document, sentence: Sentence): Statement[] {
  const { tokens } = sentence
  const [quoted] = quotations(document, sentence)
  const at = quoted ? tokens.findIndex((token) => token.start >= quoted.end) : -1
  const verb = tokens[at]
  if (!quoted || !verb || !reportingVerbs.has(verb.lemma) || verb.lower === verb.lemma) return []
  const named = document.mentionsIn(sentence).filter((m) => m.from > at && m.from <= at + 9)
  const who = named.find((m) => document.entities[m.entity]?.kind === 'person') ?? named[0]
  const between = tokens.slice(at + 1, who?.from)
  if (
    !who ||
    between.some((token) => /^(?:PUNCT|VERB|AUX)$/.test(token.pos) || (token.pos === 'ADP' && token.lower !== 'of'))
  )
    return []
  const said = speaker(document, sentence, at + 1, who.to)
  return said
    ? [
        {
          kind: 'statement',
          sentence: sentence.index,
          evidence: [{ start: sentence.start, end: sentence.end }, quoted],
          ...said,
          verb: verb.lemma,
          what: quoted,
          direct: true,
        },
      ]
    : []
}

/** Sentences that go on with a statement of their paragraph: inside the same quotation, or after "he said" with nobody new to speak. */
function continuations(document: Document, found: readonly Statement[]): Statement[] {
  const spoken = new Map(found.map((fact) => [fact.sentence, fact]))
  const { text } = document.article
  const more: Statement[] = []
  let open: Statement | undefined
  for (const sentence of document.sentences) {
    const own = spoken.get(sentence.index)
    const previous = document.sentences[sentence.index - 1]
    if (previous?.paragraph !== sentence.paragraph) open = undefined
    const words = text.slice(sentence.start, sentence.end)
    if (own) open = own
    else if (/^[“"]/.test(words)) {
      const closing = closingStatement(document, sentence, spoken)
      if (closing) more.push(goOn(closing, sentence))
      open = closing
    } else if (open && continuesSpeech(document, sentence)) more.push(goOn(open, sentence))
    else open = undefined
  }
  return more
}

const goOn = (from: Statement, sentence: Sentence): Statement => ({
  ...from,
  sentence: sentence.index,
  evidence: [{ start: sentence.start, end: sentence.end }, from.evidence[0]],
  what: { start: sentence.start, end: sentence.end },
  continued: true,
})

/** The statement of the same paragraph whose sentence closes the quotation that opens here. */
function closingStatement(
  document: Document,
  sentence: Sentence,
  spoken: ReadonlyMap<number, Statement>,
): Statement | undefined {
  for (let i = sentence.index; ; i++) {
    const next = document.sentences[i]
    if (!next || next.paragraph !== sentence.paragraph) return undefined
    const fact = spoken.get(i)
    if (fact) return fact
  }
}

/** No person of its own as a subject, no quotation: a sentence of reported speech goes on like this. */
function continuesSpeech(document: Document, sentence: Sentence): boolean {
  const first = document.clauses(sentence)[0]
  if (!first || quotations(document, sentence).length > 0) return false
  const subject = first.subject[0]
  if (!subject) return false
  return !mentionsWithin(document, sentence, subject.from, Math.max(...first.subject.map((np) => np.to))).some(
    (m) => m.how !== 'description' && document.entities[m.entity]?.kind === 'person',
  )
}

/** What follows the verb, up to the full stop. */
function complement(sentence: Sentence, from: number): Span | undefined {
  const { tokens } = sentence
  let start = from
  while (/^(?:that|:|,|also|out|about)$/.test(tokens[start]?.lower ?? '')) start++
  const last = tokens[tokens.length - 1]
  const end = last && /^[.!?]$/.test(last.text) ? tokens.length - 1 : tokens.length
  const first = tokens[start]
  const final = tokens[end - 1]
  return first && final && end > start ? { start: first.start, end: final.end } : undefined
}
