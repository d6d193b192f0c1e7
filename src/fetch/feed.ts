import { feed } from '../corpus/formats/feed.ts'
import { asMarkdown, feedLinkOf, fileOf, formatOf, inUtf8, type MarkdownArticle } from '../corpus/index.ts'
import { InputError } from '../errors.ts'
import { type Added, nameOf, pageIn } from './add.ts'
import type { Fetched, Fetcher } from './fetcher.ts'
import { type CorpusFolder, type Notes, safeName } from './folder.ts'

interface FeedOptions {
  readonly fetcher: Fetcher
  readonly folder: CorpusFolder
  /** Whether the page of an entry is read in its place. */
  readonly pages: boolean
  readonly onAdded: (added: Added) => Promise<void>
  /** Takes a line on an entry that could not be read. */
  readonly onFault: (line: string) => void
}

interface FeedFile {
  readonly fetched: Fetched
  readonly file: ReturnType<typeof fileOf>
}

async function feedIn(fetched: Fetched): Promise<FeedFile | undefined> {
  const file = fileOf(nameOf(fetched), fetched.bytes)
  return (await formatOf(file)) === feed ? { fetched, file } : undefined
}

/** The feed of an address, or the one that the page there names; undefined where it has not changed. */
async function readFeed(address: string, note: Notes['feeds'][string] | undefined, fetcher: Fetcher) {
  const fetched = await fetcher.get(address, note)
  if (fetched === undefined) return undefined
  const feed = await feedIn(fetched)
  if (feed) return feed
  const link = feedLinkOf(Buffer.from(inUtf8(fetched.bytes, fetched.charset)).toString())
  const target =
    link !== undefined && URL.canParse(link, fetched.url.href) ? new URL(link, fetched.url.href).href : address
  const named = target === address ? undefined : await fetcher.get(target)
  const found = named && (await feedIn(named))
  if (!found) throw new InputError(`${address} is no feed and names none`, 'add the page itself with: dateline add')
  // Whether the page has changed says nothing of its feed.
  return { ...found, fetched: { ...found.fetched, etag: undefined, lastModified: undefined } }
}

/** The page of an entry in its place, or the entry where that can't be read. */
async function pageOf(entry: MarkdownArticle, { fetcher, onFault }: FeedOptions): Promise<MarkdownArticle> {
  if (entry.address === undefined) return entry
  try {
    const fetched = await fetcher.get(entry.address)
    return fetched ? { ...(await pageIn(fetched, entry.address)), name: entry.name } : entry
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    onFault(`${error.line}; its words in the feed are taken`)
    return entry
  }
}

/**
 * Puts the new entries of a feed into a folder, an article a file; those that were there at an earlier run are left alone,
 * also where their files were moved or removed since.
 * @returns how many were added
 * @throws InputError where the feed can't be read
 */
export async function addFeed(given: string, options: FeedOptions): Promise<number> {
  const { fetcher, folder, onAdded, onFault } = options
  const address = fetcher.nameOf(given)
  const feed = await readFeed(address, folder.notes.feeds[address], fetcher)
  if (feed === undefined) return 0
  let note = folder.notes.feeds[address]
  let added = 0
  let empty = 0
  for await (const entry of asMarkdown(feed.file, { source: address })) {
    if ('reason' in entry) {
      onFault(`${address}${entry.place === undefined ? '' : `, ${entry.place}`}: ${entry.reason}`)
      continue
    }
    if (note === undefined) {
      const host = feed.fetched.url.hostname
      note = { folder: folder.freeFolder(safeName(entry.article.publisher ?? host, host).toLowerCase()), entries: {} }
      folder.notes.feeds[address] = note
    }
    const key = entry.address ?? entry.name
    if (Object.hasOwn(note.entries, key)) continue
    const { article, name, content } = options.pages ? await pageOf(entry, options) : entry
    if (article.text === '') {
      empty++
      continue
    }
    const { file, isNew } = await folder.put(note.folder, safeName(name, 'entry'), 'md', Buffer.from(content))
    note.entries[key] = file
    if (!isNew) continue
    added++
    await onAdded({ file, title: article.title, change: 'added' })
  }
  if (empty > 0) onFault(`${address}: ${empty} of its entries have no text; --pages reads their pages`)
  // Kept once all has been read: a run that was cut off asks for the whole feed again.
  if (note) Object.assign(note, { etag: feed.fetched.etag, lastModified: feed.fetched.lastModified })
  return added
}
