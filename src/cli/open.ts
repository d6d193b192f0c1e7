import { setFlagsFromString } from 'node:v8'
import { readAhead } from '../reader/network-thread.ts'
import type { Engine } from './engine.ts'

/** The library, loaded when it is first asked for: `--help` and `--version` never are. */
export const engine: Engine = {
  open: async (options) => (await import('../library.ts')).openLibrary(options),
  inspect: async (file) => (await import('../library.ts')).inspectFile(file),
  index: async (options) => (await import('../library.ts')).buildIndex(options),
  readAhead: () => {
    // A command that runs once is over before SQLite's code, compiled a second time for speed, pays for that.
    setFlagsFromString('--liftoff-only')
    readAhead()
  },
}
