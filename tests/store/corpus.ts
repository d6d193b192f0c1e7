import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lunrBackend } from '../../src/search/lunr-backend.ts'
import type { BuildOptions } from '../../src/store/build.ts'
import type { SourceFile } from '../../src/store/types.ts'

/** What the tests store with an article: its number of words. */
export interface Words {
  readonly words: number
}

export function readWords(json: unknown): Words {
  if (typeof json === 'object' && json !== null && 'words' in json && typeof json.words === 'number') {
    return { words: json.words }
  }
  throw new TypeError('not a count of words')
}

/** A corpus of small files in a temporary folder: each line of a file is an article "id: text"; "!" is an unreadable one. */
export class TestCorpus {
  readonly folder: string
  readonly files = new Map<string, string>()
  /** Ids of the articles that were analysed since the last look. */
  analysed: string[] = []
  #clock = 1_600_000_000

  private constructor(folder: string) {
    this.folder = folder
  }

  static async create(files: Readonly<Record<string, string>>): Promise<TestCorpus> {
    const corpus = new TestCorpus(await mkdtemp(join(tmpdir(), 'store-test-')))
    for (const [file, text] of Object.entries(files)) await corpus.write(file, text)
    return corpus
  }

  /** The corpus that another process made. */
  static async open(folder: string): Promise<TestCorpus> {
    const corpus = new TestCorpus(folder)
    for (const file of await readdir(folder)) {
      if (file.endsWith('.txt')) corpus.files.set(file, await readFile(join(folder, file), 'utf8'))
    }
    return corpus
  }

  get index(): string {
    return join(this.folder, 'index')
  }

  async write(file: string, text: string): Promise<void> {
    this.files.set(file, text)
    await writeFile(join(this.folder, file), text)
    await this.touch(file)
  }

  /** Gives the file a new time of change. */
  async touch(file: string): Promise<void> {
    this.#clock += 10
    await utimes(join(this.folder, file), this.#clock, this.#clock)
  }

  async remove(file: string): Promise<void> {
    this.files.delete(file)
    await rm(join(this.folder, file))
  }

  async sources(): Promise<SourceFile[]> {
    const found: SourceFile[] = []
    for (const file of [...this.files.keys()].sort()) {
      const { size, mtimeMs } = await stat(join(this.folder, file))
      found.push({ file, path: join(this.folder, file), size, mtimeMs })
    }
    return found
  }

  async options(changed: Partial<BuildOptions<Words>> = {}): Promise<BuildOptions<Words>> {
    return {
      into: this.index,
      program: '1.0.0',
      backend: lunrBackend(),
      payload: readWords,
      sources: await this.sources(),
      readSource,
      analyse: (article) => {
        this.analysed.push(article.id)
        return { words: article.text.split(' ').length }
      },
      tables: () => {
        const ids: string[] = []
        return { add: (_, { article }) => ids.push(article.id), finish: () => ({ ids }) }
      },
      ...changed,
    }
  }

  async delete(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true })
  }
}

async function* readSource({ file, path }: SourceFile) {
  for (const line of (await readFile(path, 'utf8')).split('\n')) {
    const [id = '', text = ''] = line.split(': ')
    if (id === '!') yield { file, reason: 'this line is no article' }
    else if (id === 'throw') throw new Error('the disk is gone')
    else yield { article: { id, file, title: id, text } }
  }
}
