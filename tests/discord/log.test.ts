import { expect, test } from 'vitest'
import { createLogger } from '../../src/discord/log.ts'

function logged(token: string, message: string): unknown {
  const lines: string[] = []
  createLogger({ token, logLevel: 'info' }, { write: (line) => lines.push(line) }).info(message)
  return JSON.parse(lines.join('')).msg
}

test('the token is taken out of every line', () => {
  expect(logged('abc.def-ghi_jkl', 'sent with abc.def-ghi_jkl twice: abc.def-ghi_jkl')).toBe(
    'sent with [token] twice: [token]',
  )
})

test.each(['', 'e', '"', 'sent'])('a text %j that can be no token leaves the log as it is', (token) => {
  expect(logged(token, 'sent again')).toBe('sent again')
})
