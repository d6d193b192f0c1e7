import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { markdownTable } from 'markdown-table'
import { z } from 'zod'

const shape = z.object({
  nodes: z.array(z.object({ id: z.number(), callFrame: z.object({ functionName: z.string(), url: z.string() }) })),
  samples: z.array(z.number()),
  timeDeltas: z.array(z.number()),
})

const shown = 15

/** The package that a file belongs to; "dateline" for the program itself. */
function ownerOf(url: string): string {
  const found = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)
  if (found?.[1] !== undefined) return found[1]
  return url === '' ? 'engine' : url.startsWith('node:') ? 'node' : 'dateline'
}

/** Adds up where the samples of a profile stood, in milliseconds by function. */
function addProfile(text: string, times: Map<string, number>): void {
  const { nodes, samples, timeDeltas } = shape.parse(JSON.parse(text))
  const names = new Map(
    nodes.map(({ id, callFrame }) => [id, `${callFrame.functionName || '(unnamed)'} in ${ownerOf(callFrame.url)}`]),
  )
  for (const [at, id] of samples.entries()) {
    const name = names.get(id) ?? ''
    if (/^\((?:idle|program|root)\)/.test(name)) continue
    times.set(name, (times.get(name) ?? 0) + (timeDeltas[at] ?? 0) / 1000)
  }
}

/** Where the time of all profiles in a folder went, the most first, in Markdown. */
export async function whereTimeGoes(folder: string): Promise<string> {
  const times = new Map<string, number>()
  for (const name of await readdir(folder)) {
    if (name.endsWith('.cpuprofile')) addProfile(await readFile(join(folder, name), 'utf8'), times)
  }
  const all = [...times.values()].reduce((sum, time) => sum + time, 0)
  const rows = [...times].sort(([, a], [, b]) => b - a).slice(0, shown)
  const table = rows.map(([name, time]) => [name, String(Math.round(time)), `${((100 * time) / all).toFixed(1)} %`])
  return markdownTable([['function', 'ms', 'share'], ...table], { align: ['l', 'r', 'r'] })
}
