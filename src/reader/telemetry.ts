/** The runtime of the network keeps a database of the sessions that it opens in the user's cache folder, and looks up its makers' host to send it there. */

const variable = 'ORT_DISABLE_TELEMETRY'

/**
 * Keeps the runtime from it. It reads the environment of the process, which only the main thread can change: to be called
 * there before a thread that loads the runtime is started, and before it is loaded. Who has set the variable keeps it as it is.
 */
export function keepRuntimeSilent(): void {
  process.env[variable] ??= '1'
}
