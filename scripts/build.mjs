// Bundles src/ into dist/dateline.js: one file opens several times faster than two hundred, which a cold `dateline ask` feels.
// So are the small packages that every answer needs: zod alone is a hundred files. All others stay outside; heavy ones are
// loaded by dynamic import() where they are first needed.
import { readFileSync } from 'node:fs'
import { build } from 'esbuild'
import { hashOfIndexRules } from '../src/library/index-rules.mjs'

const taken = new Set([
  'commander',
  'fastest-levenshtein',
  'lunr',
  'picocolors',
  'quick-lru',
  'string-width',
  'wink-nlp',
  'wrap-ansi',
  'zod',
])
const { dependencies } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))

await build({
  entryPoints: [
    { in: 'src/main.ts', out: 'dateline' },
    { in: 'src/library/analysis/worker.ts', out: 'analysis-worker' },
    { in: 'src/library/thread/worker.ts', out: 'library-worker' },
    { in: 'src/reader/worker.ts', out: 'reader-worker' },
    { in: 'src/corpus/formats/wiki-worker.mjs', out: 'wiki-worker' },
    { in: 'src/library.ts', out: 'library' },
  ],
  outdir: 'dist',
  bundle: true,
  splitting: true,
  external: Object.keys(dependencies).filter((name) => !taken.has(name)),
  platform: 'node',
  target: 'node20',
  format: 'esm',
  sourcemap: true,
  logLevel: 'warning',
  banner: {
    // Some of the packages call `require` for modules of Node's own.
    js: "#!/usr/bin/env node\nimport { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url)",
  },
  define: { DATELINE_BUILD: JSON.stringify(hashOfIndexRules()) },
})
