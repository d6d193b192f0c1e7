import type { Context } from './context.ts'
import { EXIT, type ExitStatus } from './exit-status.ts'
import { makeProgressBar } from './progress.ts'

/** Builds or refreshes the index of a folder, and says what was done; a file that could not be read is one line. */
export async function indexCorpus(context: Context, folder: string | undefined): Promise<ExitStatus> {
  const { engine, terminal, env } = context
  const corpus = folder ?? (env.DATELINE_CORPUS || undefined)
  const bar = makeProgressBar('Indexing')
  const summary = await engine
    .index({ ...(corpus !== undefined && { corpus }), onProgress: bar.update, onNotice: terminal.warn })
    .finally(bar.stop)
  for (const { file, reason } of summary.problems) terminal.warn(`Skipped ${file}: ${reason}`)
  const articles = summary.articles === 1 ? '1 article' : `${summary.articles} articles`
  const seconds = (summary.elapsedMs / 1000).toFixed(1)
  await terminal.write(`${articles}, ${summary.changed} read anew, in ${seconds} s: ${summary.folder}\n`)
  return EXIT.answered
}
