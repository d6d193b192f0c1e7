import { article, search, sources } from './articles.ts'
import { ask, check } from './ask.ts'
import type { Command } from './command.ts'
import { helpCommand } from './help.ts'
import { timeline, who } from './story.ts'

/** Every command. A new one is a file of its own and a line here. */
export const commands: readonly Command[] = [
  ask,
  check,
  timeline,
  who,
  article,
  sources,
  helpCommand([ask, check, timeline, who, article, sources]),
  search,
]
