import { bounds, compareEdtf, formatEdtf, matchesDate } from '../../dates/index.ts'
import type { Office } from '../../facts/office.ts'
import { nameKey } from '../../names/name-key.ts'
import type { Question } from '../../nlp/question/index.ts'
import { analyse } from '../../search/terms.ts'
import type { Edtf } from '../../types.ts'
import { type AnswerContext, formsOf } from '../context.ts'
import { cite, type Draft, nonEmpty, sentenceAt } from '../draft.ts'
import type { QuestionKind } from './kind.ts'
import { type Tenure, tenures } from './office-holders.ts'
import { officeWords } from './office-words.ts'

/** The words of the question that name an office, without the wh word, dates and persons. */
function askedOffice(question: Question): string | undefined {
  let text = question.form
  for (const date of [...question.dates].reverse()) text = `${text.slice(0, date.start)} ${text.slice(date.end)}`
  text = text.replace(/\b(?:in|on|as of|during|since|at|by)\s*(?=[?\s]*$)/i, ' ')
  const match =
    /^(?:who|what|which)(?: (?:person|official|man|woman))? (?:is|was|are|were|held|holds|served as|serves as|became|has been|had been|works as|worked as|occupied|occupies)(?: currently| now| then| at present)?(?: the (?:office|post|position) of)? (?:the |a |an )?(?:current |present |new |then )?(.+?)\??$/i.exec(
      text.trim(),
    )
  const words =
    match?.[1] ?? (question.wh === 'none' && !question.polar && !question.verb ? text.replace(/\?$/, '') : undefined)
  if (!words) return undefined
  const held = words
    .replace(/^(?:replaced|succeeded|followed) as (?:the )?/i, 'former ')
    .replace(/^(?:(?:re-?)?elected|appointed|chosen|made|voted|sworn in|named)\s+(?:as )?(?:the )?/i, '')
    .replace(/\b(?:before|after|preceding|succeeding|prior to)\b.*$/i, ' ')
    .replace(/\b(?:named|called|now|today|currently|at the time|back then|right now|at present)\b/gi, ' ')
    .trim()
  // "Who was remembered as a mayor?" asks for no holder.
  return /^\w+(?:ed|en) as\b/i.test(held) ? undefined : held
}

const latestFirst = (a: Tenure, b: Tenure): number =>
  a.at && b.at ? compareEdtf(b.at, a.at) : a.at ? -1 : b.at ? 1 : 0

interface Group {
  readonly who: string
  readonly tenures: readonly Tenure[]
}

/** Holders in order, the latest first, each with what says so. */
function holders(list: readonly Tenure[]): Group[] {
  const grouped = new Map<string, Tenure[]>()
  for (const tenure of [...list].sort(latestFirst)) {
    const key = nameKey(tenure.who)
    grouped.set(key, [...(grouped.get(key) ?? []), tenure])
  }
  return [...grouped.values()].map((group) => ({ who: group[0]?.who ?? '', tenures: group }))
}

/** Whether somebody is known to have held it at the date asked for: said of that time, or before and after it. */
function heldAt(asked: Edtf, group: readonly Tenure[]): number {
  let fit = 0
  for (const tenure of group) {
    if (tenure.fact.former) continue
    for (const date of [tenure.at, tenure.fact.appointed]) {
      if (!date) continue
      // A date without its year tells nothing of a year.
      if (date.startsWith('XXXX') && !asked.startsWith('XXXX')) continue
      const match = matchesDate(asked, date)
      fit = Math.max(fit, match === 'no' ? 0 : match === 'compatible' ? 0.8 : 1)
    }
  }
  const days = group.flatMap((tenure) =>
    [tenure.at, tenure.fact.appointed].flatMap((date) => (date ? (bounds(date) ?? []) : [])),
  )
  const wanted = bounds(asked)
  if (wanted && days.length > 1) {
    const first = days.map((d) => d.from).sort()[0] ?? ''
    const last =
      days
        .map((d) => d.to)
        .sort()
        .pop() ?? ''
    if (first <= wanted.to && wanted.from <= last) fit = Math.max(fit, 0.9)
  }
  // Appointed before, and nothing known of an end within the same or the next year.
  return fit
}

/** "Who is the mayor?": asks who holds it now. */
const asksNow = (question: Question): boolean =>
  /^who(?:'s| is| are)\b/i.test(question.form.replace(/’/g, "'")) && question.dates.length === 0

/** Whether the last that is known of somebody is that they hold the office no more. */
function hasLeft(tenure: Tenure, all: readonly Tenure[]): boolean {
  const own = all.filter((other) => nameKey(other.who) === nameKey(tenure.who)).sort(latestFirst)
  const last = own[0]?.at
  return own.some((other) => other.fact.former && other.at === last)
}

/** Keys of those who held the office that a question in the present asks for, and hold it no more: none of them is its holder. */
export function formerHolders(context: AnswerContext): ReadonlySet<string> {
  const { question } = context
  const words = asksNow(question) ? askedOffice(question) : undefined
  const asked = words ? officeWords(words) : undefined
  if (!asked || asked.qualifiers.has('former')) return new Set()
  const found = tenures(context, asked)
  return new Set(found.filter((tenure) => hasLeft(tenure, found)).map((tenure) => nameKey(tenure.who)))
}

const since = (tenure: Tenure | undefined): string =>
  tenure?.at && !tenure.fact.former ? ` (as of ${formatEdtf(tenure.at)})` : ''

function draftOf(groups: readonly Group[], confidence: number, dated: boolean): Draft | undefined {
  const [latest, ...earlier] = groups
  const citations = nonEmpty(
    groups.slice(0, 4).flatMap(({ who, tenures }) =>
      tenures.slice(0, 1).flatMap(({ reading, fact }) => {
        const sentence = sentenceAt(reading, fact.sentence)
        return sentence ? [cite(reading, sentence, who)] : []
      }),
    ),
  )
  if (!latest || !citations) return undefined
  const before = dated ? [] : earlier.slice(0, 3)
  const tail =
    before.length > 0 ? `; earlier ${before.map((group) => `${group.who}${since(group.tenures[0])}`).join(', ')}` : ''
  const at = latest.tenures[0]?.fact.appointed ?? latest.tenures[0]?.at
  return {
    kind: 'office',
    answer: `${latest.who}${dated ? '' : since(latest.tenures[0])}${tail}`.replace(/\s+/g, ' '),
    confidence,
    citations,
    notes:
      before.length > 0
        ? [
            `The office has changed hands: ${[latest, ...before].map((group) => `${group.who}${since(group.tenures[0])}`).join(', ')}.`,
          ]
        : [],
    topic: latest.who,
    ...(at ? { date: at } : {}),
  }
}

const asksBefore = /\bpredecessor\b|^whom? did\b.*\b(?:succeed|replace|follow)\b/i
const asksAfter = /\bsuccessor\b|^who (?:succeeded|replaced|followed)\b/i

/** Which side of a change of holders a question asks for, where it names the other: "Who was Ann Lee's predecessor?" */
function sideAsked({ form, names }: Question): 'before' | 'after' | undefined {
  if (names.filter(({ kind }) => kind === 'person').length !== 1) return undefined
  return asksBefore.test(form) ? 'before' : asksAfter.test(form) ? 'after' : undefined
}

const isSameOffice = (a: Office, b: Office): boolean =>
  a.sentence === b.sentence && a.title === b.title && a.of === b.of && nameKey(a.who) !== nameKey(b.who)

/** Who came before or after a person in an office, where one sentence tells of both. */
function succession(context: AnswerContext): Draft | undefined {
  const side = sideAsked(context.question)
  const person = context.question.names.find(({ kind }) => kind === 'person')
  if (!side || !person) return undefined
  for (const reading of context.readings) {
    const forms = formsOf(reading, person.name)
    const offices = reading.facts.filter((fact): fact is Office => fact.kind === 'office')
    for (const own of offices) {
      if (!forms.has(nameKey(own.who)) || own.former !== (side === 'after')) continue
      const other = offices.find((one) => isSameOffice(one, own) && one.former !== own.former)
      const sentence = other && sentenceAt(reading, other.sentence)
      if (!other || !sentence) continue
      return {
        kind: 'office',
        answer: other.who.replace(/\s+/g, ' '),
        confidence: 0.92,
        citations: [cite(reading, sentence, other.who)],
        notes: [],
        topic: other.who,
      }
    }
  }
  return undefined
}

/** "Who is the mayor of Chongqing?", "mayor of chongqing 2023". */
export const office: QuestionKind = {
  kind: 'office',
  examples: [
    'Who is the mayor of Chongqing?',
    'Who was the SCO Secretary-General in February 2018?',
    'mayor of chongqing 2023',
  ],
  counterExamples: ['Who is Li Bo?', 'Who met the mayor?', 'What is the population of Chongqing?'],
  matches(question) {
    if (sideAsked(question)) return true
    if (
      question.polar ||
      (question.wh !== 'who' && question.wh !== 'none' && !(question.wh === 'which' && question.type === 'HUM:ind'))
    )
      return false
    const words = askedOffice(question)
    if (
      !words ||
      question.names.some(
        (name) =>
          name.kind === 'person' &&
          question.wh !== 'none' &&
          !/\b(?:of|for|to|at|in|before|after|preceding|succeeding)\s+(?:the\s+)?$/i.test(
            question.form.slice(0, name.start),
          ),
      )
    )
      return false
    return officeWords(words) !== undefined
  },
  answer(context) {
    const { question } = context
    if (question.unknownNames.length > 0) return undefined
    if (sideAsked(question)) return succession(context)
    const words = askedOffice(question)
    const asked = words ? officeWords(words) : undefined
    if (!asked) return undefined
    // "the head of the SCO before Norov"
    const before = /\b(?:before|preceding|prior to)\b/i.test(question.form)
      ? question.names.find((name) => name.kind === 'person')
      : undefined
    const clean = before ? { ...asked, body: asked.body.filter((term) => !analyse(before.name).includes(term)) } : asked
    const found = tenures(context, clean)
    if (found.length === 0) return undefined
    const wantsFormer = asked.qualifiers.has('former')
    const isNow = asksNow(question)
    const current = found.filter(
      (tenure) => wantsFormer === (isNow && !wantsFormer ? hasLeft(tenure, found) : tenure.fact.former),
    )
    const onlyFormer = isNow && current.length === 0
    let groups = holders(current.length > 0 ? current : found)
    if (before) {
      const at = groups.findIndex((group) => nameKey(group.who) === nameKey(before.name))
      groups = at < 0 ? [] : groups.slice(at + 1)
    }
    const [date] = question.dates
    if (date) groups = heldIn(date.edtf, groups)
    const fit = Math.max(0, ...found.map((tenure) => tenure.fit))
    const draft = draftOf(groups, Math.min(0.96, 0.35 + 0.6 * fit), date !== undefined || before !== undefined)
    return draft && onlyFormer ? { ...draft, answer: `formerly ${draft.answer}` } : draft
  },
}

/** Holders who are known to have held it at a date, the surest first. */
function heldIn(asked: Edtf, groups: readonly Group[]): Group[] {
  return groups
    .map((group) => ({ group, fit: heldAt(asked, group.tenures) }))
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit)
    .map(({ group }) => ({
      ...group,
      tenures: [...group.tenures].sort((a, b) => fitFor(asked, b) - fitFor(asked, a)),
    }))
}

const fitFor = (asked: Edtf, tenure: Tenure): number =>
  tenure.at ? { exact: 3, within: 3, compatible: 1, no: 0 }[matchesDate(asked, tenure.at)] : 0
