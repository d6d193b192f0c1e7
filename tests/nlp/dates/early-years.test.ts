import { describe, expect, it } from 'vitest'
import { formatEdtf } from '../../../src/dates/index.ts'
import { findDates, findQuestionDates } from '../../../src/nlp/dates/index.ts'

const find = (text: string) => findDates(text, { sentences: [{ start: 0, end: text.length }] })
const read = (text: string): string[] => find(text).map(({ edtf }) => edtf)

describe('years of three figures and fewer that the text calls years', () => {
  it.each([
    ['In the year 312 the gates were shut.', '0312'],
    ['in the year 312', '0312'],
    ['It fell in year 312, after a siege.', '0312'],
    ['The bridge dates from the year 845.', '0845'],
    ['She was crowned in 987 AD.', '0987'],
    ['She was crowned in 987 A.D. at the abbey.', '0987'],
    ['By 845 CE the raids had stopped.', '0845'],
    ['By 845 C.E. the raids had stopped.', '0845'],
    ['In the year 845 CE the raids stopped.', '0845'],
    ['The town was buried in AD 79.', '0079'],
    ['The town was buried in A.D. 79.', '0079'],
    ['The town was buried in 79AD.', '0079'],
    ['It was built around 650 AD.', '0650~'],
    ['It was built circa AD 650.', '0650~'],
    ['He reigned from 306 to 337 AD.', '0306/0337'],
    ['He reigned between 306 and 337 AD.', '0306/0337'],
    ['He reigned 306–337 CE.', '0306/0337'],
    ['He ruled from 306 AD to 337 AD.', '0306/0337'],
    ['He ruled between the years 306 and 337.', '0306/0337'],
    ['They fought in the years 306–312.', '0306/0312'],
    ['It has stood since 987 AD.', '0987/..'],
    ['It has stood since the year 987.', '0987/..'],
    ['It was so until the year 987.', '../0987'],
    ['On 28 October 312 AD they met at the bridge.', '0312-10-28'],
    ['On October 28, 312 CE, they met at the bridge.', '0312-10-28'],
    ['In October 312 AD they met.', '0312-10'],
    ['In the year 312 of our era the gates were shut.', '0312'],
    ['In the year 312 DR the gates were shut.', '0312'],
  ])('%s', (text, edtf) => {
    expect(read(text)).toEqual([edtf])
  })

  it('two of them in a sentence, each at its place', () => {
    const text = 'The keep was raised in the year 312 and burned in 987 AD.'
    expect(find(text).map(({ start, end, edtf }) => [text.slice(start, end), edtf])).toEqual([
      ['the year 312', '0312'],
      ['987 AD', '0987'],
    ])
  })

  it.each([
    ['what happened in the year 312?', '0312'],
    ['who was crowned in 987 ad', '0987'],
    ['who was crowned in AD 987?', '0987'],
  ])('a question: %s', (question, edtf) => {
    expect(findQuestionDates(question).map((date) => date.edtf)).toEqual([edtf])
  })

  it('are written without the nought', () => {
    expect(formatEdtf('0312')).toBe('312')
    expect(formatEdtf('0312-10-28')).toBe('28 October 312')
  })
})

describe('no years', () => {
  it.each([
    'The plague reached them in 312 villages.',
    'In 312 the clerk found a bed.',
    'In the year 312 villages burned.',
    'By the year 500 men had left.',
    'That year 312 houses burned.',
    'Every year 312 pilgrims come.',
    'He was born in 500 BC.',
    'It was in the year 312 BC.',
    'It was in the year 312 B.C. and cold.',
    'It was in the year 312 BCE.',
    'It was the year 312 of the Second Age.',
    'It was the year 312 of his reign.',
    'It was the year 312 after the founding.',
    'They met in the year 312 AH.',
    'The firm bought 312 ad spots.',
    'They ran 312 AD campaigns.',
    'They run 500 ad campaigns in May.',
    'It has 312 CE marks.',
    'It took a year, 312 days of it dry.',
    'The year 12 pupils sang.',
    'There were 312 of them.',
    'He is one of 987 advisers.',
    'Room 312 AD-3 is shut.',
    'Call 555-312 AD.',
    'It rose by 1,312 AD.',
    'The year-312 edition sold well.',
    'Last year 312 died.',
  ])('%s', (text) => {
    expect(read(text).filter((edtf) => /^(?:\.\.\/)?0/.test(edtf))).toEqual([])
  })

  it.each(['who lives in 312 villages', 'how many of the 987 ads ran', 'what is ad 500 made of'])(
    'a question: %s',
    (question) => {
      expect(findQuestionDates(question)).toEqual([])
    },
  )
})
