import { markdownTable } from 'markdown-table'
import type { Measured } from './run-child.ts'

/** What was measured of one engine on one corpus. */
export interface EngineResult {
  readonly engine: string
  readonly build: Measured<'build'>
  readonly refresh: Measured<'build'>
  /** Bytes on disk. */
  readonly size: number
  readonly answer: Measured<'answer'>
}

export interface PlainResult {
  readonly engine: string
  readonly plain: Measured<'plain'>
}

const mega = (bytes: number): string =>
  bytes < 1e7 ? `${(bytes / 1e6).toFixed(1)} MB` : `${Math.round(bytes / 1e6)} MB`
const seconds = (ms: number): string => (ms < 10_000 ? `${(ms / 1000).toFixed(2)} s` : `${Math.round(ms / 1000)} s`)
const ms = (value: number): string => (value < 10 ? value.toFixed(1) : String(Math.round(value)))
const pair = ({ median, p99 }: { median: number; p99: number }): string => `${ms(median)} / ${ms(p99)}`
const ratio = (value: number, base: number): string => `${(value / Math.max(base, 1e-9)).toFixed(1)}×`

/** A section of the results: each engine a column. */
export function renderScale(
  name: string,
  command: string,
  machine: string,
  engines: readonly EngineResult[],
  plain: readonly PlainResult[],
): string {
  const head = ['', ...engines.map(({ engine }) => engine), ...plain.map(({ engine }) => engine)]
  const row = (label: string, own: (result: EngineResult) => string, other: (result: PlainResult) => string) => [
    label,
    ...engines.map(own),
    ...plain.map(other),
  ]
  const none = () => ''
  const kinds = ['ask', 'who', 'timeline', 'typed'] as const
  const rows = [
    row(
      'articles a second, building',
      ({ build }) => ms((build.articles / build.elapsedMs) * 1000),
      ({ plain: p }) => ms(((engines[0]?.build.articles ?? 0) / p.buildMs) * 1000),
    ),
    row(
      'building',
      ({ build }) => seconds(build.elapsedMs),
      ({ plain: p }) => seconds(p.buildMs),
    ),
    row('processor time', ({ build }) => seconds(build.cpuMs), none),
    row(
      'peak memory, building',
      ({ build }) => mega(build.peak),
      ({ plain: p }) => mega(p.buildPeak),
    ),
    row(
      'on disk',
      ({ size }) => mega(size),
      ({ plain: p }) => mega(p.size),
    ),
    row(
      'refresh after 1 in 100 changed',
      ({ refresh }) => `${seconds(refresh.elapsedMs)} (${refresh.changed} read)`,
      none,
    ),
    row(
      'opening',
      ({ answer }) => seconds(answer.openMs),
      ({ plain: p }) => seconds(p.openMs),
    ),
    row('memory, opened', ({ answer }) => mega(answer.openMemory), none),
    row('memory, after all questions', ({ answer }) => mega(answer.memory), none),
    row('in use of it, heap and buffers', ({ answer }) => mega(answer.live), none),
    row('first answer', ({ answer }) => `${ms(answer.firstMs)} ms`, none),
    ...kinds.flatMap((kind) => [
      row(`${label[kind]}, cold`, ({ answer }) => pair(answer.answering[kind].cold), none),
      row(
        `${label[kind]}, warm`,
        ({ answer }) => pair(answer.answering[kind].warm),
        kind === 'ask'
          ? ({ plain: p }) => `${pair(p)} (${ratio(p.median, engines[0]?.answer.answering.ask.warm.median ?? 0)})`
          : none,
      ),
      row(
        `${label[kind]}, longest step`,
        ({ answer }) => ms(Math.max(answer.answering[kind].cold.block, answer.answering[kind].warm.block)),
        none,
      ),
    ]),
  ]
  return [
    `## Scale: ${name}`,
    `Times in milliseconds, median / 99th percentile, where nothing else is said. ${machine}`,
    `    ${command}`,
    markdownTable([head, ...rows], { align: ['l', ...head.slice(1).map(() => 'r')] }),
  ].join('\n\n')
}

const label = { ask: 'ask', who: 'who', timeline: 'timeline', typed: 'completion' } as const
