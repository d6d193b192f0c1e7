import { dateRange, defineCommand } from './command.ts'

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

export const who = defineCommand({
  name: 'who',
  summary: 'What the articles say of a person, organisation or place',
  surfaces: ['slash', 'cli'],
  audience: 'member',
  options: [
    {
      name: 'name',
      summary: 'The name, whole or in part',
      type: 'string',
      maxLength: 200,
      required: true,
      positional: true,
      complete: ['name'],
    },
    {
      name: 'about',
      summary: 'What to show of it',
      type: 'choice',
      choices: ['everything', 'offices', 'meetings', 'statements'],
    },
  ],
  examples: [{ name: 'Jane Doe' }, { name: 'Jane Doe', about: 'meetings' }],
  run: async (library, { name, about = 'everything' }) => {
    const profile = await library.who(name, about)
    if (profile) return { type: 'profile', profile, about }
    const [didYouMean, nearest] = await Promise.all([library.similarNames(name, 3), library.nearest(name, 3)])
    return { type: 'unknown-name', name, didYouMean, nearest }
  },
})
