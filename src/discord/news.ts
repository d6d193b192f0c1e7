import { GatewayDispatchEvents } from 'discord.js'
import * as z from 'zod'
import { breathe } from '../breathe.ts'
import { compareEdtf } from '../dates/index.ts'
import { InputError } from '../errors.ts'
import type { Library } from '../library.ts'
import type { Digest, Follow } from '../servers/news.ts'
import { isAnswered, type Place, shelfKey } from '../servers/place.ts'
import type { ArticleInfo } from '../types.ts'
import { serverAskedIn } from './lifecycle.ts'
import { errorFields } from './log.ts'
import { namingOf, soughtName } from './naming.ts'
import { withDatesFor } from './render/local-date.ts'
import { counted } from './render/markdown.ts'
import { type DigestNews, type Naming, renderDigest, renderFollowed } from './render/news.ts'
import type { Services } from './services.ts'
import type { GatewayEvent } from './sharding.ts'

const minuteMs = 60_000
/** Articles of a server's own that are not open are looked at so seldom: opening them has its price. */
const seldomMs = 6 * 60 * minuteMs
/** A shared article that came, and is not in the library at hand, may be in that of another process: it is waited for so long. */
const waitMs = 60 * minuteMs
/** Articles that are looked at for names; of a larger heap the earlier ones are passed over. */
const mostLooked = 1_000
/** Names whose events a digest tells. */
const mostNames = 10

const id = z.string().regex(/^\d{1,20}$/)
/** What events tell of servers. */
const event = z.object({
  id: id.optional().catch(undefined),
  guild_id: id.optional().catch(undefined),
  guilds: z
    .array(z.object({ id, unavailable: z.boolean().optional() }))
    .optional()
    .catch(undefined),
})

/** An article that came, with the number of its arrival. */
interface Come {
  readonly arrival: number
  readonly info: ArticleInfo
}

/** What came since somebody was told. */
interface News {
  readonly come: readonly Come[]
  /** The last arrival that is in it, or need not be. */
  readonly upTo: number
}

/** Those who are told in one place, and of what. */
interface Destination {
  readonly follows: Follow[]
  readonly namings: Naming[]
}

const placeOf = ({ server, channel, parent }: Digest | Follow): Place => ({
  server,
  channel,
  ...(parent && { parent }),
})

/** Tells channels and members what is new: looks each minute, for the servers whose events come to this process. */
export class NewsRounds {
  /** Servers by the shard that their events come on. */
  readonly #present = new Map<number, Set<string>>()
  /** The articles of followers as they were looked at last: their version, and when. */
  readonly #looked = new Map<string, { readonly version: string | undefined; readonly at: number }>()
  #timer: NodeJS.Timeout | undefined
  #round: Promise<void> | undefined

  /** @param ended says that the bot stops: what is left is for the next start */
  constructor(
    private readonly services: Pick<Services, 'config' | 'data' | 'libraries' | 'log' | 'messages' | 'now'>,
    private readonly ended: AbortSignal,
    private readonly everyMs = minuteMs,
  ) {}

  /** Takes an event as it came through the gateway. */
  take({ name, data, shard }: GatewayEvent): void {
    const { guilds, id } = event.safeParse(data).data ?? {}
    const servers = this.#present.get(shard) ?? new Set()
    // A session begins with servers that are about to be told of, each by an event of its own.
    if (name === GatewayDispatchEvents.Ready) servers.clear()
    for (const one of name === GatewayDispatchEvents.Ready ? (guilds ?? []) : [])
      if (!one.unavailable) servers.add(one.id)
    if (name === GatewayDispatchEvents.GuildCreate && id !== undefined) servers.add(id)
    if (name === GatewayDispatchEvents.GuildDelete && id !== undefined) servers.delete(id)
    // Where somebody asks, the bot is.
    const askedIn = name === GatewayDispatchEvents.InteractionCreate ? serverAskedIn(data) : undefined
    if (askedIn !== undefined) servers.add(askedIn)
    this.#present.set(shard, servers)
  }

  watch(): void {
    this.#timer = setInterval(() => {
      // A round that takes long is not overtaken.
      this.#round ??= this.#tellAll().finally(() => {
        this.#round = undefined
      })
    }, this.everyMs).unref()
  }

  /** Resolves when the round that is under way has come to its end. */
  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.#round
  }

  async #tellAll(): Promise<void> {
    const { data, now } = this.services
    const present = new Set([...this.#present.values()].flatMap((servers) => [...servers]))
    await this.#guarded(async () => {
      for (const server of data.news.servers()) {
        if (!present.has(server)) continue
        await this.#followers(server)
        for (const digest of data.news.digests(server))
          if (digest.due <= now()) await this.#guarded(() => this.#digest(digest))
      }
    })
  }

  /** What fails is tried again in the next round, and holds up nothing else. @returns whether it went well */
  async #guarded(work: () => Promise<void>): Promise<boolean> {
    if (this.ended.aborted) return false
    try {
      await work()
      return true
    } catch (error) {
      if (!this.ended.aborted) this.services.log.warn(errorFields(error), 'what is new could not be told')
      return false
    }
  }

  /** Looks at what came to the articles of a place. @returns undefined where it has none */
  async #look<T>(
    place: Place,
    since: number,
    work: (library: Library, news: News) => Promise<T>,
  ): Promise<T | undefined> {
    const { libraries, data } = this.services
    const shelf = libraries.shelfAt(place)
    try {
      return await libraries.use(place, async (library) => {
        await data.news.compare(shelf, library)
        return work(library, await this.#newsOf(library, place, since))
      })
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      await data.news.compare(shelf, undefined)
      return undefined
    }
  }

  async #newsOf(library: Library, place: Place, since: number): Promise<News> {
    const { libraries, data, now } = this.services
    const shelf = libraries.shelfAt(place)
    const come: Come[] = []
    let upTo = since
    for (const { id, article, at } of data.news.since(shelf, since)) {
      const info = await library.article(article)
      if (info === undefined && shelf === undefined && now() - at < waitMs) break
      if (info !== undefined) come.push({ arrival: id, info })
      upTo = id
      await breathe()
    }
    return { come, upTo }
  }

  /** Tells the followers of a server, those together whose articles are the same. Those of digests are looked at as well, so that it is known when they came. */
  async #followers(server: string): Promise<void> {
    const { libraries, data, now } = this.services
    const groups = new Map<string, { readonly place: Place; readonly follows: Follow[] }>()
    for (const wish of [...data.news.follows(server), ...data.news.digests(server)]) {
      const key = `${server} ${shelfKey(libraries.shelfAt(placeOf(wish)))}`
      const group = groups.get(key) ?? { place: placeOf(wish), follows: [] }
      groups.set(key, group)
      if ('member' in wish) group.follows.push(wish)
    }
    for (const [key, { place, follows }] of groups) {
      const version = await libraries.openVersion(place)
      const looked = this.#looked.get(key)
      const isDue = looked === undefined || now() - looked.at >= seldomMs
      if (!isDue && (version === undefined || version === looked.version)) continue
      await this.#guarded(async () => {
        if (await this.#tellGroup(follows, place)) this.#looked.set(key, { version, at: now() })
      })
    }
  }

  /** @returns whether all were told */
  async #tellGroup(group: readonly Follow[], place: Place): Promise<boolean> {
    const since = Math.min(this.services.data.news.last(), ...group.map((follow) => follow.since))
    const found = await this.#look(place, since, async (library, { come, upTo }) => ({
      upTo,
      namings: await namingsIn(library, come, [...new Set(group.map(({ name }) => name))]),
    }))
    if (found === undefined || found.upTo === since) return true
    const destinations = new Map<string, Destination>()
    for (const follow of group) {
      const key = follow.isHere ? follow.channel : `member ${follow.member}`
      const { follows, namings } = destinations.get(key) ?? { follows: [], namings: [] }
      const told = found.namings.filter(({ arrival, name }) => arrival > follow.since && name === follow.name)
      destinations.set(key, { follows: [...follows, follow], namings: [...new Set([...namings, ...told])] })
    }
    let all = true
    for (const destination of destinations.values())
      all = (await this.#guarded(() => this.#tell(destination, found.upTo))) && all
    return all
  }

  async #tell({ follows, namings }: Destination, upTo: number): Promise<void> {
    const { data, messages, config } = this.services
    const [first] = follows
    if (first === undefined) return
    const { server, member, channel, isHere } = first
    let sent: 'sent' | 'refused' = 'sent'
    if (namings.length > 0) {
      const message = withDatesFor(data.settings.of(server), 'en', () => renderFollowed(namings))
      const purpose = `follow ${server} ${upTo}`
      const roles = isHere ? [] : await messages.rolesOf(server, member)
      // Whoever left the server is told nothing more of it, and whom it does not answer any more nothing for now.
      if (roles === undefined) sent = 'refused'
      else if (isHere) sent = await messages.send(channel, message, purpose)
      else if (isAnswered(placeOf(first), roles, data.settings.of(server)))
        sent = await messages.sendTo(member, message, purpose)
    }
    if (sent === 'sent') data.news.followed(follows, upTo)
    else {
      data.news.dropFollows(follows)
      const why = isHere
        ? `<#${channel}> does not take messages`
        : 'a member does not take private messages, or has left'
      data.note(server, config.applicationId, `${counted(follows.length, 'followed name')} switched off: ${why}`)
    }
  }

  async #digest(digest: Digest): Promise<void> {
    const { data, messages, config, libraries } = this.services
    const { server, channel } = digest
    const shelf = shelfKey(libraries.shelfAt(placeOf(digest)))
    const followed = data.news.follows(server).filter((one) => shelfKey(libraries.shelfAt(placeOf(one))) === shelf)
    const names = [...new Set(followed.map(({ name }) => name))]
    const news = await this.#look(placeOf(digest), digest.since, async (library, { come, upTo }) => ({
      upTo,
      articles: come.map(({ info }) => info).sort(newestFirst),
      events: await eventsIn(library, come, names),
    }))
    if (news === undefined || news.articles.length === 0) {
      data.news.digested(digest, news?.upTo ?? digest.since)
      return
    }
    const message = withDatesFor(data.settings.of(server), 'en', () => renderDigest(news))
    const sent = await messages.send(channel, message, `digest ${digest.due} ${news.upTo}`)
    if (sent === 'sent') data.news.digested(digest, news.upTo)
    else {
      data.news.dropDigest(server, channel)
      data.note(server, config.applicationId, `Digest in <#${channel}> switched off: it does not take messages`)
    }
  }
}

const newestFirst = (a: ArticleInfo, b: ArticleInfo): number => {
  if (a.published === undefined || b.published === undefined)
    return Number(a.published === undefined) - Number(b.published === undefined)
  return compareEdtf(b.published, a.published)
}

/** Where new articles name what is followed. */
async function namingsIn(
  library: Library,
  come: readonly Come[],
  wanted: readonly string[],
): Promise<(Naming & Pick<Come, 'arrival'>)[]> {
  if (come.length === 0) return []
  const sought = []
  for (const name of wanted) sought.push(await soughtName(library, name))
  const found: (Naming & Pick<Come, 'arrival'>)[] = []
  for (const { arrival, info } of come.slice(-mostLooked)) {
    const article = await library.read(info.id)
    if (article === undefined) continue
    for (const name of sought) {
      const naming = await namingOf(library, article, name)
      if (naming !== undefined) found.push({ ...naming, arrival })
    }
    await breathe()
  }
  return found
}

/** Dated events of names that only new articles tell of. */
async function eventsIn(
  library: Library,
  come: readonly Come[],
  names: readonly string[],
): Promise<DigestNews['events']> {
  const fresh = new Set(come.map(({ info }) => info.id))
  const named = new Set((await namingsIn(library, come, names)).map(({ name }) => name))
  const told = new Set<string>()
  const events: { name: string; entry: DigestNews['events'][number]['entry'] }[] = []
  for (const name of [...named].slice(0, mostNames)) {
    const { entries } = await library.timeline(name)
    for (const entry of entries.filter(({ citations }) => citations.every(({ article }) => fresh.has(article)))) {
      const [{ article, start }] = entry.citations
      // One event may be of several names.
      if (told.has(`${start} ${article}`)) continue
      told.add(`${start} ${article}`)
      events.push({ name, entry })
    }
  }
  return events
}
