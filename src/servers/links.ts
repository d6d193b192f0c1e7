import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { InputError } from '../errors.ts'
import type { Outcome, Placed, Room, ShelfLimits } from './offers.ts'

/** Bytes of a page or document, milliseconds to have it. */
const most = { bytes: 20e6, time: 30_000 }

interface LinkOptions {
  readonly allowPrivate: boolean
  readonly limits: ShelfLimits
  readonly onFault: (error: unknown) => void
}

/**
 * Puts the page or document of an address, or the new entries of a feed, into the folder of a shelf.
 * @param room what still fits there
 * @returns what became of each; why something is not read is a line for members, without the command line's options
 */
export async function linkInto(
  path: string,
  link: string,
  room: Room,
  { allowPrivate, limits, onFault }: LinkOptions,
): Promise<(Placed | Outcome)[]> {
  const met: (Placed | Outcome)[] = []
  const refuse = (reason: string) => met.push({ name: link, change: 'not-read', file: '', reason })
  if (room.files < 1 || room.bytes < 1) {
    refuse(`no more fits: ${limits.files} files and ${limits.bytes / 1e6} MB may be here; remove some first`)
    return met
  }
  // With these come the readers of all formats.
  const { addFeed, addPage, CorpusFolder, Fetcher } = await import('../fetch/index.ts')
  const fetcher = new Fetcher({ largest: Math.min(most.bytes, room.bytes), longest: most.time, allowPrivate })
  let folder: Awaited<ReturnType<typeof CorpusFolder.open>> | undefined
  try {
    folder = await CorpusFolder.open(path)
    const address = fetcher.nameOf(link)
    const isFeed = folder.notes.feeds[address] !== undefined
    const page = isFeed ? 'feed' : await addPage(address, fetcher, folder, true).catch(feedOrFault)
    if (page === 'feed') await addFeed(address, { fetcher, folder, pages: false, onFault: refuse, onAdded })
    else if (page.change === 'unchanged') met.push({ name: link, ...page, change: 'unchanged' })
    else met.push({ name: link, file: page.file, change: page.change === 'added' ? 'added' : 'replaced' })
    if (page === 'feed' && met.length === 0) refuse('the feed has nothing new')
  } catch (error) {
    if (!(error instanceof InputError)) onFault(error)
    refuse(
      error instanceof InputError
        ? error.message.replaceAll(join(path, '/'), '')
        : 'it could not be read here; try again later',
    )
  } finally {
    await fetcher.close()
    await folder?.saveNotes()
  }
  return met

  async function onAdded({ file }: { readonly file: string }): Promise<void> {
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
}

/** Whether a page that was not added is a feed. @throws what else is wrong */
function feedOrFault(error: unknown): 'feed' {
  if (error instanceof InputError && error.fields.feed !== undefined) return 'feed'
  throw error
}
