import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Library } from '../../src/library.ts'
import { Pins, type PinWords, pinnedAnswer } from '../../src/servers/pins.ts'
import { ServerData } from '../../src/servers/server-data.ts'
import { FakeLibrary } from '../discord/support/fake-library.ts'

const library = new FakeLibrary()
const cited = library.cite(3, 1)
const words: PinWords = { question: 'Who said it?', answer: 'Ada Quill', article: cited.article, quote: cited.quote }
const where = { server: '1' }

let folder: string
let data: ServerData
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-'))
  data = new ServerData(folder)
})
afterEach(() => {
  for (const pin of data.pins.list('1')) data.pins.remove({ server: '1', channel: pin.channel }, pin.form)
})
afterAll(() => {
  data.close()
  rmSync(folder, { recursive: true, force: true })
})

/** The same articles, but for the text of the one that is cited. */
function changed(text: string | undefined): Library {
  const read: Library['read'] = async (id) => {
    const article = await library.read(id)
    return text === undefined || article === undefined ? undefined : { ...article, text }
  }
  const passage: Library['passage'] = async (_, start) => {
    const at = text?.indexOf(cited.quote) ?? -1
    if (text === undefined || at < 0 || start !== at) return undefined
    const passage = await library.passage(cited.article, cited.start)
    return passage && { ...passage, start: at, end: at + cited.quote.length }
  }
  return Object.assign(new FakeLibrary(), { read, passage })
}

describe('a pinned answer', () => {
  test('has its sentence to the letter, and says whose it is', async () => {
    const pin = await data.pins.add(where, words, library)
    expect(await pinnedAnswer(library, pin, 'who said it')).toMatchObject({
      status: 'answered',
      question: 'who said it',
      answer: 'Ada Quill',
      citations: [{ article: cited.article, title: cited.title, quote: cited.quote, start: cited.start }],
      notes: ['Pinned by the keepers of this server.'],
    })
    expect((await pinnedAnswer(library, pin, '?'))?.citations[0].highlight).toEqual({ start: 6, end: 15 })
  })

  test('is shown where its sentence has moved, and not where it is gone', async () => {
    const pin = await data.pins.add(where, words, library)
    const moved = await pinnedAnswer(changed(`More. ${cited.quote} The end.`), pin, '?')
    expect(moved?.citations[0]).toMatchObject({ quote: cited.quote, start: 6 })
    expect(await pinnedAnswer(changed(cited.quote.replace('Ada', 'Ida')), pin, '?')).toBeUndefined()
    expect(await pinnedAnswer(changed(undefined), pin, '?')).toBeUndefined()
  })

  test('takes the whole sentence where a part of it was given, blanks as they come', async () => {
    const part = cited.quote.slice(5, 40).replace(' ', ' \n ')
    expect((await data.pins.add(where, { ...words, quote: ` ${part}\n` }, library)).quote).toBe(cited.quote)
  })

  test.each([
    [
      'a sentence of another article',
      { quote: 'On 1 March the council met in Harwick.' },
      /does not stand in the article/,
    ],
    ['words over two sentences', { quote: `${cited.quote} The <@123> crowd` }, /does not stand in the article/],
    ['other words', { quote: 'Mayor Ada Quill said nothing.' }, /does not stand/],
    ['no sentence', { quote: ' ' }, /sentence is empty/],
    ['no article', { article: 'article-99' }, /does not stand/],
    ['no question', { question: ' ?! ' }, /question has no words/],
    ['no answer', { answer: ' ' }, /answer is empty/],
  ])('is not made of %s', async (_, wrong, line) => {
    await expect(data.pins.add(where, { ...words, ...wrong }, library)).rejects.toThrow(line)
    expect(data.pins.list('1')).toEqual([])
  })
})

describe('whose questions it answers', () => {
  const answered = (question: string, at = where) => data.pins.find(at, question)?.answer

  test.each([
    // Pinned, asked, and whether it is the same question.
    ['Who met Norov?', 'could you tell me who met norov', true],
    ['Who met Norov?', 'Who met Chen?', false],
    ['Who met Norov?', 'Who did not meet Norov?', false],
    ['Who met Norov?', 'Who met Norov in 2019?', false],
    ['Who met Norov in 2019?', 'In 2019, who met Norov?', true],
    ['Who met Norov in 2019?', 'Who met Norov in 2018?', false],
    ['Who met Norov on 5 May?', 'Who met Norov on 5th May?', true],
    ['Who met Norov on 5 May?', 'Who met Norov on 15 May?', false],
    ['Who is the mayor?', 'Who is the current mayor?', true],
    ['Who is the mayor?', 'Who was the mayor?', false],
    ['Who appointed Smith?', 'Who was appointed by Smith?', false],
    ['How many seats are there?', 'How many seats are not there?', false],
  ])('pinned to “%s”, asked “%s”: %s', async (question, asked, isSame) => {
    await data.pins.add(where, { ...words, question }, library)
    expect(answered(asked)).toBe(isSame ? 'Ada Quill' : undefined)
  })

  test('those of its server, and of its channel where that has articles of its own', async () => {
    await data.pins.add(where, words, library)
    await data.pins.add({ server: '1', channel: '7' }, { ...words, answer: 'Bo' }, library)
    expect(answered('who said it')).toBe('Ada Quill')
    expect(answered('who said it', { server: '2' })).toBeUndefined()
    expect(data.pins.find({ server: '1', channel: '7' }, 'who said it')?.answer).toBe('Bo')
    expect(data.pins.find({ server: '1', channel: '8' }, 'who said it')).toBeUndefined()
    expect(data.pins.questions({ server: '2' })).toEqual([])
  })

  test('the last one pinned, until it is taken away', async () => {
    await data.pins.add(where, words, library)
    await data.pins.add(where, { ...words, question: 'WHO SAID IT', answer: 'Bo' }, library)
    expect(data.pins.list('1')).toHaveLength(1)
    expect(answered('who said it')).toBe('Bo')
    expect(data.pins.remove(where, 'who said it')?.answer).toBe('Bo')
    expect(data.pins.remove(where, 'who said it')).toBeUndefined()
    expect(answered('who said it')).toBeUndefined()
  })

  test('what another process pins is known after some seconds', async () => {
    let now = 0
    const other = new Pins(data.database, () => now)
    expect(other.find(where, 'who said it')).toBeUndefined()
    await data.pins.add(where, words, library)
    now = 5_001
    expect(other.find(where, 'who said it')?.answer).toBe('Ada Quill')
  })
})
