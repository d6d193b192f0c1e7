import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLibrary } from '../../src/library.ts'
import { Libraries, LibraryHolder } from '../../src/servers/libraries.ts'
import { shelfFolder } from '../../src/servers/place.ts'
import { ServerData } from '../../src/servers/server-data.ts'
import { FakeLibrary } from '../discord/support/fake-library.ts'
import { fair } from './shelf.ts'

// A process of its own, so that its memory is that of the servers: asks so many of them, each with an article of its
// own, one after the other, and prints what was answered and its memory on the way, as a line of JSON.
const [count = 0, most = 0] = process.argv.slice(2).map(Number)

const data = mkdtempSync(join(tmpdir(), 'dateline-many-'))
process.env.DATELINE_CACHE = join(data, 'cache')
const kept = new ServerData(data)
const libraries = new Libraries({
  shared: new LibraryHolder(new FakeLibrary(), () => undefined),
  open: (corpus) => openLibrary({ corpus, search: 'sqlite' }),
  settings: kept.settings,
  data,
  most,
  idleMs: 600_000,
  care: 'usual',
  onCloseError: (error) => {
    throw error
  },
})

/** The process's memory in bytes, without what is not needed any more. */
function memory(): number {
  globalThis.gc?.()
  return process.memoryUsage().rss
}

let answered = 0
let mostOpen = 0
const memories: number[] = []
for (let index = 0; index < count; index++) {
  const server = String(730_000_000_000_000_000n + BigInt(index))
  const folder = shelfFolder(data, { server })
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'fair.md'), fair(`Joe Number${index}`))
  kept.settings.change(server, { corpus: 'own' })
  const answer = await libraries.use({ server }, (library) => library.ask('Who opened Harwick Fair?'))
  if (JSON.stringify(answer).includes(`Joe Number${index}`)) answered++
  mostOpen = Math.max(mostOpen, libraries.open)
  if ((index + 1) % Math.ceil(count / 5) === 0) memories.push(memory())
}
await libraries.close()
kept.close()
rmSync(data, { recursive: true, force: true })
console.log(JSON.stringify({ answered, mostOpen, memories }))
