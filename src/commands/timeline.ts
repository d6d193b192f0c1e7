import { defineCommand } from './command.ts'
import { dateRange } from './date-range-options.ts'

export const timeline = defineCommand({
  name: 'timeline',
  summary: 'List dated events, oldest first',
  surfaces: ['slash', 'cli'],
  audience: 'member',
  options: [
    {
      name: 'topic',
      summary: 'A person, organisation, place or subject; without one, the highlights of all articles',
      type: 'string',
      maxLength: 200,
      positional: true,
      complete: ['topic', 'name'],
    },
    ...dateRange('Events'),
    { name: 'limit', summary: 'Keep the events that matter most', type: 'integer', min: 1, max: 1000, cliOnly: true },
  ],
  examples: [{}, { topic: 'climate summit', from: '2019', to: '2020-06' }],
  run: async (library, { topic, ...options }) => ({
    type: 'timeline',
    timeline: await library.timeline(topic ?? '', options),
  }),
})
