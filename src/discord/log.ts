import { type DestinationStream, type Logger, pino } from 'pino'
import { type Config, isToken } from '../config.ts'

export type { Logger } from 'pino'

/**
 * Structured log on standard error, one JSON object a line. The token is taken out of whatever would be written; what
 * is too short to be one is not looked for, as it would tear holes into every line.
 * @param destination where to write instead
 */
export function createLogger(
  config: Pick<Config, 'token' | 'logLevel'>,
  destination: DestinationStream = pino.destination(2),
): Logger {
  const { token, logLevel } = config
  return pino(
    {
      level: logLevel,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      hooks: { streamWrite: (line) => (isToken(token) ? line.replaceAll(token, '[token]') : line) },
    },
    destination,
  )
}

/**
 * An error's own facts, for the log. Requests and bodies that libraries hang on their errors are left out: they hold tokens and texts.
 * @param secrets texts to take out, such as the question
 */
export function errorFields(error: unknown, secrets: readonly string[] = []): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: { message: clean(String(error), secrets) } }
  const code = 'code' in error ? error.code : undefined
  const status = 'status' in error ? error.status : undefined
  return {
    error: {
      name: error.name,
      message: clean(error.message, secrets),
      stack: clean(error.stack ?? '', secrets),
      ...(code === undefined ? {} : { code }),
      ...(status === undefined ? {} : { status }),
      ...(error.cause === undefined ? {} : { cause: clean(String(error.cause), secrets) }),
    },
  }
}

/** Shorter ones would tear holes into every stack. */
const SHORTEST_SECRET = 4

/** Takes secrets out of a text, as they were written and with their white space tidied. */
function clean(text: string, secrets: readonly string[]): string {
  return secrets
    .flatMap((secret) => [secret, secret.replace(/\s+/g, ' ').trim()])
    .filter((secret) => secret.length >= SHORTEST_SECRET)
    .reduce((rest, secret) => rest.replaceAll(secret, '[text]'), text)
}
