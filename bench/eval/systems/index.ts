import type { System } from '../types.ts'
import { bm25System } from './bm25-system.ts'
import { datelineSystem } from './dateline-system.ts'
import { lunrSystem } from './lunr-system.ts'

/** The systems by the name that the command line gives them, ours first. */
export const systems: Readonly<Record<'dateline' | 'lunr' | 'bm25', System>> = {
  dateline: datelineSystem,
  lunr: lunrSystem,
  bm25: bm25System,
}

export type SystemName = keyof typeof systems | 'all'
