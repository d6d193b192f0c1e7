import type { Drawing } from './drawing.ts'
import { FONT_FAMILY, fontFiles } from './font.ts'

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
