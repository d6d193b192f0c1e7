import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'

/** What the bot counts, in the format of Prometheus. */
export class Metrics {
  readonly registry = new Registry()
  readonly interactions = new Counter({
    name: 'dateline_interactions_total',
    help: 'Interactions, by what was used and how it ended',
    labelNames: ['command', 'status'],
    registers: [this.registry],
  })
  readonly acknowledged = new Histogram({
    name: 'dateline_acknowledge_seconds',
    help: 'Seconds from the creation of an interaction to its acknowledgement',
    labelNames: ['command'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 1.5, 2, 3],
    registers: [this.registry],
  })
  readonly retries = new Counter({
    name: 'dateline_retries_total',
    help: 'Requests to Discord that were sent again',
    registers: [this.registry],
  })
  readonly reloads = new Counter({
    name: 'dateline_reloads_total',
    help: 'Reloads of the index, by how they ended',
    labelNames: ['status'],
    registers: [this.registry],
  })

  /** Node's own figures as well: memory, event loop, garbage collection. */
  collectProcess(): void {
    collectDefaultMetrics({ register: this.registry })
  }
}
