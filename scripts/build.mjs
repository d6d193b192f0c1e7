// Bundles src/ into dist/dateline.js: one file opens several times faster than two hundred, which a cold `dateline ask` feels.
// Dependencies stay outside the bundle; heavy ones are loaded by dynamic import() where they are first needed.
import { build } from 'esbuild'
import { hashOfIndexRules } from '../src/library/index-rules.mjs'

await build({
  entryPoints: [
    { in: 'src/main.ts', out: 'dateline' },
    { in: 'src/library/analysis/worker.ts', out: 'analysis-worker' },
    { in: 'src/library/thread/worker.ts', out: 'library-worker' },
    { in: 'src/library.ts', out: 'library' },
  ],
  outdir: 'dist',
  bundle: true,
  splitting: true,
  packages: 'external',
  platform: 'node',
  target: 'node20',
  format: 'esm',
  sourcemap: true,
  logLevel: 'warning',
  banner: { js: '#!/usr/bin/env node' },
  define: { DATELINE_BUILD: JSON.stringify(hashOfIndexRules()) },
})
