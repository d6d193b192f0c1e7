import type { Library } from '../library.ts'
import type { HelpTopic, NonEmpty } from '../types.ts'
import { article, search, sources } from './articles.ts'
import { ask, check } from './ask.ts'
import { type Command, defineCommand, type ExampleOptions, type OptionDefinition } from './command.ts'
import { converse } from './converse.ts'
import { timeline, who } from './story.ts'

function usageOf(option: OptionDefinition): string {
  const value = option.type === 'choice' ? `${option.name}: ${option.choices.join('|')}` : option.name
  return option.required === true ? value : `[${value}]`
}

/** How the command is called: `/ask question [article] [from] [to]`. Options of the command line only are left out. */
const slashUsage = (command: Command): string =>
  [`/${command.name}`, ...command.options.filter((option) => option.cliOnly !== true).map(usageOf)].join(' ')

/** A call with values, the main one without its name: `/timeline climate summit from:2019`. */
export function slashCall(command: Command, values: ExampleOptions): string {
  const parts = command.options.flatMap((option) => {
    const value = values[option.name]
    if (value === undefined) return []
    return option.positional === true ? [value] : [`${option.name}:${value}`]
  })
  return [`/${command.name}`, ...parts].join(' ')
}

/** The topic that tells what one can ask. */
export const QUESTIONS = 'questions'

function topicOf(command: Command): HelpTopic {
  return {
    name: command.name,
    summary: command.summary,
    usage: slashUsage(command),
    examples: command.examples.map((example) => slashCall(command, example)),
  }
}

/** For a corpus in which nothing that was tried is answered. */
const shapes: NonEmpty<string> = ['Who met whom?', 'When did it happen?', 'Who is the chair?', 'What did she say?']

async function questionTopic(library: Library): Promise<HelpTopic> {
  const examples = await library.examples()
  return {
    name: QUESTIONS,
    summary: 'What one can ask; the words are free',
    usage: '/ask question',
    examples: examples.length > 0 ? examples : shapes,
  }
}

const told: NonEmpty<Command> = [ask, check, timeline, who, article, sources]

/** Tells of itself as well. */
const help: Command = defineCommand({
  name: 'help',
  summary: 'Say what the commands do',
  surfaces: ['slash', 'cli'],
  audience: 'private',
  options: [
    {
      name: 'command',
      summary: 'The command to tell of',
      type: 'choice',
      choices: ['ask', ...told.slice(1).map(({ name }) => name), 'help', QUESTIONS],
      positional: true,
    },
  ],
  examples: [{}, { command: 'ask' }],
  run: async (library, { command }) => {
    const topics = [...told, help].map(topicOf)
    if (command === undefined || command === QUESTIONS) topics.push(await questionTopic(library))
    return { type: 'help', topics: command === undefined ? topics : topics.filter(({ name }) => name === command) }
  },
})

/** Every command. A new one is a file of its own and a line here. */
export const commands: readonly Command[] = [...told, help, search, converse]
