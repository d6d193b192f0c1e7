import type { RawFile } from 'discord.js'
import type { Library } from '../library.ts'
import type { Place } from '../servers/place.ts'
import { articleOf } from './article-ids.ts'
import { type Action, type Call, decodeRef, type SentenceRef } from './custom-id.ts'
import { type MarkedPassage, renderEvidence, renderInContext } from './render/articles.ts'
import { askMore } from './render/ask-more.ts'
import { renderFiles } from './render/message.ts'
import { renderReading } from './render/reading.ts'
import type { Responder } from './responder.ts'
import { answerInTime, runCommand, targetOf } from './run-command.ts'
import type { Services } from './services.ts'

export const UNKNOWN_CONTROL = 'This button is from another version of Dateline: run the command again.'
const CHANGED = 'The articles have changed since you asked: ask again.'
const NOT_YOURS = 'Only the member who asked can do that: run the command yourself.'

interface Press {
  readonly customId: string
  readonly values: readonly string[]
  readonly userId: string
  readonly place: Place
  /** Whether only this member sees the message that it stands on. */
  readonly onPrivate: boolean
  /** In a private conversation of this member with the bot. */
  readonly isAlone: boolean
}

/** Does what a button or menu of a reply says. @returns a word on how it went, for the log */
export async function runComponent(
  services: Services,
  responder: Responder,
  press: Press,
  action: Exclude<Action, { kind: 'server' }>,
): Promise<string> {
  const { place } = press
  if ('owner' in action && action.owner !== press.userId) return refuse(responder, NOT_YOURS, 'wrong-owner')
  switch (action.kind) {
    case 'remove':
      await responder.deferUpdate()
      await responder.removeOriginal()
      return 'ok'
    case 'page':
    case 'run':
    case 'share':
      return repeat(services, responder, action, press)
    case 'more':
      await responder.modal(askMore(press.customId, action.asked))
      return 'ok'
    case 'export':
      return handFiles(services, responder, action.call, place)
    case 'evidence':
    case 'context':
      return showInTime(services, responder, press, action, (library) => showSentences(library, responder, action))
    case 'open':
    case 'read':
    case 'leaf':
      return showInTime(services, responder, press, action, (library) => showArticle(library, responder, action, press))
  }
}

/** Shows something of the articles, announced where these have to be opened first and that is not quick. */
function showInTime(
  services: Services,
  responder: Responder,
  { place }: Press,
  { kind }: Action,
  show: (library: Library) => Promise<string>,
): Promise<string> {
  const announce = () => (kind === 'leaf' ? responder.deferUpdate() : responder.defer(true))
  // What is shown answers by itself, so an announcement is made only before that.
  const opened = services.libraries.glance(place, async () => undefined)
  return answerInTime(services, responder, kind, () => opened, announce).then(() =>
    services.libraries.glance(place, show),
  )
}

/** Tells the member one line. @returns `status` */
export async function refuse(responder: Responder, line: string, status: string): Promise<string> {
  await responder.privateLine(line)
  return status
}

async function repeat(
  services: Services,
  responder: Responder,
  action: Extract<Action, { kind: 'page' | 'run' | 'share' }>,
  { userId, place, onPrivate, isAlone }: Press,
): Promise<string> {
  const command = services.commands.find(({ name }) => name === action.call.command)
  if (command === undefined) return refuse(responder, UNKNOWN_CONTROL, 'unknown-id')
  const isPage = action.kind === 'page'
  const isShare = action.kind === 'share'
  if (isShare && isAlone) return refuse(responder, 'There is nobody here to share it with.', 'alone')
  const target = targetOf(action.call.options)
  return runCommand(services, responder, {
    command,
    given: action.call.options,
    owner: userId,
    place,
    // A page stays as visible as it is; what a button calls up is for who pressed it.
    isPrivate: isPage ? onPrivate : !isShare,
    page: action.kind === 'run' ? 0 : action.page,
    inPlace: isPage,
    askedOf: action.library,
    isAlone,
    ...(target !== undefined && { target }),
    ...(isShare && { sharedBy: userId }),
  })
}

async function handFiles(services: Services, responder: Responder, call: Call, place: Place): Promise<string> {
  const command = services.commands.find(({ name }) => name === call.command)
  const { exports } = services
  if (command === undefined || exports === undefined) return refuse(responder, UNKNOWN_CONTROL, 'unknown-id')
  await responder.defer(true)
  const files = await services.libraries.use(place, async (library) =>
    exports(await command.run(library, call.options)),
  )
  if (files.length === 0) return refuse(responder, 'There is nothing to export here.', 'empty')
  const raw: RawFile[] = files.map(({ name, data }) => ({ name, data: Buffer.from(data) }))
  await responder.edit(renderFiles(files.map(({ name }) => name)), raw)
  return 'ok'
}

async function showSentences(
  library: Library,
  responder: Responder,
  action: Extract<Action, { kind: 'evidence' | 'context' }>,
): Promise<string> {
  if (action.library !== library.version) return refuse(responder, CHANGED, 'changed')
  const marked = (await Promise.all(action.refs.map((ref) => markedPassage(library, ref)))).filter(
    (one) => one !== undefined,
  )
  const [passage] = marked
  if (passage === undefined) return refuse(responder, CHANGED, 'changed')
  const { version } = library
  const isOne = action.kind === 'context'
  await responder.reply(isOne ? renderInContext(passage, version) : renderEvidence(marked, version), true)
  return 'ok'
}

/** Opens an article for who pressed, or turns its pages in place. */
async function showArticle(
  library: Library,
  responder: Responder,
  action: Extract<Action, { kind: 'open' | 'read' | 'leaf' }>,
  { values: [value = ''], userId: owner, onPrivate }: Press,
): Promise<string> {
  const isTurn = action.kind === 'leaf'
  const ref = isTurn ? action.ref : action.kind === 'read' ? action.refs[0] : decodeRef(value)
  const at = isTurn ? (action.step === 'place' ? Number.parseInt(value, 10) : action.at) : ref?.start
  if (ref === undefined || at === undefined || !Number.isSafeInteger(at))
    return refuse(responder, UNKNOWN_CONTROL, 'unknown-id')
  const hasChanged = action.library !== library.version
  if (hasChanged && !isTurn) return refuse(responder, CHANGED, 'changed')
  const id = await articleOf(library, ref.article)
  const article = id === undefined ? undefined : await library.read(id)
  if (article === undefined) return refuse(responder, CHANGED, 'changed')
  const message = renderReading(
    article,
    // Of other articles nobody knows where the sentence stands; who reads on can go on.
    { ref: hasChanged ? { ...ref, boldLength: 0 } : ref, at },
    {
      owner,
      library: library.version,
      isPrivate: !isTurn || onPrivate,
      ...(hasChanged && { notice: 'The articles have changed since this was opened.' }),
    },
  )
  if (isTurn) await responder.update(message)
  else await responder.reply(message, true)
  return 'ok'
}

async function markedPassage(library: Library, ref: SentenceRef): Promise<MarkedPassage | undefined> {
  const id = await articleOf(library, ref.article)
  const passage = id === undefined ? undefined : await library.passage(id, ref.start)
  if (passage === undefined) return undefined
  const start = ref.start + ref.boldAt - passage.start
  const end = start + ref.boldLength
  const isInside = ref.boldLength > 0 && start >= 0 && end <= passage.quote.length
  return { passage, ...(isInside && { bold: { start, end } }) }
}
