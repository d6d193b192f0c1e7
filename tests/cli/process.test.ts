import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from 'vitest'

const program = fileURLToPath(new URL('../../dist/dateline.js', import.meta.url))

beforeAll(() => {
  if (!existsSync(program)) throw new Error('dist/dateline.js is not there: run npm run build')
})

/** Runs the built program, without a terminal and with nothing of this process's environment but the path. */
async function dateline(words: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [program, ...words], { env: { PATH: process.env.PATH, ...env } })
  child.stdin.end()
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { status: await ended, out, err }
}

test.each([
  [['--version'], 0, /^\d+\.\d+\.\d+\n$/, /^$/],
  [['ask', '--help'], 0, /^Usage: dateline ask/, /^$/],
  [['help', 'who'], 0, /^Usage: dateline who/, /^$/],
  [[], 2, /^Usage: dateline/, /^No command is given[^\n]+\n$/],
  [['ask'], 2, /^$/, /^`question` is missing[^\n]+\n$/],
  [['ask', '--nope'], 2, /^$/, /^unknown option '--nope'[^\n]+\n$/],
  [['register'], 2, /^$/, /^DISCORD_TOKEN is not set: [^\n]+\n$/],
])('dateline %j ends with %d', async (words, status, out, err) => {
  const outcome = await dateline(words)
  expect(outcome.out).toMatch(out)
  expect(outcome.err).toMatch(err)
  expect(outcome.status).toBe(status)
})

test('a malformed variable is named, and the token never shown', async () => {
  const { status, err } = await dateline(['bot'], { DISCORD_TOKEN: 'se cret', DISCORD_APPLICATION_ID: '1' })
  expect(err).toMatch(/^DISCORD_TOKEN is malformed: [^\n]+\n$/)
  expect(err).not.toContain('cret')
  expect(status).toBe(2)
})

test('a reader that goes away is no fault', async () => {
  const child = spawn(process.execPath, [program, '--help'])
  child.stdout.destroy()
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  expect(await text(child.stderr)).toBe('')
  expect(await ended).toBe(0)
})
