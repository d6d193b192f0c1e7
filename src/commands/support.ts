import { defineCommand } from './command.ts'

const MOST_PASSAGES = 3

export const support = defineCommand({
  name: 'support',
  summary: 'Find the passages that support what a message claims',
  surfaces: ['message-menu'],
  menuLabel: 'Find the source',
  audience: 'private',
  options: [
    {
      name: 'claim',
      summary: 'The text of the message',
      type: 'string',
      // A message of Discord has 2,000 characters, with Nitro 4,000.
      maxLength: 4000,
      required: true,
    },
  ],
  examples: [],
  run: async (library, { claim }) => ({
    type: 'support',
    claim,
    passages: await library.support(claim, MOST_PASSAGES),
  }),
})
