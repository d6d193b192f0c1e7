import { describe, expect, it } from 'vitest'
import { addDays, compareEdtf, contains, formatEdtf, overlaps } from '../../../src/dates/index.ts'
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
    ['It was built in the 1st century AD.', '00XX'],
    ['It was built in the first century C.E. by masons.', '00XX'],
    ['On 28 October 312 AD they met at the bridge.', '0312-10-28'],
    ['On October 28, 312 CE, they met at the bridge.', '0312-10-28'],
    ['In October 312 AD they met.', '0312-10'],
    ['In the year 312 of our era the gates were shut.', '0312'],
    ['In the year 312 DR the gates were shut.', '0312'],
    ['The 490s BC were hard.', '-0498/-0489'],
    ['It fell in the early 320s B.C. again.', '-0328/-0319'],
    ['In the third millennium BC the kings ruled.', '-2999/-2000'],
    ['It fell late in the 2nd millennium B.C. to them.', '-1999/-1000'],
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

describe('years before our era', () => {
  it.each([
    ['He was born in 500 BC.', '-0499', '500 BC'],
    ['It was in the year 312 BC.', '-0311', '312 BC'],
    ['It was in the year 312 B.C. and cold.', '-0311', '312 BC'],
    ['It was in the year 312 BCE.', '-0311', '312 BC'],
    ['The wall was begun in 1 BC.', '0000', '1 BC'],
    ['The wall was begun about 1200 BC.', '-1199~', 'about 1200 BC'],
    ['The wall was begun c. 480 BCE.', '-0479~', 'about 480 BC'],
    ['On 2 May 61 BC the fleet sailed.', '-0060-05-02', '2 May 61 BC'],
    ['On May 2, 61 B.C., the fleet sailed.', '-0060-05-02', '2 May 61 BC'],
    ['In May 61 BC the fleet sailed.', '-0060-05', 'May 61 BC'],
    ['The siege lasted from 214 to 212 BC.', '-0213/-0211', '214–212 BC'],
    ['The siege lasted 214–212 BCE.', '-0213/-0211', '214–212 BC'],
    ['He ruled between 30 BC and 11 AD.', '-0029/0011', '30 BC – 11'],
    ['The pots are of the 6th century BC.', '-05XX', 'the 6th century BC'],
    ['The pots are of the second century BCE.', '-01XX', 'the 2nd century BC'],
    ['The town stood from the 6th to the 4th century BC.', '-05XX/-03XX', 'the 6th century BC – the 4th century BC'],
    ['The port has lain in ruins since 61 BC.', '-0060/..', 'since 61 BC'],
  ])('%s', (text, edtf, words) => {
    expect(read(text)).toEqual([edtf])
    expect(formatEdtf(edtf)).toBe(words)
  })

  it('are earlier than ours, the greater the earlier', () => {
    const dates = ['0014', '-0043', '-0446', '1990', '0000', '-04XX', '-0043-03-15']
    expect([...dates].sort(compareEdtf)).toEqual(['-04XX', '-0446', '-0043', '-0043-03-15', '0000', '0014', '1990'])
    expect(overlaps('-0043', '-0446')).toBe(false)
    expect(contains('-04XX', '-0446')).toBe(true)
    expect(overlaps('../1990', '-0446')).toBe(true)
    expect(addDays('0000-01-01', -1)).toBe('-0001-12-31')
  })

  it.each(['It is 44 BC-style.', 'Her BC 44 form was lost.'])('not in: %s', (text) => {
    expect(read(text)).toEqual([])
  })

  it('in a question', () => {
    expect(findQuestionDates('what happened in 44 bc').map((date) => date.edtf)).toEqual(['-0043'])
    expect(findQuestionDates('Who ruled in 44 BC?').map((date) => date.edtf)).toEqual(['-0043'])
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
