import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listSources, readSource } from '../../src/corpus/index.ts'
import type { FileProblem } from '../../src/errors.ts'
import { Articles } from '../../src/servers/articles.ts'
import { Libraries, LibraryHolder, type OpenCorpus } from '../../src/servers/libraries.ts'
import type { Offer, ShelfLimits } from '../../src/servers/offers.ts'
import { ServerData } from '../../src/servers/server-data.ts'
import type { ArticleInfo } from '../../src/types.ts'
import { FakeLibrary } from '../discord/support/fake-library.ts'

/** A library that knows the articles of a folder, and answers nothing of them. */
class ListedLibrary extends FakeLibrary {
  constructor(private readonly infos: readonly ArticleInfo[]) {
    super()
  }
  override async sources() {
    return this.infos as never
  }
}

/** Opens folders with the real readers, without an index, and tells what has changed in them since. */
export function listingOpener(): OpenCorpus {
  const former = new Map<string, ReadonlyMap<string, string>>()
  return async (corpus, onRefresh) => {
    const infos: ArticleInfo[] = []
    const problems: FileProblem[] = []
    const now = new Map<string, string>()
    for (const source of await listSources(corpus)) {
      now.set(source.file, await readFile(source.absolute, 'base64'))
      for await (const read of readSource(source)) {
        if ('article' in read) infos.push(read.article)
        else problems.push(read)
      }
    }
    const before = former.get(corpus) ?? new Map<string, string>()
    former.set(corpus, now)
    const added = [...now.keys()].filter((file) => !before.has(file))
    const changed = [...now].flatMap(([file, bytes]) => (before.has(file) && before.get(file) !== bytes ? [file] : []))
    const removed = [...before.keys()].filter((file) => !now.has(file))
    const files = { added, changed, removed }
    onRefresh?.({ articles: infos.length, changed: 0, problems, files, elapsedMs: 0, folder: '' })
    infos.sort((a, b) => ((a.published ?? '') > (b.published ?? '') ? -1 : 1))
    return new ListedLibrary(infos)
  }
}

/** The articles of servers over a folder of their own, with all that they stand on. */
export interface TestShelves {
  readonly folder: string
  readonly data: ServerData
  readonly libraries: Libraries
  readonly articles: Articles
  readonly faults: unknown[]
  readonly close: () => Promise<void>
}

export function openShelves(
  given: { readonly limits?: Partial<ShelfLimits>; readonly open?: OpenCorpus; readonly folder?: string } = {},
): TestShelves {
  const folder = given.folder ?? mkdtempSync(join(tmpdir(), 'dateline-shelves-'))
  const data = new ServerData(folder)
  const faults: unknown[] = []
  const libraries = new Libraries({
    shared: new LibraryHolder(new FakeLibrary(), () => undefined),
    open: given.open ?? listingOpener(),
    settings: data.settings,
    data: folder,
    most: 20,
    idleMs: 60_000,
    care: 'usual',
    onCloseError: (error) => faults.push(error),
  })
  const articles = new Articles({
    data,
    libraries,
    limits: { files: 20, bytes: 1_000_000, ...given.limits },
    allowPrivate: true,
    onFault: (error) => faults.push(error),
  })
  return {
    folder,
    data,
    libraries,
    articles,
    faults,
    close: async () => {
      await libraries.close()
      data.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A file that is offered with this content. */
export const offer = (name: string, content: string | Uint8Array): Offer => ({
  name,
  size: Buffer.byteLength(content),
  write: async (path) => (await import('node:fs/promises')).writeFile(path, content),
})

/** An article about a day of a fair. */
export const fair = (who: string, year = 2018): string =>
  `---\ntitle: Fair of ${year}\ndate: ${year}-04-02\n---\n\nHarwick Fair was opened by ${who} on 1 April ${year}.\n`
