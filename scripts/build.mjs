// Bundles src/ into dist/dateline.js: one file opens several times faster than two hundred, which a cold `dateline ask` feels.
// Dependencies stay outside the bundle; heavy ones are loaded by dynamic import() where they are first needed.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

// An index is only good for the rules that made it: their hash stands in its manifest.
const hash = createHash('sha256')
for (const folder of [
  'src/corpus',
  'src/dates',
  'src/facts',
  'src/nlp',
  'src/search',
  'src/store',
  'src/story',
  'src/answer/names',
  'src/library',
]) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  for (const entry of files.sort((a, b) => (join(a.parentPath, a.name) < join(b.parentPath, b.name) ? -1 : 1)))
    hash.update(readFileSync(join(entry.parentPath, entry.name)))
}

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
  define: { DATELINE_BUILD: JSON.stringify(hash.digest('hex').slice(0, 16)) },
})
