import { findFullDate } from '../date-formats.ts'
import { decode } from '../decode.ts'
import type { Metadata } from '../front-matter.ts'
import { squeeze, unifyLineEnds, withoutInvisible } from '../lines.ts'
import type { Fault, Format, Part } from './format.ts'
import { headText } from './xml.ts'

/** A line as it is shown for some seconds. */
interface Cue {
  /** Seconds from the beginning. */
  readonly start: number
  readonly end: number
  /** Its lines, with their marks. */
  readonly lines: string[]
}

/** Something that one speaker says in one cue. */
interface Piece {
  readonly start: number
  readonly end: number
  /** Empty where the file does not say who speaks. */
  readonly speaker: string
  readonly text: string
  /** Another speaks from here on, whoever it is. */
  readonly isTurn?: boolean
}

const time = String.raw`(?:(\d{1,4}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})`
const timing = new RegExp(String.raw`^\s*${time}[ \t]*-->[ \t]*${time}(?:\s|$)`)

const seconds = ([hours = '0', minutes = '0', whole = '0', part = '0']: readonly (string | undefined)[]): number =>
  Number(hours) * 3600 + Number(minutes) * 60 + Number(whole) + Number(`0.${part}`)

/** Seconds as players show them: "00:12:31". */
const clock = (start: number): string =>
  [start / 3600, (start / 60) % 60, start % 60].map((unit) => `${Math.floor(unit)}`.padStart(2, '0')).join(':')

/**
 * The cues of a file, in order. In WebVTT what follows an empty line is no text but a note, a style or a cue's name;
 * in SubRip it is text, unless it is a number.
 */
function cuesOf(text: string, isVtt: boolean): Cue[] {
  const cues: Cue[] = []
  let isOpen = false
  for (const line of text.split('\n')) {
    const parts = line.includes('-->') ? timing.exec(line) : null
    const last = cues.at(-1)
    if (parts !== null) {
      // The number of this cue, where no empty line parts it from the one before.
      if (isOpen && /^\d+$/.test(last?.lines.at(-1) ?? '')) last?.lines.pop()
      cues.push({ start: seconds(parts.slice(1, 5)), end: seconds(parts.slice(5, 9)), lines: [] })
      isOpen = true
    } else if (line === '') isOpen = isOpen && !isVtt
    else if (isOpen) last?.lines.push(line)
  }
  return cues
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: ' ',
  lrm: '',
  rlm: '',
  quot: '"',
}

/** Sounds before or behind words: "[door shuts]", "(sighs)" before them. What is longer in round brackets is said. */
const soundBefore = /^([-–]?\s*)(?:\[\p{Ll}[^[\]]{0,60}\]|\(\p{Ll}{2,20}\))\s+(?=\S)/u
const soundBehind = /\s+\[\p{Ll}[^[\]]{0,60}\]$/u

/** A line without tags, codes of place and signs of music; empty where it tells a sound: "[applause]". */
function spoken(line: string): string {
  const text = squeeze(
    line
      .replace(/<\/?[a-z\d][^<>]{0,300}>|<\d[\d:.]*>|\{\\[^{}]{0,100}\}|[♪♫]/gi, '')
      .replace(/&([a-z]{2,4});/g, (entity, name: string) => entities[name] ?? entity),
  )
  return /^[-–]?\s*(?:\[[^[\]]*\]|\([^()]{1,60}\))$/.test(text)
    ? ''
    : text.replace(soundBefore, '$1').replace(soundBehind, '')
}

/** Lines that stand on a screen at once. */
const mostLines = 8
/** Seconds between two cues that are one caption, rolling on. */
const rolling = 0.15

/** The lines of each cue that the one before has not shown: a caption that rolls on repeats what stands above, or what it had so far. */
function* newLines(cues: readonly Cue[]): Generator<Cue> {
  let shown: readonly string[] = []
  let until = Number.NEGATIVE_INFINITY
  for (const { start, end, lines } of cues) {
    const words = lines.map(spoken).filter((line) => line !== '')
    let repeated = start - until > rolling ? 0 : Math.min(shown.length, words.length, mostLines)
    while (repeated > 0 && shown.slice(-repeated).join('\n') !== words.slice(0, repeated).join('\n')) repeated--
    const fresh = lines.filter((line) => spoken(line) !== '').slice(repeated)
    if (words.length > 0) shown = words
    until = end
    if (fresh.length > 0) yield { start, end, lines: fresh }
  }
}

const voice = /<v(?:\.[\w.-]{1,100})?[ \t]+([^<>]{1,200})>/

/** What is said, by whom. A caption that grows word by word is told as it ends. */
function piecesOf(cues: readonly Cue[]): Piece[] {
  const pieces: Piece[] = []
  for (const { start, end, lines } of newLines(cues)) {
    // Text, then by turns a speaker and what follows.
    const parts = lines.join('\n').split(voice)
    for (let at = 0; at < parts.length; at += 2) {
      const text = (parts[at] ?? '').split('\n').map(spoken).filter(Boolean).join(' ')
      const speaker = at === 0 ? '' : spoken(parts[at - 1] ?? '')
      const last = pieces.at(-1)
      if (text === '') continue
      const grows = last !== undefined && start - last.end <= rolling && text.startsWith(`${last.text} `)
      if (grows && last.speaker === speaker) pieces.pop()
      pieces.push({ start: grows ? last.start : start, end, speaker, text })
    }
  }
  return pieces
}

/** Signs of captions for another speaker, ">> ANN: Good evening."; and names before what they say, in capitals or as people write them. */
const turnMark = /^>{2,3}\s*/
const capitals = /^(\p{Lu}[\p{Lu}\d.'’ -]{1,40}):\s+(?=\S)/u
const written = /^(\p{Lu}[\p{L}\d.'’ -]{0,40}):\s+(?=\S)/u

/** Pieces with the speakers that stand in their text: in captions where they change, in the transcripts of meetings before most of what is said. */
function withSpeakers(pieces: readonly Piece[]): Piece[] {
  const isUnnamed = ({ speaker }: Piece) => speaker === ''
  const named = pieces.filter((piece) => isUnnamed(piece) && written.test(piece.text)).length
  const isTranscript = named > 1 && named * 2 >= pieces.length
  let current = ''
  return pieces.map((piece) => {
    if (!isUnnamed(piece)) return piece
    const said = piece.text.replace(turnMark, '')
    const isTurn = said !== piece.text
    const [mark = '', name] = (isTranscript || isTurn ? written : capitals).exec(said) ?? []
    if (name !== undefined || isTurn) current = name ?? ''
    return { ...piece, speaker: current, text: said.slice(mark.length), isTurn }
  })
}

/** Characters after which a paragraph ends with the next sentence, and with the next cue where there are no sentences. */
const longParagraph = 400
const longestParagraph = 800
/** Seconds of silence that end a paragraph, behind a sentence and inside one. */
const pause = 2
const longPause = 6

/** Pieces as paragraphs: a speaker's turn, or what is said without a pause. */
function paragraphsOf(pieces: readonly Piece[]): Piece[][] {
  const paragraphs: Piece[][] = []
  let size = 0
  for (const piece of pieces) {
    const last = paragraphs.at(-1)?.at(-1)
    const isSentence = /[.!?…]["'”’)\]]*$/.test(last?.text ?? '')
    const silence = piece.start - (last?.end ?? 0)
    const ends =
      last?.speaker !== piece.speaker ||
      piece.isTurn ||
      /^[-–] ?\S/.test(piece.text) ||
      silence >= (isSentence ? pause : longPause) ||
      size > (isSentence ? longParagraph : longestParagraph)
    if (ends) {
      paragraphs.push([piece])
      size = 0
    } else paragraphs.at(-1)?.push(piece)
    size += piece.text.length
  }
  return paragraphs
}

/** What a WebVTT file calls itself: "WEBVTT - Meeting of the board". */
const heading = /^WEBVTT[ \t]+(?:[-–][ \t]*)?(\S.*)/

/** Subtitles and transcripts, SubRip (`.srt`) and WebVTT (`.vtt`): sentences over cues, a speaker's turn a paragraph, the time of each cue a place in the text. */
export const subtitles: Format = {
  largest: 20_000_000,
  accepts: ({ file, head }) => {
    const text = headText(head)
    return (
      /^WEBVTT(?:\s|$)/.test(text) ||
      /^\s*\d+[ \t]*\r?\n\s*\d{1,4}:\d{2}:\d{2}[.,]\d{1,3}[ \t]*-->/.test(text) ||
      (/\.(?:srt|vtt)$/i.test(file) && /\d:\d{2}[.,]\d{1,3}[ \t]*-->/.test(text))
    )
  },
  async *read(file): AsyncGenerator<Part | Fault> {
    const decoded = decode(await file.bytes())
    if ('reason' in decoded) {
      yield decoded
      return
    }
    const text = withoutInvisible(unifyLineEnds(decoded.text))
      .split('\n')
      .map((line) => line.trim())
      .join('\n')
    const paragraphs = paragraphsOf(withSpeakers(piecesOf(cuesOf(text, text.startsWith('WEBVTT')))))
    const title = heading.exec(text)?.[1]
    // Of a recording only its name tells the day.
    const published = findFullDate(/(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/.exec(file.file)?.[0] ?? '')?.edtf
    const known: Metadata = { ...(title && { title: squeeze(title) }) }
    const otherwise: Metadata = { ...(published && { published }) }
    yield {
      blocks: paragraphs.map((pieces) => {
        const [speaker] = pieces.map((piece) => piece.speaker)
        return { text: `${speaker ? `${speaker}: ` : ''}${pieces.map((piece) => piece.text).join(' ')}`, role: 'plain' }
      }),
      locators: paragraphs.flat().map((piece) => ({ label: clock(piece.start), lines: [piece.text] })),
      known,
      otherwise,
      isText: true,
    }
  },
}
