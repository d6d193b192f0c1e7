import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'

/** An import, export-from or dynamic import. */
export interface Import {
  /** What stands between the quotes. */
  readonly target: string
  readonly typesOnly: boolean
}

const statement =
  /^(?:import|export)\s+(type\s+)?(?:[\w*$]+|\*\s+as\s+\w+|[\w$]+\s*,\s*|\{([^}]*)\})*\s*(?:\{([^}]*)\}\s*)?from\s*'([^']+)'/gm
const bare = /^import\s*(?:\w+\s*=\s*require\(\s*)?'([^']+)'/gm
const dynamic = /(typeof\s+)?\bimport\(\s*(?:'([^']+)'|([^)]*))/g

/** True for `{ type A, type B }`: nothing of it is left at run time. */
const allTypes = (names: string | undefined): boolean =>
  names !== undefined &&
  /\S/.test(names) &&
  names.split(',').every((name) => name.trim() === '' || /^type\s/.test(name.trim()))

/**
 * The imports of a source as Biome formats it: statements begin a line, quotes are single.
 * @throws Error on a dynamic import whose target is no literal, which no one could check
 */
export function importsOf(source: string): Import[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
  const found: Import[] = []
  for (const [whole, type, first, second, target = ''] of code.matchAll(statement)) {
    const names = second ?? first
    found.push({ target, typesOnly: type !== undefined || (/^(?:import|export)\s*\{/.test(whole) && allTypes(names)) })
  }
  for (const [, target = ''] of code.matchAll(bare)) found.push({ target, typesOnly: false })
  for (const [, type, target, other] of code.matchAll(dynamic)) {
    if (target === undefined) throw new Error(`import(${other}) is not a literal`)
    found.push({ target, typesOnly: type !== undefined })
  }
  return found
}

/** Paths of the TypeScript files in a folder of the repository, with forward slashes, sorted. */
export function typescriptFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => posix.normalize(join(entry.parentPath, entry.name).replaceAll('\\', '/')))
    .sort()
}

export const read = (file: string): string => readFileSync(file, 'utf8')
