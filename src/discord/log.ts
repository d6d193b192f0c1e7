import { type DestinationStream, type Logger, pino } from 'pino'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
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

/** What the bot counts, in the format of Prometheus. */
export class Metrics {
  readonly registry = new Registry()
  readonly interactions = new Counter({
    name: 'dateline_interactions_total',
    help: 'Interactions, by what was used and how it ended',
    labelNames: ['command', 'status'],
    registers: [this.registry],
  })
  readonly acknowledged = new Histogram({
    name: 'dateline_acknowledge_seconds',
    help: 'Seconds from the creation of an interaction to its acknowledgement',
    labelNames: ['command'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 1.5, 2, 3],
    registers: [this.registry],
  })
  readonly retries = new Counter({
    name: 'dateline_retries_total',
    help: 'Requests to Discord that were sent again',
    registers: [this.registry],
  })
  readonly reloads = new Counter({
    name: 'dateline_reloads_total',
    help: 'Reloads of the index, by how they ended',
    labelNames: ['status'],
    registers: [this.registry],
  })

  /** How many servers' own articles are open, and how many questions wait for their turn. */
  watchLibraries(libraries: { readonly open: number; readonly waiting: number }): void {
    const gauge = (name: string, help: string, value: () => number) =>
      new Gauge({
        name,
        help,
        registers: [this.registry],
        collect() {
          this.set(value())
        },
      })
    gauge('dateline_open_servers', "Servers' own articles that are open", () => libraries.open)
    gauge('dateline_waiting', 'Questions that wait for their turn', () => libraries.waiting)
  }

  /** Node's own figures as well: memory, event loop, garbage collection. */
  collectProcess(): void {
    collectDefaultMetrics({ register: this.registry })
  }
}
