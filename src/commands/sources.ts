import { defineCommand } from './command.ts'

export const sources = defineCommand({
  name: 'sources',
  summary: 'List the articles, newest first',
  surfaces: ['slash', 'cli'],
  audience: 'member',
  options: [],
  examples: [{}],
  run: async (library) => ({ type: 'sources', sources: await library.sources() }),
})
