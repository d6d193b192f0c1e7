import { InputError } from '../errors.ts'
import type { Library } from '../library.ts'
import { numberIn, type Row, textIn } from '../search/database.ts'
import type { Citation, Found, Passage } from '../types.ts'
import type { ServerDatabase } from './database.ts'
import type { Shelf } from './place.ts'
import { questionForm } from './question-form.ts'
import { dayOf, pinnedKind } from './questions.ts'

/** What who manages a server's articles has decided to be the answer of a question, with the sentence that says so. */
export interface Pin {
  /** Where it holds: a channel with articles of its own, else empty. */
  readonly channel: string
  readonly form: string
  readonly question: string
  readonly answer: string
  /** Id. */
  readonly article: string
  /** Where the sentence stood when it was pinned. */
  readonly start: number
  /** The sentence to the letter. */
  readonly quote: string
}

/** What a pin is made of. */
export type PinWords = Omit<Pin, 'channel' | 'form' | 'start'>

/** Pins of a server. */
const most = 500
/** Milliseconds for which what was read is taken as it is: another process may change it. */
const trustMs = 5_000

type Known = ReadonlyMap<string, Pin>
const knownKey = ({ channel, form }: Pick<Pin, 'channel' | 'form'>): string => `${channel}\n${form}`

/** The pinned answers of servers. */
export class Pins {
  readonly #known = new Map<string, { readonly pins: Known; readonly until: number }>()

  /** @param now milliseconds since 1970 */
  constructor(
    private readonly database: ServerDatabase,
    private readonly now: () => number,
  ) {}

  /**
   * Pins an answer, in the place of an earlier one to the same question.
   * @param library the articles that answer there
   * @throws InputError where the sentence does not stand in the article, or there are too many pins
   */
  async add({ server, channel = '' }: Shelf, words: PinWords, library: Library): Promise<Pin> {
    const question = words.question.trim()
    const answer = words.answer.trim()
    const form = questionForm(question)
    if (!/[\p{L}\p{N}]/u.test(form)) throw new InputError('The question has no words', 'write it as members ask it')
    if (answer === '') throw new InputError('The answer is empty', 'write what the reply is to say')
    const found = await sentenceWith(library, words.article, words.quote)
    if (this.list(server).length >= most)
      throw new InputError(`There are ${most} pinned answers`, 'take some away with /insights pins')
    const pin = { channel, form, question, answer, article: found.info.id, start: found.start, quote: found.quote }
    this.database.run('insert or replace into pin values (?, ?, ?, ?, ?, ?, ?, ?, ?)', [
      server,
      channel,
      form,
      question,
      answer,
      pin.article,
      pin.start,
      pin.quote,
      dayOf(this.now()),
    ])
    this.#known.delete(server)
    return pin
  }

  /** @returns what was taken away; undefined where there is none */
  remove({ server, channel = '' }: Shelf, form: string): Pin | undefined {
    const pin = this.list(server).find((one) => one.channel === channel && one.form === form)
    this.database.run('delete from pin where server = ? and channel = ? and form = ?', [server, channel, form])
    this.#known.delete(server)
    return pin
  }

  /** All of a server, by question. */
  list(server: string): Pin[] {
    return this.database.rows('select * from pin where server = ? order by question', [server]).map(pinOf)
  }

  /** The pin to a question; undefined where there is none. */
  find({ server, channel = '' }: Shelf, question: string): Pin | undefined {
    const known = this.#of(server)
    return known.size === 0 ? undefined : known.get(knownKey({ channel, form: questionForm(question) }))
  }

  /** The pinned questions of a place. */
  questions({ server, channel = '' }: Shelf): string[] {
    return [...this.#of(server).values()].filter((pin) => pin.channel === channel).map(({ question }) => question)
  }

  /** What was read is forgotten, as the server's data are gone. */
  forget(server: string): void {
    this.#known.delete(server)
  }

  #of(server: string): Known {
    const known = this.#known.get(server)
    if (known && known.until > this.now()) return known.pins
    // The form is read off the question again: an earlier version may have had other rules for it.
    const pins = new Map(
      this.list(server).map((pin) => [knownKey({ ...pin, form: questionForm(pin.question) }), pin] as const),
    )
    if (this.#known.size > 1_000) this.#known.clear()
    this.#known.set(server, { pins, until: this.now() + trustMs })
    return pins
  }
}

/** A pin as the answer to a question; undefined where its sentence is no longer in the articles. */
export async function pinnedAnswer(library: Library, pin: Pin, question: string): Promise<Found | undefined> {
  const passage = await stillThere(library, pin)
  if (passage === undefined) return undefined
  return {
    status: 'answered',
    question,
    kind: pinnedKind,
    answer: pin.answer,
    confidence: 1,
    citations: [citationOf(passage, pin.answer)],
    notes: ['Pinned by the keepers of this server.'],
  }
}

/** The sentence where it was, or where it stands now. */
async function stillThere(library: Library, { article, start, quote }: Pin): Promise<Passage | undefined> {
  const passage = await library.passage(article, start)
  if (passage?.quote === quote) return passage
  const at = (await library.read(article))?.text.indexOf(quote) ?? -1
  const moved = at < 0 ? undefined : await library.passage(article, at)
  return moved?.quote === quote ? moved : undefined
}

function citationOf({ info, before: _before, after: _after, ...place }: Passage, answer: string): Citation {
  const { id, place: _place, author: _author, ...source } = info
  const at = place.quote.indexOf(answer)
  return { article: id, ...source, ...place, ...(at >= 0 && { highlight: { start: at, end: at + answer.length } }) }
}

/**
 * The whole sentence of an article that has some words; line breaks and blanks in them are as good as any.
 * @throws InputError where no one sentence of it has them
 */
async function sentenceWith(library: Library, article: string, words: string): Promise<Passage> {
  const parts = words.trim().split(/\s+/).filter(Boolean)
  if (parts.length === 0) throw new InputError('The sentence is empty', 'copy it from the article')
  const text = (await library.read(article))?.text ?? ''
  const pattern = new RegExp(parts.map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('\\s+'), 'u')
  const match = pattern.exec(text)
  const passage = match ? await library.passage(article, match.index) : undefined
  if (match && passage && match.index + match[0].length <= passage.end) return passage
  throw new InputError(
    'That sentence does not stand in the article',
    'copy one sentence of it to the letter, and name the article by its headline',
  )
}

function pinOf(row: Row): Pin {
  return {
    channel: textIn(row, 'channel'),
    form: textIn(row, 'form'),
    question: textIn(row, 'question'),
    answer: textIn(row, 'answer'),
    article: textIn(row, 'article'),
    start: numberIn(row, 'start'),
    quote: textIn(row, 'quote'),
  }
}
