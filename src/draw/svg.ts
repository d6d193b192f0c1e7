import type { Element } from 'xast'
import { toXml } from 'xast-util-to-xml'
import { x } from 'xastscript'
import type { Palette } from './palette.ts'
import { FONT_STACK } from './placed-text.ts'
import type { Rectangle } from './rectangle.ts'

/** Writes a picture as an SVG document of its own. `label` is its title for screen readers. */
export function svgDocument(
  size: Pick<Rectangle, 'width' | 'height'>,
  palette: Palette,
  label: string,
  content: Element[],
): string {
  const { width, height } = size
  const root = x(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'font-family': FONT_STACK,
    },
    x('title', label),
    x('rect', { width, height, fill: palette.paper }),
    ...content,
  )
  return toXml(root)
}
