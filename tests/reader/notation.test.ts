import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inOneNotation } from '../../src/reader/notation.ts'

describe('a claim and a passage that tell the same in other notation', () => {
  test.each([
    ['They made £486.', 'They made 486 pounds.'],
    ['It cost £1.2m.', 'It cost 1.2 million pounds.'],
    ['It cost £1.2 million.', 'It cost 1.2 million pounds.'],
    ['It cost $3bn.', 'It cost 3 billion dollars.'],
    ['It cost US$3bn.', 'It cost USD 3 billion.'],
    ['It cost A$3bn.', 'It cost 3 billion Australian dollars.'],
    ['It cost EUR 500.', 'It cost €500.'],
    ['It cost £12,500.', 'It cost 12500 pounds.'],
    ['The vote was 9 to 4.', 'The vote was nine to four.'],
    ['It has twenty-three islands.', 'It has 23 islands.'],
    ['Three hundred and five people came.', '305 people came.'],
    ['A thousand people came.', '1000 people came.'],
    ['2,400 people came.', '2400 people came.'],
    ['One in four had holes.', 'a quarter had holes.'],
    ['12 % of them came.', '12 per cent of them came.'],
    ['12% of them came.', '12 percent of them came.'],
    ['The tunnel is 14km long.', 'The tunnel is 14 kilometres long.'],
    ['The tunnel is 14 m long.', 'The tunnel is 14 metres long.'],
    ['It was 30°C.', 'It was 30 degrees Celsius.'],
  ])('%s and: %s', (claim, passage) => {
    const [a, b] = inOneNotation(claim, passage)
    expect(a.toLowerCase()).toBe(b.toLowerCase())
  })
})

test.each([
  ['It cost US$30.', 'It cost A$30.'],
  ['It was 30°C.', 'It was 30°F.'],
  ['It cost £30.', 'It cost €30.'],
])('what is another thing stays one: %s and: %s', (claim, passage) => {
  const [a, b] = inOneNotation(claim, passage)
  expect(a).not.toBe(b)
})

describe('what is left as it is', () => {
  test.each([
    ['Two men came on 3 May 2019.', 'Nine men came to one of the two halls.'],
    ['One of them left.', '1 left.'],
    ['It cost ¥500.', 'It cost 500 yuan.'],
    ['It has 8m members.', 'It is M. Lee, 5 m.p.h.'],
    ['The list: 1, 200, 3.', 'In 2019, 200 came.'],
    ['The one in charge left.', 'Ten left.'],
  ])('%s beside: %s', (claim, passage) => {
    expect(inOneNotation(claim, passage)).toEqual([claim, passage])
  })

  test('any text without a digit, beside itself', () => {
    const text = fc.string().filter((one) => !/\d|one in/i.test(one))
    fc.assert(
      fc.property(text, (one) => {
        expect(inOneNotation(one, one)).toEqual([one, one])
      }),
    )
  })
})
