import { FONT_FAMILY, fontFiles } from './font.ts'

/** A picture: the SVG, and the same content in words for those who do not see it. */
export interface Drawing {
  readonly svg: string
  /** At most 1,024 UTF-16 code units, Discord's limit for the description of an attachment. */
  readonly altText: string
  /** Pixels. */
  readonly width: number
  readonly height: number
}

export type Theme = 'light' | 'dark'

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

/** An upright rectangle, in pixels; `x` and `y` are its left and upper edge. */
export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Discord's limit for the description of an attachment, in UTF-16 code units. */
export const LONGEST_ALT_TEXT = 1024

/** A text cut to a length in UTF-16 code units, never within a character, with an ellipsis where something is left out. */
export function clipText(text: string, longest: number): string {
  if (text.length <= longest) return text
  const start = text.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '')
  return `${start.trimEnd()}…`
}

type Attributes = Readonly<Record<string, string | number | undefined>>

/** XML knows no control characters, and `&` and `<` stand for themselves nowhere. */
export const xmlText = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: those that XML does not know
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
    .replaceAll('&', '&#x26;')
    .replaceAll('<', '&#x3C;')

/** A coordinate to a tenth of a pixel. */
const rounded = (coordinate: number): number => Math.round(coordinate * 10) / 10

/** The attribute `points` of a line or polygon through some points. */
export const pointsOf = (...points: readonly (readonly [x: number, y: number])[]): string =>
  points.map((point) => point.map(rounded).join()).join(' ')

/**
 * Writes an element of SVG.
 * @param attributes numbers and words of ours, in which nothing is to be escaped; those that are undefined are left out
 * @param content markup
 */
export function x(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : ` ${key}="${typeof value === 'number' ? rounded(value) : value}"`,
  )
  return `<${name}${written.join('')}>${content}</${name}>`
}

/** Writes a picture as an SVG document of its own. `label` is its title for screen readers. */
export function svgDocument(
  { width, height }: Pick<Rectangle, 'width' | 'height'>,
  palette: Palette,
  label: string,
  content: readonly string[],
): string {
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    role: 'img',
    // With other typefaces for viewers that do not have ours.
    'font-family': `${FONT_FAMILY}, Arial, Helvetica, sans-serif`,
  }
  const ground = x('rect', { width, height, fill: palette.paper })
  return x('svg', attributes, [x('title', {}, xmlText(label)), ground, ...content].join(''))
}

/** Pixels; a taller picture is a fault of its layout, and would take all memory. */
const tallest = 12_000

/**
 * Rasterises a picture at its own size, off the main thread. Only the font that comes with the dependencies is used.
 * @returns a PNG file
 * @throws RangeError when the picture is taller than 12,000 pixels
 */
export async function toPng(drawing: Drawing): Promise<Buffer> {
  if (drawing.height > tallest) throw new RangeError(`a picture of ${drawing.height} pixels is too tall`)
  const { renderAsync } = await import('@resvg/resvg-js')
  const image = await renderAsync(drawing.svg, {
    font: {
      loadSystemFonts: false,
      fontFiles: fontFiles(),
      defaultFontFamily: FONT_FAMILY,
      sansSerifFamily: FONT_FAMILY,
    },
  })
  return image.asPng()
}
