import { parse as parseToml } from 'smol-toml'
import { parse as parseYaml } from 'yaml'
import { type Metadata, readFields } from './header-fields.ts'

/** A file without its front matter, and what that says. */
export interface FrontMatter {
  readonly body: string
  readonly known: Metadata
}

const fenced: readonly { readonly pattern: RegExp; readonly parse: (text: string) => unknown }[] = [
  { pattern: /^---[ \t]*\n([\s\S]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/, parse: (text) => parseYaml(text) },
  { pattern: /^\+\+\+[ \t]*\n([\s\S]*?)\n\+\+\+[ \t]*(?:\n|$)/, parse: parseToml },
]

/** Characters of front matter that are read by the rules of its language; of more, its lines of "key: value" are. */
const longestBlock = 50_000

/** Lines of front matter in JSON; a longer object is the text's own. */
const longestJson = 400

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Front matter that is not what its fence says ("title: a: b") is read line by line. */
const fieldLines = (text: string): [string, string][] =>
  [...text.matchAll(/^["']?([\w -]+?)["']?[ \t]*[:=][ \t]*(.+)$/gm)].map(([, key, value]) => [
    key ?? '',
    (value ?? '').replace(/^["']|["'],?$/g, ''),
  ])

/** An object of JSON at the very top, which ends on a line of its own "}" or on its first line. */
function readJson(content: string): FrontMatter | undefined {
  if (!content.startsWith('{')) return undefined
  let end = content.indexOf('\n')
  for (let line = 0; line < longestJson; line++) {
    const stop = end < 0 ? content.length : end
    if (/^\}[ \t]*$/.test(content.slice(content.lastIndexOf('\n', stop - 1) + 1, stop)) || line === 0) {
      try {
        const value: unknown = JSON.parse(content.slice(0, stop))
        if (isRecord(value)) return { body: content.slice(stop + 1), known: readFields(Object.entries(value)) }
      } catch {
        // The object goes on, or this is no JSON: the next line may end it.
      }
    }
    if (end < 0) return undefined
    end = content.indexOf('\n', end + 1)
  }
  return undefined
}

/**
 * Parts a file's front matter, in YAML (`---`), TOML (`+++`) or JSON (`{`), from its text.
 * A block between fences that has no fields is no front matter and stays in the text.
 */
export function readFrontMatter(content: string): FrontMatter {
  for (const { pattern, parse } of fenced) {
    const parts = pattern.exec(content)
    if (!parts) continue
    const body = content.slice(parts[0].length)
    if ((parts[1] ?? '').length > longestBlock) return { body, known: readFields(fieldLines(parts[1] ?? '')) }
    try {
      const value = parse(parts[1] ?? '')
      return isRecord(value) ? { body, known: readFields(Object.entries(value)) } : { body: content, known: {} }
    } catch {
      return { body, known: readFields(fieldLines(parts[1] ?? '')) }
    }
  }
  return readJson(content) ?? { body: content, known: {} }
}
