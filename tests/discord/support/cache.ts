import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'

/** Has the indexes of the tests of a file built in a folder that goes with them. */
export function cacheFolder(): void {
  const before = process.env.DATELINE_CACHE
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'dateline-cache-'))
    process.env.DATELINE_CACHE = folder
  })
  afterAll(() => {
    if (before === undefined) delete process.env.DATELINE_CACHE
    else process.env.DATELINE_CACHE = before
    rmSync(folder, { recursive: true, force: true })
  })
}
