import { stat } from 'node:fs/promises'
import { InputError } from '../errors.ts'
import type { Added, CorpusFolder, Fetcher } from '../fetch/index.ts'
import { type Context, corpusOf } from './context.ts'
import { EXIT, type ExitStatus } from './exit-status.ts'

/** Flags of `add` and `feed`. */
export interface FetchFlags {
  readonly corpus?: string
  readonly overwrite?: boolean
  readonly pages?: boolean
  readonly allowPrivate?: boolean
  /** Megabytes. */
  readonly maxSize?: string
  /** Seconds. */
  readonly timeout?: string
}

export const FETCH_OPTIONS = [
  ['--corpus <dir>', 'folder they are put into; that of DATELINE_CORPUS without it'],
  ['--max-size <MB>', 'largest page or document, 20 without it'],
  ['--timeout <seconds>', 'longest time for one of them, 30 without it'],
  ['--allow-private', 'ask addresses of private networks and of this machine too'],
] as const

function positive(flag: string, text: string | undefined, otherwise: number): number {
  const value = text === undefined ? otherwise : Number(text)
  if (!(value > 0 && value <= 86_400)) throw new InputError(`${flag} is ${text}`, 'give a number above 0, such as 20')
  return value
}

/** Opens the folder that is put into, works on it, and keeps what is to be remembered, whatever came of the work. */
async function withFolder(
  context: Context,
  flags: FetchFlags,
  work: (folder: CorpusFolder, fetcher: Fetcher) => Promise<ExitStatus>,
): Promise<ExitStatus> {
  const largest = positive('--max-size', flags.maxSize, 20) * 1e6
  const longest = positive('--timeout', flags.timeout, 30) * 1000
  const { corpus } = corpusOf(context, flags.corpus)
  if (!corpus) throw new InputError('no folder is given', 'name the one to put them into with --corpus')
  const { CorpusFolder, Fetcher } = await import('../fetch/index.ts')
  const folder = await CorpusFolder.open(corpus)
  const fetcher = new Fetcher({ largest, longest, allowPrivate: flags.allowPrivate === true })
  try {
    return await work(folder, fetcher)
  } finally {
    await fetcher.close()
    await folder.saveNotes()
  }
}

/** Does each of several; what is wrong with one is a line, and the rest goes on. */
async function each(
  context: Context,
  items: readonly string[],
  work: (item: string) => Promise<void>,
): Promise<ExitStatus> {
  let status: ExitStatus = EXIT.answered
  for (const item of items) {
    try {
      await work(item)
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      context.terminal.warn(error.line)
      status = EXIT.usage
    }
  }
  return status
}

const WORDS: Readonly<Record<Added['change'], string>> = { added: 'Added', changed: 'Replaced', unchanged: 'Unchanged' }

/** "Added 2024-05-03-bridge.md: Harbour bridge opens". */
const lineOf = ({ change, file, title }: Added): string => `${WORDS[change]} ${file}${title ? `: ${title}` : ''}\n`

/** Whether a word names an address, and not a file that is there. */
async function isAddress(word: string): Promise<boolean> {
  // A single letter is a drive.
  return /^[a-z][a-z\d+.-]+:/i.test(word) && (await stat(word).catch(() => undefined)) === undefined
}

/** Puts pages, documents and files into a folder. */
export function add(context: Context, items: readonly string[], flags: FetchFlags): Promise<ExitStatus> {
  return withFolder(context, flags, async (folder, fetcher) => {
    const { addFile, addPage } = await import('../fetch/index.ts')
    return each(context, items, async (item) => {
      const overwrite = flags.overwrite === true
      const added = (await isAddress(item))
        ? await addPage(item, fetcher, folder, overwrite)
        : await addFile(item, folder, overwrite)
      await context.terminal.write(lineOf(added))
    })
  })
}

/** Puts the new entries of feeds into a folder. */
export function feed(context: Context, addresses: readonly string[], flags: FetchFlags): Promise<ExitStatus> {
  const { terminal } = context
  return withFolder(context, flags, async (folder, fetcher) => {
    const { addFeed } = await import('../fetch/index.ts')
    return each(context, addresses, async (address) => {
      const added = await addFeed(address, {
        fetcher,
        folder,
        pages: flags.pages === true,
        onAdded: (one) => terminal.write(lineOf(one)),
        onFault: terminal.warn,
      })
      const count = added === 0 ? 'Nothing new' : `${added} new`
      await terminal.write(`${count} in ${address}\n`)
    })
  })
}
