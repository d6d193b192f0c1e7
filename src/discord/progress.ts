import { InputError } from '../errors.ts'
import { escapeText } from './escape.ts'
import { errorFields, type Logger } from './log.ts'
import { type MessageBody, textMessage } from './render/message.ts'
import type { Responder } from './responder.ts'

/** Milliseconds between two edits that show how far something has come. */
const everyMs = 1_500

/** What came of work, as the member sees it, and a word on it for the log. */
export interface Ended {
  readonly message: MessageBody
  readonly status: string
}

/**
 * Does work that may take long: says privately that an answer will come, shows how far it has come, and puts the outcome in
 * its place. What the work throws as input is its outcome.
 * @param work is given what takes a few words on what is being done
 * @returns the word for the log
 * @throws what `work` throws but for `InputError`
 */
export async function withProgress(
  responder: Responder,
  log: Logger,
  work: (show: (words: string) => void) => Promise<Ended>,
): Promise<string> {
  await responder.defer(true)
  let lastAt = performance.now()
  let words: string | undefined
  let editing: Promise<void> = Promise.resolve()
  const edit = async (): Promise<void> => {
    const shown = words
    words = undefined
    lastAt = performance.now()
    // The outcome is shown all the same.
    if (shown !== undefined)
      await responder
        .progress(textMessage(shown))
        .catch((error: unknown) => log.warn(errorFields(error), 'no progress shown'))
  }
  const timer = setInterval(() => {
    if (words !== undefined && performance.now() - lastAt >= everyMs) editing = editing.then(edit)
  }, everyMs / 10).unref()
  const ended = async (message: MessageBody): Promise<void> => {
    clearInterval(timer)
    await editing
    await responder.edit(message)
  }
  try {
    const { message, status } = await work((said) => {
      words = said
    })
    await ended(message)
    return status
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    await ended(textMessage(escapeText(error.next === '' ? error.message : error.line, 600)))
    return 'input'
  } finally {
    clearInterval(timer)
  }
}
