import { defineCommand } from './command.ts'

const mostCitations = 3

export const check = defineCommand({
  name: 'check',
  summary: 'Say whether the articles support a claim, contradict it or do not say',
  surfaces: ['slash', 'message-menu', 'cli'],
  menuLabel: 'Find the source',
  audience: 'member',
  options: [
    {
      name: 'claim',
      summary: 'What somebody says, in English',
      type: 'string',
      // A message of Discord has 2,000 characters, with Nitro 4,000.
      maxLength: 4000,
      required: true,
      positional: true,
    },
  ],
  examples: [{ claim: 'The summit opened in May.' }],
  run: async (library, { claim }) => ({ type: 'check', check: await library.check(claim, mostCitations) }),
})
