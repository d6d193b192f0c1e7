import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { run } from './run.ts'

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dateline-files-'))
})
afterEach(() => rm(folder, { recursive: true }))

describe.each([
  ['--png', /^\u0089PNG\r\n/],
  ['--svg', /^<svg[\s\S]*Ann Lee opened/],
  ['--ics', /^BEGIN:VCALENDAR[\s\S]*DTSTART;VALUE=DATE:20200504/],
  ['--csv', /^\ufeffnumber,date,[\s\S]*2020-05-04/],
  ['--markdown', /^# [\s\S]*4 May 2020/],
])('timeline %s FILE', (flag, content) => {
  test('writes the file beside the reply', async () => {
    const file = join(folder, 'out')
    const { out, warnings, status } = await run(['timeline', 'bridge', flag, file])
    expect(out).toContain('4 May 2020')
    const bytes = await readFile(file)
    expect(flag === '--png' ? bytes.toString('latin1') : bytes.toString()).toMatch(content)
    expect([status, warnings]).toEqual([0, []])
  })
})

test.each([
  ['--csv', /^number,date,/],
  ['--markdown', /^# /],
])('timeline %s without a file replaces the reply', async (flag, content) => {
  const { out, status } = await run(['timeline', 'bridge', flag])
  expect(out).toMatch(content)
  expect(status).toBe(0)
})

test('several files at once, in the dark', async () => {
  const [light, dark] = [join(folder, 'light.svg'), join(folder, 'dark.svg')]
  await run(['timeline', '--svg', light, '--csv', join(folder, 'a.csv'), '--ics', join(folder, 'a.ics')])
  await run(['timeline', '--svg', dark, '--dark'])
  expect((await readdir(folder)).sort()).toEqual(['a.csv', 'a.ics', 'dark.svg', 'light.svg'])
  expect(await readFile(dark, 'utf8')).not.toBe(await readFile(light, 'utf8'))
})

test('nothing is written where there is nothing to show', async () => {
  const { out, status } = await run(['timeline', 'nothing', '--png', join(folder, 'a.png'), '--csv'])
  expect(out).toContain('The articles date nothing on this')
  expect([status, await readdir(folder)]).toEqual([3, []])
})

test('a profile without meetings has no picture, and a line says so', async () => {
  const { warnings, status } = await run(['who', 'Ann Lee', '--png', join(folder, 'a.png')])
  expect(warnings).toEqual(['No picture is written: the articles tell of no meeting'])
  expect([status, await readdir(folder)]).toEqual([0, []])
})

test.each([
  [['timeline', '--png', '/nowhere/a.png'], /^\/nowhere\/a\.png can't be written \(ENOENT/],
  [['timeline', '--csv', '--markdown'], /both go to standard output: give one of them a file/],
])('%j is refused', async (words, warning) => {
  const { warnings, status } = await run(words)
  expect(warnings).toEqual([expect.stringMatching(warning)])
  expect(status).toBe(2)
})
