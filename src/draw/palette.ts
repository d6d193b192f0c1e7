import type { Theme } from './drawing.ts'

/** The colours of a theme, `#rrggbb`. Text in `ink`, `muted`, `accent` and `planned` is readable on `paper` and on `chip`. */
export interface Palette {
  readonly paper: string
  readonly ink: string
  readonly muted: string
  /** What happened. */
  readonly accent: string
  /** What was planned. */
  readonly planned: string
  /** Axis and other thin lines. */
  readonly rule: string
  /** The ground of numbers and names. */
  readonly chip: string
}

export type Colour = keyof Palette

export const PALETTES: Readonly<Record<Theme, Palette>> = {
  light: {
    paper: '#ffffff',
    ink: '#1b1f24',
    muted: '#57606a',
    accent: '#0b57a4',
    planned: '#9a3b00',
    rule: '#9aa4b0',
    chip: '#eaf1f9',
  },
  dark: {
    paper: '#1c1d22',
    ink: '#f1f3f5',
    muted: '#b3bac4',
    accent: '#7fb8ff',
    planned: '#ffa866',
    rule: '#6b7380',
    chip: '#2b3340',
  },
}
