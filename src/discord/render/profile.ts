import type { MeetingLine, OfficeLine, Profile, ProfileLine, ProfilePart, Reply, StatementLine } from '../../types.ts'
import { escapeText } from '../escape.ts'
import { didYouMean, removeButton, renderNearest, topicTimeline } from './answer.ts'
import type { RenderContext } from './context.ts'
import { dateText, sentence, subtext } from './markdown.ts'
import { ACCENT, type MessageBody, Sheet } from './message.ts'
import { addPage, type Block } from './paging.ts'

const PER_PAGE = 8
const LINE = 300

/** Draws what the articles say of a name, a page of it. */
export function renderProfile(profile: Profile, about: ProfilePart, context: RenderContext): MessageBody {
  const sheet = new Sheet(ACCENT.list)
  if (context.notice !== undefined) sheet.text(subtext(context.notice))
  sheet.text(`### ${escapeText(profile.name, 120)}`)
  const latest = profile.offices.find((office) => !office.former)
  // Where the offices are listed, the latest of them is listed there.
  if (latest !== undefined && about !== 'everything' && about !== 'offices') sheet.text(officeText(latest))
  sheet.text(subtext(summary(profile)))
  const several = (profile.several ?? []).slice(0, 3).map((one) => escapeText(one, 100))
  if (several.length > 0)
    sheet.text(subtext(`The articles may tell of several people of this name: ${several.join('; ')}`))
  const blocks = sections(profile).flatMap(({ part, title, lines }) =>
    about === 'everything' || about === part ? titled(title, lines) : [],
  )
  if (blocks.length === 0)
    sheet.text(`The articles name ${escapeText(profile.name, 120)}, and tell no ${partName(about)}.`)
  addPage(sheet, context, { blocks, perPage: PER_PAGE, buttons: [topicTimeline(profile.name, context)] })
  return sheet.done()
}

function partName(about: ProfilePart): string {
  return about === 'everything' ? 'more' : about
}

function summary(profile: Profile): string {
  const parts = [`In ${profile.articles} ${profile.articles === 1 ? 'article' : 'articles'}`]
  const { first, last, aliases, namesakes } = profile
  if (first?.published !== undefined) parts.push(`first ${dateText(first.published)}`)
  if (last?.published !== undefined && last.published !== first?.published)
    parts.push(`last ${dateText(last.published)}`)
  if (aliases.length > 0)
    parts.push(
      `also ${aliases
        .slice(0, 4)
        .map((alias) => escapeText(alias, 50))
        .join(', ')}`,
    )
  if (namesakes.length > 0)
    parts.push(
      `not to be confused with ${namesakes
        .slice(0, 3)
        .map((one) => escapeText(one, 80))
        .join('; ')}`,
    )
  return parts.join(' · ')
}

interface Section {
  readonly part: ProfilePart
  readonly title: string
  readonly lines: readonly Block[]
}

function sections(profile: Profile): readonly Section[] {
  return [
    { part: 'offices', title: 'Offices', lines: profile.offices.map((line) => block(officeText(line), line)) },
    { part: 'meetings', title: 'Meetings', lines: profile.meetings.map((line) => block(meetingText(line), line)) },
    {
      part: 'statements',
      title: 'Statements',
      lines: profile.statements.map((line) => block(statementText(line), line)),
    },
    { part: 'everything', title: 'Seen at', lines: profile.presences.map((line) => block(plain(line), line)) },
    { part: 'everything', title: 'Places', lines: profile.places.map((line) => block(plain(line), line)) },
    { part: 'everything', title: 'Mentioned', lines: profile.mentions.map((line) => block(plain(line), line)) },
  ]
}

/** The title stands with the section's first line, so that no page ends with it. */
function titled(title: string, lines: readonly Block[]): readonly Block[] {
  return lines.map((line, index) => (index === 0 ? { ...line, text: `**${title}**\n${line.text}` } : line))
}

function block(text: string, line: ProfileLine): Block {
  return { text, source: line.citations[0] }
}

function statementText(line: StatementLine): string {
  const words = sentence(line.text, undefined, LINE)
  const date = line.date === undefined ? '' : `${dateText(line.date)}: `
  return `${date}${line.direct ? `“${words}”` : words}`
}

function plain(line: ProfileLine): string {
  const date = line.date === undefined ? '' : `${dateText(line.date)}: `
  return `${date}${sentence(line.text, undefined, LINE)}`
}

function officeText(office: OfficeLine): string {
  const of = office.of === undefined || office.title.includes(office.of) ? '' : ` of ${escapeText(office.of, 100)}`
  const facts = [
    office.former ? 'former' : undefined,
    office.appointed === undefined ? undefined : `appointed ${dateText(office.appointed)}`,
    office.asOf === undefined ? undefined : `as of ${dateText(office.asOf)}`,
  ].filter((fact) => fact !== undefined)
  return [`**${escapeText(office.title, 160)}**${of}`, ...facts].join(' · ')
}

function meetingText(meeting: MeetingLine): string {
  const others = meeting.others.slice(0, 6).map((other) => `**${escapeText(other, 60)}**`)
  const facts = [
    meeting.date === undefined ? undefined : dateText(meeting.date),
    meeting.place === undefined ? undefined : escapeText(meeting.place, 80),
    meeting.occasion === undefined ? undefined : escapeText(meeting.occasion, 120),
  ].filter((fact) => fact !== undefined)
  const more = meeting.others.length - others.length + (meeting.unnamed ?? 0)
  const whom = more > 0 ? `${others.join(', ')} and ${more} more` : others.join(', ')
  const head = [others.length === 0 ? undefined : `Met ${whom}`, ...facts].filter((part) => part !== undefined)
  return others.length === 0 ? plain(meeting) : head.join(' · ')
}

type UnknownName = Extract<Reply, { type: 'unknown-name' }>

/** Draws that the articles do not know a name. */
export function renderUnknownName(reply: UnknownName, context: RenderContext): MessageBody {
  const sheet = new Sheet(ACCENT.nothing)
  sheet.text(`### The articles do not know ${escapeText(reply.name, 120)}`)
  renderNearest(sheet, reply.nearest, 'Nearest passages')
  didYouMean(sheet, reply.didYouMean, context)
  sheet.buttons([removeButton(context)])
  return sheet.done()
}
