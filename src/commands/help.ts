import type { HelpTopic, NonEmpty } from '../types.ts'
import { type Command, defineCommand } from './command.ts'
import { slashCall, slashUsage } from './slash-notation.ts'

/** What a kind of question looks like, for the help. */
export interface QuestionExamples {
  readonly kind: string
  readonly examples: readonly string[]
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

function questionTopic(kinds: readonly QuestionExamples[]): HelpTopic {
  return {
    name: QUESTIONS,
    summary: 'What one can ask; the words are free',
    usage: '/ask question',
    examples: kinds.flatMap((kind) => kind.examples.slice(0, 1)),
  }
}

/**
 * Makes the command `help`, which tells of itself as well.
 * @param commands those it tells of
 * @param questionKinds gives the examples of the kinds of question; called when help is asked for
 */
export function helpCommand(
  commands: NonEmpty<Command>,
  questionKinds: () => Promise<readonly QuestionExamples[]>,
): Command {
  const [first, ...others] = commands
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
        choices: [first.name, ...others.map(({ name }) => name), 'help', QUESTIONS],
        positional: true,
      },
    ],
    examples: [{}, { command: first.name }],
    run: async (_library, { command }) => {
      const topics = [...commands, help].map(topicOf)
      if (command === undefined || command === QUESTIONS) topics.push(questionTopic(await questionKinds()))
      return { type: 'help', topics: command === undefined ? topics : topics.filter(({ name }) => name === command) }
    },
  })
  return help
}
