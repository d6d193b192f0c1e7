import { defineConfig } from 'vitest/config'

/** Tests against a running cluster, one after the other; `npm run test:opensearch` brings one. */
export default defineConfig({
  test: {
    include: ['tests/opensearch/**/*.cluster.ts'],
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
})
