import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitSentences } from '../../src/nlp/sentences.ts'

const words = (text: string) => splitSentences(text).map((sentence) => text.slice(sentence.start, sentence.end))

describe('sentences', () => {
  const rows: [why: string, text: string, sentences: string[]][] = [
    ['two', 'Ann Lee left. Joe Fox stayed.', ['Ann Lee left.', 'Joe Fox stayed.']],
    [
      'a time of day before a weekday',
      'They met at 5 p.m. Monday in Leeds. It rained.',
      ['They met at 5 p.m. Monday in Leeds.', 'It rained.'],
    ],
    [
      'an abbreviated month',
      'It opened on Sept. 3 in Leeds. All came.',
      ['It opened on Sept. 3 in Leeds.', 'All came.'],
    ],
    ['an honorific', 'Mr. Fox met Dr. Lee. They talked.', ['Mr. Fox met Dr. Lee.', 'They talked.']],
    ['a quotation goes on', '"Is it safe?" she asked. It was.', ['"Is it safe?" she asked.', 'It was.']],
    ['a blank line ends a sentence', 'A heading\n\nThe text begins.', ['A heading', 'The text begins.']],
    ['a line break does not', 'The text is\nwrapped here. It ends.', ['The text is\nwrapped here.', 'It ends.']],
    ['a unit is no title', 'It fell to 30 ms. Ann Lee left.', ['It fell to 30 ms.', 'Ann Lee left.']],
    ['a unit with a capital', 'They burn 2 Mt. Joe Fox counts.', ['They burn 2 Mt.', 'Joe Fox counts.']],
    ['a unit in another', 'It rose to 9 m/s. Ann Lee left.', ['It rose to 9 m/s.', 'Ann Lee left.']],
    ['the same', 'It blew at 90 km/h. The end came.', ['It blew at 90 km/h.', 'The end came.']],
    [
      'a month with a full stop',
      'It is of May. 4, 2020 and old. Ann left.',
      ['It is of May. 4, 2020 and old.', 'Ann left.'],
    ],
    ['a month at the end', 'It opened in May. 40 came.', ['It opened in May.', '40 came.']],
    ['a unit inside', 'It is 6 ft. 2 in. tall. Ann left.', ['It is 6 ft. 2 in. tall.', 'Ann left.']],
    ['a unit before the article', 'It runs 8 km. The end is steep.', ['It runs 8 km.', 'The end is steep.']],
    ['a time of day before a name', 'Doors open at 8 p.m. Joe Fox sings.', ['Doors open at 8 p.m.', 'Joe Fox sings.']],
    [
      'not where the time stands in front',
      'At 8 p.m. Joe Fox sings. All came.',
      ['At 8 p.m. Joe Fox sings.', 'All came.'],
    ],
    [
      'a time of day before an office',
      'Doors open at 8 p.m. Mayor Ann Lee will sing.',
      ['Doors open at 8 p.m.', 'Mayor Ann Lee will sing.'],
    ],
    ['not where the time stands in front of it', 'At 8 p.m. Mayor Ann Lee sang.', ['At 8 p.m. Mayor Ann Lee sang.']],
    [
      'a street with its number',
      'The shop is at 9 Kiln Rd. Joe Fox runs it.',
      ['The shop is at 9 Kiln Rd.', 'Joe Fox runs it.'],
    ],
    [
      'the same before an office',
      'It moved to 14 Kiln St. Owner Ann Lee likes it.',
      ['It moved to 14 Kiln St.', 'Owner Ann Lee likes it.'],
    ],
    ['a saint after a number', 'It has 14 Kiln St. John vans now.', ['It has 14 Kiln St. John vans now.']],
    ['a street in front', 'At 9 Kiln Rd. Joe Fox works alone.', ['At 9 Kiln Rd. Joe Fox works alone.']],
    [
      'a list that breaks off',
      'Ann Lee baked bread, etc. Joe Fox ate it.',
      ['Ann Lee baked bread, etc.', 'Joe Fox ate it.'],
    ],
    ['a square unit', 'It is 20 sq. m. Peter Dane lives there.', ['It is 20 sq. m.', 'Peter Dane lives there.']],
    ['a square unit inside', 'It is 20 sq. m. big. Ann left.', ['It is 20 sq. m. big.', 'Ann left.']],
    [
      'a company before a name',
      'It was sold to Orbix Inc. Ann Lee runs it now.',
      ['It was sold to Orbix Inc.', 'Ann Lee runs it now.'],
    ],
    [
      'not before an office',
      'He thanked Orbix Inc. Chairman Ann Lee for it.',
      ['He thanked Orbix Inc. Chairman Ann Lee for it.'],
    ],
    ['not inside its name', 'Orbix Corp. Systems grew.', ['Orbix Corp. Systems grew.']],
    ['a country before a name', 'He went to the U.S. Ann Lee stayed.', ['He went to the U.S.', 'Ann Lee stayed.']],
    ['not before an office of it', 'He met U.S. President Ann Lee in May.', ['He met U.S. President Ann Lee in May.']],
    ['not before a body of it', 'He told U.S. Senate leaders so.', ['He told U.S. Senate leaders so.']],
    [
      'a number',
      'They sang Hymn No. 9 at dawn. He said no. Ann left.',
      ['They sang Hymn No. 9 at dawn.', 'He said no.', 'Ann left.'],
    ],
    [
      'a mountain, a saint',
      'From Mt. Skeld he saw St. Orm. It rained.',
      ['From Mt. Skeld he saw St. Orm.', 'It rained.'],
    ],
    ['a party and a state', 'Rep. Ann Lee (D-N.Y.) spoke. All heard.', ['Rep. Ann Lee (D-N.Y.) spoke.', 'All heard.']],
    ['a degree', 'Ann Lee, Ph.D., spoke. All heard.', ['Ann Lee, Ph.D., spoke.', 'All heard.']],
    ['a son of the name', 'They met Joe Fox Jr. Ann Lee left.', ['They met Joe Fox Jr.', 'Ann Lee left.']],
    [
      'a verb that looks like a short form',
      'At last Ann Lee sat. Joe Fox rose.',
      ['At last Ann Lee sat.', 'Joe Fox rose.'],
    ],
    ['a cry', 'They bake, and what bread! Ann Lee buys it.', ['They bake, and what bread!', 'Ann Lee buys it.']],
    ['an initial', 'Lewis W. Fox spoke. All heard.', ['Lewis W. Fox spoke.', 'All heard.']],
  ]
  it.each(rows)('%s', (_, text, sentences) => {
    expect(words(text)).toEqual(sentences)
  })

  it('keeps words joined by a hyphen as one token', () => {
    const [sentence] = splitSentences('Secretary-General Ann Lee met a Leeds-based firm.')
    expect(sentence?.tokens.map((token) => token.text)).toEqual([
      'Secretary-General',
      'Ann',
      'Lee',
      'met',
      'a',
      'Leeds-based',
      'firm',
      '.',
    ])
  })

  const whole: [name: string, text: string][] = [
    ['Ľudmila', 'Ľudmila left.'],
    ['Þóra', 'Þóra left.'],
    ['Gąska', 'They met Gąska’s friend.'],
    ['Quặng', 'They met Quặng there.'],
    ['Işıldak', 'They met Işıldak there.'],
    ['Noe\u0301mi', 'They met Noe\u0301mi there.'],
    ['Cẩn', 'They met Hoa Cẩn there.'],
    ["'t", "They met Piet van 't Sand there."],
    ['Ирина', 'They met Ирина there.'],
    ['Νίκη', 'They met Νίκη there.'],
  ]
  it.each(whole)('reads %s as one word', (name, text) => {
    const [sentence] = splitSentences(text)
    expect(sentence?.tokens).toContainEqual(expect.objectContaining({ text: name, pos: 'PROPN' }))
  })

  it('gives every token to the letter, in order, inside its sentence', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        'Mr. Fox',
        'Łó',
        'e\u0301',
        '5 Mt.',
        'Orbix Inc.',
        "Min'er",
        '“so”',
        'e.g. ',
        '.\n\n',
        '3,000.5',
        'U.S.',
        "can't",
        'a–b',
        '…',
      ),
    )
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 30 }).map((parts) => parts.join(' ')),
        (text) => {
          let end = 0
          for (const sentence of splitSentences(text)) {
            expect(sentence.start).toBeGreaterThanOrEqual(end)
            let cursor = sentence.start
            for (const token of sentence.tokens) {
              expect(text.slice(token.start, token.end)).toBe(token.text)
              expect(token.start).toBeGreaterThanOrEqual(cursor)
              cursor = token.end
            }
            expect(sentence.end).toBe(cursor)
            end = sentence.end
          }
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('a sentence without an end', () => {
  it.each([
    ['with commas', 'nets and ropes, '.repeat(3000)],
    ['without any', 'nets ropes '.repeat(3000)],
    ['of names', 'Ida Marl and Tobin Reeve of Quellport, '.repeat(1000)],
  ])('%s is cut so that none is longer than a few hundred words, and nothing is lost', (_, text) => {
    const sentences = splitSentences(text)
    expect(sentences.length).toBeGreaterThan(1)
    expect(Math.max(...sentences.map(({ tokens }) => tokens.length))).toBeLessThanOrEqual(400)
    const between = sentences.map(({ end }, at) => text.slice(end, sentences[at + 1]?.start))
    expect(between.every((gap) => gap.trim() === '')).toBe(true)
  })
  it('is whole where it is only long', () => {
    expect(splitSentences(`The crew had ${'a net, '.repeat(70)}and an oar.`)).toHaveLength(1)
  })
})
