import type {
  Edtf,
  MeetingLine,
  OfficeLine,
  Profile,
  ProfileLine,
  ProfilePart,
  Reply,
  StatementLine,
} from '../../types.ts'
import { escapeText } from '../escape.ts'
import { goOn, showNearest } from './answer.ts'
import { dateText, sentence, subtext } from './markdown.ts'
import { ACCENT, button, type MessageBody, type RenderContext, Sheet, topicTimeline } from './message.ts'
import { addPage, type Block } from './paging.ts'

const PER_PAGE = 8
const LINE = 300
/** What a phone shows at once: so many lines, of a section so many. */
const DIGEST = 5
const DIGEST_OF_SECTION = 2
/** With so many, where it was and where it was named tells nothing more. */
const TELLING = 3

/** Draws what the articles say of a name, a page of it. */
export function renderProfile(profile: Profile, about: ProfilePart, context: RenderContext): MessageBody {
  const sheet = new Sheet(ACCENT.list, context.notice)
  sheet.text(`### ${escapeText(profile.name, 120)}`)
  const latest = profile.offices.findLast((office) => !office.former)
  // Where the offices are listed, the latest of them is listed there.
  if (latest !== undefined && about !== 'everything' && about !== 'offices') sheet.text(officeText(latest))
  sheet.text(subtext(summary(profile)))
  const several = (profile.several ?? []).slice(0, 3).map((one) => escapeText(one, 100))
  if (several.length > 0)
    sheet.text(subtext(`The articles may tell of several people of this name: ${several.join('; ')}`))
  const shown = sections(profile).filter(({ part }) => about === 'everything' || about === part)
  const blocks = shown.flatMap(titled)
  if (blocks.length === 0)
    sheet.text(
      `The articles name ${escapeText(profile.name, 120)}, and tell no ${about === 'everything' ? 'more' : about}.`,
    )
  const digest = about === 'everything' && blocks.length > DIGEST ? digestOf(shown, profile) : []
  const parts = context.page === 0 && digest.length > 0 ? partButtons(shown, digest, profile.name, context) : []
  addPage(sheet, context, {
    blocks,
    perPage: PER_PAGE,
    digest: digest.flatMap(titled),
    buttons: [...parts, topicTimeline(profile.name, context)],
  })
  return sheet.done()
}

/** Sections with the latest lines of each, of offices those that are held. */
function digestOf(shown: readonly Section[], { offices }: Profile): readonly Section[] {
  let left = DIGEST
  return shown.map((section) => {
    const { part, lines } = section
    if (part === 'everything' && left <= DIGEST - TELLING) return { ...section, lines: [] }
    const held = part === 'offices' ? lines.filter((_, index) => offices[index]?.former === false) : []
    const latest = (held.length > 0 ? held : lines).slice(-DIGEST_OF_SECTION).slice(0, left)
    left -= latest.length
    return { ...section, lines: latest }
  })
}

/** Buttons that show the sections of which the digest leaves something out. */
function partButtons(
  shown: readonly Section[],
  digest: readonly Section[],
  name: string,
  { library }: RenderContext,
): ReturnType<typeof button>[] {
  return shown
    .filter(({ part, lines }, index) => part !== 'everything' && lines.length > (digest[index]?.lines.length ?? 0))
    .map(({ part, title, lines }) => {
      const call = { command: 'who', options: { name, about: part } }
      return button(`${title} (${lines.length})`, { kind: 'run', library, call })
    })
}

function summary({ articles, first, last, aliases, namesakes }: Profile): string {
  const since = first?.published
  const until = last?.published
  const names = (list: readonly string[], most: number, longest: number, joint: string) =>
    list
      .slice(0, most)
      .map((name) => escapeText(name, longest))
      .join(joint)
  return [
    `In ${articles} ${articles === 1 ? 'article' : 'articles'}`,
    since !== undefined && `first ${dateText(since)}`,
    until !== undefined && until !== since && `last ${dateText(until)}`,
    aliases.length > 0 && `also ${names(aliases, 4, 50, ', ')}`,
    namesakes.length > 0 && `not to be confused with ${names(namesakes, 3, 80, '; ')}`,
  ]
    .filter((part) => part !== false)
    .join(' · ')
}

interface Section {
  readonly part: ProfilePart
  readonly title: string
  readonly lines: readonly Block[]
}

/** The sections of a profile, each line with the citation that it rests on. */
function sections(profile: Profile): readonly Section[] {
  const blocks = <L extends ProfileLine>(lines: readonly L[], text: (line: L) => string): Block[] =>
    lines.map((line) => ({ text: text(line), source: line.citations[0] }))
  return [
    { part: 'offices', title: 'Offices', lines: blocks(profile.offices, officeText) },
    { part: 'meetings', title: 'Meetings', lines: blocks(profile.meetings, meetingText) },
    { part: 'statements', title: 'Statements', lines: blocks(profile.statements, statementText) },
    { part: 'everything', title: 'Seen at', lines: blocks(profile.presences, plain) },
    { part: 'everything', title: 'Places', lines: blocks(profile.places, plain) },
    { part: 'everything', title: 'Mentioned', lines: blocks(profile.mentions, plain) },
  ]
}

/** The title stands with the section's first line, so that no page ends with it. */
function titled({ title, lines }: Section): readonly Block[] {
  return lines.map((line, index) => (index === 0 ? { ...line, text: `**${title}**\n${line.text}` } : line))
}

const dateLead = (date: Edtf | undefined): string => (date === undefined ? '' : `${dateText(date)}: `)

function statementText({ text, date, direct }: StatementLine): string {
  const words = sentence(text, undefined, LINE)
  return dateLead(date) + (direct ? `“${words}”` : words)
}

const plain = ({ text, date }: ProfileLine): string => dateLead(date) + sentence(text, undefined, LINE)

function officeText({ title, of, former, appointed, asOf }: OfficeLine): string {
  const body = of === undefined || title.includes(of) ? '' : ` of ${escapeText(of, 100)}`
  const facts = [
    former && 'former',
    appointed !== undefined && `appointed ${dateText(appointed)}`,
    asOf !== undefined && `as of ${dateText(asOf)}`,
  ]
  return [`**${escapeText(title, 160)}**${body}`, ...facts].filter((part) => part !== false).join(' · ')
}

function meetingText(meeting: MeetingLine): string {
  const { date, place, occasion, unnamed = 0 } = meeting
  const others = meeting.others.slice(0, 6).map((other) => `**${escapeText(other, 60)}**`)
  if (others.length === 0) return plain(meeting)
  const more = meeting.others.length - others.length + unnamed
  return [
    `Met ${others.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
    date !== undefined && dateText(date),
    place !== undefined && escapeText(place, 80),
    occasion !== undefined && escapeText(occasion, 120),
  ]
    .filter((part) => part !== false)
    .join(' · ')
}

/** Draws that the articles do not know a name. */
export function renderUnknownName(
  reply: Extract<Reply, { type: 'unknown-name' }>,
  context: RenderContext,
): MessageBody {
  const sheet = new Sheet(ACCENT.nothing, context.notice)
  sheet.text(`### The articles do not know ${escapeText(reply.name, 120)}`)
  goOn(sheet, { shown: showNearest(sheet, reply.nearest), names: reply.didYouMean }, context)
  return sheet.done()
}
