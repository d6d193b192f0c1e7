import { existsSync } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { InputError } from '../errors.ts'
import { addFeed, addPage, CorpusFolder, Fetcher } from '../fetch/index.ts'
import { faultLine, notRead, type Outcome, type Placed, type Room, type ShelfLimits } from './offers.ts'

/** Bytes of a page or document, milliseconds to have it, and after which no other is asked. */
const most = { bytes: 20e6, time: 30_000, all: 120_000 }

/** Addresses that are to be read into the folder of a shelf. */
export interface LinksCall {
  readonly path: string
  /** Without them, all that were read before and of which something is still there. */
  readonly links?: readonly string[]
  /** What still fits there. */
  readonly room: Room
  readonly limits: ShelfLimits
  readonly allowPrivate: boolean
}

/** What became of each, and what went wrong by a fault of ours. */
export interface Linked {
  readonly met: (Placed | Outcome)[]
  readonly faults: unknown[]
}

/**
 * What a worker thread does: puts the page or document of each address, or the new entries of a feed, into the folder of a
 * shelf. Why something is not read is a line for members, without the command line's options. It never throws.
 */
export default async function linksInto({ path, links, room, limits, allowPrivate }: LinksCall): Promise<Linked> {
  const largest = Math.max(1, Math.min(most.bytes, room.bytes))
  const fetcher = new Fetcher({ largest, longest: most.time, allowPrivate })
  const until = performance.now() + most.all
  const met: Linked['met'] = []
  const faults: unknown[] = []
  const refusal = (name: string) => (reason: string) => met.push(notRead(name, reason))
  try {
    const folder = await CorpusFolder.open(path)
    try {
      for (const link of links ?? knownIn(folder)) {
        const refuse = refusal(link)
        if (performance.now() > until) refuse('it was not asked, as the others took too long; try again later')
        else if (room.files < 1 || room.bytes < 1) refuse(noRoom(limits))
        else await oneInto({ path, folder, fetcher, room, limits, met, faults, refuse }, link)
      }
    } finally {
      await folder.saveNotes()
    }
  } catch (error) {
    faults.push(error)
    for (const link of links ?? ['links']) refusal(link)(faultLine)
  } finally {
    await fetcher.close()
  }
  return { met, faults }
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

interface Linking extends Linked {
  readonly path: string
  readonly folder: CorpusFolder
  readonly fetcher: Fetcher
  readonly room: Room
  readonly limits: ShelfLimits
  readonly refuse: (reason: string) => void
}

async function oneInto(linking: Linking, link: string): Promise<void> {
  const { path, folder, fetcher, room, limits, met, refuse, faults } = linking
  const before = met.length
  const onAdded = async ({ file }: { readonly file: string }): Promise<void> => {
    const { size } = await stat(join(path, file))
    if (size > room.bytes) {
      await rm(join(path, file))
      throw new InputError(`no more of the feed fits into ${limits.bytes / 1e6} MB`, 'remove some files first')
    }
    met.push({ name: link, file, change: 'added', linked: true })
    room.bytes -= size
    if (--room.files < 1)
      throw new InputError(`no more of the feed is read, as there are ${limits.files} files now`, 'remove some first')
  }
  try {
    const address = fetcher.nameOf(link)
    const isFeed = folder.notes.feeds[address] !== undefined
    const page = isFeed ? 'feed' : await addPage(address, fetcher, folder, true).catch(feedOrFault)
    if (page === 'feed') await addFeed(address, { fetcher, folder, pages: false, onFault: refuse, onAdded })
    else if (page.change !== 'unchanged') {
      met.push({ name: link, file: page.file, change: page.change === 'added' ? 'added' : 'replaced', linked: true })
      if (page.change === 'added') room.files--
    } else met.push({ name: link, file: page.file, change: 'unchanged' })
    if (met.length === before) met.push({ name: link, file: '', change: 'unchanged' })
  } catch (error) {
    if (!(error instanceof InputError)) faults.push(error)
    refuse(error instanceof InputError ? error.message : faultLine)
  }
}

/** Whether a page that was not added is a feed. @throws what else is wrong */
function feedOrFault(error: unknown): 'feed' {
  if (error instanceof InputError && error.fields.feed !== undefined) return 'feed'
  throw error
}
