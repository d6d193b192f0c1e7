import { mkdtempSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

/** Tests that put something in a module's place, and so must not share modules with others. */
const alone = ['tests/answer/check.test.ts', 'tests/answer/propose-spans.test.ts', 'tests/corpus/skipped.test.ts']
const all = ['tests/**/*.test.ts']

export default defineConfig(({ mode }) => {
  // The projects read this file anew, and are not told the mode of the run.
  if (mode === 'long') process.env.DATELINE_TESTS = mode
  return {
    // On two cores Vitest would use one: the other is idle while tests run.
    test: {
      maxWorkers: Math.max(2, availableParallelism() - 1),
      // Loading the modules anew for each file took a third of the time.
      projects: [
        { extends: true, test: { name: 'together', include: all, exclude: alone, isolate: false } },
        { extends: true, test: { name: 'alone', include: alone } },
      ],
      setupFiles: ['tests/property-seed.ts', 'tests/one-core.ts'],
      testTimeout: 20_000,
      hookTimeout: 60_000,
      // `npm run test:long`: see tests/campaign.ts.
      env: {
        DATELINE_TESTS: process.env.DATELINE_TESTS ?? 'usual',
        // Bots of tests keep nothing among the user's own data.
        XDG_DATA_HOME: mkdtempSync(join(tmpdir(), 'dateline-data-')),
      },
    },
  }
})
