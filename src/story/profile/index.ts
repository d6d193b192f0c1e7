import { breathe } from '../../breathe.ts'
import type { Profile, ProfilePart } from '../../types.ts'
import type { StorySource } from '../source.ts'
import { placeLines, presenceLines, statementLines } from './lines.ts'
import { meetingLines } from './meetings.ts'
import { firstAndLast, mentionLines } from './mentions.ts'
import { describe, mayBeSeveral, personsOf } from './namesakes.ts'
import { officeLines, officesOf } from './offices.ts'
import { findSubject } from './subject.ts'

/** Others whom a short name could mean, at most. */
const mostOthers = 5
/** Of whom fewer lines are told, the sentences that name them are shown too. */
const fewLines = 3

/**
 * What the articles say of a name, every line cited. Where the articles tell two persons of one name apart, of the one most reported.
 * @param name a name, an alias or a near spelling
 * @param about which part is wanted; the lists of the others stay empty
 * @returns undefined where the articles do not know it
 */
export async function profile(
  source: StorySource,
  name: string,
  about: ProfilePart = 'everything',
): Promise<Profile | undefined> {
  const found = await findSubject(source, name)
  if (!found) return undefined
  const [person, ...namesakes] = await personsOf(found, officesOf(found))
  const records = person?.records ?? found.records
  const subject = { ...found, records }
  const wants = (part: ProfilePart) => about === 'everything' || about === part
  const { entry } = found
  await breathe()
  const sameName = found.others.filter((other) => other.kind === entry.kind).slice(0, mostOthers)
  const statements = wants('statements') ? statementLines(subject) : []
  await breathe()
  const presences = about === 'everything' ? presenceLines(subject) : []
  await breathe()
  const places = about === 'everything' ? placeLines(subject) : []
  await breathe()
  const offices = wants('offices') ? officeLines(person?.held ?? []) : []
  const meetings = wants('meetings') ? await meetingLines(subject, source.names) : []
  const several = await mayBeSeveral(subject, person?.held ?? [])
  const told = { whole: [...meetings, ...statements, ...presences], scraps: [...offices, ...places] }
  const isLittle = offices.length + told.whole.length < fewLines
  return {
    name: entry.name,
    kind: entry.kind,
    aliases: entry.aliases.filter((alias) => found.is(alias)),
    offices,
    meetings,
    statements,
    presences,
    places,
    mentions: about === 'everything' && isLittle ? mentionLines(records, subject, told) : [],
    ...firstAndLast(records, subject),
    articles: namesakes.length > 0 ? records.length : entry.articles,
    ...(several.length > 0 ? { several } : {}),
    namesakes: [...namesakes.map(describe), ...sameName.map((other) => other.name)],
  }
}
