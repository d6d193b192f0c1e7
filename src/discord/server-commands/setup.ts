import { ButtonStyle } from 'discord.js'
import { InputError } from '../../errors.ts'
import type { ServerSettings } from '../../servers/settings.ts'
import { encodeAction } from '../custom-id.ts'
import { plainText } from '../escape.ts'
import { clip } from '../limits.ts'
import { counted, subtext } from '../render/markdown.ts'
import { ACCENT, button, type Menu, type MessageBody, Sheet } from '../render/message.ts'
import { refuse, UNKNOWN_CONTROL } from '../run-component.ts'
import {
  isManager,
  managesServer,
  NOT_HERE,
  NOT_MANAGER,
  NOT_OWNER,
  type ServerCall,
  type ServerCommand,
  type ServerPress,
} from '../server-command.ts'
import { type Decision, type Defaults, decisions, steps } from './setup-decisions.ts'

const name = 'setup'
const mostTried = 4

/** What the pages are drawn from: read anew for each, so that they show what holds. */
interface Shown {
  readonly settings: ServerSettings
  readonly defaults: Defaults
  /** Whether who looks at it manages the server itself. */
  readonly isOwner: boolean
}

type Looking = Pick<ServerCall, 'services' | 'member' | 'place' | 'responder'>

async function run({ services, responder, member, place }: ServerCall): Promise<string> {
  await responder.defer(true)
  await responder.reply(await page({ services, responder, member, place }, 0), true)
  return 'ok'
}

/** Turns a page, or takes a decision and shows the page with it. */
async function press(press: ServerPress): Promise<string> {
  const { services, responder, member, place, call, values } = press
  const { server } = place
  const step = Number(call.options.step)
  const decision = decisions.find((one) => one.name === call.options.decide)
  if (server === undefined) return refuse(responder, NOT_HERE, 'not-here')
  if (!isManager(member, services.data.settings.of(server))) return refuse(responder, NOT_MANAGER, 'not-allowed')
  if (!Number.isInteger(step) || step < 0 || step > steps.length)
    return refuse(responder, UNKNOWN_CONTROL, 'unknown-id')
  if (call.options.decide !== undefined) {
    const changes = decision?.read(values)
    if (decision === undefined || changes === undefined) return refuse(responder, UNKNOWN_CONTROL, 'unknown-id')
    if (decision.ownersOnly && !managesServer(member)) return refuse(responder, NOT_OWNER, 'not-allowed')
    decide(press, server, decision, changes)
  }
  await responder.deferUpdate()
  await responder.update(await page(press, step))
  return 'ok'
}

/** Saves a decision, and writes down who took it. */
function decide(
  { services, member }: ServerPress,
  server: string,
  decision: Decision,
  changes: NonNullable<ReturnType<Decision['read']>>,
): void {
  const { data, config } = services
  const before = decision.told(data.settings.of(server), config)
  data.settings.change(server, changes)
  const after = decision.told(data.settings.of(server), config)
  if (after !== before) data.note(server, member.id, `${decision.title}: ${before} → ${after}`)
}

/** Draws a page: a step, or the end. */
async function page(looking: Looking, step: number): Promise<MessageBody> {
  const { services, member, place } = looking
  const shown: Shown = {
    settings: services.data.settings.of(place.server),
    defaults: services.config,
    isOwner: managesServer(member),
  }
  const sheet = new Sheet(ACCENT.list)
  const current = steps[step]
  if (current === undefined) await drawEnd(sheet, looking, shown)
  else {
    sheet.text(`### Set up Dateline: ${current.title}`)
    if (step === 0) sheet.text(await articlesLine(looking, shown.settings))
    for (const decision of current.decisions) drawDecision(sheet, decision, step, shown)
    sheet.text(subtext('Each choice is saved at once.'))
  }
  sheet.buttons([
    turn('◀ Back', step - 1, step === 0),
    turn(current === undefined ? 'Done' : `${step + 1} / ${steps.length}`, step, true),
    turn('Next ▶', step + 1, current === undefined, ButtonStyle.Primary),
  ])
  return sheet.done()
}

function turn(label: string, to: number, disabled: boolean, style?: ButtonStyle.Primary) {
  return button(
    label,
    { kind: 'server', call: { command: name, options: { step: String(to) } } },
    disabled ? ButtonStyle.Secondary : style,
    disabled,
  )
}

function drawDecision(sheet: Sheet, decision: Decision, step: number, { settings, defaults, isOwner }: Shown): void {
  const { title, about } = decision
  sheet.text(`**${title}**\n${about}`)
  const call = { command: name, options: { step: String(step), decide: decision.name } }
  const custom_id = encodeAction({ kind: 'server', call })
  if (custom_id === undefined) return
  const locked = decision.ownersOnly === true && !isOwner
  const menu: Menu = { ...decision.menu(settings, defaults), custom_id, ...(locked && { disabled: true }) }
  sheet.menu(menu)
}

/** Sums up what holds, and offers questions that the articles answer. */
async function drawEnd(sheet: Sheet, looking: Looking, { settings, defaults }: Shown): Promise<void> {
  sheet.text('### Dateline is set up')
  sheet.text(decisions.map((one) => `**${one.title}:** ${one.told(settings, defaults)}`).join('\n'))
  sheet.text(await articlesLine(looking, settings))
  sheet.text(
    subtext('`/setup` again changes it, `/privacy` says what is kept, `/digest` tells a channel of new articles.'),
  )
  const { examples, version } = await examplesAt(looking)
  for (const question of examples.slice(0, mostTried)) {
    const label = clip(`Try it: ${plainText(question, 70)}`, 80)
    sheet.buttons([
      button(
        label,
        { kind: 'run', library: version, call: { command: 'ask', options: { question } } },
        ButtonStyle.Primary,
      ),
    ])
  }
}

async function examplesAt({ services, place }: Looking): Promise<{ examples: readonly string[]; version: string }> {
  const none = { examples: [], version: '' }
  return await whereArticles(none, () =>
    services.libraries.use(place, async (library) => ({
      examples: await library.examples(),
      version: library.version,
    })),
  )
}

/** Says how many articles answer, and how there come to be more. */
async function articlesLine({ services, place }: Looking, { corpus }: ServerSettings): Promise<string> {
  const { libraries, articles } = services
  const { server = '' } = place
  if (corpus === 'own') {
    const count = await whereArticles(0, () => libraries.of({ server }, async (library) => library.size))
    return count === 0
      ? 'This server has no articles of its own yet: add some with `/corpus add`, or nothing is answered.'
      : `${counted(count, 'article')} of this server's own ${count === 1 ? 'answers' : 'answer'}. Add more with \`/corpus add\`.`
  }
  const shared = libraries.shared.library.size
  const files = (await articles.files({ server })).length
  const own = files === 0 ? 'none' : counted(files, 'file')
  return `${counted(shared, 'shared article')} ${shared === 1 ? 'answers' : 'answer'}. Of its own this server has ${own}: add with \`/corpus add\`.`
}

/** What `work` finds; `otherwise` where there are no articles. */
async function whereArticles<T>(otherwise: T, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof InputError) return otherwise
    throw error
  }
}

/** Walks an owner through what a server decides, in one private message. */
export const setup: ServerCommand = {
  name,
  summary: 'Set up which articles answer here, where, for whom, and what is kept',
  where: 'server',
  parts: [{ name, summary: 'Set up which articles answer here', options: [], who: 'manager', run }],
  press,
}
