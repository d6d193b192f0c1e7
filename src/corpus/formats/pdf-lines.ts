/** A piece of text as a PDF places it. Lengths are in points, y grows upwards. */
export interface Piece {
  readonly text: string
  readonly x: number
  /** Of its baseline. */
  readonly y: number
  readonly width: number
  /** Of its letters. */
  readonly height: number
  /** Written upwards or downwards, as on the edge of a page. */
  readonly turned: boolean
  /** The file's name for its font: only good for telling fonts apart. */
  readonly font: string
}

export interface Page {
  /** What the page is called: "4", "iv". */
  readonly label: string
  /** Its place in the file, from 1. */
  readonly number: number
  readonly left: number
  readonly bottom: number
  readonly right: number
  readonly top: number
  readonly pieces: readonly Piece[]
}

/** A line of a column, or what of it stands together. */
export interface Line {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly y: number
  readonly height: number
  /** Its font; empty where it has several. */
  readonly font: string
  /** Where the parts begin that a wide gap sets apart, and where they end, as in a row of a table. */
  readonly cells: readonly { readonly left: number; readonly right: number }[]
}

/** In heights of a letter: a wider gap parts words, and one wider still columns or cells. */
const wordGap = 0.17
const columnGap = 1.1
/** Text columns are parted where at least so many lines stand on either side, of so many signs on average; the cells of tables are shorter. */
const leastLines = 3
const leastSigns = 18

const middle = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

/** Pieces of text of one page; a full newspaper page has some thousand. */
const mostPieces = 20_000

/** Whether a piece is more than a bullet or a rule, which programs draw larger and lower than the text beside it. */
const isWords = ({ text }: { readonly text: string }): boolean => /[\p{L}\p{N}]/u.test(text)

const touch = (one: Piece, other: Piece, most: number): boolean =>
  one.x - (other.x + other.width) < most && other.x - (one.x + one.width) < most

/** Pieces of one baseline, those of words first, the tallest before the others. A raised or lowered sign belongs to the line that it touches. */
function rowsOf(pieces: readonly Piece[]): Piece[][] {
  const rows: Piece[][] = []
  const sorted = [...pieces].sort((a, b) => b.height - a.height || b.y - a.y)
  for (const piece of [...sorted.filter(isWords), ...sorted.filter((piece) => !isWords(piece))]) {
    const aside = ([first]: readonly Piece[]) => Math.abs((first?.y ?? 0) - piece.y)
    const row = isWords(piece)
      ? rows.find((each) => {
          const [less = 0, more = 0] = [each[0]?.height ?? 0, piece.height].sort((a, b) => a - b)
          // Beside tall letters of another column stand two lines of small ones.
          return (
            aside(each) <= 0.45 * less || (aside(each) <= 0.45 * more && each.some((one) => touch(one, piece, more)))
          )
        })
      : rows.reduce<Piece[] | undefined>(
          (best, each) =>
            aside(each) <= (each[0]?.height ?? 0) * 0.6 && (best === undefined || aside(each) < aside(best))
              ? each
              : best,
          undefined,
        )
    if (row === undefined) rows.push([piece])
    else row.push(piece)
  }
  return rows
}

/** Pieces as lines, parted where a column may begin. */
function joinPieces(pieces: readonly Piece[]): Line[] {
  if (pieces.length > mostPieces) throw new Error(`a page has more than ${mostPieces} pieces of text`)
  return rowsOf(pieces).flatMap((row) => {
    const { y = 0 } = row[0] ?? {}
    const lines: { text: string; left: number; right: number; y: number; height: number; font: string }[] = []
    for (const piece of row.sort((a, b) => a.x - b.x)) {
      const { text, x, width, height, font } = piece
      const last = lines.at(-1)
      const gap = last === undefined ? 0 : x - last.right
      if (text.trim() === '') continue
      if (last === undefined || gap > columnGap * Math.max(height, last.height)) {
        lines.push({ text, left: x, right: x + width, y, height, font })
        continue
      }
      // The same piece drawn twice, a little aside, is how some programs write bold.
      if (gap < -0.5 * width && last.text.endsWith(text)) continue
      // The raised number of a footnote touches its first word.
      const isRaised = height > 1.3 * last.height && /^\d+$/.test(last.text)
      const apart = (isRaised || gap > wordGap * height) && !/\s$/.test(last.text) && !/^\s/.test(text)
      last.height =
        isWords(piece) && isWords(last) ? Math.max(last.height, height) : isWords(piece) ? height : last.height
      last.text += apart ? ` ${text}` : text
      last.right = Math.max(last.right, x + width)
      if (font !== last.font) last.font = ''
    }
    return lines.map((line) => ({ ...line, cells: [{ left: line.left, right: line.right }] }))
  })
}

/** Where the second column of a set of lines begins; undefined where they stand in one. */
function gutterOf(lines: readonly Line[]): number | undefined {
  const edges = new Map<number, number>()
  for (const { left } of lines) edges.set(Math.round(left), (edges.get(Math.round(left)) ?? 0) + 1)
  let best: { edge: number; crossing: number } | undefined
  for (const [edge, count] of edges) {
    if (count < leastLines) continue
    const before = lines.filter(({ right }) => right < edge - 1)
    const behind = lines.filter(({ left }) => left >= edge - 1)
    if (before.length < leastLines || behind.length < leastLines) continue
    const signs = (side: readonly Line[]) => side.reduce((sum, { text }) => sum + text.length, 0) / side.length
    if (signs(before) < leastSigns || signs(behind) < leastSigns) continue
    const top = Math.min(Math.max(...before.map(({ y }) => y)), Math.max(...behind.map(({ y }) => y)))
    const foot = Math.max(Math.min(...before.map(({ y }) => y)), Math.min(...behind.map(({ y }) => y)))
    if (top - foot < leastLines * middle(lines.map(({ height }) => height))) continue
    // What stands above and below both columns crosses the gutter; between them little may.
    const crossing = lines.filter(
      ({ left, right, y }) => left < edge - 1 && right >= edge - 1 && y > foot && y < top,
    ).length
    if (crossing > Math.min(before.length, behind.length)) continue
    if (best === undefined || crossing < best.crossing) best = { edge: edge - 1, crossing }
  }
  return best?.edge
}

/** Pieces of one baseline that stand in one column are one line: the cells of a row. */
function joinRows(lines: readonly Line[]): Line[] {
  const joined: Line[] = []
  for (const line of [...lines].sort((a, b) => (Math.abs(a.y - b.y) < 2 ? a.left - b.left : b.y - a.y))) {
    const last = joined.at(-1)
    if (last !== undefined && Math.abs(last.y - line.y) < 2)
      joined[joined.length - 1] = {
        ...last,
        text: `${last.text} ${line.text}`,
        height: isWords(last) ? last.height : line.height,
        right: Math.max(last.right, line.right),
        font: last.font === line.font ? last.font : '',
        cells: [...last.cells, ...line.cells],
      }
    else joined.push(line)
  }
  return joined
}

/** Lines in reading order, a list a column: what crosses the gutter parts the page into bands, and each is read column by column. */
function columnsOf(lines: readonly Line[], depth = 0): Line[][] {
  const edge = depth > 4 ? undefined : gutterOf(lines)
  if (edge === undefined) return lines.length === 0 ? [] : [joinRows(lines)]
  const sorted = [...lines].sort((a, b) => b.y - a.y)
  const columns: Line[][] = []
  let band: Line[] = []
  let across: Line[] = []
  const closeBand = () => {
    columns.push(
      ...columnsOf(
        band.filter(({ left }) => left < edge),
        depth + 1,
      ),
    )
    columns.push(
      ...columnsOf(
        band.filter(({ left }) => left >= edge),
        depth + 1,
      ),
    )
    band = []
  }
  const closeAcross = () => {
    if (across.length > 0) columns.push(joinRows(across))
    across = []
  }
  for (const line of sorted) {
    if (line.left < edge && line.right > edge) {
      closeBand()
      across.push(line)
    } else {
      closeAcross()
      band.push(line)
    }
  }
  closeBand()
  closeAcross()
  return columns
}

/** The lines of a page in reading order, a list a column. Turned text is left out where it is the lesser part, as on the edge of a page. */
export function readColumns({ pieces }: Page): Line[][] {
  const upright = pieces.filter(({ turned }) => !turned)
  const isTurned = upright.length * 2 < pieces.length
  const shown = isTurned ? pieces.map((piece) => ({ ...piece, x: piece.y, y: -piece.x })) : upright
  return columnsOf(joinPieces(shown)).map((lines) =>
    lines.map((line) => ({ ...line, text: line.text.replace(/\s+/g, ' ').trim() })),
  )
}
