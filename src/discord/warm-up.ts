import type { Library } from '../library.ts'
import type { Suggestion } from '../types.ts'
import { errorFields, type Logger } from './log.ts'
import { renderReply } from './render/index.ts'

const KINDS: ReadonlySet<Suggestion['kind']> = new Set(['question', 'name', 'topic', 'article'])

/** Nobody sees what is drawn here. */
const CONTEXT = {
  owner: '0',
  library: '00000000',
  isPrivate: false,
  call: { command: 'ask', options: {} },
  page: 0,
  hasExports: true,
}

/** Asks a library once and draws the answer, so that what the first one loads is there before a member waits for it. */
export async function warmUp(library: Library, log: Logger): Promise<void> {
  try {
    renderReply({ type: 'answer', answer: await library.ask('Who said what, where and when?') }, CONTEXT)
    await library.suggest('a', KINDS, 1)
  } catch (error) {
    // Members' questions will tell whether it matters.
    log.warn(errorFields(error), 'the first question failed')
  }
}
