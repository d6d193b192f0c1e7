import { article } from './article.ts'
import { ask } from './ask.ts'
import { check } from './check.ts'
import type { Command } from './command.ts'
import { helpCommand } from './help.ts'
import { search } from './search.ts'
import { sources } from './sources.ts'
import { timeline } from './timeline.ts'
import { who } from './who.ts'

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

/** The command of that name, in any front end; undefined where there is none. */
export function findCommand(name: string): Command | undefined {
  return commands.find((command) => command.name === name)
}
