import { describedProblems } from './openapi.ts'
import { isRecord, type RestAnswer, type RestRequest } from './request.ts'
import type { DiscordServer } from './server.ts'

const NAME = /^[-_'\p{Ll}\p{Lm}\p{Lo}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u

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
  const commands = server.commands.get(scope) ?? []
  const isWhole = request.method === 'PUT' || request.query.get('with_localizations') === 'true'
  return { status: 200, body: isWhole ? commands : commands.map(inOneLanguage) }
}

/** Without `with_localizations` Discord leaves out what stands in other languages. */
function inOneLanguage(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOneLanguage)
  if (!isRecord(value)) return value
  const kept = Object.entries(value).filter(([key]) => !key.endsWith('_localizations'))
  return Object.fromEntries(kept.map(([key, one]) => [key, inOneLanguage(one)]))
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

/** A field in English and in all other languages. */
function inLanguages(what: Record<string, unknown>, field: 'name' | 'description'): string[] {
  const others = what[`${field}_localizations`]
  return [what[field], ...(isRecord(others) ? Object.values(others) : [])].map((text) => String(text ?? ''))
}

/** What counts towards the characters of a command: the longest of all languages. */
const longest = (what: Record<string, unknown>, field: 'name' | 'description'): number =>
  Math.max(...inLanguages(what, field).map(({ length }) => length))

function slashProblems(command: Record<string, unknown>): string[] {
  const { problems, total } = partProblems(command)
  return total > 8_000 ? [...problems, `/${String(command.name)} has ${total} characters`] : problems
}

/** What is wrong with a command, subcommand or option, and the characters of all that it has. */
function partProblems(part: Record<string, unknown>): { problems: string[]; total: number } {
  const problems: string[] = []
  let total = longest(part, 'name') + longest(part, 'description')
  for (const name of inLanguages(part, 'name')) if (!NAME.test(name)) problems.push(`name ${name}`)
  for (const { length } of inLanguages(part, 'description'))
    if (length < 1 || length > 100) problems.push(`description of ${String(part.name)} has ${length} characters`)
  const options = Array.isArray(part.options) ? part.options.filter(isRecord) : []
  if (options.length > 25) problems.push(`${options.length} options`)
  let optional = false
  for (const option of options) {
    const inner = partProblems(option)
    problems.push(...inner.problems)
    total += inner.total
    if (option.required === true && optional)
      problems.push(`required option ${String(option.name)} after an optional one`)
    if (option.required !== true) optional = true
  }
  const choices = Array.isArray(part.choices) ? part.choices.filter(isRecord) : []
  if (choices.length > 25) problems.push(`${choices.length} choices`)
  if (choices.length > 0 && part.autocomplete === true) problems.push('choices beside autocomplete')
  for (const choice of choices) total += longest(choice, 'name') + String(choice.value).length
  return { problems, total }
}
