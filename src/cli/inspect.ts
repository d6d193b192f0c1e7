import type { Context } from './context.ts'
import { EXIT, type ExitStatus } from './exit-status.ts'

/** Shows what the pipeline sees in one file. */
export async function inspect({ engine, terminal }: Context, file: string, json: boolean): Promise<ExitStatus> {
  const inspection = await engine.inspect(file)
  if (json) {
    await terminal.write(`${JSON.stringify(inspection)}\n`)
    return EXIT.answered
  }
  const [{ makePage }, { renderInspection }] = await Promise.all([
    import('./page.ts'),
    import('./render-inspection.ts'),
  ])
  await terminal.write(renderInspection(makePage(terminal.width, terminal.colour), inspection))
  return EXIT.answered
}
