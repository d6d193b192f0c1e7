import { ComponentType } from 'discord.js'
import { LIMITS } from '../limits.ts'
import { type MessageBody, textMessage } from './message.ts'

/** Draws a message that hands files. */
export function renderFiles(names: readonly string[]): MessageBody {
  const text = textMessage(names.length === 1 ? 'Here is the file.' : 'Here are the files.')
  const files = names.slice(0, LIMITS.files).map((name) => ({
    type: ComponentType.File as const,
    file: { url: `attachment://${name}` },
  }))
  return { ...text, components: [...text.components, ...files] }
}
