import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Library } from '../library.ts'
import type { Suggestion } from '../types.ts'
import { errorFields, type Logger } from './log.ts'
import { renderReply } from './render/index.ts'

const KINDS: ReadonlySet<Suggestion['kind']> = new Set(['name', 'topic'])
/** Questions of several kinds, about whatever the library suggests. */
const QUESTIONS: readonly ((name: string) => string)[] = [
  (name) => `Who is ${name}?`,
  (name) => `When did ${name} meet others?`,
  (name) => `What did ${name} say?`,
  (name) => `Where is ${name}?`,
  (name) => `How many are in ${name}?`,
  (name) => `What happened to ${name}, and why?`,
]
/** Nobody sees what is drawn here. */
const CONTEXT = {
  owner: '0',
  library: '00000000',
  isPrivate: false,
  call: { command: 'ask', options: {} },
  page: 0,
  hasExports: true,
}

/**
 * Asks a library and draws the answers, so that what the first questions load and compile is there before members wait for it.
 * @param budget milliseconds after which no further question is asked
 */
export async function warmUp(library: Library, budget: number, log: Logger): Promise<void> {
  const end = performance.now() + budget
  try {
    const names = await library.suggest('a', KINDS, 10)
    for (const { value } of [{ value: 'the mayor' }, ...names]) {
      for (const question of QUESTIONS) {
        renderReply({ type: 'answer', answer: await library.ask(question(value)) }, CONTEXT)
        if (performance.now() > end) return
        await nextTurn()
      }
    }
  } catch (error) {
    // Members' questions will tell whether it matters.
    log.warn(errorFields(error), 'the first questions failed')
  }
}
