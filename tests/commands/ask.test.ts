import { describe, expect, test } from 'vitest'
import { readableQuestion } from '../../src/commands/ask.ts'

describe('a question', () => {
  test.each([
    'Who is the mayor?',
    'who mayor',
    'budget 2019',
    '2019?',
    'hi, who is the mayor',
    'Hello Kitty merchandise sales',
    'thanks to whom was it built?',
    'ok google lawsuit date',
    'Where does Jiří Dvořák live?',
    'who is Владимир Норов and when did he come to the city',
    'Como FC result',
    'How did Was die?',
    'Wo Fat, who played him in the series?',
    'Quando: who wrote the song?',
  ])('is %s', (question) => {
    expect(readableQuestion(question)).toBe(question)
  })

  test.each([
    ['?', /no words/],
    ['… !!', /no words/],
    ['🙂', /no words/],
    ['hi', /asks nothing/],
    ['Hello there!', /asks nothing/],
    ['good morning everyone', /asks nothing/],
    ['thanks', /asks nothing/],
    ['Кто мэр города?', /in English/],
    ['谁是市长？', /in English/],
    ['Wer ist der Bürgermeister?', /in English/],
    ['Qui est le maire ?', /in English/],
    ['¿Quién es el alcalde?', /in English/],
    ['Kiedy otwarto most?', /in English/],
  ])('is not %s', (question, message) => {
    expect(() => readableQuestion(question)).toThrow(message)
  })
})
