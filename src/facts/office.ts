import { beginsAfter } from '../dates/index.ts'
import type { Document } from '../nlp/document.ts'
import type { Holding } from '../nlp/names/holders.ts'
import type { Edtf } from '../types.ts'
import { type FactBase, given, sentenceSpan, whenOf } from './reading.ts'

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

/** "dean of the college until 2011": whether the office was over when the article appeared. */
function isOver({ article, dates }: Document, { phrase }: Holding): boolean {
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
