import { stat } from 'node:fs/promises'
import { basename, extname, isAbsolute, posix, relative, resolve } from 'node:path'
import mime from 'mime'
import { feed } from '../corpus/formats/feed.ts'
import {
  asMarkdown,
  endingOf,
  fileOf,
  formatOf,
  inUtf8,
  isRead,
  isText,
  kinds,
  listSources,
  type MarkdownArticle,
  readSource,
  titleOf,
} from '../corpus/index.ts'
import { InputError } from '../errors.ts'
import type { Fetched, Fetcher } from './fetcher.ts'
import { type CorpusFolder, hashOf, hashOfFile, safeName } from './folder.ts'

/** What has become of a page or file. */
export interface Added {
  /** Its path in the folder. */
  readonly file: string
  readonly title: string
  readonly change: 'added' | 'changed' | 'unchanged'
}

/** What is put into a folder: a page as Markdown, all else as it is. */
interface Content {
  readonly title: string
  readonly name: string
  readonly ending: string
  readonly bytes: Uint8Array
}

/** The last part of an address' path, or its host. */
function lastPart({ pathname, hostname }: URL): string {
  try {
    return decodeURIComponent(posix.basename(pathname)) || hostname
  } catch {
    return hostname
  }
}

/** The name by which what came from an address is read: that of a page where it is one, else the address' own, with the ending of its type where it has none that is read. */
export function nameOf({ url, type, bytes }: Pick<Fetched, 'url' | 'type' | 'bytes'>): string {
  const last = lastPart(url)
  const looksLikePage = /^\s*<(?:!doctype\s+html|html)\b/i.test(Buffer.from(bytes.subarray(0, 500)).toString('latin1'))
  if (/^(?:text\/html|application\/xhtml\+xml)$/.test(type) || looksLikePage) return 'page.html'
  return isRead(last) ? last : `${last}.${mime.getExtension(type) ?? ''}`
}

/** The page that came from an address, as Markdown. @throws InputError where there is no article */
export async function pageIn(fetched: Fetched, source: string): Promise<MarkdownArticle> {
  const file = fileOf(nameOf(fetched), inUtf8(fetched.bytes, fetched.charset))
  for await (const read of asMarkdown(file, { url: fetched.url.href, source })) {
    if ('reason' in read) throw unreadable(source, read.reason)
    if (read.article.text !== '') return read
  }
  throw unreadable(source, 'no article text is found there')
}

const unreadable = (what: string, reason: string): InputError =>
  new InputError(`${what} is not added, ${reason}`, `name a page, or a ${kinds} file`)

/** @throws InputError where files of a name are not read */
function checkName(what: string, name: string): void {
  const ending = extname(name).toLowerCase()
  if (!isRead(name))
    throw unreadable(what, `as ${ending === '' ? 'files without an ending' : `${ending} files`} are not read`)
}

/** A document as it is, once an article is found in it. */
async function documentIn(what: string, name: string, bytes: Uint8Array): Promise<Content> {
  checkName(what, name)
  const ending = endingOf(name)
  const title = await titleOf(fileOf(name, bytes))
  if ('reason' in title) throw unreadable(what, title.reason)
  return { title: title.title, name: basename(name, ending), ending: ending.slice(1).toLowerCase(), bytes }
}

async function contentOf(fetched: Fetched, source: string): Promise<Content> {
  const name = nameOf(fetched)
  const format = await formatOf(fileOf(name, fetched.bytes))
  if (format === feed)
    throw new InputError(`${source} is a feed`, `read it with: dateline feed ${source}`, { feed: source })
  if (format !== undefined || !isText(name)) return documentIn(source, name, fetched.bytes)
  const { article, name: wanted, content } = await pageIn(fetched, source)
  return { title: article.title, name: wanted, ending: 'md', bytes: Buffer.from(content) }
}

/**
 * Puts the page or document of an address into a folder: a page as Markdown with its front matter, a document as it is. What
 * is there already is asked for only if it has changed.
 * @param overwrite whether a file that was edited since may be replaced
 * @throws InputError where it can't be read, holds no article, or would replace a file that was edited
 */
export async function addPage(
  given: string,
  fetcher: Fetcher,
  folder: CorpusFolder,
  overwrite: boolean,
): Promise<Added> {
  const address = fetcher.nameOf(given)
  const note = folder.notes.pages[address]
  const there = note && (await folder.read(note.file))
  const fetched = await fetcher.get(address, there ? note : {})
  if (fetched === undefined) return { file: note?.file ?? '', title: '', change: 'unchanged' }
  const { title, name, ending, bytes } = await contentOf(fetched, address)
  const { etag, lastModified } = fetched
  const remember = (file: string) => {
    folder.notes.pages[address] = { etag, lastModified, file, hash: hashOf(bytes) }
  }
  if (note === undefined || there === undefined) {
    const { file, isNew } = await folder.put('', safeName(name, fetched.url.hostname), ending, bytes)
    remember(file)
    return { file, title, change: isNew ? 'added' : 'unchanged' }
  }
  const isSame = Buffer.compare(there, bytes) === 0
  if (!isSame && hashOf(there) !== note.hash && !overwrite)
    throw new InputError(
      `${address} has changed, and so has ${note.file} by another hand`,
      'rename the file to keep both, or replace it with --overwrite',
    )
  if (!isSame) await folder.replace(note.file, bytes)
  remember(note.file)
  return { file: note.file, title, change: isSame ? 'unchanged' : 'changed' }
}

/** The title of the first article of a file. @throws InputError where there is none */
async function titleIn(path: string): Promise<string> {
  checkName(path, path)
  let reason = 'it has no article text'
  for (const source of await listSources(path))
    for await (const read of readSource(source)) {
      if ('article' in read) return read.article.title
      reason = read.reason
    }
  throw unreadable(path, reason)
}

/**
 * Puts a copy of a file, which may be larger than memory, into a folder.
 * @param overwrite whether a file of its name with other content may be replaced
 * @throws InputError where it can't be read, holds no article, or would replace another
 */
export async function addFile(path: string, folder: CorpusFolder, overwrite: boolean): Promise<Added> {
  const found = await stat(path).catch(() => undefined)
  if (found === undefined) throw new InputError(`there is no file ${path}`, 'check its name')
  if (!found.isFile()) throw new InputError(`${path} is not a file`, 'name files, one by one')
  const title = await titleIn(path)
  const own = relative(folder.path, resolve(path))
  if (!own.startsWith('..') && !isAbsolute(own)) return { file: own, title, change: 'unchanged' }
  const ending = endingOf(path)
  const file = `${safeName(basename(path, ending), 'file')}${ending.toLowerCase()}`
  const there = await folder.hash(file)
  if (there !== undefined && there === (await hashOfFile(path))) return { file, title, change: 'unchanged' }
  if (there !== undefined && !overwrite)
    throw new InputError(
      `${path} is not added, as ${file} is there with other content`,
      'rename one of them, or replace it with --overwrite',
    )
  await folder.copy(path, file)
  return { file, title, change: there === undefined ? 'added' : 'changed' }
}
