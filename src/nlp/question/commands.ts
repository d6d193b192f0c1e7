import { chunk, type NounPhrase } from '../chunks.ts'
import { splitSentences } from '../sentences.ts'
import type { Token } from '../types.ts'
import { isParticiple } from '../verb-forms.ts'
import { typeOfNoun } from './focus-words.ts'
import { splitSubject } from './noun-groups.ts'

const determiner = '(?:the|an?|any|all|some|both|each|every|one|two|three|four|five|me|us)'
/** "I need the date of …", "Could I get the address of …" */
const wish =
  /^(?:(?:please )?(?:provide|get|find)|(?:i|we) (?:need|want|would like)|(?:i'd|we'd) like|(?:(?:i am|i'm) )?(?:looking|searching) for|(?:can|could|may) (?:i|we) (?:get|have))(?: me| us)?(?: to (?:know|have|get))? (?=the \S)/i
/** "Name the …", "List all …". "State" and "give" need a determiner: "state visits of the king" is no command. */
const command = new RegExp(
  `^(?:(?:name|list|identify|enumerate|specify) (?!(?:of|days?|plates?|tags?|changes?)\\b)|(?:give|state) (?=(?:${determiner}|date|year|number|names?|reasons?|title)\\b))(?:me |us )?(?:all )?(?:of (?=the\\b))?`,
  'i',
)
const nameOf = /^what (?:is|are|was|were) (?=the (?:full )?names? of )/i
/** The article kinds know these words, as they stand. */
const articles =
  /^(?:(?:the|all|an?|any) )?(?:titles?|headlines?|names? of the articles?|articles?|reports?|stor(?:y|ies)|sources?|texts?)\b/i
const relative = /^(?:that|who|which|whom)$/
const someone = /^(?:person|people|man|men|woman|women|individual|someone|somebody)$/

/** A noun group and what the text says behind it. */
interface Asked {
  readonly owner: string
  /** Without its determiner. */
  readonly noun: string
  readonly head: Token
  readonly indefinite: boolean
  readonly after: readonly Token[]
  readonly rest: string
}

function readAsked(text: string): Asked | undefined {
  const tokens = splitSentences(text).flatMap((sentence) => [...sentence.tokens])
  const [first] = tokens
  if (!first) return undefined
  const groups = splitSubject(
    chunk({ index: 0, paragraph: 0, start: 0, end: text.length, tokens }).filter(
      (c): c is NounPhrase => c.type === 'np',
    ),
    tokens,
    -1,
  )
  let at = groups.findIndex((group) => group.from === 0)
  while (groups[at]?.possessor && groups[at + 1]) at++
  const group = groups[at]
  const head = group && tokens[group.head]
  if (!group || !head) return undefined
  const from = tokens[group.from]?.start ?? 0
  const lead = /^(?:(?:the|an?|any|all|some|both|each|every|one)\s+)*/i.exec(text.slice(from, head.end))?.[0] ?? ''
  return {
    owner: text.slice(0, from),
    noun: text.slice(from + lead.length, head.end),
    head,
    indefinite: /^(?:an?|any|some|one|each|every)\b/i.test(lead),
    after: tokens.slice(group.to),
    rest: text.slice(head.end).trim(),
  }
}

const isPlural = ({ lower, lemma }: Token): boolean =>
  (lower !== lemma && lower.endsWith('s')) || /^(?:people|\w*men|children)$/.test(lower)

/** "that opened the mill", "Ann Lee went to", "on which it lies", "opened in May" behind the noun: the question that they make. */
function clauseQuestion({ noun, head, after, rest, owner }: Asked): string | undefined {
  if (owner !== '') return undefined
  const [first, second] = after
  const asked = someone.test(head.lower) && !/ /.test(noun) ? undefined : `${noun}`
  const clause = (from: Token | undefined): string => rest.slice(rest.length - lengthFrom(after, from))
  if (!first || !second) return undefined
  const hasVerb = after.some((token) => token.pos === 'VERB' || token.pos === 'AUX')
  if (relative.test(first.lower)) {
    const subject = /^(?:VERB|AUX|ADV)$/.test(second.pos) || first.lower === 'who'
    return asked === undefined ? `${subject ? 'Who' : 'Whom'} ${clause(second)}` : `Which ${asked} ${clause(second)}`
  }
  if (first.lower === 'whose') return `Which ${noun} ${rest}`
  if (first.lower === 'where') return `In which ${noun} ${clause(second)}`
  if (first.lower === 'when') return `When ${clause(second)}`
  if (/^(?:which|whom)$/.test(second.lower) && (first.pos === 'ADP' || first.lower === 'to')) {
    const said = clause(after[2])
    return asked === undefined ? `${first.text} whom ${said}` : `${first.text} which ${asked} ${said}`
  }
  if (!hasVerb) return undefined
  if (first.pos === 'PROPN' || first.pos === 'PRON' || first.pos === 'DET')
    return asked === undefined ? `Whom ${rest}` : `Which ${asked} ${rest}`
  if (first.pos === 'VERB' && isParticiple(first.lower) && (second.pos === 'ADP' || second.lower === 'to'))
    return `Which ${noun} ${isPlural(head) ? 'were' : 'was'} ${rest}`
  if (first.pos === 'VERB') return `Which ${noun} ${rest}`
  return undefined
}

/** Characters from a token to the end of the last one. */
function lengthFrom(tokens: readonly Token[], from: Token | undefined): number {
  const last = tokens[tokens.length - 1]
  return from && last ? last.end - from.start : 0
}

const placing = /^(?:in|at|on|near|behind|from|with)$/

function plainQuestionFor(text: string, named: boolean): string {
  const asked = readAsked(text)
  if (!asked) return `What is ${text}`
  const { owner, noun, head, after, rest, indefinite } = asked
  const inner = /^(?:(?:full )?names?|examples?) of /i.exec(`${noun} ${rest}`)
  if (owner === '' && inner) return plainQuestionFor(`${noun} ${rest}`.slice(inner[0].length), head.lemma === 'name')
  if (/^(?:date|day)$/.test(head.lower) && /^(?:of|for)$/.test(after[0]?.lower ?? ''))
    return `When was ${rest.replace(/^(?:of|for) /, '')}`
  const clause = clauseQuestion(asked)
  if (clause) return clause
  const be = isPlural(head) ? 'are' : 'is'
  if (owner === '' && indefinite && placing.test(after[0]?.lower ?? '')) return `Which ${noun} ${be} ${rest}`
  const article = owner !== '' || head.lower === 'one' ? '' : (/^an? /i.exec(text)?.[0].toLowerCase() ?? 'the ')
  const whole = `${owner}${article}${noun}${rest === '' ? '' : ` ${rest}`}`
  if (typeOfNoun(head.lemma) === 'HUM:ind' && head.lemma !== 'name') return `Who ${be} ${whole}`
  return named && owner === '' && rest === '' && !/ /.test(noun) ? `What ${be} ${whole} called` : `What ${be} ${whole}`
}

/**
 * Turns "Name the mayor of X", "List the towns that …" and "What is the name of the fair Ann Lee went to?" into questions with a question word.
 * @param text a question without its mark; others come back as they are
 */
export function asQuestion(text: string): string {
  const wished = wish.exec(text)?.[0]
  const opening = nameOf.exec(text)?.[0] ?? command.exec(text)?.[0] ?? wished
  if (!opening) return text
  const rest = text.slice(opening.length)
  if (articles.test(rest) && wished) return text
  if (articles.test(rest)) return nameOf.test(text) ? text : `Give ${rest}`
  return /\S/.test(rest) ? plainQuestionFor(rest, false) : text
}
