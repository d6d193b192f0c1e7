import type { Context } from './context.ts'
import { EXIT, type ExitStatus } from './exit-status.ts'

/** Shows what the pipeline sees in one file. */
export async function inspect({ engine, terminal }: Context, file: string, json: boolean): Promise<ExitStatus> {
  const inspection = await engine.inspect(file)
  if (json) {
    await terminal.write(`${JSON.stringify(inspection)}\n`)
    return EXIT.answered
  }
  const [{ inColumns }, { makePage }, { renderInspection }] = await Promise.all([
    import('./columns.ts'),
    import('./page.ts'),
    import('./render-inspection.ts'),
  ])
  const page = makePage(terminal.width, terminal.colour)
  await terminal.write(await inColumns(() => renderInspection(page, inspection)))
  return EXIT.answered
}
