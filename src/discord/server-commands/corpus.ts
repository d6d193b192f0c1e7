import type { RawFile } from 'discord.js'
import { InputError } from '../../errors.ts'
import type { ShelfFile } from '../../servers/articles.ts'
import type { Offer } from '../../servers/offers.ts'
import { packed } from '../../servers/packing.ts'
import type { Shelf } from '../../servers/place.ts'
import { download } from '../attachments.ts'
import type { Choice } from '../autocomplete.ts'
import { escapeText, plainText } from '../escape.ts'
import { LIMITS } from '../limits.ts'
import { errorFields } from '../log.ts'
import { withProgress } from '../progress.ts'
import { renderFiles, textMessage } from '../render/message.ts'
import { refuse, UNKNOWN_CONTROL } from '../run-component.ts'
import {
  isManager,
  NOT_MANAGER,
  type ServerCall,
  type ServerCommand,
  type ServerCommandPart,
  type ServerOption,
  type ServerPress,
} from '../server-command.ts'
import {
  keyOf,
  nothing,
  renderAdded,
  renderList,
  renderLog,
  renderRemoval,
  renderRemoved,
  renderReread,
} from './corpus-replies.ts'

/** Discord has 25 options at most, of which two are for a link and a channel; one file goes into each. */
const fileOptions = Array.from({ length: 23 }, (_, index) => (index === 0 ? 'file' : `file${index + 1}`))
/** Bytes of an archive that is sent: it is held in memory. */
const largestArchive = 25_000_000
/** Archives that an export may come in. */
const mostArchives = 40
/** Milliseconds that a completion waits for titles. */
const titlesMs = 1_000

const channelOption: ServerOption = {
  name: 'channel',
  summary: 'The articles of this channel’s own instead of the server’s',
  type: 'channel',
}

/** Whose articles a call is about. */
function shelfOf({ place, options }: Pick<ServerCall, 'place' | 'options'>): Shelf {
  const { server = '' } = place
  const { channel } = options
  if (channel === undefined || channel === '') return { server }
  if (typeof channel !== 'string' || !/^\d{1,20}$/.test(channel))
    throw new InputError('That is no channel', 'choose one of this server')
  return { server, channel }
}

const part = (
  name: string,
  summary: string,
  options: readonly ServerOption[],
  run: ServerCommandPart['run'],
): ServerCommandPart => ({ name, summary, options, who: 'manager', run })

async function add(call: ServerCall): Promise<string> {
  const { services, responder, member, options, files } = call
  const shelf = shelfOf(call)
  const { articles, config, downloads, log } = services
  const sent = fileOptions.flatMap((name) => files.get(String(options[name] ?? '')) ?? [])
  const link = String(options.link ?? '').trim()
  if (sent.length === 0 && link === '')
    return refuse(responder, 'Give a file or a link: `/corpus add file` or `/corpus add link`.', 'empty')
  const offers = sent.map(
    (file): Offer => ({
      name: file.filename,
      size: file.size,
      write: (path, most) => download(file, path, most, config.apiUrl, downloads),
    }),
  )
  return withProgress(responder, log, async (show) => {
    const added = await articles.add(shelf, member.id, { offers, ...(link !== '' && { link }) }, show)
    const there = await articles.files(shelf)
    const settings = services.data.settings.of(shelf.server)
    return { message: renderAdded(added, { shelf, there, limits: articles.limits, settings }), status: 'ok' }
  })
}

async function list(call: ServerCall): Promise<string> {
  const { services, responder } = call
  const shelf = shelfOf(call)
  return withProgress(responder, services.log, async () => ({
    message: renderList(await services.articles.list(shelf), services.articles.limits, shelf, 0),
    status: 'ok',
  }))
}

/**
 * The files that a member means by a name: its path, a folder's, or a title.
 * @throws InputError where several have that title
 */
function named(files: readonly ShelfFile[], name: string): readonly string[] {
  const paths = files.map(({ file }) => file)
  const exact = paths.find((file) => file === name || keyOf(file) === name)
  if (exact !== undefined) return [exact]
  const folded = name.toLowerCase()
  const found = files.filter(({ file, title }) => file.toLowerCase() === folded || title?.toLowerCase() === folded)
  if (found.length > 1) {
    const names = found.slice(0, 5).map(({ file }) => file)
    throw new InputError(`${found.length} files have that title`, `name one by its file: ${names.join(', ')}`)
  }
  return found.length === 0 && name.endsWith('/')
    ? paths.filter((file) => file.startsWith(name))
    : found.map(({ file }) => file)
}

async function remove(call: ServerCall): Promise<string> {
  const { services, responder, member, options } = call
  const shelf = shelfOf(call)
  const { articles, log } = services
  const name = String(options.name ?? '').trim()
  return withProgress(responder, log, async (show) => {
    const files = await articles.list(shelf)
    if (name === '') return { message: renderRemoval(files, shelf, 0), status: 'ok' }
    const meant = named(files, name)
    if (meant.length === 0) throw new InputError(`There is no article ${name} here`, 'see /corpus list')
    return { message: renderRemoved(await articles.remove(shelf, member.id, meant, show), shelf), status: 'ok' }
  })
}

async function reload(call: ServerCall): Promise<string> {
  const { services, responder, member } = call
  const shelf = shelfOf(call)
  const { articles, log } = services
  return withProgress(responder, log, async (show) => {
    const reread = await articles.reload(shelf, member.id, show)
    const files = await articles.list(shelf)
    return { message: renderReread(reread, files), status: 'ok' }
  })
}

/** Hands all files, in as many archives as Discord's limit needs, one after the other. */
async function exportFiles(call: ServerCall): Promise<string> {
  const { services, responder, uploadLimit } = call
  const shelf = shelfOf(call)
  const { articles } = services
  await responder.defer(true)
  const files = await articles.files(shelf)
  if (files.length === 0) return refuse(responder, nothing(shelf), 'empty')
  const tooLarge: string[] = []
  let archives = 0
  for await (const one of packed(articles.folder(shelf), files, Math.min(uploadLimit, largestArchive))) {
    if ('tooLarge' in one) {
      tooLarge.push(one.tooLarge)
      continue
    }
    if (archives === mostArchives) break
    archives++
    const name = archives === 1 && one.files.length === files.length ? 'articles.zip' : `articles-${archives}.zip`
    const raw: RawFile[] = [{ name, data: one.archive, contentType: 'application/zip' }]
    if (archives === 1) await responder.edit(renderFiles([name]), raw)
    else await responder.followUp(renderFiles([name]), raw)
  }
  const lines = [
    ...(archives === mostArchives ? ['There is more than can be sent here: ask who runs the bot for the rest.'] : []),
    ...(tooLarge.length > 0
      ? [
          `Too large to be sent here: ${tooLarge
            .slice(0, 20)
            .map((file) => escapeText(file, 120))
            .join(', ')}.`,
        ]
      : []),
  ]
  if (lines.length > 0) {
    const message = textMessage(lines.join('\n'))
    if (archives === 0) await responder.edit(message)
    else await responder.followUp(message)
  }
  return 'ok'
}

async function log({ services, responder, place }: ServerCall): Promise<string> {
  await responder.reply(renderLog(services.data.audit(place.server ?? '', 20)), true)
  return 'ok'
}

/** Takes away what was chosen in a menu, in whose place stands meanwhile what is being done; where that fails, the menu is back. */
async function removeChosen(
  { services, responder, member, values }: ServerPress,
  shelf: Shelf,
  files: readonly ShelfFile[],
): Promise<void> {
  const keys = new Set(values)
  const chosen = files.map(({ file }) => file).filter((file) => keys.has(keyOf(file)))
  let shown: Promise<void> | undefined
  // A removal tells one thing or two, so each is shown at once.
  const show = (words: string): void => {
    shown = Promise.resolve(shown)
      .then(() => responder.progress(textMessage(words)))
      // The outcome is shown all the same.
      .catch((error: unknown) => services.log.warn(errorFields(error), 'no progress shown'))
  }
  try {
    const removed = await services.articles.remove(shelf, member.id, chosen, show)
    await shown
    await responder.update(renderRemoved(removed, shelf))
  } catch (error) {
    await shown
    if (shown !== undefined) await responder.update(renderRemoval(files, shelf, 0))
    throw error
  }
}

/** Turns a page of a list, or takes away what was chosen in a menu. */
async function press(press: ServerPress): Promise<string> {
  const { services, responder, member, place, call } = press
  const { articles, data } = services
  if (place.server === undefined || !isManager(member, data.settings.of(place.server)))
    return refuse(responder, NOT_MANAGER, 'not-allowed')
  const shelf = shelfOf({ place, options: call.options })
  const page = Number(call.options.page ?? 0)
  const turned = call.options.do
  if (turned !== 'list' && turned !== 'choose' && turned !== 'remove')
    return refuse(responder, UNKNOWN_CONTROL, 'unknown-id')
  await responder.deferUpdate()
  const files = await articles.list(shelf)
  if (turned === 'remove') await removeChosen(press, shelf, files)
  else if (turned === 'list') await responder.update(renderList(files, articles.limits, shelf, page))
  else await responder.update(renderRemoval(files, shelf, page))
  return 'ok'
}

/** Files by what has been typed of their names or titles. */
async function complete(
  call: Pick<ServerCall, 'services' | 'member' | 'place' | 'options'>,
  _option: string,
  typed: string,
): Promise<readonly Choice[]> {
  const { services, member, place } = call
  if (place.server === undefined || !isManager(member, services.data.settings.of(place.server))) return []
  const shelf = shelfOf(call)
  const files = await services.articles.files(shelf)
  const plain = files.map(({ file, size }): ShelfFile => ({ file, size, articles: 0 }))
  const late = new Promise<readonly ShelfFile[]>((resolve) => setTimeout(() => resolve(plain), titlesMs).unref())
  const known = await Promise.race([services.articles.list(shelf), late])
  const words = typed.toLowerCase().trim()
  return known
    .filter(({ file, title = '' }) => `${title}\n${file}`.toLowerCase().includes(words))
    .slice(0, LIMITS.choices)
    .map(({ file, title }) => ({
      name: plainText(title === undefined ? file : `${title} · ${file}`, LIMITS.choiceName),
      value: file.length <= LIMITS.choiceValue ? file : keyOf(file),
    }))
}

export const corpus: ServerCommand = {
  name: 'corpus',
  summary: 'The articles of this server’s own: add, list, remove, export',
  where: 'server',
  parts: [
    part(
      'add',
      'Adds files, or a web page, document or feed, to the articles that answer here',
      [
        ...fileOptions.map(
          (name): ServerOption => ({ name, summary: 'A file: text, PDF, Word, a ZIP of such …', type: 'file' }),
        ),
        { name: 'link', summary: 'The address of a page, document or feed', type: 'string', maxLength: 2_000 },
        channelOption,
      ],
      add,
    ),
    part('list', 'The articles of this server’s own', [channelOption], list),
    part(
      'remove',
      'Takes articles away; without a name, you choose from a menu',
      [
        { name: 'name', summary: 'A file’s name or its title', type: 'string', maxLength: 300, completes: true },
        channelOption,
      ],
      remove,
    ),
    part('reload', 'Reads the articles anew, and tells what has changed', [channelOption], reload),
    part('export', 'Hands you all files as ZIP', [channelOption], exportFiles),
    part('log', 'The last changes: who, when and what', [], log),
  ],
  press,
  complete,
}
