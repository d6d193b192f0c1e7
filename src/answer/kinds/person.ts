import { compareEdtf, formatEdtf, matchesDate } from '../../dates/index.ts'
import type { Office } from '../../facts/office.ts'
import { nameKey } from '../../names/name-key.ts'
import type { LinkedName, Question } from '../../nlp/question/index.ts'
import { analyse } from '../../search/terms.ts'
import { formsOf } from '../context.ts'
import { cite, nonEmpty, sentenceAt } from '../draft.ts'
import type { Reading } from '../reading.ts'
import type { QuestionKind } from './kind.ts'
import { bodyTerms } from './office-holders.ts'
import { officeWords } from './office-words.ts'

const asksPost = /\b(?:position|post|title|office|job|role|rank|function|occupation|profession)s?\b/i
/** "position" may be a post or a place in an order, which nobody holds but reaches. */
const typesOfPost: ReadonlySet<string> = new Set(['HUM:title', 'NUM:ord'])
const holds = /^(?:hold|have|occupy|do|work|serve|be)$/
const mostBetween = 14

/** "what post does X hold", "X's position": the post and the person stand side by side. */
function postBeside({ form, type, verb = 'be' }: Question, name: LinkedName): boolean {
  const post = typesOfPost.has(type) && holds.test(verb) ? asksPost.exec(form) : null
  if (!post) return false
  const end = post.index + post[0].length
  return (name.end <= post.index ? post.index - name.end : name.start - end) <= mostBetween
}

/** Not "the coach before": that is somebody else. */
const titleBefore =
  /^who (?:is|was) (?:the )?(?:(?:mr|mrs|ms|dr)\.? )?((?:(?!(?:of|before|after|under|with|for|to|behind)\b)[\p{L}.'-]+ ){0,4})$/iu

/** The person that the question is about, if it asks who that is or what office they hold. */
function subject(question: Question): string | undefined {
  const [only, ...others] = question.names.filter(({ kind }) => kind === 'person')
  if (!only || others.length > 0 || /\baccording to\b/i.test(question.form)) return undefined
  const before = question.form.slice(0, only.start)
  const after = question.form.slice(only.end)
  const title = titleBefore.exec(before)?.[1]?.trim()
  const isWho =
    title === undefined
      ? /^who $/i.test(before) && /^ (?:is|was)\b/i.test(after)
      : (title === '' || officeWords(title) !== undefined) && /^(?:\W*$|,? (?:in|as|and)\b)/i.test(after)
  return isWho || postBeside(question, only) ? only.name : undefined
}

/** What kind of post is asked for: "party" in "which party post does X hold". */
function postQualifier(question: Question): string[] {
  const words = /^(?:what|which) ((?:[\p{L}-]+ ){1,2})(?:position|post|title|office|job|role|rank|function)s?\b/iu.exec(
    question.form,
  )?.[1]
  return words && !/^(?:is|was|are|does|did|do) $/i.test(words) ? analyse(words) : []
}

type Line = { reading: Reading; fact: Office }

/** The words of an office, with its body where the phrase leaves it out. */
function wording({ fact }: Line): string {
  const phrase = fact.phrase.replace(/\s+/g, ' ')
  return `${fact.former ? 'former ' : ''}${phrase}`
}

/** "Who is Li Bo?", "What position does Norov hold?" */
export const person: QuestionKind = {
  kind: 'person',
  examples: ['Who is Li Bo?', 'What position does Wu Hongbo hold?', 'who was hu henghua in 2023'],
  counterExamples: ['Who is the mayor of Chongqing?', 'Who is Li Bo meeting?'],
  matches: (question) => subject(question) !== undefined,
  answer(context) {
    const { question, readings } = context
    const name = subject(question)
    if (!name || question.unknownNames.length > 0) return undefined
    const [asked] = question.dates
    const lines: Line[] = readings.flatMap((reading) => {
      const forms = formsOf(reading, name)
      return reading.facts.flatMap((fact) =>
        fact.kind === 'office' && forms.has(nameKey(fact.who)) ? [{ reading, fact }] : [],
      )
    })
    const asking = question.form.toLowerCase()
    const telling = lines.filter(({ fact }) => !asking.includes(fact.phrase.toLowerCase()) || fact.of !== undefined)
    let dated = asked
      ? telling.filter(({ fact }) =>
          [fact.asOf, fact.appointed].some((date) => date && matchesDate(asked.edtf, date) !== 'no'),
        )
      : telling
    const kindOfPost = postQualifier(question)
    const fitting = dated.filter(({ fact }) => kindOfPost.every((term) => bodyTerms(context, fact.phrase).has(term)))
    if (kindOfPost.length > 0 && fitting.length > 0) dated = fitting
    if (dated.length === 0) return undefined
    dated.sort(
      (a, b) =>
        (a.fact.asOf && b.fact.asOf ? compareEdtf(b.fact.asOf, a.fact.asOf) : 0) ||
        Number(b.fact.of !== undefined) - Number(a.fact.of !== undefined) ||
        Number(a.fact.former) - Number(b.fact.former) ||
        b.fact.phrase.length - a.fact.phrase.length,
    )
    const kept: Line[] = []
    for (const line of dated) {
      const words = line.fact.phrase.toLowerCase()
      const known = kept.some(
        (other) =>
          other.fact.title.toLowerCase() === line.fact.title.toLowerCase() &&
          (!line.fact.of ||
            (other.fact.of ?? '').toLowerCase().includes(line.fact.of.toLowerCase()) ||
            sameBody(other.fact.of, line.fact.of)),
      )
      if (!known && !kept.some((other) => other.fact.phrase.toLowerCase() === words)) kept.push(line)
    }
    const lead = kept.slice(0, 3)
    const citations = nonEmpty(
      lead.flatMap(({ reading, fact }) => {
        const sentence = sentenceAt(reading, fact.sentence)
        return sentence ? [cite(reading, sentence, fact.phrase)] : []
      }),
    )
    if (!citations) return undefined
    let answer = ''
    for (const line of lead) {
      const next = `${answer ? '; ' : ''}${wording(line)}`
      if (answer.length + next.length > 190) break
      answer += next
    }
    const at = lead[0]?.fact.asOf
    return {
      kind: 'person',
      answer: at ? `${answer} (as of ${formatEdtf(at)})` : answer,
      confidence: 0.9,
      citations,
      notes: [],
      topic: name,
      ...(at ? { date: at } : {}),
    }
  },
}

/** Whether two bodies are one, differently written: most words shared. */
function sameBody(a: string | undefined, b: string | undefined): boolean {
  const x = new Set((a ?? '').toLowerCase().split(/\W+/).filter(Boolean))
  const y = (b ?? '').toLowerCase().split(/\W+/).filter(Boolean)
  return y.length > 0 && y.filter((word) => x.has(word)).length / y.length >= 0.6
}
