import { InputError } from '../../errors.ts'
import { type Digest, type Rhythm, rhythms } from '../../servers/news.ts'
import type { Place } from '../../servers/place.ts'
import { subtext } from '../render/markdown.ts'
import { ACCENT, Sheet, textMessage } from '../render/message.ts'
import { refuse } from '../run-component.ts'
import { NOT_HERE, type ServerCall, type ServerCommand } from '../server-command.ts'
import type { Services } from '../services.ts'

const name = 'digest'
const off = 'off'
const usualHour = 8

async function run(call: ServerCall): Promise<string> {
  const { responder, place, options, services, member } = call
  const { server } = place
  const { every, at = usualHour } = options
  if (server === undefined) return refuse(responder, NOT_HERE, 'not-here')
  if (every === undefined) return list(call, server)
  // A thread's own parent is known only where the command is run in it.
  const isHere = options.channel === undefined || options.channel === place.channel
  const channel = isHere ? place.channel : String(options.channel)
  if (channel === undefined) throw new InputError('there is no channel here', 'name one in `channel`')
  if (every === off) {
    const known = services.data.news.dropDigest(server, channel)
    if (known) services.data.note(server, member.id, `Digest in <#${channel}>: off`)
    return refuse(responder, known ? `No more digests in <#${channel}>.` : `There is no digest in <#${channel}>.`, 'ok')
  }
  const rhythm = rhythms.find((one) => one === every)
  if (rhythm === undefined || typeof at !== 'number' || !Number.isInteger(at) || at < 0 || at > 23)
    throw new InputError(
      'that is no time for a digest',
      'give `every` as day or week, and `at` as an hour from 0 to 23',
    )
  await responder.defer(true)
  const here = { server, channel, ...(isHere && place.parent !== undefined && { parent: place.parent }) }
  return begin(call, here, rhythm, at)
}

/** Tells the channel that digests come to it, which shows whether the bot may write there. */
async function begin(
  { services, responder, member }: ServerCall,
  place: Required<Pick<Place, 'server' | 'channel'>> & Place,
  every: Rhythm,
  hour: number,
): Promise<string> {
  const { server, channel } = place
  const { data, messages, now } = services
  await compareArticles(services, place)
  const when = timesText({ every, hour })
  const hello = textMessage(`New articles are told of here ${when}, where there are any.`)
  if ((await messages.send(channel, hello, `begin ${now()}`)) === 'refused')
    return refuse(
      responder,
      `The bot may not write in <#${channel}>: let it see the channel and send messages there.`,
      'refused',
    )
  data.news.keepDigest(place, { every, hour })
  data.note(server, member.id, `Digest in <#${channel}>: ${when}`)
  return refuse(responder, `New articles are told of in <#${channel}> ${when}. \`/digest every: off\` ends it.`, 'ok')
}

/** Looks at the articles of a place, so that those of now are not new. */
export async function compareArticles({ data, libraries }: Services, place: Place): Promise<void> {
  const shelf = libraries.shelfAt(place)
  try {
    await libraries.use(place, (library) => data.news.compare(shelf, library))
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    await data.news.compare(shelf, undefined)
  }
}

async function list({ services, responder }: ServerCall, server: string): Promise<string> {
  const sheet = new Sheet(ACCENT.list)
  const digests = services.data.news.digests(server)
  sheet.text(
    `### ${digests.length === 0 ? 'No channel is told of new articles' : 'Channels that are told of new articles'}`,
  )
  // More than this no message holds.
  sheet.text(
    digests
      .slice(0, 50)
      .map((one) => `- <#${one.channel}> ${timesText(one)}`)
      .join('\n'),
  )
  sheet.text(subtext('`/digest every: day` begins one here, `every: off` ends it.'))
  await responder.reply(sheet.done(), true)
  return 'ok'
}

function timesText({ every, hour }: Pick<Digest, 'every' | 'hour'>): string {
  const time = `at ${String(hour).padStart(2, '0')}:00 UTC`
  return every === 'day' ? `every day ${time}` : `every Monday ${time}`
}

/** Tells channels of new articles, by the day or week. */
export const digest: ServerCommand = {
  name,
  summary: 'Tell a channel of new articles, by the day or week',
  where: 'server',
  parts: [
    {
      name,
      summary: 'Tell a channel of new articles',
      options: [
        {
          name: 'every',
          summary: 'How often; off ends it, nothing lists them',
          type: 'choice',
          choices: [...rhythms, off],
        },
        { name: 'channel', summary: 'Where; this channel where left out', type: 'channel' },
        { name: 'at', summary: 'The hour, UTC; 8 where left out', type: 'integer', min: 0, max: 23 },
      ],
      who: 'manager',
      run,
    },
  ],
}
