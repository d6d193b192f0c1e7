import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join, relative } from 'node:path'
// Not from its index file, with which all formats' readers would come.
import { kinds, listSources, notesFile, type SourceFile } from '../corpus/sources.ts'
import { type FileProblem, InputError } from '../errors.ts'
import type { ArticleInfo, Edtf } from '../types.ts'
import type { Libraries } from './libraries.ts'
import { readLinks } from './links.ts'
import {
  formers,
  notRead,
  type Offer,
  type Outcome,
  type Placed,
  Placing,
  type Room,
  type ShelfLimits,
  workshop,
} from './offers.ts'
import { type Shelf, shelfFolder, shelfKey } from './place.ts'
import type { Removed, ServerData } from './server-data.ts'

/** What adding came to. */
export interface Added {
  readonly outcomes: readonly Outcome[]
  /** What of the files that are there can't be read: a file of an archive, a line. */
  readonly problems: readonly FileProblem[]
  /** Whether the shelf answers from now on, and did not before. */
  readonly answersNow: boolean
}

/** A file of a shelf. */
export interface ShelfFile {
  readonly file: string
  readonly size: number
  /** How many articles are read in it; none is where it can't be read. */
  readonly articles: number
  /** Those of its newest article. */
  readonly title?: string
  readonly published?: Edtf
}

/** What reading a shelf anew came to. */
export interface Reread {
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly removed: readonly string[]
  readonly problems: readonly FileProblem[]
}

interface ArticlesOptions {
  readonly data: ServerData
  readonly libraries: Libraries
  readonly limits: ShelfLimits
  /** Whether links may lead to private addresses, which members' must not; never where left out. */
  readonly allowPrivate?: boolean
  /** Told of a file that could not be kept by a fault of ours. */
  readonly onFault: (error: unknown) => void
}

/** Changes of one shelf that may wait for each other. */
const mostWaiting = 5
/** Channels of a server that may have articles of their own. */
const mostChannels = 25

/** The articles of servers' own: what is on each shelf, and who changes it. Changes of one shelf take turns, and each is whole or not at all. */
export class Articles {
  /** The last change of each shelf that is being changed, and how many there are. */
  readonly #queues = new Map<string, { last: Promise<unknown>; length: number }>()

  constructor(private readonly options: ArticlesOptions) {}

  get limits(): ShelfLimits {
    return this.options.limits
  }

  /** The folder of a shelf. */
  folder(shelf: Shelf): string {
    return shelfFolder(this.options.data.folder, shelf)
  }

  /** The files of a shelf, those with the newest articles first. */
  async list(shelf: Shelf): Promise<ShelfFile[]> {
    const files = await this.files(shelf)
    if (files.length === 0) return []
    const found = await this.#articles(shelf)
    const order = new Map([...found.keys()].map((file, index) => [file, index]))
    const rank = (file: string) => order.get(file) ?? order.size
    return files
      .map(({ file, size }): ShelfFile => {
        const [newest, ...others] = found.get(file) ?? []
        if (newest === undefined) return { file, size, articles: 0 }
        const { title, published } = newest
        return { file, size, articles: 1 + others.length, title, ...(published && { published }) }
      })
      .sort((a, b) => rank(a.file) - rank(b.file))
  }

  /** The files of a shelf by name, without a look into them. */
  async files(shelf: Shelf): Promise<readonly SourceFile[]> {
    try {
      return await listSources(this.folder(shelf))
    } catch (error) {
      if (error instanceof InputError) return []
      throw error
    }
  }

  /**
   * Puts files, and the page, document or feed of a link, onto a shelf, which then answers where it did not before.
   * @param member who adds them
   * @param onProgress takes what is being done, in a few words
   * @throws InputError where too much else is being changed, with a member's line
   */
  add(
    shelf: Shelf,
    member: string,
    { offers, link }: { readonly offers: readonly Offer[]; readonly link?: string },
    onProgress: (words: string) => void,
  ): Promise<Added> {
    const { data, limits, onFault } = this.options
    return this.#inTurn(shelf, onProgress, async () => {
      this.#checkChannels(shelf)
      await this.#cleanUp(shelf)
      const before = await this.files(shelf)
      const room = this.#roomBeside(before)
      try {
        const met = await new Placing(this.folder(shelf), before, room, limits, onFault).all(offers, onProgress)
        if (link !== undefined) {
          onProgress('Reading the link…')
          met.push(...(await this.#link(shelf, room, [link])))
        }
        const { outcomes, problems } = await this.#read(shelf, met, onProgress)
        const isThere = outcomes.some(({ change }) => change !== 'not-read')
        const answersNow = isThere && this.#answerFrom(shelf, before.length === 0)
        await rm(join(this.folder(shelf), formers), { recursive: true, force: true })
        data.database.transaction(() => {
          for (const line of auditOf(outcomes, link)) this.#note(shelf, member, line)
        })
        return { outcomes, problems, answersNow }
      } finally {
        await rm(join(this.folder(shelf), workshop), { recursive: true, force: true })
      }
    })
  }

  /**
   * Takes files from a shelf. Where none is left, the articles that all servers share answer again.
   * @param names paths on the shelf; a folder's, with a slash at its end, stands for all that is in it
   * @returns those that were taken, and how many are left
   */
  remove(
    shelf: Shelf,
    member: string,
    names: readonly string[],
    onProgress: (words: string) => void,
  ): Promise<{ readonly removed: readonly string[]; readonly left: number }> {
    return this.#inTurn(shelf, onProgress, async () => {
      const before = await this.files(shelf)
      const isNamed = (file: string) =>
        names.some((name) => file === name || (name.endsWith('/') && file.startsWith(name)))
      const removed = before.map(({ file }) => file).filter(isNamed)
      for (const file of removed) await rm(join(this.folder(shelf), file), { force: true })
      if (removed.length === 0) return { removed, left: before.length }
      onProgress('Reading what is left…')
      if (!(await this.#refresh(shelf))) this.#answerFromShared(shelf)
      this.options.data.database.transaction(() => {
        for (const file of removed) this.#note(shelf, member, `removed ${file}`)
      })
      return { removed, left: before.length - removed.length }
    })
  }

  /** Asks the pages and feeds of a shelf for what is new, and reads it anew, as it lies in its folder. @throws InputError where nothing is there */
  reload(shelf: Shelf, member: string, onProgress: (words: string) => void): Promise<Reread> {
    return this.#inTurn(shelf, onProgress, async () => {
      const before = await this.files(shelf)
      const hasNotes = before.length > 0 && existsSync(join(this.folder(shelf), notesFile))
      if (hasNotes) onProgress('Asking the pages and feeds for what is new…')
      const met = hasNotes ? await this.#link(shelf, this.#roomBeside(before)) : []
      onProgress('Reading the articles…')
      const summary = await this.options.libraries.reload(shelf)
      const { added = [], changed = [], removed = [] } = summary?.files ?? {}
      this.options.data.database.transaction(() => {
        this.#note(shelf, member, 'had the articles read anew')
        for (const line of auditOf(met, undefined)) this.#note(shelf, member, line)
      })
      const unread = met.flatMap(({ name, ...one }) =>
        one.change === 'not-read' ? [{ file: name, reason: one.reason ?? '' }] : [],
      )
      const problems = [...unread, ...this.#forMembers(shelf, summary?.problems ?? [])]
      return { added, changed, removed, problems }
    })
  }

  /** Reads links into a shelf; all that were read before where none are given. */
  async #link(shelf: Shelf, room: Room, links?: readonly string[]): Promise<(Placed | Outcome)[]> {
    const { limits, onFault, allowPrivate = false } = this.options
    const path = this.folder(shelf)
    const { met, faults } = await readLinks({ path, room, limits, allowPrivate, ...(links && { links }) })
    for (const fault of faults) onFault(fault)
    return met
  }

  /** What still fits onto a shelf beside what is there. */
  #roomBeside(files: readonly SourceFile[]): Room {
    const { limits } = this.options
    const bytes = files.reduce((sum, { size }) => sum + size, 0)
    return { files: limits.files - files.length, bytes: limits.bytes - bytes }
  }

  /** Removes all that is kept of a server, once what is being changed of its articles has come to its end. */
  removeServer(server: string): Promise<Removed> {
    const { data, libraries } = this.options
    const { ownChannels = [] } = data.settings.of(server)
    const shelves: Shelf[] = [{ server }, ...ownChannels.map((channel) => ({ server, channel }))]
    const remove = async (): Promise<Removed> => {
      await libraries.forget(server)
      const removed = await data.remove(server)
      // A question that came in between may have opened the articles, and so their index, once more.
      await libraries.forget(server)
      for (const shelf of shelves) await data.removeShelf(shelf)
      return removed
    }
    return shelves.reduce((work, shelf) => () => this.#inTurn(shelf, () => undefined, work), remove)()
  }

  /** Lets changes of a shelf happen one after the other. */
  async #inTurn<T>(shelf: Shelf, onProgress: (words: string) => void, work: () => Promise<T>): Promise<T> {
    const key = shelfKey(shelf)
    const queue = this.#queues.get(key) ?? { last: Promise.resolve(), length: 0 }
    if (queue.length > mostWaiting)
      throw new InputError('Several changes of these articles are waiting already', 'try again in a minute')
    if (queue.length > 0) onProgress('Waiting for another change of these articles…')
    this.#queues.set(key, queue)
    queue.length++
    const done = queue.last.then(() => this.#putBack(shelf)).then(work)
    queue.last = done.catch(() => undefined)
    try {
      return await done
    } finally {
      if (--queue.length === 0) this.#queues.delete(key)
    }
  }

  /** @throws InputError where as many channels as may have articles of their own */
  #checkChannels({ server, channel }: Shelf): void {
    const { ownChannels = [] } = this.options.data.settings.of(server)
    if (channel !== undefined && !ownChannels.includes(channel) && ownChannels.length >= mostChannels)
      throw new InputError(
        `${mostChannels} channels have articles of their own, which is as many as may`,
        'remove those of one of them first',
      )
  }

  /** Puts back what a process that was cut off had replaced and not yet read. */
  async #putBack(shelf: Shelf): Promise<void> {
    const folder = this.folder(shelf)
    const kept = join(folder, formers)
    if (!existsSync(kept)) return
    for (const one of await readdir(kept, { recursive: true, withFileTypes: true })) {
      const former = join(one.parentPath, one.name)
      if (one.isFile()) await rename(former, join(folder, relative(kept, former)))
    }
  }

  /** Removes what a process that was cut off has left. */
  async #cleanUp(shelf: Shelf): Promise<void> {
    const folder = this.folder(shelf)
    await rm(join(folder, workshop), { recursive: true, force: true })
    await mkdir(join(folder, workshop), { recursive: true })
    for (const name of await readdir(folder, { recursive: true }))
      if (/(?:^|[\\/])\.dateline-[\da-f-]+$/.test(name)) await rm(join(folder, name), { force: true })
  }

  /** Has what is new read; what gives no article goes again, and what it had replaced comes back. */
  async #read(
    shelf: Shelf,
    met: readonly (Placed | Outcome)[],
    onProgress: (words: string) => void,
  ): Promise<Pick<Added, 'outcomes' | 'problems'>> {
    const anew = met.filter((one): one is Placed => one.change === 'added' || one.change === 'replaced')
    if (anew.length === 0) return { outcomes: met, problems: [] }
    onProgress('Reading the articles…')
    let problems: readonly FileProblem[]
    let found: ReadonlyMap<string, readonly ArticleInfo[]>
    try {
      const summary = await this.options.libraries.reload(shelf)
      problems = this.#forMembers(shelf, summary?.problems ?? [])
      found = await this.#articles(shelf)
    } catch (error) {
      for (const placed of anew) if (placed.linked !== true) await this.#takeBack(shelf, placed)
      throw error
    }
    const unread = anew.filter(({ file }) => !found.has(file))
    for (const placed of unread) await this.#takeBack(shelf, placed)
    if (unread.length > 0) await this.#refresh(shelf)
    const isNew = ({ file }: FileProblem) => anew.some((one) => found.has(one.file) && isOf(one.file, file))
    return {
      outcomes: met.map((one): Outcome => {
        if (one.change === 'not-read') return one
        const [article] = found.get(one.file) ?? []
        const { name, file, change } = one
        if (article === undefined && unread.some((placed) => placed === one))
          return notRead(name, reasonOf(file, problems))
        return { name, file, change, ...(article && { title: article.title }) }
      }),
      problems: problems.filter(isNew),
    }
  }

  async #takeBack(shelf: Shelf, { file, former }: Placed): Promise<void> {
    const place = join(this.folder(shelf), file)
    if (former === undefined) await rm(place, { force: true })
    else await rename(former, place)
  }

  /** Brings the index up to date. @returns false where nothing is left, and all that was built goes */
  async #refresh(shelf: Shelf): Promise<boolean> {
    const { data, libraries } = this.options
    if ((await this.files(shelf)).length > 0) {
      await libraries.reload(shelf)
      return true
    }
    await libraries.forget(shelf.server)
    await data.removeShelf(shelf)
    return false
  }

  /** Articles by their file, the newest first. */
  async #articles(shelf: Shelf): Promise<Map<string, ArticleInfo[]>> {
    const infos = await this.options.libraries.of(shelf, (library) => library.sources())
    const byFile = new Map<string, ArticleInfo[]>()
    for (const info of infos) {
      const others = byFile.get(info.file)
      if (others) others.push(info)
      else byFile.set(info.file, [info])
    }
    return byFile
  }

  /** Where a folder of this machine lies is nobody's business in Discord; what is read is told once. */
  #forMembers(shelf: Shelf, problems: readonly FileProblem[]): FileProblem[] {
    const folder = `${this.folder(shelf)}/`
    return problems.map(({ file, reason }) => ({
      file,
      reason: reason.replaceAll(folder, '').replace(`; give ${kinds}`, ''),
    }))
  }

  /** Lets a shelf answer. @returns whether it did not before */
  #answerFrom({ server, channel }: Shelf, isFirst: boolean): boolean {
    const { settings } = this.options.data
    const { corpus, ownChannels = [] } = settings.of(server)
    if (channel !== undefined) {
      if (ownChannels.includes(channel)) return false
      settings.change(server, { ownChannels: [...ownChannels, channel] })
      return true
    }
    // Who has chosen the shared articles while there were own ones meant it.
    if (corpus === 'own' || (corpus === 'shared' && !isFirst)) return false
    settings.change(server, { corpus: 'own' })
    return true
  }

  #answerFromShared({ server, channel }: Shelf): void {
    const { settings } = this.options.data
    const { ownChannels = [] } = settings.of(server)
    if (channel === undefined) settings.change(server, { corpus: undefined })
    else settings.change(server, { ownChannels: ownChannels.filter((one) => one !== channel) })
  }

  #note({ server, channel }: Shelf, member: string, change: string): void {
    this.options.data.note(server, member, channel === undefined ? change : `${change}, of channel ${channel}`)
  }
}

/** Whether what can't be read is a file, or something in it: "news.zip: a.png", "news.jsonl:7". */
const isOf = (file: string, problem: string): boolean => problem === file || problem.startsWith(`${file}:`)

/** Why a file gives no article. Those of foreign content are told in one line, not by name. */
const reasonOf = (file: string, problems: readonly FileProblem[]): string =>
  problems.find((problem) => isOf(file, problem.file))?.reason ??
  'its content is not of a kind that is read under its ending, or has no article'

/** A line a file; what comes of a feed is one. */
function auditOf(outcomes: readonly Outcome[], link: string | undefined): string[] {
  const changed = outcomes.filter(({ change }) => change === 'added' || change === 'replaced')
  const linked = changed.filter(({ name }) => name === link)
  const files = linked.length > 1 ? changed.filter(({ name }) => name !== link) : changed
  const lines = files.map(({ change, file }) => `${change} ${file}`)
  return linked.length > 1 ? [...lines, `added ${linked.length} articles of ${link}`] : lines
}
