import { defineCommand } from './command.ts'

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
