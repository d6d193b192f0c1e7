import { createHash } from 'node:crypto'
import { type APIButtonComponentWithCustomId, type APIStringSelectComponent, ComponentType } from 'discord.js'
import type { FileProblem } from '../../errors.ts'
import type { Added, Articles, Reread, ShelfFile } from '../../servers/articles.ts'
import { kinds, megabytes, type Outcome, type ShelfLimits } from '../../servers/offers.ts'
import type { Shelf } from '../../servers/place.ts'
import type { AuditLine } from '../../servers/server-data.ts'
import type { ServerSettings } from '../../servers/settings.ts'
import { encodeAction } from '../custom-id.ts'
import { escapeText, plainText } from '../escape.ts'
import { LIMITS } from '../limits.ts'
import { dateText, subtext } from '../render/markdown.ts'
import { ACCENT, button, type MessageBody, Sheet } from '../render/message.ts'

const perPage = 10
const perMenu = LIMITS.selectOptions
/** Characters of a message's text that lines may take; the rest is for what stands behind them. */
const linesText = LIMITS.text - 700

const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`

/** A file in a menu's value or a completion, whatever its length. */
export const keyOf = (file: string): string => createHash('sha256').update(file).digest('hex').slice(0, 20)

const whose = ({ channel }: Shelf): string => (channel === undefined ? 'This server' : `<#${channel}>`)

/** Lines as far as they fit, and how many are left out. */
function linesOf(lines: readonly string[], room: number): string {
  let length = 0
  const shown = lines.filter((line) => {
    length += line.length + 1
    return length <= room
  })
  const left = lines.length - shown.length
  return [...shown, ...(left > 0 ? [subtext(`and ${left} more`)] : [])].join('\n')
}

const nameAndTitle = (file: string, title: string | undefined): string =>
  title === undefined ? escapeText(file, 120) : `**${escapeText(title, 120)}** · ${escapeText(file, 120)}`

const faultLine = (file: string, reason: string): string => `${escapeText(file, 120)}: ${escapeText(reason, 300)}`
const problemLine = ({ file, reason }: FileProblem): string => faultLine(file, reason)

interface AddedTo {
  readonly shelf: Shelf
  readonly there: Awaited<ReturnType<Articles['files']>>
  readonly limits: ShelfLimits
  readonly settings: ServerSettings
}

/** Draws what became of all that was offered. */
export function renderAdded({ outcomes, problems, answersNow }: Added, to: AddedTo): MessageBody {
  const { shelf, there, limits, settings } = to
  const of = (change: Outcome['change']) => outcomes.filter((one) => one.change === change)
  const [added, replaced, unchanged, unread] = [of('added'), of('replaced'), of('unchanged'), of('not-read')]
  const counts = [
    ...(added.length > 0 ? [`${added.length} added`] : []),
    ...(replaced.length > 0 ? [`${replaced.length} replaced`] : []),
    ...(unchanged.length > 0 ? [`${unchanged.length} unchanged`] : []),
    ...(unread.length > 0 ? [`${unread.length} not read`] : []),
  ]
  const isNews = added.length + replaced.length > 0
  const sheet = new Sheet(isNews ? ACCENT.found : ACCENT.nothing)
  sheet.text(`### ${counts.join(', ')}`)
  const groups: [string, string[]][] = [
    ['Not read', [...unread.map(({ name, reason = '' }) => faultLine(name, reason)), ...problems.map(problemLine)]],
    ['Added', added.map(({ file, title }) => nameAndTitle(file, title))],
    ['Replaced', replaced.map(({ file, title }) => nameAndTitle(file, title))],
    ['Unchanged', unchanged.map(({ name, file }) => escapeText(file || name, 120))],
  ]
  const filled = groups.filter(([, lines]) => lines.length > 0)
  for (const [heading, lines] of filled)
    sheet.text(`**${heading}**\n${linesOf(lines, Math.floor(linesText / filled.length) - 40)}`)
  if ([...unread, ...problems].some(({ reason }) => reason?.endsWith('files are not read')))
    sheet.text(subtext(`What is read: ${kinds}`))
  const isOwn = shelf.channel !== undefined || settings.corpus === 'own'
  if (answersNow) sheet.text(`${whose(shelf)} answers from articles of its own from now on.`)
  else if (isNews && !isOwn)
    sheet.text('This server answers from the articles that all servers share: `/setup` changes that.')
  sheet.text(subtext(totals(there, limits)))
  return sheet.done()
}

function totals(files: readonly { readonly size: number }[], limits: ShelfLimits): string {
  const size = files.reduce((sum, one) => sum + one.size, 0)
  return `${files.length} of ${counted(limits.files, 'file')} · ${megabytes(size)} of ${megabytes(limits.bytes)}`
}

/** Where a shelf has nothing. */
export const nothing = ({ channel }: Shelf): string =>
  `There are no articles of ${channel === undefined ? 'this server’s' : `<#${channel}>’s`} own: \`/corpus add\` adds some.`

/** Draws a page of the files of a shelf. */
export function renderList(
  files: readonly ShelfFile[],
  limits: ShelfLimits,
  shelf: Shelf,
  wanted: number,
): MessageBody {
  const sheet = new Sheet(ACCENT.list)
  sheet.text(files.length === 0 ? nothing(shelf) : `### ${counted(files.length, 'file')}, newest first`)
  const { page, pages, shown } = pageOf(files, perPage, wanted)
  for (const { file, size, articles, title, published } of shown) {
    const facts = [
      ...(published === undefined ? [] : [dateText(published)]),
      megabytes(size),
      ...(articles === 1 ? [] : [articles === 0 ? 'not read' : counted(articles, 'article')]),
    ]
    sheet.text(`${nameAndTitle(file, title)}\n${subtext(facts.join(' · '))}`)
  }
  sheet.text(subtext(totals(files, limits)))
  sheet.buttons(pageButtons('list', shelf, page, pages))
  return sheet.done()
}

/** Draws a menu of files to take away. */
export function renderRemoval(files: readonly ShelfFile[], shelf: Shelf, wanted: number): MessageBody {
  const sheet = new Sheet(ACCENT.list)
  const { page, pages, shown } = pageOf(files, perMenu, wanted)
  sheet.text(files.length === 0 ? nothing(shelf) : '### Which are to be removed?')
  sheet.menu(removalMenu(shown, shelf))
  sheet.buttons(pageButtons('choose', shelf, page, pages))
  return sheet.done()
}

function removalMenu(files: readonly ShelfFile[], shelf: Shelf): APIStringSelectComponent | undefined {
  const custom_id = encodeAction({
    kind: 'server',
    call: { command: 'corpus', options: { do: 'remove', ...ofShelf(shelf) } },
  })
  if (custom_id === undefined || files.length === 0) return undefined
  return {
    type: ComponentType.StringSelect,
    custom_id,
    placeholder: 'Choose what to remove: it goes at once',
    min_values: 1,
    max_values: files.length,
    options: files.map(({ file, title }) => ({
      label: plainText(title ?? file, LIMITS.optionLabel),
      value: keyOf(file),
      description: plainText(file, LIMITS.optionDescription),
    })),
  }
}

/** Draws what was taken away. */
export function renderRemoved(
  { removed, left }: { readonly removed: readonly string[]; readonly left: number },
  shelf: Shelf,
): MessageBody {
  const sheet = new Sheet(removed.length === 0 ? ACCENT.nothing : ACCENT.found)
  sheet.text(`### ${removed.length === 0 ? 'Nothing was removed' : `${counted(removed.length, 'file')} removed`}`)
  sheet.text(
    linesOf(
      removed.map((file) => escapeText(file, 120)),
      linesText,
    ),
  )
  if (left > 0) sheet.text(subtext(`${counted(left, 'file')} left`))
  else
    sheet.text(
      `None is left. ${whose(shelf)} answers from the ${shelf.channel === undefined ? 'articles that all servers share' : 'server’s articles'} again.`,
    )
  return sheet.done()
}

/** Draws what reading anew has found. */
export function renderReread({ added, changed, removed, problems }: Reread, files: readonly ShelfFile[]): MessageBody {
  const sheet = new Sheet(ACCENT.list)
  const changes = [
    ['New', added],
    ['Changed', changed],
    ['Gone', removed],
  ] as const
  const isSame = changes.every(([, names]) => names.length === 0)
  sheet.text(`### ${isSame ? 'Nothing has changed' : 'Read anew'}`)
  for (const [heading, names] of changes)
    if (names.length > 0)
      sheet.text(
        `**${heading}**\n${linesOf(
          names.map((file) => escapeText(file, 120)),
          linesText / 4,
        )}`,
      )
  if (problems.length > 0) sheet.text(`**Not read**\n${linesOf(problems.map(problemLine), linesText / 4)}`)
  const articles = files.reduce((sum, file) => sum + file.articles, 0)
  sheet.text(subtext(`${counted(files.length, 'file')} · ${counted(articles, 'article')}`))
  return sheet.done()
}

/** Draws the last changes. */
export function renderLog(lines: readonly AuditLine[]): MessageBody {
  const sheet = new Sheet(ACCENT.list)
  sheet.text(lines.length === 0 ? 'Nothing was changed here yet.' : '### Last changes')
  const written = lines.map(({ at, member, change }) => {
    const [what = '', channel] = change.split(/, of channel (?=\d+$)/)
    const where = channel === undefined ? '' : ` in <#${channel}>`
    return `<t:${Math.floor(at / 1_000)}:f> · <@${member}> ${withMentions(escapeText(what, 150))}${where}`
  })
  sheet.text(linesOf(written, linesText))
  return sheet.done()
}

/** Channels and roles in a line of the record show as such: they stand there by their ids. */
const withMentions = (escaped: string): string =>
  escaped.replace(
    /\\<(#|@\u2060&)(\d{1,20})\\>/g,
    (_, kind: string, id: string) => `<${kind.replace('\u2060', '')}${id}>`,
  )

function pageOf<T>(items: readonly T[], size: number, wanted: number) {
  const pages = Math.max(1, Math.ceil(items.length / size))
  const page = Math.min(pages - 1, Math.max(0, Number.isInteger(wanted) ? wanted : 0))
  return { page, pages, shown: items.slice(page * size, (page + 1) * size) }
}

const ofShelf = ({ channel }: Shelf) => (channel === undefined ? {} : { channel })

function pageButtons(
  what: 'list' | 'choose',
  shelf: Shelf,
  page: number,
  pages: number,
): (APIButtonComponentWithCustomId | undefined)[] {
  if (pages === 1) return []
  const turn = (label: string, to: number, step: string, disabled: boolean) => {
    const options = { do: what, page: `${to}`, step, ...ofShelf(shelf) }
    return button(label, { kind: 'server', call: { command: 'corpus', options } }, undefined, disabled)
  }
  return [
    turn('◀ Back', Math.max(0, page - 1), 'b', page === 0),
    turn(`${page + 1} / ${pages}`, page, 'l', true),
    turn('Next ▶', Math.min(pages - 1, page + 1), 'n', page === pages - 1),
  ]
}
