/** The one instance of wink-nlp (its authors ask for one a process). Nothing else imports its code. */
import model from 'wink-eng-lite-web-model'
import winkNLP, { type Document, type ItsHelpers, type WinkMethods } from 'wink-nlp'

/**
 * The words that wink knows: those of its model, and after them each new one that it has met. A word that it has met is a whole token from
 * then on: after a sentence that ends in "Zurg’s." the next text's "Zurg’s" is no longer cut in two. So what one text brought is forgotten before the next, where it could be cut.
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

function isLexemes(value: unknown): value is Lexemes {
  return typeof value === 'object' && value !== null && 'list' in value && 'hash' in value && 'intrinsicSize' in value
}

/** A word that is one token wherever it stands may be remembered; finding out what it is takes wink long. */
const indivisible = /^[A-Za-z]+$/

const called = (loader: unknown): unknown => (typeof loader === 'function' ? loader() : undefined)

/** Asked for once: each time that it is, the model makes a longer string of the one before. */
let metaCER: unknown

/** @throws Error where wink's model is not of the form that is known here */
function create(): Instance {
  let lexemes: unknown
  metaCER ??= called(model.metaCER)
  const core = () => {
    const read = called(model.core)
    lexemes = (read as { features?: { lexeme?: unknown } } | undefined)?.features?.lexeme
    return read
  }
  const nlp = winkNLP({ ...model, core, metaCER: () => metaCER }, ['sbd', 'pos'])
  if (!isLexemes(lexemes)) throw new Error('this release of wink-eng-lite-web-model keeps its words elsewhere')
  return { nlp, lexemes, met: lexemes.list.length }
}

/** Reads each text as if it were the first. */
export class FreshReader {
  #instance: Instance | undefined

  /** @param mostForgotten words met after which a new instance takes the place of the old, which keeps some 50 bytes for each also of those that it has forgotten; it takes 50 ms */
  constructor(private readonly mostForgotten = 250_000) {}

  /** @param take takes what is wanted from the document, which is of no use later; it gets the number of the first word that wink's lexicon lacks */
  read<T>(text: string, take: (doc: Document, its: ItsHelpers, lexiconSize: number) => T): T {
    const known = this.#instance
    if (known && known.met - known.lexemes.intrinsicSize > this.mostForgotten) this.#instance = undefined
    this.#instance ??= create()
    const { nlp, lexemes } = this.#instance
    try {
      return take(nlp.readDoc(text), nlp.its, lexemes.intrinsicSize)
    } finally {
      const { list, hash } = lexemes
      for (let at = this.#instance.met; at < list.length; at++) {
        const word = list[at] ?? ''
        if (indivisible.test(word)) continue
        delete hash[word]
        list[at] = ''
      }
      this.#instance.met = list.length
    }
  }
}

const reader = new FreshReader()

/** Reads a text as if it were the first, by the one instance of the process: see `FreshReader.read`. */
export const readAfresh: FreshReader['read'] = (text, take) => reader.read(text, take)
