import type { ServerCommand } from '../server-command.ts'
import { about } from './about.ts'
import { corpus } from './corpus.ts'
import { digest } from './digest.ts'
import { follow } from './follow.ts'
import { insights } from './insights.ts'
import { privacy } from './privacy.ts'
import { setup } from './setup.ts'

/** Every command about a server itself. A new one is a file of its own and a line here. */
export const serverCommands: readonly ServerCommand[] = [setup, corpus, insights, digest, follow, about, privacy]
