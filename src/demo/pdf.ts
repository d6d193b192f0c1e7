/** A line of a page: its text, where it begins, the height of its letters, and whether it is written upwards. Lengths are in points, y grows upwards. */
export type Placed = readonly [text: string, x: number, y: number, size?: number, upwards?: boolean]

const escaped = (text: string): string => text.replace(/[\\()]/g, '\\$&')

/** Lines under one another from a place on. */
export const lines = (texts: readonly string[], x: number, y: number, size = 10): Placed[] =>
  texts.map((text, index) => [text, x, y - index * size * 1.2, size])

/** What a PDF has besides its pages, as it is written there. */
interface Besides {
  /** What it says of itself: "/Title (…)". */
  readonly info?: string
  readonly trailer?: string
  readonly catalog?: string
  /** Objects behind those of the pages; a page is the object 5, 7, 9 …, so the first of these is 5 and twice the number of pages. */
  readonly objects?: readonly string[]
}

/** A PDF of pages of 600 by 800 points in one typeface that every reader has, written out after ISO 32000: objects, the table of where they stand, trailer. */
export function pdfOf(pages: readonly (readonly Placed[])[], besides: Besides = {}): Uint8Array {
  const { info = '', trailer = '', catalog = '', objects: more = [] } = besides
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, at) => `${5 + at * 2} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    `<< ${info} >>`,
    ...pages.flatMap((placed, at) => {
      const shown = placed.map(
        ([text, x, y, size = 10, upwards = false]) =>
          `BT /F1 ${size} Tf ${upwards ? '0 1 -1 0' : '1 0 0 1'} ${x} ${y} Tm (${escaped(text)}) Tj ET`,
      )
      const content = shown.join('\n')
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents ${6 + at * 2} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ]
    }),
    ...more,
  ]
  let file = '%PDF-1.4\n'
  const places = objects.map((object, at) => {
    const place = file.length
    file += `${at + 1} 0 obj\n${object}\nendobj\n`
    return place
  })
  const start = file.length
  const size = objects.length + 1
  file += `xref\n0 ${size}\n0000000000 65535 f \n`
  for (const place of places) file += `${`${place}`.padStart(10, '0')} 00000 n \n`
  file += `trailer\n<< /Size ${size} /Root 1 0 R /Info 4 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(file, 'latin1')
}

/** The file of the demonstration. */
export const ferryReport = pdfOf(
  [
    [
      ['The ferry in 2023', 72, 740, 16],
      ...lines(
        [
          'The ferry Heron carried 41,200 passengers between Tern Bay and the islands in',
          '2023. That is a tenth more than in the year before.',
        ],
        72,
        710,
      ),
    ],
    lines(
      ['Simon Falk, the director of the ferry company, said that a second ferry would', 'be bought in 2025.'],
      72,
      740,
    ),
  ],
  { info: '/Title (The ferry in 2023) /CreationDate (D:20240212090000Z)' },
)
