// Bundles src/ into dist/dateline.js: one file opens several times faster than two hundred, which a cold `dateline ask` feels.
// So are the small packages that every answer needs: zod alone is a hundred files. All others stay outside; heavy ones are
// loaded by dynamic import() where they are first needed.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { build } from 'esbuild'
import { hashOfIndexRules } from '../src/index/index-rules.mjs'

const taken = new Set([
  'commander',
  'fastest-levenshtein',
  'lunr',
  'quick-lru',
  'string-width',
  'wink-nlp',
  'wrap-ansi',
  'zod',
])
const { dependencies } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))

const { metafile } = await build({
  entryPoints: [
    { in: 'src/main.ts', out: 'dateline' },
    { in: 'src/index/analysis-worker.ts', out: 'analysis-worker' },
    { in: 'src/library/library-worker.ts', out: 'library-worker' },
    { in: 'src/reader/worker.ts', out: 'reader-worker' },
    { in: 'src/servers/links-worker.ts', out: 'links-worker' },
    { in: 'src/corpus/formats/pdf-worker.mjs', out: 'pdf-worker' },
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
  metafile: true,
  logLevel: 'warning',
  banner: {
    // Some of the packages call `require` for modules of Node's own.
    js: "#!/usr/bin/env node\nimport { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url)",
  },
  define: { DATELINE_BUILD: JSON.stringify(hashOfIndexRules()) },
})

/**
 * Chunks have their content's hash in their names, so each build leaves those of earlier ones behind. A bot that was started
 * before this build still loads chunks of its own when they are first needed: the files of the last other build stay, and
 * only those of the builds before that go.
 */
function removeOldFiles() {
  const list = 'dist/builds.json'
  const written = Object.keys(metafile.outputs).map((file) => basename(file))
  const { last, before } = existsSync(list)
    ? JSON.parse(readFileSync(list, 'utf8'))
    : { last: readdirSync('dist'), before: [] }
  // The same build again takes nothing away from a bot of the one before.
  const isSame = written.length === last.length && written.every((file) => last.includes(file))
  const kept = new Set([basename(list), ...written, ...last, ...(isSame ? before : [])])
  for (const file of readdirSync('dist')) if (!kept.has(file)) rmSync(join('dist', file), { recursive: true })
  writeFileSync(list, `${JSON.stringify({ last: written, before: isSame ? before : last }, null, 1)}\n`)
}

removeOldFiles()
