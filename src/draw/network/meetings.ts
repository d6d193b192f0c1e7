import { bounds, compareEdtf, formatEdtf } from '../../dates/index.ts'
import type { Edtf, MeetingLine, Profile } from '../../types.ts'
import { drawableText } from '../font.ts'

/** The most other persons that one picture shows. */
const MOST_OTHERS = 12

/** Stands for a name that has nothing to draw. */
const NAMELESS = 'this person'

/** Whom the person met, how often and when. */
export interface Acquaintance {
  readonly name: string
  readonly count: number
  /** "24 August 2019", "2018–2021"; empty where no date is known. */
  readonly dates: string
}

/** Two others who were at the same meeting. */
export interface Company {
  readonly a: string
  readonly b: string
}

export interface Meetings {
  readonly name: string
  /** Most often met first. */
  readonly acquaintances: readonly Acquaintance[]
  readonly company: readonly Company[]
  /** How many others there are, drawn or not. */
  readonly total: number
}

/** The years of a date as an EDTF interval's ends. */
function years(date: Edtf): readonly [string, string] | undefined {
  const range = bounds(date)
  return range && [range.from.slice(0, 4), range.to.slice(0, 4)]
}

function datesText(dates: readonly Edtf[]): string {
  const [first, ...others] = [...new Set(dates)].sort(compareEdtf)
  if (first === undefined) return ''
  if (others.length === 0) return drawableText(formatEdtf(first))
  const ends = dates.flatMap((date) => years(date) ?? []).sort()
  const [from, to] = [ends[0], ends.at(-1)]
  if (from === undefined || to === undefined) return ''
  return from === to ? from : `${from}–${to}`
}

const othersOf = (meeting: MeetingLine, name: string): string[] =>
  [...new Set(meeting.others.map(drawableText))].filter((other) => other !== '' && other !== name)

function companyOf(meetings: readonly (readonly string[])[], shown: ReadonlySet<string>): Company[] {
  const pairs = new Map<string, Company>()
  for (const others of meetings) {
    const present = others.filter((other) => shown.has(other)).sort()
    present.forEach((a, i) => {
      for (const b of present.slice(i + 1)) pairs.set(JSON.stringify([a, b]), { a, b })
    })
  }
  return [...pairs.values()]
}

/** Counts the meetings of a profile by whom the person met; undefined where there are none. */
export function countMeetings(profile: Profile): Meetings | undefined {
  const name = drawableText(profile.name) || NAMELESS
  const meetings = profile.meetings.map((meeting) => ({ meeting, others: othersOf(meeting, name) }))
  const byName = new Map<string, MeetingLine[]>()
  for (const { meeting, others } of meetings)
    for (const other of others) byName.set(other, [...(byName.get(other) ?? []), meeting])
  if (byName.size === 0) return undefined
  const acquaintances = [...byName]
    .map(([other, all]) => ({
      name: other,
      count: all.length,
      dates: datesText(all.flatMap(({ date }) => date ?? [])),
    }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
    .slice(0, MOST_OTHERS)
  const shown = new Set(acquaintances.map((one) => one.name))
  const others = meetings.map((one) => one.others)
  const company = companyOf(others, shown)
  return { name, acquaintances, company, total: byName.size }
}
