import type { ServerCommand } from '../server-command.ts'
import { corpus } from './corpus.ts'

/** Every command about a server itself. A new one is a file of its own and a line here. */
export const serverCommands: readonly ServerCommand[] = [corpus]
