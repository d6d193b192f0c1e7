import { ComponentType, PermissionFlagsBits } from 'discord.js'
import { InputError } from '../../errors.ts'
import type { Follow } from '../../servers/news.ts'
import { isAnswered } from '../../servers/place.ts'
import { encodeAction } from '../custom-id.ts'
import { escapeText, plainText } from '../escape.ts'
import type { Member } from '../incoming.ts'
import { LIMITS } from '../limits.ts'
import { subtext } from '../render/markdown.ts'
import { ACCENT, type MessageBody, Sheet } from '../render/message.ts'
import { refuse } from '../run-component.ts'
import { NOT_HERE, type ServerCall, type ServerCommand, type ServerPress } from '../server-command.ts'
import { compareArticles } from './digest.ts'

const name = 'follow'
/** As many as a menu has options, so that each can be taken off. */
const mostFollowed = LIMITS.selectOptions
const longestName = LIMITS.optionValue

async function run(call: ServerCall): Promise<string> {
  const { services, responder, member, place, options } = call
  const { server, channel, parent } = place
  if (server === undefined || channel === undefined) return refuse(responder, NOT_HERE, 'not-here')
  const wanted = typeof options.name === 'string' ? options.name.replace(/\s+/g, ' ').trim() : ''
  const { news } = services.data
  if (wanted === '') {
    await responder.reply(renderList(news.follows(server, member.id)), true)
    return 'ok'
  }
  if (wanted.length > longestName)
    throw new InputError(`a name has at most ${longestName} characters`, 'give the name alone')
  if (!isAnswered(place, member.roles, services.data.settings.of(server)))
    return refuse(responder, 'No questions are answered here: follow a name where they are.', 'not-here')
  const isHere = options.here === true
  if (!isHere && services.libraries.shelfAt(place)?.channel !== undefined)
    return refuse(
      responder,
      'This channel has articles of its own, which who leaves it may no longer read: follow the name with `here`.',
      'not-here',
    )
  if (isHere && !maySend(member, parent !== undefined))
    return refuse(responder, 'You may not write here, and so the bot tells nobody here what you follow.', 'not-allowed')
  await responder.defer(true)
  await compareArticles(services, place)
  const known = await knownName(call, wanted)
  const before = news.follows(server, member.id)
  const same = before.find((one) => one.name === (known ?? wanted))
  if (same === undefined && before.length >= mostFollowed)
    return refuse(
      responder,
      `You follow ${mostFollowed} names, and more cannot be: \`/follow\` takes some off.`,
      'too-many',
    )
  news.keepFollow({
    server,
    member: member.id,
    name: known ?? wanted,
    channel,
    ...(parent !== undefined && { parent }),
    isHere,
    since: same?.since ?? news.last(),
  })
  const where = isHere ? 'here' : 'in a private message'
  const unknown = known === undefined ? ' The articles do not know that name so far.' : ''
  const line = `You follow **${escapeText(known ?? wanted)}**: a new article that names it is told of ${where}.${unknown}`
  return refuse(responder, `${line} \`/follow\` lists what you follow.`, 'ok')
}

/** Whether a member may write where they are. */
function maySend({ permissions }: Member, isThread: boolean): boolean {
  const needed = isThread ? PermissionFlagsBits.SendMessagesInThreads : PermissionFlagsBits.SendMessages
  return (permissions & (needed | PermissionFlagsBits.Administrator)) !== 0n
}

/** The name as the articles have it; undefined where they do not know it. */
async function knownName({ services, place }: ServerCall, wanted: string): Promise<string | undefined> {
  try {
    return await services.libraries.use(place, async (library) => {
      const profile = await library.who(wanted, 'offices')
      if (profile === undefined || profile.name.length > longestName) return undefined
      const forms = [profile.name, ...profile.aliases].map((form) => form.toLowerCase())
      return forms.includes(wanted.toLowerCase()) ? profile.name : undefined
    })
  } catch (error) {
    if (error instanceof InputError) return undefined
    throw error
  }
}

function renderList(follows: readonly Follow[]): MessageBody {
  const sheet = new Sheet(ACCENT.list)
  sheet.text(`### ${follows.length === 0 ? 'You follow no name here' : 'You follow'}`)
  const lines = follows.map(
    (one) => `- ${escapeText(one.name, longestName)}${one.isHere ? ` · told in <#${one.channel}>` : ''}`,
  )
  sheet.text(lines.join('\n'))
  const custom_id = encodeAction({ kind: 'server', call: { command: name, options: {} } })
  if (custom_id !== undefined)
    sheet.menu({
      type: ComponentType.StringSelect,
      custom_id,
      placeholder: 'Take off …',
      min_values: 1,
      max_values: Math.max(1, follows.length),
      options: follows.map((one) => ({ label: plainText(one.name, LIMITS.optionLabel), value: one.name })),
    })
  sheet.text(subtext('`/follow name:` follows a name: new articles that name it are told to you, or here with `here`.'))
  return sheet.done()
}

/** Takes names off. */
async function press({ services, responder, member, place, values }: ServerPress): Promise<string> {
  const { server } = place
  const { news } = services.data
  if (server === undefined) return refuse(responder, NOT_HERE, 'not-here')
  news.dropFollows(values.map((followed) => ({ server, member: member.id, name: followed })))
  await responder.update(renderList(news.follows(server, member.id)))
  return 'ok'
}

/** Tells members of new articles that name what they follow. */
export const follow: ServerCommand = {
  name,
  summary: 'Be told of new articles that name a person, place or organisation',
  where: 'server',
  parts: [
    {
      name,
      summary: 'Be told of new articles that name something',
      options: [
        {
          name: 'name',
          summary: 'The name; without it, lists what you follow',
          type: 'string',
          maxLength: longestName,
          completes: true,
        },
        { name: 'here', summary: 'Tell it in this channel instead of in private', type: 'boolean' },
      ],
      who: 'anyone',
      run,
    },
  ],
  press,
  complete: async ({ services, member, place }, _option, typed) => {
    if (!isAnswered(place, member.roles, services.data.settings.of(place.server))) return []
    return services.libraries.glance(place, async (library) => {
      const found = await library.suggest(typed, new Set(['name']), LIMITS.choices)
      return found.map(({ value }) => value)
    })
  },
}
