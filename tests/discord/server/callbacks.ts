import { CALLBACK_MS, type Exchange, isSettled, type Message, TOKEN_MS } from './exchanges.ts'
import { choiceProblems, messageProblems, modalProblems } from './limits.ts'
import { type BodyUse, describedProblems } from './openapi.ts'
import { isRecord, type RestAnswer, type RestRequest } from './request.ts'
import type { DiscordServer } from './server.ts'

const ALLOWED: Readonly<Record<Exchange['kind'], readonly number[]>> = {
  command: [4, 5, 9],
  component: [4, 5, 6, 7, 9],
  modal: [4, 5, 6, 7],
  autocomplete: [8],
}
const EPHEMERAL = 1 << 6

const error = (status: number, code: number, message: string): RestAnswer => ({ status, body: { message, code } })

/** Refuses a body that Discord would refuse, and remembers it as a failure of the test. */
function refuse(server: DiscordServer, problems: readonly string[], body: unknown): RestAnswer {
  server.problems.push(...problems.map((problem) => `${problem} in ${JSON.stringify(body)?.slice(0, 400)}`))
  return error(400, 50035, 'Invalid Form Body')
}

function check(
  use: BodyUse,
  whole: unknown,
  message: unknown,
  request: RestRequest,
  kept: readonly string[],
): string[] {
  const names = [...request.files.map((file) => file.name), ...kept]
  return [...describedProblems(use, whole), ...messageProblems(message, names)]
}

/** A message's new body: what only one member sees stays so. */
const edited = (message: Message, body: Record<string, unknown>): Record<string, unknown> => ({
  ...body,
  flags: Number(body.flags ?? 0) | (Number(message.body.flags ?? 0) & EPHEMERAL),
})

/** The files that stay when a message is edited: all, unless the body lists attachments, of which the bot names none of before. */
const keptFiles = (message: Message, body: unknown): Message['files'] =>
  isRecord(body) && body.attachments !== undefined ? [] : message.files
const namesOf = (files: Message['files']): string[] => files.map(({ name }) => name)

function newMessage(server: DiscordServer, body: Record<string, unknown>, request: RestRequest): Message {
  return { id: server.ids.next(), body, files: request.files }
}

/** `POST /interactions/{id}/{token}/callback`. */
export function takeCallback(server: DiscordServer, request: RestRequest): RestAnswer {
  const [, , id, token] = request.path.split('/')
  const exchange = server.exchanges.find(token ?? '')
  if (exchange === undefined || exchange.id !== id || server.exchanges.age(exchange) > CALLBACK_MS)
    return error(404, 10062, 'Unknown interaction')
  if (exchange.acknowledgedAt !== undefined) return error(400, 40060, 'Interaction has already been acknowledged.')
  const body = isRecord(request.body) ? request.body : {}
  const type = Number(body.type)
  const problems = callbackProblems(exchange, type, body, request)
  if (problems.length > 0) return refuse(server, problems, body)
  exchange.acknowledgedAt = server.clock.now()
  exchange.latency = performance.now() - exchange.dispatched
  exchange.callbackType = type
  const data = isRecord(body.data) ? body.data : {}
  if (type === 4 || type === 5) {
    exchange.ephemeral = (Number(data.flags ?? 0) & EPHEMERAL) !== 0
    exchange.original = newMessage(server, data, request)
  }
  if (type === 4) exchange.filled = true
  if (type === 7) {
    exchange.filled = true
    exchange.edits++
    const { original } = exchange
    if (original !== undefined) {
      original.files = keptFiles(original, data)
      original.body = edited(original, data)
    }
  }
  if (type === 9) exchange.modal = data
  if (type === 8 && Array.isArray(data.choices)) exchange.choices = data.choices
  server.changed()
  return { status: 204 }
}

function callbackProblems(
  exchange: Exchange,
  type: number,
  body: Record<string, unknown>,
  request: RestRequest,
): string[] {
  if (!ALLOWED[exchange.kind].includes(type)) return [`callback type ${type} for a ${exchange.kind}`]
  if ((type === 6 || type === 7) && exchange.original === undefined)
    return [`callback type ${type} for a ${exchange.kind} that stands on no message`]
  if (type === 9) return [...describedProblems('modal', body), ...modalProblems(body.data)]
  if (type === 8) return [...describedProblems('autocomplete', body), ...choiceProblems(body.data)]
  if (type === 5 || type === 6) return describedProblems(type === 5 ? 'reply' : 'update', body)
  return check(
    type === 7 ? 'update' : 'reply',
    body,
    body.data,
    request,
    namesOf(exchange.original ? keptFiles(exchange.original, body.data) : []),
  )
}

/** `POST /webhooks/{application}/{token}` and its messages. */
export function takeWebhook(server: DiscordServer, request: RestRequest): RestAnswer {
  const [, , application, token, , target] = request.path.split('/')
  const exchange = server.exchanges.find(token ?? '')
  if (exchange === undefined || application !== server.applicationId) return error(404, 10015, 'Unknown Webhook')
  if (server.exchanges.age(exchange) > TOKEN_MS) return error(401, 50027, 'Invalid Webhook Token')
  if (exchange.acknowledgedAt === undefined) return error(404, 10015, 'Unknown Webhook')
  if (request.method === 'POST') return followUp(server, exchange, request)
  const message = target === '@original' ? exchange.original : exchange.followUps.find((one) => one.id === target)
  if (message === undefined || (target === '@original' && exchange.deleted)) return error(404, 10008, 'Unknown Message')
  if (request.method === 'DELETE') {
    exchange.deleted = true
    server.changed()
    return { status: 204 }
  }
  if (request.method === 'PATCH') {
    const kept = keptFiles(message, request.body)
    const problems = check('edit', request.body, request.body, request, namesOf(kept))
    if (problems.length > 0) return refuse(server, problems, request.body)
    message.body = edited(message, isRecord(request.body) ? request.body : {})
    message.files = [...kept, ...request.files]
    exchange.filled = true
    exchange.edits++
    server.changed()
  }
  return { status: 200, body: { id: message.id, ...message.body } }
}

function followUp(server: DiscordServer, exchange: Exchange, request: RestRequest): RestAnswer {
  const problems = check('follow-up', request.body, request.body, request, [])
  if (problems.length > 0) return refuse(server, problems, request.body)
  const body = isRecord(request.body) ? request.body : {}
  // Discord lets the first follow-up of a deferred reply take that reply's place, private or public as the deferral was.
  const takesPlace = exchange.callbackType === 5 && !isSettled(exchange) && !exchange.deleted
  const message = newMessage(server, body, request)
  if (takesPlace) {
    exchange.original = message
    exchange.filled = true
  } else exchange.followUps.push(message)
  server.changed()
  return { status: 200, body: { id: message.id, ...body } }
}
