import { ButtonStyle, ComponentType, TextInputStyle } from 'discord.js'
import type { Config } from '../../config.ts'
import { serverFolder } from '../../servers/place.ts'
import { filesIn } from '../../servers/server-data.ts'
import { defaultDays, type ServerSettings } from '../../servers/settings.ts'
import { encodeAction } from '../custom-id.ts'
import { counted, subtext } from '../render/markdown.ts'
import { ACCENT, button, Sheet, textMessage } from '../render/message.ts'
import { refuse, UNKNOWN_CONTROL } from '../run-component.ts'
import {
  managesServer,
  NOT_HERE,
  NOT_OWNER,
  type ServerCall,
  type ServerCommand,
  type ServerPress,
} from '../server-command.ts'

const name = 'privacy'
/** What has to be typed before a server's data are deleted, and the field for it. */
const word = 'DELETE'
const field = 'word'

/** What its buttons and its modal do. */
type Deed = 'mine' | 'ask' | 'all'
const doing = (deed: Deed) => ({ kind: 'server', call: { command: name, options: { do: deed } } }) as const

async function run({ services, responder, member, place }: ServerCall): Promise<string> {
  const { config, data } = services
  const { server } = place
  const sheet = new Sheet(ACCENT.list)
  sheet.text('### What is kept')
  if (server === undefined) sheet.text('Of private conversations nothing is kept.')
  else {
    const files = await filesIn(serverFolder(data.folder, server))
    sheet.text(keptLines(data.settings.of(server), config, files).join('\n'))
  }
  sheet.text(
    '**Never:** messages that do not speak to the bot, whose words it does not even get, and who asks how much.',
  )
  sheet.text(`**Log of the bot:** ${logLine(config)}`)
  sheet.text(`**Elsewhere:** ${elsewhere(config)}`)
  sheet.text(subtext('What is written in Discord stays in Discord until it is deleted there.'))
  sheet.buttons([
    button(
      server === undefined ? 'Remove what is kept of me in all servers' : 'Remove what is kept of me',
      doing('mine'),
    ),
    server !== undefined && managesServer(member)
      ? button("Delete all of this server's data", doing('ask'), ButtonStyle.Danger)
      : undefined,
  ])
  await responder.reply(sheet.done(), true)
  return 'ok'
}

function keptLines(
  { keep = false, days = defaultDays }: ServerSettings,
  { keepDays }: Pick<Config, 'keepDays'>,
  files: number,
): string[] {
  const questions = keep
    ? `for ${counted(days, 'day')}, for who manages the articles; of votes also who gave them, so that they can be changed`
    : 'not kept'
  return [
    `On the machine that runs this bot, and removed ${counted(keepDays, 'day')} after it has left this server:`,
    '- Settings of this server, its digests and pinned answers, and who changed what in them',
    ...(files === 0 ? [] : [`- Articles of this server's own: ${counted(files, 'file')}`]),
    `- Questions, without who asked, and votes on answers: **${questions}**`,
    '- Names that members follow with `/follow`, until they take them off; digests tell of their events, not who follows them',
  ]
}

const logLine = ({ logQuestions }: Pick<Config, 'logQuestions'>): string =>
  logQuestions
    ? 'who runs this bot has it write down **what is asked** (`LOG_QUESTIONS`), without who asked.'
    : 'which command was used when and how it went, neither what was asked nor by whom.'

const elsewhere = ({ search }: Pick<Config, 'search'>): string =>
  search?.startsWith('http')
    ? 'the words of a question go to the search cluster of who runs this bot, and to nobody else.'
    : 'nothing is sent to anybody but Discord, which delivers the replies.'

async function press(press: ServerPress): Promise<string> {
  const { services, responder, member, place, call, fields } = press
  const { server } = place
  if (call.options.do === 'mine') {
    const entries = services.data.removeMember(member.id, server)
    const where = server === undefined ? 'in any server' : 'here'
    const line = entries === 0 ? `Nothing was kept of you ${where}.` : `Removed: ${entriesText(entries)}.`
    return refuse(responder, line, 'ok')
  }
  if (server === undefined) return refuse(responder, NOT_HERE, 'not-here')
  if (!managesServer(member)) return refuse(responder, NOT_OWNER, 'not-allowed')
  if (call.options.do === 'ask') return askForWord(press)
  if (call.options.do !== 'all') return refuse(responder, UNKNOWN_CONTROL, 'unknown-id')
  if (fields.get(field)?.[0]?.trim() !== word)
    return refuse(responder, `Nothing was deleted: to delete all, type ${word}.`, 'not-confirmed')
  return deleteAll(press, server)
}

async function askForWord({ responder }: ServerPress): Promise<string> {
  const custom_id = encodeAction(doing('all')) ?? ''
  await responder.modal({
    custom_id,
    title: "Delete all of this server's data",
    components: [
      {
        type: ComponentType.Label,
        label: `Type ${word} to delete all`,
        description: 'Articles, settings and all else that is kept. It cannot be undone.',
        component: {
          type: ComponentType.TextInput,
          custom_id: field,
          style: TextInputStyle.Short,
          required: true,
          max_length: 20,
        },
      },
    ],
  })
  return 'ok'
}

async function deleteAll({ services, responder }: ServerPress, server: string): Promise<string> {
  const { articles, log } = services
  await responder.defer(true)
  const { files, entries } = await articles.removeServer(server)
  log.info({ files, entries }, 'the data of a server are deleted, as who manages it wished')
  const gone = [files === 0 ? [] : counted(files, 'file'), entriesText(entries)].flat().join(' and ')
  await responder.reply(textMessage(`Deleted: ${gone}. Nothing is kept of this server any more.`), true)
  return 'ok'
}

const entriesText = (entries: number): string =>
  `${entries.toLocaleString('en')} ${entries === 1 ? 'entry' : 'entries'} of the database`

/** Says what is kept, and removes it. */
export const privacy: ServerCommand = {
  name,
  summary: 'What is kept here, where and for how long; removes what is kept of you',
  where: 'anywhere',
  parts: [{ name, summary: 'What is kept here', options: [], who: 'anyone', run }],
  press,
}
