import { describedProblems } from './openapi.ts'
import { isRecord, type RestAnswer, type RestRequest } from './request.ts'
import type { DiscordServer } from './server.ts'

const NAME = /^[-_\p{Ll}\p{Lm}\p{Lo}\p{N}]{1,32}$/u

/** `GET` and `PUT` of `/applications/{id}/commands` and of a guild's. */
export function takeCommands(server: DiscordServer, request: RestRequest): RestAnswer {
  if (request.authorization !== `Bot ${server.token}`)
    return { status: 401, body: { message: '401: Unauthorized', code: 0 } }
  const match = /^\/applications\/(\d+)(?:\/guilds\/(\d+))?\/commands$/.exec(request.path)
  if (match?.[1] !== server.applicationId) return { status: 404, body: { message: 'Unknown Application', code: 10002 } }
  const scope = match[2] ?? 'global'
  if (request.method === 'PUT') {
    const problems = payloadProblems(request.body)
    if (problems.length > 0) {
      server.problems.push(...problems)
      return { status: 400, body: { message: 'Invalid Form Body', code: 50035 } }
    }
    const list = Array.isArray(request.body) ? request.body.filter(isRecord) : []
    server.commands.set(
      scope,
      list.map((command) => stored(server, command)),
    )
  } else if (request.method !== 'GET') return { status: 405, body: { message: '405: Method Not Allowed', code: 0 } }
  return { status: 200, body: server.commands.get(scope) ?? [] }
}

/** A command as Discord hands it back: with ids, and with the defaults that were left out. */
function stored(server: DiscordServer, command: Record<string, unknown>): Record<string, unknown> {
  return {
    id: server.ids.next(),
    application_id: server.applicationId,
    version: server.ids.next(),
    default_member_permissions: null,
    nsfw: false,
    name_localizations: null,
    description_localizations: null,
    ...command,
    description: command.description ?? '',
  }
}

function payloadProblems(body: unknown): string[] {
  if (!Array.isArray(body)) return ['commands are not a list']
  const problems = body.flatMap((command) => describedProblems('command', command))
  const names = new Set<string>()
  for (const command of body.filter(isRecord)) {
    const type = command.type ?? 1
    const key = `${String(type)} ${String(command.name)}`
    if (names.has(key)) problems.push(`command ${key} stands twice`)
    names.add(key)
    if (type === 1) problems.push(...slashProblems(command))
    else if (command.description !== undefined || command.options !== undefined)
      problems.push(`menu command ${String(command.name)} with description or options`)
  }
  return problems
}

function slashProblems(command: Record<string, unknown>): string[] {
  const problems: string[] = []
  let total = `${String(command.name)}${String(command.description)}`.length
  const described = (what: Record<string, unknown>): void => {
    if (typeof what.name !== 'string' || !NAME.test(what.name)) problems.push(`name ${String(what.name)}`)
    const length = typeof what.description === 'string' ? what.description.length : 0
    if (length < 1 || length > 100) problems.push(`description of ${String(what.name)} has ${length} characters`)
  }
  described(command)
  let optional = false
  for (const option of (Array.isArray(command.options) ? command.options : []).filter(isRecord)) {
    described(option)
    total += `${String(option.name)}${String(option.description)}`.length
    if (option.required === true && optional)
      problems.push(`required option ${String(option.name)} after an optional one`)
    if (option.required !== true) optional = true
    const choices = Array.isArray(option.choices) ? option.choices.filter(isRecord) : []
    if (choices.length > 25) problems.push(`${choices.length} choices`)
    if (choices.length > 0 && option.autocomplete === true) problems.push('choices beside autocomplete')
    for (const choice of choices) total += `${String(choice.name)}${String(choice.value)}`.length
  }
  if (total > 8_000) problems.push(`/${String(command.name)} has ${total} characters`)
  return problems
}
