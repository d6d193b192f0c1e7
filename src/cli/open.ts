import type { Engine } from './engine.ts'

interface LibraryModule {
  readonly openLibrary: Engine['open']
  readonly inspectFile: Engine['inspect']
  readonly buildIndex: Engine['index']
}

function isLibraryModule(module: object): module is LibraryModule {
  return ['openLibrary', 'inspectFile', 'buildIndex'].every((name) => name in module)
}

async function load(): Promise<LibraryModule> {
  const module: object = await import('../library.ts')
  if (!isLibraryModule(module)) throw new Error('library.ts does not export what the command line needs')
  return module
}

/** The library, loaded when it is first asked for: `--help` and `--version` never are. */
export const engine: Engine = {
  open: async (options) => (await load()).openLibrary(options),
  inspect: async (file) => (await load()).inspectFile(file),
  index: async (options) => (await load()).buildIndex(options),
}
