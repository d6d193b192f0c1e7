import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'

/** Lines that are kept. */
export const HISTORY_SIZE = 500

/** Where the prompt's history lies, after the XDG base directories. */
export function historyFile(env: Readonly<Record<string, string | undefined>>): string {
  const state = env.XDG_STATE_HOME || join(homedir(), '.local', 'state')
  return join(state, 'dateline', 'history')
}

/** The lines of earlier sessions, newest first; none where there is no such file. */
export async function readHistory(file: string): Promise<string[]> {
  try {
    const text = await readFile(file, 'utf8')
    return text.split('\n').filter(Boolean).slice(-HISTORY_SIZE).reverse()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

/** @param lines newest first */
export async function writeHistory(file: string, lines: readonly string[]): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const text = lines.slice(0, HISTORY_SIZE).toReversed().join('\n')
  await writeFile(file, `${text}\n`, { mode: 0o600 })
}
