import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
} from 'discord.js'
import type { APIApplicationCommandBasicOption, RESTPostAPIApplicationCommandsJSONBody } from 'discord-api-types/v10'
import type { Command, OptionDefinition } from '../commands/command.ts'
import { plainText } from './escape.ts'
import { LIMITS } from './limits.ts'

/** In servers and for members who install the bot for themselves. */
const WHERE = {
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
}

const PRIVATE_OPTION = {
  type: ApplicationCommandOptionType.Boolean,
  name: 'private',
  description: 'Only you see the reply',
} as const

/** The registration payload of all commands that Discord offers. */
export function commandPayloads(commands: readonly Command[]): RESTPostAPIApplicationCommandsJSONBody[] {
  return commands.flatMap((command) => [
    ...(command.surfaces.includes('slash') ? [slashPayload(command)] : []),
    ...(command.surfaces.includes('message-menu') ? [menuPayload(command)] : []),
  ])
}

function slashPayload(command: Command): RESTPostAPIApplicationCommandsJSONBody {
  const options = command.options.filter((option) => option.cliOnly !== true).map(optionPayload)
  return {
    type: ApplicationCommandType.ChatInput,
    name: command.name,
    description: plainText(command.summary, LIMITS.commandDescription),
    options: command.audience === 'member' ? [...options, PRIVATE_OPTION] : options,
    ...WHERE,
  }
}

function menuPayload(command: Command): RESTPostAPIApplicationCommandsJSONBody {
  return { type: ApplicationCommandType.Message, name: menuName(command), ...WHERE }
}

/** What the command is called in the message menu. */
export function menuName(command: Command): string {
  return command.menuLabel ?? command.name
}

function optionPayload(option: OptionDefinition): APIApplicationCommandBasicOption {
  const common = {
    name: option.name,
    description: plainText(option.summary, LIMITS.commandDescription),
    required: option.required === true,
  }
  switch (option.type) {
    case 'string':
      return {
        ...common,
        type: ApplicationCommandOptionType.String,
        max_length: Math.min(option.maxLength, LIMITS.stringOption),
        ...(option.complete !== undefined && { autocomplete: true }),
      }
    case 'date':
      return { ...common, type: ApplicationCommandOptionType.String, max_length: 10, min_length: 4 }
    case 'integer':
      return { ...common, type: ApplicationCommandOptionType.Integer, min_value: option.min, max_value: option.max }
    case 'share':
      return { ...common, type: ApplicationCommandOptionType.Number, min_value: 0, max_value: 1 }
    case 'boolean':
      return { ...common, type: ApplicationCommandOptionType.Boolean }
    case 'choice':
      return {
        ...common,
        type: ApplicationCommandOptionType.String,
        choices: option.choices.slice(0, LIMITS.choices).map((choice) => ({ name: choice, value: choice })),
      }
  }
}
