import { textWidth } from '../font.ts'
import { baselineAt, type PlacedText } from '../placed-text.ts'
import type { TextStyle } from '../wrap.ts'
import type { Item } from './items.ts'

/** A form that a mark can take. */
export type MarkForm = 'day' | 'stretch' | 'planned' | 'uncertain'

export interface LegendEntry {
  readonly form: MarkForm
  /** Middle of the sample mark. */
  readonly x: number
  readonly y: number
  readonly text: PlacedText
}

export interface Legend {
  readonly entries: readonly LegendEntry[]
  readonly height: number
}

const WORDS: Readonly<Record<MarkForm, string>> = {
  day: 'day',
  stretch: 'more than a day',
  planned: 'planned',
  uncertain: 'uncertain date',
}

const STYLE: TextStyle = { size: 26, weight: 'regular' }
const LINE = 42
const SAMPLE = 34
const GAP = 36

function formsOf(items: readonly Item[]): MarkForm[] {
  const used: Readonly<Record<MarkForm, boolean>> = {
    day: items.some(({ dot }) => dot),
    stretch: items.some(({ dot }) => !dot),
    planned: items.some(({ planned }) => planned),
    uncertain: items.some(({ uncertain }) => uncertain),
  }
  const forms = (['day', 'stretch', 'planned', 'uncertain'] as const).filter((form) => used[form])
  return forms.length === 1 && forms[0] === 'day' ? [] : forms
}

/** Explains the marks in use, in as many lines as it needs; nothing where all are plain days. */
export function placeLegend(items: readonly Item[], left: number, top: number, width: number): Legend {
  let x = left
  let y = top + LINE / 2
  const entries = formsOf(items).map((form): LegendEntry => {
    const needed = SAMPLE + textWidth(WORDS[form], STYLE.size)
    if (x > left && x + needed > left + width) {
      x = left
      y += LINE
    }
    const baseline = baselineAt(y, STYLE.size)
    const text = { ...STYLE, text: WORDS[form], x: x + SAMPLE, baseline, anchor: 'start', colour: 'muted' } as const
    const entry = { form, x: x + 12, y, text }
    x += needed + GAP
    return entry
  })
  return { entries, height: entries.length === 0 ? 0 : y + LINE / 2 - top }
}
