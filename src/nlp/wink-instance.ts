/** The one instance of wink-nlp (its authors ask for one a process). Nothing else imports its code. */
import model from 'wink-eng-lite-web-model'
import winkNLP, { type Document, type ItsHelpers, type WinkMethods } from 'wink-nlp'

/**
 * The words that wink knows: those of its model, and after them each new one that it has met. A word that it has met is a whole token from
 * then on: after a sentence that ends in "Zurg’s." the next text's "Zurg’s" is no longer cut in two. So what one text brought is forgotten before the next.
 */
interface Lexemes {
  readonly list: string[]
  readonly hash: Record<string, number>
  readonly intrinsicSize: number
}

interface Instance {
  readonly nlp: WinkMethods
  readonly lexemes: Lexemes
  /** Words met so far, with those of the model. */
  met: number
}

/** wink keeps some 50 bytes for each word that has been forgotten; a new instance takes 50 ms, and its place after so many. */
const mostForgotten = 250_000

let instance: Instance | undefined

function isLexemes(value: unknown): value is Lexemes {
  return typeof value === 'object' && value !== null && 'list' in value && 'hash' in value && 'intrinsicSize' in value
}

/** @throws Error where wink's model is not of the form that is known here */
function create(): Instance {
  let lexemes: unknown
  const core = () => {
    const read: unknown = typeof model.core === 'function' ? model.core() : undefined
    lexemes = (read as { features?: { lexeme?: unknown } } | undefined)?.features?.lexeme
    return read
  }
  const nlp = winkNLP({ ...model, core }, ['sbd', 'pos'])
  if (!isLexemes(lexemes)) throw new Error('this release of wink-eng-lite-web-model keeps its words elsewhere')
  return { nlp, lexemes, met: lexemes.list.length }
}

/**
 * Reads a text as if it were the first.
 * @param take takes what is wanted from the document, which is of no use later; it gets the number of the first word that wink's lexicon lacks
 */
export function readAfresh<T>(text: string, take: (doc: Document, its: ItsHelpers, lexiconSize: number) => T): T {
  if (instance && instance.met - instance.lexemes.intrinsicSize > mostForgotten) instance = undefined
  instance ??= create()
  const { nlp, lexemes } = instance
  try {
    return take(nlp.readDoc(text), nlp.its, lexemes.intrinsicSize)
  } finally {
    const { list, hash } = lexemes
    for (let at = instance.met; at < list.length; at++) {
      delete hash[list[at] ?? '']
      list[at] = ''
    }
    instance.met = list.length
  }
}
