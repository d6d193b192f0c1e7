import { expect, test } from 'vitest'
import { complete } from '../../src/cli/completion.ts'
import { fakeLibrary } from './fake-library.ts'

test.each([
  ['/w', ['/who '], '/w'],
  ['/s', ['/sources ', '/search '], '/s'],
  ['/q', ['/quit'], '/q'],
  ['/nope', [], '/nope'],
  ['/who Ann', ['Ann Lee', 'Anna Lund'], 'Ann'],
  ['/who ann l', ['Ann Lee'], 'ann l'],
  ['/who Ann Lee about:me', ['meetings'], 'me'],
  ['/who Ann Lee about:', ['everything', 'offices', 'meetings', 'statements'], ''],
  ['/who lund', ['Anna Lund'], 'lund'],
  ['where was lee', ['Ann Lee'], 'lee'],
  ['/timeline bri', ['bridge'], 'bri'],
  ['/help ti', ['timeline'], 'ti'],
  ['/sources x', [], 'x'],
  ['/ask who op', ['Who opened the bridge?'], 'who op'],
  ['who op', ['Who opened the bridge?'], 'who op'],
  ['where was Ann', ['Ann Lee', 'Anna Lund'], 'Ann'],
  ['where was Ann L', ['Ann Lee'], 'Ann L'],
  ['where was Zed', [], 'where was Zed'],
  ['', [], ''],
] as const)('%j', async (line, values, typed) => {
  expect(await complete(fakeLibrary, line)).toEqual([values, typed])
})
