import { beginsAfter } from '../dates/index.ts'
import type { NounPhrase } from '../nlp/chunks.ts'
import type { Clause } from '../nlp/clauses.ts'
import type { Document } from '../nlp/document.ts'
import type { Holding } from '../nlp/names/holders.ts'
import { wordAt } from '../nlp/tokens.ts'
import type { Sentence } from '../nlp/types.ts'
import type { Edtf } from '../types.ts'
import { type FactBase, given, inDate, sentenceSpan, whenOf } from './reading.ts'

/** Somebody holds or held an office, as of the article's date. */
export interface Office extends FactBase {
  readonly kind: 'office'
  readonly who: string
  /** "Secretary", "Vice Mayor", "Albanian Ambassador". */
  readonly title: string
  readonly of?: string
  /** The whole office as it stands in the article. */
  readonly phrase: string
  /** The article's date: it says nothing of other times. */
  readonly asOf?: Edtf
  readonly appointed?: Edtf
  readonly former: boolean
}

export const examples = [
  { text: 'Harbour Board President Ann Lee spoke first.', who: 'Ann Lee', title: 'President', of: 'Harbour Board' },
  { text: 'Joe Fox, secretary of the Kent Guild, agreed.', who: 'Joe Fox', title: 'secretary', of: 'Kent Guild' },
  {
    text: 'Joe Fox was appointed Deputy Mayor of Leeds in May 2011.',
    who: 'Joe Fox',
    title: 'Deputy Mayor',
    of: 'Leeds',
    appointed: '2011-05',
  },
  {
    text: 'Ann Lee, who followed Joe Fox as mayor of Leeds, agreed.',
    who: 'Ann Lee',
    title: 'mayor',
    of: 'Leeds',
    former: false,
  },
  {
    text: 'Ann Lee, who followed Joe Fox as mayor of Leeds, agreed.',
    who: 'Joe Fox',
    title: 'mayor',
    of: 'Leeds',
    former: true,
  },
  {
    text: 'The chair asked the former mayor of Leeds, Ann Lee, to wait. Former mayor Ann Lee waited.',
    who: 'Ann Lee',
    title: 'mayor',
    former: true,
  },
  {
    text: 'Joe Fox, who was chair of the Kent Guild until 2009, agreed.',
    who: 'Joe Fox',
    of: 'Kent Guild',
    former: true,
  },
]

export const counterExamples = ['Joe Fox met the mayor.', 'Ann Lee is not the mayor of Leeds.']

/** Verbs by which somebody gives up the office that the sentence names them with. */
const resigning = /^(?:resign|quit|retire)$/
const modal = /^(?:will|would|shall|should|can|could|may|might|must|'ll|'d)$/

/** Whether a clause tells that somebody gave up an office: not that they left something else ("quit the party", "resigned as treasurer"). */
function givesUp(
  { tokens }: Sentence,
  { verb, objects, obliques }: Clause,
  isTime: (np: NounPhrase) => boolean,
): boolean {
  const isDone = verb.form === 'finite' && !verb.negated && !verb.future
  const says = resigning.test(verb.lemma) || (verb.lemma === 'step' && wordAt(tokens, verb.to) === 'down')
  const isTold = wordAt(tokens, verb.head) !== verb.lemma || verb.lemma === 'quit'
  if (!isDone || !says || !isTold || tokens.slice(verb.from, verb.head).some(({ lower }) => modal.test(lower)))
    return false
  const behind = obliques.filter((np) => np.from >= verb.to)
  return (
    objects.every(isTime) && behind.every((np) => isTime(np) || !/^(?:as|from|of|to|down)$/.test(np.preposition ?? ''))
  )
}

/** "Ann Lee, chair of the guild, resigned on Monday": whether the sentence tells that the holder gave the office up, at no later time than the article's. */
function isGivenUp(document: Document, { sentence: index, entity }: Holding): boolean {
  const sentence = document.sentences[index]
  if (!sentence) return false
  const isLater = (edtf: Edtf) => beginsAfter(edtf, document.article.published ?? '')
  return document.clauses(sentence).some((clause) => {
    const [holder] = clause.subject
    const until = clause.verb.from
    // "Minister for Trade | Ann Lee | resigned": the name behind the office is no group of its own.
    const isHolder = document
      .mentionsIn(sentence)
      .some((m) => m.entity === entity && (m.to === until || (holder && m.from >= holder.from && m.to <= holder.to)))
    return (
      isHolder &&
      givesUp(sentence, clause, (np) => inDate(document, sentence, np.head)) &&
      !document.datesIn(sentence).some(({ edtf }) => isLater(edtf))
    )
  })
}

/** "dean of the college until 2011": whether the office was over when the article appeared. */
function isOver(document: Document, holding: Holding): boolean {
  const { article, dates } = document
  const { phrase } = holding
  if (holding.how !== 'appointed' && isGivenUp(document, holding)) return true
  if (/^\s+at (?:the|that) time\b/i.test(article.text.slice(phrase.end, phrase.end + 20))) return true
  const end = dates.find(({ start, edtf }) => start > phrase.end && start - phrase.end < 3 && /^[^/]+\/[^.]/.test(edtf))
  return end !== undefined && beginsAfter(article.published ?? '', end.edtf)
}

/** Reads the offices off a document. */
export function extract(document: Document): Office[] {
  const { article, holdings, sentences, entities } = document
  return holdings.flatMap((holding): Office | [] => {
    const sentence = sentences[holding.sentence]
    const entity = entities[holding.entity]
    if (!sentence || !entity) return []
    const { how, of, phrase, title } = holding
    return {
      kind: 'office',
      sentence: sentence.index,
      evidence: [...sentenceSpan(sentence), phrase],
      who: entity.name,
      title,
      phrase: article.text.slice(phrase.start, phrase.end),
      former: holding.former || isOver(document, holding),
      ...given({ of, asOf: article.published, appointed: how === 'appointed' ? whenOf(document, sentence)?.edtf : '' }),
    }
  })
}
