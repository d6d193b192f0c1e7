/** Text as the word pieces of a BERT vocabulary, each with its exact place in the text. */
import { characterOf } from './characters.ts'

/** Word pieces in the order of the text; the lists are of one length. */
export interface Encoding {
  /** Numbers of the pieces in the vocabulary. */
  readonly ids: number[]
  /** First UTF-16 code unit in the text of what each piece stands for. */
  readonly starts: number[]
  /** The code unit after it. */
  readonly ends: number[]
  /** Number of the word that each piece is of, rising from 0. */
  readonly words: number[]
}

/** A word's pieces and how many code units of the word each takes up. */
interface CutWord {
  readonly ids: readonly number[]
  readonly lengths: readonly number[]
}

/** Words of more characters (code points) are unknown as a whole, as they were in training. */
const longestWord = 100
/** Words that are remembered; when there are more, all are forgotten, so that memory stays bounded. */
const mostRemembered = 20_000

/** The word under way: what is left of its characters, and where each of its code units comes from. */
class OpenWord {
  readonly starts = new Int32Array(2 * longestWord)
  readonly ends = new Int32Array(2 * longestWord)
  letters = ''
  characters = 0
  start = 0
  end = 0

  add(letters: string, count: number, start: number, end: number): void {
    if (this.characters === 0) this.start = start
    this.end = end
    this.characters += count
    if (this.characters > longestWord) return
    for (let i = this.letters.length; i < this.letters.length + letters.length; i++) {
      this.starts[i] = start
      this.ends[i] = end
    }
    // Put together, not cut out: a slice of the text, once remembered, would keep the whole text in memory.
    this.letters += letters
  }

  /** Takes an accent in that follows the word's last character. */
  stretch(end: number): void {
    this.end = end
    if (this.letters !== '') this.ends[this.letters.length - 1] = end
  }

  clear(): void {
    this.letters = ''
    this.characters = 0
  }
}

/**
 * A vocabulary of word pieces. Encoding is that of Hugging Face's `BertNormalizer`, `BertPreTokenizer` and `WordPiece`
 * for uncased models, and takes time in proportion to the text, whatever it holds. "[SEP]" and its like in a text are
 * the text's own words, never the marks between question and passage.
 */
export class WordPieces {
  /** Pieces that begin a word. */
  readonly #beginnings = new Map<string, number>()
  /** Pieces that go on with a word, without the "##" that the vocabulary marks them with. */
  readonly #continuations = new Map<string, number>()
  readonly #unknown: number
  readonly #longestPiece: number
  readonly #remembered = new Map<string, CutWord>()
  readonly #word = new OpenWord()

  /**
   * @param vocabulary its pieces; a piece's number is its place
   * @throws RangeError where there is no "[UNK]"
   */
  constructor(vocabulary: readonly string[]) {
    let longest = 0
    for (const [id, piece] of vocabulary.entries()) {
      const goesOn = piece.startsWith('##')
      const letters = goesOn ? piece.slice(2) : piece
      if (goesOn) this.#continuations.set(letters, id)
      else this.#beginnings.set(letters, id)
      longest = Math.max(longest, letters.length)
    }
    const unknown = this.#beginnings.get('[UNK]')
    if (unknown === undefined) throw new RangeError('the vocabulary has no piece [UNK]')
    this.#unknown = unknown
    this.#longestPiece = longest
  }

  /**
   * The pieces of a text, without any mark at its ends.
   *
   * @param text any string, also with lone surrogates
   * @param limit pieces after which no further word is begun, since the caller needs no more
   * @returns pieces whose places rise and do not overlap, but where one character gives several (a Korean syllable):
   * these all stand for that character. An accent belongs to the character before it. Outside of pieces there are only
   * white space, control and format characters, private use, lone surrogates, and accents without a character
   */
  encode(text: string, limit = Infinity): Encoding {
    const encoding: Encoding = { ids: [], starts: [], ends: [], words: [] }
    const word = this.#word
    word.clear()
    for (let at = 0; at < text.length && encoding.ids.length < limit; ) {
      const code = text.codePointAt(at) ?? 0
      const end = at + (code > 0xffff ? 2 : 1)
      const { role, letters, count } = characterOf(code)
      if (role === 'letter') word.add(letters, count, at, end)
      else if (role === 'mark') this.#addMark(encoding, at, end)
      else if (role !== 'dropped') {
        this.#close(encoding)
        if (role === 'alone') {
          word.add(letters, count, at, end)
          this.#close(encoding)
        }
      }
      at = end
    }
    this.#close(encoding)
    return encoding
  }

  #addMark({ ends }: Encoding, start: number, end: number): void {
    if (this.#word.characters > 0) this.#word.stretch(end)
    else if (ends.at(-1) === start) ends[ends.length - 1] = end
  }

  /** Writes the pieces of the word under way, if there is one, and makes room for the next. */
  #close({ ids, starts, ends, words }: Encoding): void {
    const word = this.#word
    if (word.characters === 0) return
    const number = (words.at(-1) ?? -1) + 1
    if (word.characters > longestWord) {
      ids.push(this.#unknown)
      starts.push(word.start)
      ends.push(word.end)
      words.push(number)
    } else {
      const pieces = this.#piecesOf(word.letters)
      let at = 0
      for (let i = 0; i < pieces.ids.length; i++) {
        ids.push(pieces.ids[i] ?? this.#unknown)
        starts.push(word.starts[at] ?? 0)
        at += pieces.lengths[i] ?? 0
        ends.push(word.ends[at - 1] ?? 0)
        words.push(number)
      }
    }
    word.clear()
  }

  #piecesOf(word: string): CutWord {
    const known = this.#remembered.get(word)
    if (known) return known
    const pieces = this.#cut(word)
    if (this.#remembered.size >= mostRemembered) this.#remembered.clear()
    this.#remembered.set(word, pieces)
    return pieces
  }

  /** The longest piece that the word begins with, then the longest that the rest does; unknown where none fits. */
  #cut(word: string): CutWord {
    const ids: number[] = []
    const lengths: number[] = []
    for (let at = 0; at < word.length; ) {
      const pieces = at === 0 ? this.#beginnings : this.#continuations
      let end = Math.min(word.length, at + this.#longestPiece)
      let id = pieces.get(word.slice(at, end))
      while (id === undefined && end > at + 1) id = pieces.get(word.slice(at, --end))
      if (id === undefined) return { ids: [this.#unknown], lengths: [word.length] }
      ids.push(id)
      lengths.push(end - at)
      at = end
    }
    return { ids, lengths }
  }
}
