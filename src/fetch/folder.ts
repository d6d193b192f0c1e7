import { createHash, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { constants, copyFile, link, mkdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, isAbsolute, join, resolve } from 'node:path'
import * as z from 'zod'
// Not from its index file, with which all formats' readers would come.
import { notesFile } from '../corpus/sources.ts'
import { InputError } from '../errors.ts'
import { packageFile } from '../package-root.ts'

/** A path that leads nowhere but into the folder, whoever wrote it into the notes. */
const inside = z.string().refine((path) => !isAbsolute(path) && !path.split(/[\\/]/).includes('..'))
const validators = { etag: z.string().optional(), lastModified: z.string().optional() }
const page = z.object({ ...validators, file: inside, hash: z.string() })
const feed = z.object({
  ...validators,
  /** Where the articles of its entries lie. */
  folder: inside,
  /** The file of each entry that was ever read, by its address or, without one, its day and title. */
  entries: z.record(z.string(), inside),
})
const notes = z.object({ pages: z.record(z.string(), page).default({}), feeds: z.record(z.string(), feed).default({}) })

/** What is remembered of the pages and feeds of a folder, by their addresses. */
export type Notes = z.infer<typeof notes>

const mostNames = 10_000

export const hashOf = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex')

/** The same of a file, piece by piece. */
export async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path)) hash.update(piece)
  return hash.digest('hex')
}

const hasCode = (error: unknown, ...codes: readonly string[]): boolean =>
  error instanceof Error && 'code' in error && codes.includes(String(error.code))

/** The content of a file; undefined where it is not there. */
async function contentOf(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path)
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined
    throw error
  }
}

/** Names that Windows keeps for devices. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i

const inSafeSigns = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}_]+/gu, '-')
    .slice(0, 80)
    // Half of a sign that stands outside the first plane.
    .replace(/\p{Cs}/gu, '')
    .replace(/^-+|-+$/g, '')

/** A name that is safe on every system, in letters, digits and hyphens; `otherwise` where nothing is left of it. */
export function safeName(name: string, otherwise: string): string {
  const safe = inSafeSigns(name)
  return safe === '' || device.test(safe) ? [inSafeSigns(otherwise), safe].filter(Boolean).join('-') : safe
}

/** A folder of articles that pages, feeds and files are put into. A file is written whole or not at all. */
export class CorpusFolder {
  #saved: string

  private constructor(
    readonly path: string,
    readonly notes: Notes,
  ) {
    this.#saved = JSON.stringify(notes)
  }

  /**
   * Opens a folder, which is made with its first file where it is not there.
   * @throws InputError where it is none, is that of the bundled articles, or its notes are damaged
   */
  static async open(path: string): Promise<CorpusFolder> {
    const root = resolve(path)
    const found = await stat(root).catch(() => undefined)
    if (found && !found.isDirectory())
      throw new InputError(`${path} is not a folder`, 'give the folder of your articles')
    if (found && (await realpath(root)) === (await realpath(packageFile('data/articles'))))
      throw new InputError('nothing is put among the bundled articles', 'give a folder of your own with --corpus')
    return new CorpusFolder(root, await readNotes(join(root, notesFile)))
  }

  /** A file's content; undefined where it is not there. */
  read(file: string): Promise<Uint8Array | undefined> {
    return contentOf(join(this.path, file))
  }

  /**
   * Puts a file there under the name, or where other content has it, under the name and a number.
   * @returns its path in the folder, and whether it was there already with the same content
   */
  async put(
    folder: string,
    name: string,
    ending: string,
    content: Uint8Array,
  ): Promise<{ file: string; isNew: boolean }> {
    for (let number = 1; number <= mostNames; number++) {
      const file = [folder, `${name}${number === 1 ? '' : `-${number}`}.${ending}`].filter(Boolean).join('/')
      const there = await this.read(file)
      if (there !== undefined && Buffer.compare(there, content) === 0) return { file, isNew: false }
      if (there === undefined && (await this.#write(file, content, false))) return { file, isNew: true }
    }
    throw new InputError(`${name} is the name of ${mostNames} files already`, 'remove some of them')
  }

  /** Puts content in the place of a file's. */
  async replace(file: string, content: Uint8Array): Promise<void> {
    await this.#write(file, content, true)
  }

  /** The hash of a file; undefined where it is not there. */
  async hash(file: string): Promise<string | undefined> {
    try {
      return await hashOfFile(join(this.path, file))
    } catch (error) {
      if (hasCode(error, 'ENOENT')) return undefined
      throw error
    }
  }

  /** Puts a copy of a file there, in the place of what is there. */
  async copy(from: string, file: string): Promise<void> {
    await this.#place(file, (beside) => copyFile(from, beside, constants.COPYFILE_EXCL), true)
  }

  /** A name that no folder in it has. */
  freeFolder(name: string): string {
    const taken = new Set(Object.values(this.notes.feeds).map(({ folder }) => folder))
    for (let number = 1; ; number++) {
      const folder = number === 1 ? name : `${name}-${number}`
      if (!taken.has(folder)) return folder
    }
  }

  /** Writes what is remembered, where that has changed. */
  async saveNotes(): Promise<void> {
    const now = JSON.stringify(this.notes)
    if (now === this.#saved) return
    this.#saved = now
    await this.#write(notesFile, Buffer.from(`${JSON.stringify(this.notes, null, 1)}\n`), true)
  }

  #write(file: string, content: Uint8Array, isReplaced: boolean): Promise<boolean> {
    return this.#place(file, (beside) => writeFile(beside, content, { flag: 'wx' }), isReplaced)
  }

  /** Has a file written beside its place and moves it there. @returns false where one is there that may not be replaced */
  async #place(file: string, write: (beside: string) => Promise<void>, isReplaced: boolean): Promise<boolean> {
    const target = join(this.path, file)
    const beside = join(dirname(target), `.dateline-${process.pid}-${randomBytes(4).toString('hex')}`)
    await mkdir(dirname(target), { recursive: true })
    try {
      await write(beside)
      if (isReplaced) await rename(beside, target)
      else await moveIfFree(beside, target)
      return true
    } catch (error) {
      if (!isReplaced && hasCode(error, 'EEXIST')) return false
      throw error
    } finally {
      await rm(beside, { force: true })
    }
  }
}

/** A link fails where a file has come into the place since it was looked at; file systems that have no links do without. */
async function moveIfFree(from: string, to: string): Promise<void> {
  try {
    await link(from, to)
  } catch (error) {
    if (!hasCode(error, 'EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP')) throw error
    await rename(from, to)
  }
}

async function readNotes(path: string): Promise<Notes> {
  const content = await contentOf(path)
  try {
    return notes.parse(content === undefined ? {} : JSON.parse(Buffer.from(content).toString()))
  } catch {
    throw new InputError(
      `${path} is damaged`,
      'mend it, or remove it, and pages and feeds are read as if for the first time',
    )
  }
}
