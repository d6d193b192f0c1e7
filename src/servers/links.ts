import { existsSync } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { InputError } from '../errors.ts'
import type { CorpusFolder, Fetcher } from '../fetch/index.ts'
import type { Outcome, Placed, Room, ShelfLimits } from './offers.ts'

/** Bytes of a page or document, milliseconds to have it, and after which no other is asked. */
const most = { bytes: 20e6, time: 30_000, all: 120_000 }

interface LinkOptions {
  readonly allowPrivate: boolean
  readonly limits: ShelfLimits
  readonly onFault: (error: unknown) => void
}

/**
 * Puts the page or document of each address, or the new entries of a feed, into the folder of a shelf.
 * @param links those that are asked; without them, all that were asked before and of which something is still there
 * @param room what still fits there
 * @returns what became of each; why something is not read is a line for members, without the command line's options
 */
export async function linksInto(
  path: string,
  links: readonly string[] | undefined,
  room: Room,
  options: LinkOptions,
): Promise<(Placed | Outcome)[]> {
  // With these come the readers of all formats: not before they are needed.
  const { CorpusFolder, Fetcher } = await import('../fetch/index.ts')
  const largest = Math.max(1, Math.min(most.bytes, room.bytes))
  const fetcher = new Fetcher({ largest, longest: most.time, allowPrivate: options.allowPrivate })
  const until = performance.now() + most.all
  const met: (Placed | Outcome)[] = []
  try {
    const folder = await CorpusFolder.open(path)
    try {
      for (const link of links ?? knownIn(folder)) {
        const refuse = (reason: string) => met.push({ name: link, change: 'not-read', file: '', reason })
        if (performance.now() > until) refuse('it was not asked, as the others took too long; try again later')
        else if (room.files < 1 || room.bytes < 1) refuse(noRoom(options.limits))
        else await oneInto({ path, folder, fetcher, room, met, refuse, ...options }, link)
      }
    } finally {
      await folder.saveNotes()
    }
  } catch (error) {
    // Notes that are damaged, named by their path.
    if (!(error instanceof InputError)) throw error
    throw new InputError(error.message.replaceAll(join(path, '/'), ''), 'ask who runs the bot')
  } finally {
    await fetcher.close()
  }
  return met
}

const noRoom = ({ files, bytes }: ShelfLimits): string =>
  `no more fits: ${files} files and ${bytes / 1e6} MB may be here; remove some first`

/** The addresses of pages and feeds that were read before, as far as something of them is still there. */
function knownIn({ path, notes }: CorpusFolder): string[] {
  const isThere = (file: string) => existsSync(join(path, file))
  const pages = Object.entries(notes.pages).filter(([, { file }]) => isThere(file))
  const feeds = Object.entries(notes.feeds).filter(([, { entries }]) => Object.values(entries).some(isThere))
  return [...feeds, ...pages].map(([address]) => address)
}

interface Linking extends LinkOptions {
  readonly path: string
  readonly folder: CorpusFolder
  readonly fetcher: Fetcher
  readonly room: Room
  readonly met: (Placed | Outcome)[]
  readonly refuse: (reason: string) => void
}

async function oneInto(linking: Linking, link: string): Promise<void> {
  const { path, folder, fetcher, room, limits, met, refuse, onFault } = linking
  const before = met.length
  const onAdded = async ({ file }: { readonly file: string }): Promise<void> => {
    const { size } = await stat(join(path, file))
    if (size > room.bytes) {
      await rm(join(path, file))
      throw new InputError(`no more of the feed fits into ${limits.bytes / 1e6} MB`, 'remove some files first')
    }
    met.push({ name: link, file, change: 'added' })
    room.bytes -= size
    if (--room.files < 1)
      throw new InputError(`no more of the feed is read, as there are ${limits.files} files now`, 'remove some first')
  }
  try {
    const { addFeed, addPage } = await import('../fetch/index.ts')
    const address = fetcher.nameOf(link)
    const isFeed = folder.notes.feeds[address] !== undefined
    const page = isFeed ? 'feed' : await addPage(address, fetcher, folder, true).catch(feedOrFault)
    if (page === 'feed') await addFeed(address, { fetcher, folder, pages: false, onFault: refuse, onAdded })
    else if (page.change !== 'unchanged') {
      met.push({ name: link, file: page.file, change: page.change === 'added' ? 'added' : 'replaced' })
      if (page.change === 'added') room.files--
    } else met.push({ name: link, file: page.file, change: 'unchanged' })
    if (met.length === before) met.push({ name: link, file: '', change: 'unchanged' })
  } catch (error) {
    if (!(error instanceof InputError)) onFault(error)
    refuse(error instanceof InputError ? error.message : 'it could not be read here; try again later')
  }
}

/** Whether a page that was not added is a feed. @throws what else is wrong */
function feedOrFault(error: unknown): 'feed' {
  if (error instanceof InputError && error.fields.feed !== undefined) return 'feed'
  throw error
}
