import type { SingleBar } from 'cli-progress'

/** How far a build has come. */
interface Progress {
  /** Files done, of `total`. */
  readonly done: number
  readonly total: number
  /** Articles done; a file may hold many. */
  readonly articles: number
}

interface ProgressBar {
  readonly update: (progress: Progress) => void
  readonly stop: () => void
}

/** A bar on standard error, where that is a terminal; the library for it is loaded at the first step only. */
export function makeProgressBar(label: string): ProgressBar {
  if (process.stderr.isTTY !== true) return { update: () => {}, stop: () => {} }
  let latest: Progress | undefined
  let bar: SingleBar | undefined
  let stopped = false
  const start = async () => {
    const { default: progress } = await import('cli-progress')
    if (stopped || !latest) return
    const format = `${label} {bar} {value}/{total} files, {articles} articles`
    bar = new progress.SingleBar({ format, clearOnComplete: true, hideCursor: true }, progress.Presets.shades_classic)
    bar.start(latest.total, latest.done, { articles: latest.articles })
  }
  return {
    update: (step) => {
      if (!latest) void start()
      latest = step
      bar?.setTotal(step.total)
      bar?.update(step.done, { articles: step.articles })
    },
    stop: () => {
      stopped = true
      bar?.stop()
    },
  }
}
