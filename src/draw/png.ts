import type { Drawing } from './drawing.ts'
import { FONT_FAMILY, fontFiles } from './font.ts'

/**
 * Rasterises a picture at its own size, off the main thread. Only the font that comes with the dependencies is used.
 * @returns a PNG file
 */
export async function toPng(drawing: Drawing): Promise<Buffer> {
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
