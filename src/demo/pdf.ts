/** Lines of a page are this far apart, in points; the first stands so far from the left and the foot of the page. */
const [leading, left, top] = [16, 72, 740]

const escaped = (text: string): string => text.replace(/[\\()]/g, '\\$&')

/**
 * A PDF of lines in one typeface that every reader has, written out after ISO 32000: objects, the table of where they stand, trailer.
 * @param title in Latin letters, as all lines are
 */
export function pdfOf(title: string, pages: readonly (readonly string[])[]): Uint8Array {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, at) => `${5 + at * 2} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    `<< /Title (${escaped(title)}) /CreationDate (D:20240212090000Z) >>`,
    ...pages.flatMap((lines, at) => {
      const shown = lines.map((line) => `(${escaped(line)}) Tj T*`).join('\n')
      const content = `BT /F1 12 Tf ${leading} TL ${left} ${top} Td\n${shown}\nET`
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${6 + at * 2} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ]
    }),
  ]
  let file = '%PDF-1.4\n'
  const places = objects.map((object, at) => {
    const place = file.length
    file += `${at + 1} 0 obj\n${object}\nendobj\n`
    return place
  })
  const table = places.map((place) => `${`${place}`.padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  const trailer = `<< /Size ${size} /Root 1 0 R /Info 4 0 R >>`
  file += `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n${trailer}\nstartxref\n${file.length}\n%%EOF\n`
  return Buffer.from(file, 'latin1')
}

/** The file of the demonstration. */
export const ferryReport = pdfOf('The ferry in 2023', [
  [
    'The ferry in 2023',
    '',
    'The ferry Heron carried 41,200 passengers between Tern Bay and the islands in',
    '2023. That is a tenth more than in the year before.',
  ],
  ['Simon Falk, the director of the ferry company, said that a second ferry would', 'be bought in 2025.'],
])
