import { type FileHandle, open, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import type { Manifest } from './manifest.ts'
import { DamagedIndexError } from './types.ts'

const ending = '.json'

/** Writes a named value as JSON. */
export async function writeBlob(folder: string, name: string, value: unknown): Promise<void> {
  if (!/^[a-z0-9-]+$/i.test(name))
    throw new RangeError(`"${name}" is no name for a table: use letters, digits, hyphens`)
  await writeFile(join(folder, name + ending), JSON.stringify(value))
}

/** Size of each file in a folder, and a checksum of the named values. */
export async function describeFiles(folder: string): Promise<Manifest['files']> {
  const files: Manifest['files'] = {}
  for (const file of (await readdir(folder)).sort()) {
    const { size } = await stat(join(folder, file))
    files[file] = file.endsWith(ending) ? { size, crc: crc32(await readFile(join(folder, file))) } : { size }
  }
  return files
}

/** Reads named values on demand, through handles that stay good when the files are replaced. */
export class BlobReader {
  readonly #files: Manifest['files']
  readonly #handles: ReadonlyMap<string, FileHandle>

  private constructor(files: Manifest['files'], handles: ReadonlyMap<string, FileHandle>) {
    this.#files = files
    this.#handles = handles
  }

  /** @throws DamagedIndexError when a file is missing or of another size */
  static async open(folder: string, files: Manifest['files']): Promise<BlobReader> {
    const handles = new Map<string, FileHandle>()
    const reader = new BlobReader(files, handles)
    try {
      for (const [file, { size }] of Object.entries(files)) {
        const found = await stat(join(folder, file))
        if (found.size !== size) throw new DamagedIndexError(file, `has ${found.size} bytes instead of ${size}`)
        if (file.endsWith(ending)) handles.set(file, await open(join(folder, file), 'r'))
      }
    } catch (error) {
      await reader.close()
      throw error
    }
    return reader
  }

  /**
   * The value; undefined where there is none of that name.
   *
   * @throws DamagedIndexError when it is not what was written
   */
  async read(name: string): Promise<unknown> {
    const file = name + ending
    const handle = this.#handles.get(file)
    const described = this.#files[file]
    if (handle === undefined || described === undefined) return undefined
    const bytes = Buffer.alloc(described.size)
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, 0)
    if (bytesRead !== bytes.length || crc32(bytes) !== described.crc) throw new DamagedIndexError(file, 'is damaged')
    return JSON.parse(bytes.toString('utf8'))
  }

  async close(): Promise<void> {
    for (const handle of this.#handles.values()) await handle.close()
  }
}
