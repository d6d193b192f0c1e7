import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig(({ mode }) => ({
  // On two cores Vitest would use one: the other is idle while tests run.
  test: {
    maxWorkers: Math.max(2, availableParallelism() - 1),
    include: ['tests/**/*.test.ts'],
    setupFiles: ['tests/property-seed.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // `npm run test:long`: see tests/campaign.ts.
    env: { DATELINE_TESTS: mode === 'long' ? 'long' : 'usual' },
  },
}))
