import { pinnedKind } from '../servers/questions.ts'
import type { Reply } from '../types.ts'
import { decodeAction } from './custom-id.ts'
import type { Incoming } from './incoming.ts'
import { menuName } from './registration.ts'
import type { Services } from './services.ts'

/** What became of what was asked, for log and metrics: of a question whether it was answered, of a claim the verdict, `ok` of all else. */
export function outcomeOf(reply: Reply): string {
  if (reply.type === 'check') return reply.check.verdict
  if (reply.type !== 'answer') return 'ok'
  const { answer } = reply
  if (answer.status !== 'answered') return answer.status
  return answer.kind === pinnedKind ? 'pinned' : answer.probable ? 'probable' : 'answered'
}

/** The metrics' name for an interaction: that of a command and its part, or what a button or form does. There is a bounded number of them, whatever is sent. */
export function labelOf(incoming: Incoming, { commands, serverCommands }: Services): string {
  switch (incoming.kind) {
    case 'command':
    case 'message-menu': {
      const { name } = incoming
      const serverCommand = serverCommands.find((one) => one.name === name)
      const part = incoming.kind === 'command' ? incoming.subcommand : undefined
      if (serverCommand?.parts.some((one) => one.name === part) === true) return `${name} ${part}`
      const isKnown = serverCommand ?? commands.find((one) => one.name === name || menuName(one) === name)
      return isKnown === undefined ? 'unknown' : name
    }
    case 'component':
    case 'modal': {
      const action = decodeAction(incoming.customId)
      if (action === undefined) return `${incoming.kind} unknown`
      if (action.kind !== 'server') return `${incoming.kind} ${action.kind}`
      const owner = serverCommands.find(({ name }) => name === action.call.command)
      return `${incoming.kind} ${owner?.name ?? 'unknown'}`
    }
    default:
      return incoming.kind
  }
}
