import { join } from 'node:path'
import type { ServerSettings } from './settings.ts'

/** Where something is asked. In a private conversation there is no server. */
export interface Place {
  readonly server?: string
  readonly channel?: string
  /** The channel that a thread hangs on. */
  readonly parent?: string
}

/** Articles of a server's own, or of one of its channels; undefined stands for those that all share. */
export interface Shelf {
  readonly server: string
  readonly channel?: string
}

/** The articles that answer somewhere: those of the channel where it has its own, else the server's where it has its own. */
export function shelfAt(place: Place, { corpus, ownChannels = [] }: ServerSettings): Shelf | undefined {
  const { server } = place
  if (server === undefined) return undefined
  const channel = [place.channel, place.parent].find((one) => one !== undefined && ownChannels.includes(one))
  if (channel !== undefined) return { server, channel }
  return corpus === 'own' ? { server } : undefined
}

/** Tells the articles of one from those of all others. */
export const shelfKey = (shelf: Shelf | undefined): string =>
  shelf === undefined ? 'shared' : [shelf.server, shelf.channel].filter(Boolean).join('/')

/** The folder with all that is kept of a server but for the database's rows. */
export const serverFolder = (data: string, server: string): string => join(data, 'servers', server)

/** The folder of a shelf's articles. */
export function shelfFolder(data: string, { server, channel }: Shelf): string {
  const folder = serverFolder(data, server)
  return channel === undefined ? join(folder, 'articles') : join(folder, 'channels', channel)
}

/**
 * Whether a member is answered where they ask, by the rules for channels and roles.
 * @param roles those of the member
 */
export function isAnswered(
  { channel, parent }: Place,
  roles: readonly string[],
  { channels = [], roles: answered = [] }: ServerSettings,
): boolean {
  const isThere = channels.length === 0 || [channel, parent].some((one) => one !== undefined && channels.includes(one))
  return isThere && (answered.length === 0 || roles.some((role) => answered.includes(role)))
}
