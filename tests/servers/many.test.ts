import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { bundled } from '../bundled.ts'
import { campaign } from '../campaign.ts'

const PROGRAM = new URL('open-many.ts', import.meta.url)
const servers = campaign(12, 500)
const most = 5
/** Bytes by which the memory may grow from a fifth of the servers to all of them: what is open is the same. */
const mayGrow = 40e6

test(`${servers} servers, of which ${most} are open at a time, take the memory of those`, {
  timeout: 60_000 + servers * 2_000,
}, async () => {
  const args = ['--expose-gc', await bundled(PROGRAM), String(servers), String(most)]
  const { stdout } = await promisify(execFile)(process.execPath, args)
  const { answered, mostOpen, memories } = JSON.parse(stdout)
  expect([answered, mostOpen]).toEqual([servers, most])
  expect(memories.at(-1) - memories[0]).toBeLessThan(mayGrow)
})
