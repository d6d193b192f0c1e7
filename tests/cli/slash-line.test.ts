import fc from 'fast-check'
import { expect, test } from 'vitest'
import { promptCommands, readSlashLine } from '../../src/cli/slash-line.ts'
import { slashCall } from '../../src/commands/list.ts'
import { InputError } from '../../src/errors.ts'

function read(line: string): unknown {
  const slash = readSlashLine(line)
  return slash.type === 'command' ? [slash.command.name, slash.given] : slash.type
}

test.each([
  ['', 'nothing'],
  ['   ', 'nothing'],
  ['/quit', 'quit'],
  [' /exit ', 'quit'],
  ['who said from: here?', ['converse', { question: 'who said from: here?' }]],
  ['/ask who came?', ['ask', { question: 'who came?' }]],
  ['/ask who came? from:2019 to:2020-06', ['ask', { question: 'who came?', from: '2019', to: '2020-06' }]],
  ['/ask from: 2019 who came?', ['ask', { question: 'who came?', from: '2019' }]],
  ['/ask who came? --from 2019 --explain', ['ask', { question: 'who came?', from: '2019', explain: true }]],
  ['/ask who came? --to=2019', ['ask', { question: 'who came?', to: '2019' }]],
  ['/ask question: who came?', ['ask', { question: 'who came?' }]],
  ['/ask who came? article:"Two words"', ['ask', { question: 'who came?', article: 'Two words' }]],
  ['/who Jane Doe about:meetings', ['who', { name: 'Jane Doe', about: 'meetings' }]],
  ['/who', ['who', {}]],
  ['/timeline', ['timeline', {}]],
  ['/timeline harbour --limit 3', ['timeline', { topic: 'harbour', limit: '3' }]],
  ['/sources', ['sources', {}]],
  ['/help ask', ['help', { command: 'ask' }]],
  ['/search rail', ['search', { query: 'rail' }]],
])('%j', (line, expected) => {
  expect(read(line)).toEqual(expected)
})

test.each([
  ['/nope', /^There is no command \/nope: take one of \/ask, .*\/quit$/],
  ['/verify claim', /^There is no command \/verify/],
  ['/', /^There is no command \//],
  ['/sources all', /takes no “all”/],
])('%j is refused', (line, message) => {
  expect(() => readSlashLine(line)).toThrow(InputError)
  expect(() => readSlashLine(line)).toThrow(expect.objectContaining({ line: expect.stringMatching(message) }))
})

test('reads back every example as it is written', () => {
  for (const command of promptCommands) {
    for (const example of command.examples) {
      expect(read(slashCall(command, example))).toEqual([command.name, example])
    }
  }
})

test('whatever is typed is read or refused', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('', '/', '/ask ', '/who ', '/timeline '),
      fc.string({ unit: 'binary' }),
      (start, rest) => {
        try {
          expect(['nothing', 'quit', 'command']).toContain(readSlashLine(start + rest).type)
        } catch (error) {
          expect(error).toBeInstanceOf(InputError)
        }
      },
    ),
  )
})
