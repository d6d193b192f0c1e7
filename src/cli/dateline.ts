import { InputError } from '../errors.ts'
import type { Context } from './context.ts'
import { EXIT, type ExitStatus, errorLine } from './exit-status.ts'
import { makeProgram } from './program.ts'

/** An error that commander has raised: wrong usage, or the end of `--help` and `--version`. */
interface UsageError extends Error {
  readonly code: string
  readonly exitCode: number
}

function isUsageError(error: unknown): error is UsageError {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && 'exitCode' in error
}

/** "error: unknown option '--form'\n(Did you mean --from?)" on one line, with where to look. */
function usageLine({ message }: UsageError): string {
  return `${message
    .replace(/^error: /, '')
    .replace(/\s+/g, ' ')
    .trim()}; see dateline --help`
}

function statusOfError(error: unknown, { terminal, env }: Context): ExitStatus {
  if (isUsageError(error) && error.code.startsWith('commander.')) {
    if (error.exitCode === 0) return EXIT.answered
    terminal.warn(usageLine(error))
    return EXIT.usage
  }
  terminal.warn(errorLine(error))
  if (error instanceof InputError) return EXIT.usage
  if (env.LOG_LEVEL === 'debug' && error instanceof Error) console.error(error.stack)
  return EXIT.fault
}

/**
 * Runs the command line.
 * @param words what stands after the program's name
 * @returns the exit status: 0 answered or listed, 3 unanswered, 2 wrong usage or input, 1 an internal fault
 */
export async function runDateline(words: readonly string[], context: Context): Promise<ExitStatus> {
  let status: ExitStatus = EXIT.answered
  const program = makeProgram(context, (ended) => {
    status = ended
  })
  if (words.length === 0) {
    await context.terminal.write(program.helpInformation())
    context.terminal.warn('No command is given: take one of the above')
    return EXIT.usage
  }
  try {
    await program.parseAsync(words, { from: 'user' })
  } catch (error) {
    return statusOfError(error, context)
  }
  return status
}
