/** A line of a page: its text, where it begins, the height of its letters, and whether it is written upwards. */
export type Placed = readonly [text: string, x: number, y: number, size?: number, upwards?: boolean]

const escaped = (text: string): string => text.replace(/[\\()]/g, '\\$&')

/** Lines under one another from a place on. */
export const lines = (texts: readonly string[], x: number, y: number, size = 10): Placed[] =>
  texts.map((text, index) => [text, x, y - index * size * 1.2, size])

/**
 * A PDF of pages of 600 by 800 points, written out: its objects, its table of them, its trailer.
 * @param trailer what stands in the trailer besides ("/Encrypt …")
 */
export function pdfOf(pages: readonly (readonly Placed[])[], info = '', trailer = ''): Uint8Array {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, at) => `${5 + at * 2} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    `<< ${info} >>`,
  ]
  for (const [at, placed] of pages.entries()) {
    const content = placed
      .map(
        ([text, x, y, size = 10, upwards = false]) =>
          `BT /F1 ${size} Tf ${upwards ? '0 1 -1 0' : '1 0 0 1'} ${x} ${y} Tm (${escaped(text)}) Tj ET`,
      )
      .join('\n')
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents ${6 + at * 2} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    )
  }
  let file = '%PDF-1.4\n'
  const places = objects.map((object, at) => {
    const place = file.length
    file += `${at + 1} 0 obj\n${object}\nendobj\n`
    return place
  })
  const table = file.length
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`
  for (const place of places) file += `${`${place}`.padStart(10, '0')} 00000 n \n`
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 4 0 R ${trailer} >>\nstartxref\n${table}\n%%EOF\n`
  return Buffer.from(file, 'latin1')
}
