import { errorFields, type Logger } from './log.ts'

export interface SignalOptions {
  readonly log: Logger
  /** Stops as SIGTERM does. */
  readonly signal: AbortSignal | undefined
  readonly onReload: () => void
}

export interface Signals {
  /** Resolves at SIGTERM, SIGINT or the abort. */
  readonly stopped: Promise<undefined>
  /** Takes the listeners away. */
  readonly dispose: () => void
}

/** Listens to the signals of the process, and keeps it alive through failures that nobody waits for. */
export function onSignals({ log, signal, onReload }: SignalOptions): Signals {
  let stop: () => void = () => undefined
  const stopped = new Promise<undefined>((resolve) => {
    stop = () => resolve(undefined)
  })
  // discord.js reconnects in promises that nobody waits for; a failure there must not end the bot.
  const onRejection = (error: unknown): void => log.error(errorFields(error), 'unhandled rejection')
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  process.on('SIGHUP', onReload)
  process.on('unhandledRejection', onRejection)
  signal?.addEventListener('abort', stop, { once: true })
  if (signal?.aborted === true) stop()
  return {
    stopped,
    dispose: () => {
      process.off('SIGTERM', stop)
      process.off('SIGINT', stop)
      process.off('SIGHUP', onReload)
      process.off('unhandledRejection', onRejection)
      signal?.removeEventListener('abort', stop)
    },
  }
}
