import { describe, expect, it } from 'vitest'
import { answerDate } from '../../src/answer/answer-date.ts'
import { contextOf, spanOf } from './hand-made.ts'

const fair = {
  published: '2020-01-22',
  text: 'The council of Tarnby on 19 January 2020 opened a fair for growers. It was closed on Tuesday. Prizes were given on 20 January. The mill ran from 3 May 2018 to 9 May 2018. It was mended in May 2019 and in June 2019. Growers came from afar. A fair was held in 1998. The dance was moved from 4 May to 18 May 2020. The contest runs until Friday, 31 January. The inn is let until 3 March 2021.',
}

async function dateOf(question: string, words: string) {
  const context = await contextOf(question, fair)
  const { reading, sentence, start, end } = spanOf(context, words)
  return answerDate(context.question, reading, sentence, { start, end })
}

describe('the words of a date that is asked for', () => {
  it.each([
    ['When was the fair in Tarnby?', '2020', '19 January 2020'],
    ['When was the fair in Tarnby?', '19 January', '19 January 2020'],
    ['When was the New Year fair in Tarnby?', 'on 19 January 2020', '19 January 2020'],
    ['In which year was the fair in Tarnby?', '19 January 2020', '2020'],
    ['In which month was the fair in Tarnby?', '19 January 2020', 'January 2020'],
    ['In which month of 2020 was the fair in Tarnby?', '19 January 2020', 'January'],
    ['When was the fair closed?', 'Tuesday', '21 January 2020'],
    ['When was the fair closed?', 'on Tuesday', '21 January 2020'],
    ['When were prizes given?', '20 January.', '20 January 2020'],
    ['When was a fair held?', '1998', '1998'],
    ['When is the dance?', '4 May to 18 May 2020', '18 May 2020'],
    ['When is the dance?', 'from 4 May to 18 May', '18 May 2020'],
    ['When was the dance to be?', '4 May', '4 May 2020'],
    ['Until when does the contest run?', 'until Friday, 31 January', 'until 31 January 2020'],
    ['Until when is the inn let?', 'until 3 March 2021', 'until 3 March 2021'],
    ['When did the mill run?', '3 May', 'from 3 May 2018 to 9 May 2018'],
  ])('%s %s → %s', async (question, words, text) => {
    expect((await dateOf(question, words))?.text).toBe(text)
  })

  it('says that a year is taken from the article, and only then', async () => {
    const note = 'The year is taken from the date of the article.'
    expect(await dateOf('When were prizes given?', '20 January.')).toMatchObject({ edtf: '2020-01-20', note })
    expect(await dateOf('When was the fair?', '19 January 2020')).toEqual({
      edtf: '2020-01-19',
      text: '19 January 2020',
    })
  })

  it('leaves the words alone where two dates tell it together', async () => {
    expect(await dateOf('When was the mill mended?', 'May 2019 and in June 2019')).toEqual({ edtf: '2019-05' })
  })
})

describe('the date of an answer that is none', () => {
  it.each([
    ['Who opened a fair for growers?', 'The council of Tarnby', { edtf: '2020-01-19' }],
    ['What was closed on Tuesday?', 'It', { edtf: '2020-01-21' }],
    ['Who came from afar?', 'Growers', undefined],
    ['When did growers come?', 'from afar', undefined],
  ])('%s', async (question, words, date) => {
    expect(await dateOf(question, words)).toEqual(date)
  })
})
