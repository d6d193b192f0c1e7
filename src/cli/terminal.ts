import type { Readable, Writable } from 'node:stream'

const WIDTH = { least: 40, most: 100 }

/** What the command line reads from and writes to. */
export interface Terminal {
  readonly input: Readable
  readonly output: Writable
  /** A person types and reads. */
  readonly interactive: boolean
  readonly colour: boolean
  /** Columns that text is wrapped to. */
  readonly width: number
  /** Writes to standard output; resolves once more can be taken. */
  readonly write: (text: string) => Promise<void>
  /** Writes one line to standard error. */
  readonly warn: (line: string) => void
}

/** Writes, and waits while the reader is slower than the writer. */
function writer(stream: Writable): Terminal['write'] {
  return (text) =>
    new Promise((resolve) => {
      if (stream.write(text)) resolve()
      else stream.once('drain', resolve)
    })
}

/** A reader that has seen enough (`| head`) closes the pipe, which is no fault. */
function endQuietlyOnClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
  process.exit()
}

/** The process's own standard streams. Colours follow NO_COLOR, FORCE_COLOR and whether a terminal reads. */
export function processTerminal(env: Readonly<Record<string, string | undefined>>): Terminal {
  const { stdin, stdout, stderr } = process
  stdout.on('error', endQuietlyOnClosedPipe)
  stderr.on('error', endQuietlyOnClosedPipe)
  const forced = env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '' && env.FORCE_COLOR !== '0'
  return {
    input: stdin,
    output: stdout,
    interactive: stdin.isTTY === true && stdout.isTTY === true,
    colour: !env.NO_COLOR && (forced || (stdout.isTTY === true && env.TERM !== 'dumb')),
    width: Math.min(Math.max(stdout.columns || WIDTH.most, WIDTH.least), WIDTH.most),
    write: writer(stdout),
    warn: (line) => {
      stderr.write(`${line.replace(/\p{Cc}+/gu, ' ').trim()}\n`)
    },
  }
}
