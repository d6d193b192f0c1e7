import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readDataFolder } from '../config.ts'
import { formatEdtf } from '../dates/index.ts'
import { InputError } from '../errors.ts'
import { databaseFile } from '../servers/database.ts'
import { type Insights, insightsOf, type OpenQuestion } from '../servers/insights.ts'
import type { Pin } from '../servers/pins.ts'
import { shelfFolder } from '../servers/place.ts'
import { ServerData } from '../servers/server-data.ts'
import type { Citation } from '../types.ts'
import { type Context, corpusOf } from './context.ts'
import { EXIT, type ExitStatus } from './exit-status.ts'
import { citationJson } from './json.ts'
import { blocks, inColumns, makePage, type Page, plain, wrapped } from './page.ts'
import { renderNearest } from './render-answer.ts'

/** Flags of `insights`. */
export interface InsightsFlags {
  readonly server?: string
  readonly nearest?: boolean
  readonly json?: boolean
}

/** What is shown of a server. */
interface ServerInsights extends Insights {
  readonly server: string
  readonly pins: readonly Pin[]
}

type WithNearest = OpenQuestion & { readonly nearest?: readonly Citation[] }

const mostNearest = 3

/** Shows what members of servers ask without an answer or with a wrong one, and what is pinned there. */
export async function insights(context: Context, flags: InsightsFlags): Promise<ExitStatus> {
  const { server: wanted } = flags
  if (wanted !== undefined && !/^\d{1,20}$/.test(wanted))
    throw new InputError(
      '--server is no id of a server',
      'give its digits, as Discord copies them with "Copy Server ID"',
    )
  const folder = readDataFolder(context.env)
  if (!existsSync(join(folder, databaseFile)))
    throw new InputError(`There are no servers' data in ${folder}`, "set DATELINE_DATA to the bot's own folder")
  const data = new ServerData(folder)
  try {
    const servers = wanted === undefined ? data.servers() : [wanted]
    const shown = servers
      .map((server): ServerInsights => ({ server, ...insightsOf(data, server), pins: data.pins.list(server) }))
      .filter(({ server, asked, pins }) => server === wanted || asked > 0 || pins.length > 0)
    const page = makePage(context.terminal.width, context.terminal.colour)
    const parts: unknown[] = []
    for (const one of shown) {
      const open = flags.nearest === true ? await withNearest(context, data, one) : one.open
      parts.push(flags.json === true ? serverJson(one, open) : await inColumns(() => serverText(page, one, open)))
    }
    const text = flags.json === true ? `${JSON.stringify({ servers: parts })}\n` : parts.join('\n')
    await context.terminal.write(text === '' ? 'No questions are kept of any server.\n' : text)
    return shown.some(({ asked, pins }) => asked > 0 || pins.length > 0) ? EXIT.answered : EXIT.unanswered
  } finally {
    data.close()
  }
}

/** Open questions with the passages that come nearest to each, from the articles that answered them. */
async function withNearest(
  context: Context,
  data: ServerData,
  { server, open }: ServerInsights,
): Promise<WithNearest[]> {
  const own = data.settings.of(server).corpus === 'own'
  const nearest = new Map<OpenQuestion, readonly Citation[]>()
  for (const channel of new Set(open.map((one) => one.channel))) {
    const shelf = channel !== '' ? { server, channel } : own ? { server } : undefined
    const corpus = shelf ? { corpus: shelfFolder(data.folder, shelf), search: 'sqlite' } : corpusOf(context, undefined)
    try {
      const library = await context.engine.open(corpus)
      for (const one of open.filter((question) => question.channel === channel))
        nearest.set(one, await library.nearest(one.question, mostNearest))
      await library.close()
    } catch (error) {
      // Where articles are gone, the questions are still to be seen.
      if (!(error instanceof InputError)) throw error
      context.terminal.warn(error.line)
    }
  }
  return open.map((one) => ({ ...one, nearest: nearest.get(one) ?? [] }))
}

/** What stands in JSON: no id of a button, and a channel only where it has articles of its own. */
function serverJson(
  { server, kept, days, asked, outcomes, helpful, wrong, pins }: ServerInsights,
  open: readonly WithNearest[],
) {
  return {
    server,
    kept,
    days,
    asked,
    ...outcomes,
    helpful,
    wrong,
    questions: open.map(({ id: _, channel, nearest, ...question }) => ({
      ...question,
      channel: channel || undefined,
      nearest: nearest?.map(citationJson),
    })),
    pins: pins.map(({ form: _, channel, ...pin }) => ({ ...pin, channel: channel || undefined })),
  }
}

const counted = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`
const share = (count: number, all: number): string => `${Math.round((100 * count) / Math.max(1, all))} %`

function serverText(page: Page, one: ServerInsights, open: readonly WithNearest[]): string {
  const { server, kept, days, asked, outcomes, helpful, wrong, pins } = one
  const how = Object.entries(outcomes).map(([outcome, count]) => `${share(count, asked)} ${outcome}`)
  const votes = `${helpful} helpful, ${wrong} wrong`
  return blocks([
    page.bold(`Server ${server}: ${counted(asked, 'question')} in ${counted(days, 'day')}`),
    kept ? '' : 'Questions and votes are not kept there.',
    asked === 0 ? '' : `${how.join(', ')}; votes: ${votes}`,
    ...open.map((question, index) => questionText(page, question, index + 1)),
    ...pins.map((pin) => wrapped(page, 'Pinned: ', `${plain(pin.question)} ${plain(pin.answer)} (${pin.article})`)),
  ])
}

function questionText(page: Page, one: WithNearest, number: number): string {
  const lead = `${number}. `
  const margin = ' '.repeat(lead.length)
  const facts = [
    `asked ${counted(one.asked, 'time')}`,
    one.unanswered > 0 && `unanswered ${counted(one.unanswered, 'time')}`,
    one.wrong > 0 && `wrong for ${counted(one.wrong, 'member')}`,
    one.helpful > 0 && `helpful for ${counted(one.helpful, 'member')}`,
    `last on ${formatEdtf(one.last)}`,
    one.channel !== '' && `channel ${one.channel}`,
    one.pinned && 'pinned since',
  ]
  const lines = (name: string, texts: readonly string[]) =>
    texts.map((text) => wrapped(page, margin + name, plain(text)))
  return [
    wrapped(page, lead, page.bold(plain(one.question))),
    wrapped(page, margin, facts.filter((fact) => fact !== false).join(' · ')),
    ...lines('Also: ', one.wordings),
    ...lines('Answered: ', one.answers),
    ...lines('Right, say members: ', one.corrections),
    ...renderNearest(page, one.nearest ?? []),
  ].join('\n')
}
