import { commands } from '../commands/list.ts'
import { demoQuestions, writeDemo } from '../demo/index.ts'
import { type Context, withLibrary } from './context.ts'
import { EXIT, type ExitStatus } from './exit-status.ts'
import { writeReply } from './reply-command.ts'

/** Writes the demonstration and asks questions of it, each shown as it is typed. */
export async function demo(context: Context, folder: string): Promise<ExitStatus> {
  const { terminal, engine } = context
  const ask = commands.find(({ name }) => name === 'ask')
  if (ask === undefined) throw new Error('there is no command ask')
  const files = await writeDemo(folder)
  await terminal.write(`${files} files, one of each format that is read: ${folder}\n`)
  engine.readAhead()
  return withLibrary(context, folder, async (library) => {
    const shown = /^[\w./-]+$/.test(folder) ? folder : `"${folder}"`
    for (const question of demoQuestions) {
      await terminal.write(`\n$ dateline ask --corpus ${shown} "${question}"\n`)
      const started = performance.now()
      const reply = await ask.run(library, { question })
      await writeReply(terminal, reply, performance.now() - started, false)
    }
    return EXIT.answered
  })
}
