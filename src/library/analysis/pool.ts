import { availableParallelism } from 'node:os'
import type { Article } from '../../types.ts'
import { analyseArticle, type Payload, readPayload } from '../payload.ts'

/** Analyses articles, on all cores where there are many. */
export interface AnalysisPool {
  analyse(article: Article): Payload | Promise<Payload>
  /** Articles that may be on their way at the same time. */
  readonly concurrency: number
  close(): Promise<void>
}

/** A worker takes as long to start as some articles take to be analysed: so many are analysed here first. */
const firstHere = 40

/** The worker's file stands beside the bundle. Run from its sources, the program has no worker threads. */
const workerFile = new URL('./analysis-worker.js', import.meta.url)
const isBundled = import.meta.url.endsWith('.js')

/** A pool that begins with this thread and takes all cores when there is more to do. */
export function analysisPool(threads = availableParallelism()): AnalysisPool {
  let count = 0
  let workers: ReturnType<typeof startWorkers> | undefined
  return {
    concurrency: isBundled ? threads * 3 : 1,
    async analyse(article) {
      if (!isBundled || threads < 2 || ++count <= firstHere) return analyseArticle(article)
      workers ??= startWorkers(threads)
      const json: unknown = JSON.parse(await (await workers).run(article))
      return readPayload(json)
    },
    async close() {
      await (await workers)?.destroy()
    },
  }
}

async function startWorkers(threads: number) {
  const { Piscina } = await import('piscina')
  return new Piscina<Article, string>({ filename: workerFile.href, minThreads: threads, maxThreads: threads })
}
