import { MONTH_NAMES } from '../../dates/index.ts'
import type { Span } from '../../types.ts'
import { isVerb, textAt, wordAt } from '../tokens.ts'
import type { Sentence, Token, TokenRange } from '../types.ts'
import { bareTitle, honorifics, timeOfOffice, titleQualifiers, titles } from './head-words.ts'
import { mentionsOf, type NameMention, type Names } from './index.ts'
import { calendarWord } from './name-words.ts'
import { demonyms } from './places.ts'

/** An article's word that a person holds (or held) an office or has a calling. */
export interface Holding {
  /** Index of the entity that holds it. */
  readonly entity: number
  readonly sentence: number
  /** The office as it stands: "Secretary of the CPC Chongqing Municipal Committee". */
  readonly phrase: Span
  /** Its first part: "Secretary", "Vice Mayor". */
  readonly title: string
  /** What it is an office of, where the article says: "the CPC Chongqing Municipal Committee", "Chongqing". */
  readonly of?: string
  readonly former: boolean
  /** 'left': somebody is told to have followed them. */
  readonly how: 'prefix' | 'apposition' | 'copula' | 'appointed' | 'left'
}

const formerWord = /^(?:former|formerly|once|sometime|ex|late|then|past|previous|one-time|onetime|outgoing)$/
/** After an office that somebody "was" or "had been": it is over. */
const ended = /^(?:until|till|before|between|from)$/
const governs = /^(?:of|to|for|on|at|in)$/
/** Before an office and no part of it. */
const leadIn = /^(?:the|a|an|as|its|his|her|their|current|new|newly|also|one|then|now|formerly|once|sometime)$/
/** Qualifies an office as `titleQualifiers` do. */
const ofOffice = /^(?:minister|software|hardware)$/

const isTitleWord = (token: Token | undefined): boolean =>
  token !== undefined &&
  token.pos !== 'VERB' &&
  (titles.has(bareTitle(token.lower)) || (/^[a-z]+(?:woman|man|person)$/.test(token.lower) && token.lower.length > 7))

/** The first place from which on, up to `to`, each token is such. */
function reachBack(to: number, least: number, isSuch: (at: number) => boolean): number {
  let at = to
  while (at > least && isSuch(at - 1)) at--
  return at
}

/** Reads an office from its words: which is the title, and of what. */
function readOffice(
  text: string,
  tokens: readonly Token[],
  range: TokenRange,
): Pick<Holding, 'phrase' | 'title' | 'of' | 'former'> | undefined {
  const word = (at: number) => wordAt(tokens, at)
  let { from } = range
  // "New Norland" is a name.
  while (from < range.to && (tokens[from]?.pos !== 'PROPN' || word(from) === 'the') && leadIn.test(word(from))) from++
  // "treasurer now", "chair still"
  const to = reachBack(range.to, from + 1, (at) => tokens[at]?.pos === 'ADV')
  let titleAt = -1
  // "Bank of Leeds Governor": the body may have an "of" of its own, where the title comes last.
  const closing = isTitleWord(tokens[to - 1]) && !isTitleWord(tokens[from])
  for (let i = from; i < to; i++) {
    if (governs.test(word(i)) && !(closing && titleAt < 0)) break
    if (isTitleWord(tokens[i])) titleAt = i
  }
  const last = tokens[to - 1]
  const title = tokens[titleAt]
  if (titleAt < 0 || !title || !last) return undefined
  let titleFrom = reachBack(
    titleAt,
    from,
    (at) =>
      !(closing && governs.test(word(at - 1))) &&
      (isTitleWord(tokens[at]) || titleQualifiers.has(word(at)) || ofOffice.test(word(at))),
  )
  const former =
    tokens.slice(titleFrom, titleAt + 1).some((t) => bareTitle(t.lower) !== t.lower) ||
    tokens.slice(from, titleAt).some((t) => formerWord.test(t.lower)) ||
    tokens.slice(Math.max(0, range.from - 1), from).some((t) => /^(?:then|formerly|once|sometime)$/.test(t.lower))
  while (titleFrom < titleAt && formerWord.test(word(titleFrom))) titleFrom++
  const cut = (a: number, b: number) => text.slice(tokens[a]?.start ?? 0, tokens[b - 1]?.end ?? 0)
  let lead = from
  const timeBefore = (at: number) => formerWord.test(word(at)) || timeOfOffice.test(word(at))
  const isPlain = (token: Token | undefined) =>
    token?.pos === 'ADJ' && !demonyms.has(token.lower) && token.text === token.lower
  while (lead < titleFrom && (timeBefore(lead) || isPlain(tokens[lead]))) lead++
  const leadEnd = /^'s?$/.test(word(titleFrom - 1)) ? titleFrom - 1 : titleFrom
  const before = leadEnd > lead ? cut(lead, leadEnd) : undefined
  const body = governs.test(word(titleAt + 1)) && titleAt + 2 < to ? cut(titleAt + 2, to) : undefined
  const of = body ?? (before && /\p{Lu}/u.test(before) && !honorifics.has(before.toLowerCase()) ? before : undefined)
  const tail = before && body && demonyms.has(before.toLowerCase()) ? `${before} ` : ''
  return {
    phrase: { start: tokens[Math.min(lead, titleFrom)]?.start ?? title.start, end: last.end },
    title: tail + bareTitle(cut(titleFrom, titleAt + 1)),
    former,
    ...(of ? { of: of.replace(/^the /i, '') } : {}),
  }
}

const inGroup = (token: Token | undefined): boolean =>
  token !== undefined &&
  // "On Tuesday Mayor Ann Lee", "in 2019 Mayor Ann Lee": a time is no part of an office.
  !(calendarWord.test(token.lower) && token.pos === 'PROPN') &&
  !/^\d{4}$/.test(token.text) &&
  token.lower !== 'to' &&
  (/^(?:NOUN|PROPN|ADJ|NUM|PART)$/.test(token.pos) ||
    /^(?:&|executive|operating|presiding|vice|acting|managing|marketing)$/.test(token.lower))

const beforeTime =
  /^(?:last|this|next|early|late|mid|one|that|each|every|same|previous|following|yesterday|tomorrow|in|on|at|by|over|during|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$/

/** "At the weekend Mayor Ann Lee", "Last night Mayor Ann Lee": a time, and no word of the office as in "night editor". */
function isTime(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]
  if (!calendarWord.test(wordAt(tokens, at)) || !before) return false
  return beforeTime.test((before.lower === 'the' ? tokens[at - 2] : before)?.lower ?? '')
}

/** Where a body begins that the words before an office only end: "Bank of | Leeds Governor". */
function bodyStart(names: Names, mention: NameMention, from: number): number {
  const body = mentionsOf(names, mention.sentence).find(
    (other) => other.from < from && other.to > from && other.to <= mention.from,
  )
  return body ? body.from : from
}

/** "Foreign Minister Ann Lee of Norland": what stands after the name is what the office is of. */
function bodyAfter(text: string, tokens: readonly Token[], names: Names, mention: NameMention): string | undefined {
  if (tokens[mention.to]?.lower !== 'of') return undefined
  const from = mention.to + (tokens[mention.to + 1]?.lower === 'the' ? 2 : 1)
  const body = mentionsOf(names, mention.sentence).find((other) => other.from === from)
  return body && names.entities[body.entity]?.kind !== 'person' ? text.slice(body.start, body.end) : undefined
}

/** "The Bakers' Guild elected | Ann Lee": the body that gives somebody an office. */
function bodyBefore(text: string, names: Names, { sentence, from }: NameMention): string | undefined {
  const body = mentionsOf(names, sentence).find((other) => other.to === from - 1)
  return body && names.entities[body.entity]?.kind === 'organisation' ? text.slice(body.start, body.end) : undefined
}

/** Words right before a name that end in a title, or in the body of one ("Mayor of Chongqing | Tang Liangzhi"). */
function prefix(tokens: readonly Token[], names: Names, mention: NameMention): TokenRange | undefined {
  const { from: to } = mention
  if (governs.test(wordAt(tokens, to - 1))) return undefined
  const whole = (at: number) => bodyStart(names, mention, at)
  let from = whole(reachBack(to, 0, (at) => inGroup(tokens[at]) && !isTime(tokens, at)))
  if (from < to && isTitleWord(tokens[to - 1])) return { from, to }
  for (let hops = 0; hops < 3; hops++) {
    const link = wordAt(tokens, from - 1) === 'the' ? from - 2 : from - 1
    if (!governs.test(wordAt(tokens, link)) || link < 1) return undefined
    from = whole(reachBack(link, 0, (at) => inGroup(tokens[at]) || /^[()]$/.test(textAt(tokens, at))))
    if (isTitleWord(tokens[link - 1])) return { from, to }
    if (from === link) return undefined
  }
  return undefined
}

/** "Deputy Secretary of the Board and | Mayor of Leeds Ann Lee": what stands before the "and" is another office of the same person. */
function joinedOffice(tokens: readonly Token[], office: TokenRange): TokenRange | undefined {
  const to = office.from - 1
  const governed = (range: TokenRange) => tokens.slice(range.from, range.to).some((token) => governs.test(token.lower))
  if (wordAt(tokens, to) !== 'and' || !governed(office)) return undefined
  const from = reachBack(
    to,
    0,
    (at) => inGroup(tokens[at]) || governs.test(wordAt(tokens, at)) || /^(?:the|[()])$/.test(textAt(tokens, at)),
  )
  // "the chair of the board and Mayor of Leeds Ann Lee" may be two persons.
  const opens = titleQualifiers.has(wordAt(tokens, from)) || isTitleWord(tokens[from])
  return opens && governed({ from, to }) ? { from, to } : undefined
}

/** "The head of the delegation, Ambassador Ann Lee": an office that stands before the name, with a comma, up to `to`. */
function appositionBefore(tokens: readonly Token[], to: number): TokenRange | undefined {
  const comma = reachBack(to, 0, (at) => honorifics.has(wordAt(tokens, at))) - 1
  if (textAt(tokens, comma) !== ',') return undefined
  const from = reachBack(
    comma,
    0,
    (at) => inGroup(tokens[at]) || governs.test(wordAt(tokens, at)) || tokens[at]?.pos === 'DET',
  )
  const opens = /^(?:the|its)$/.test(wordAt(tokens, from)) || isTitleWord(tokens[from])
  return opens && comma - from >= 2 && (startsOffice(tokens, from) || isTitleWord(tokens[comma - 1]))
    ? { from, to: comma }
    : undefined
}

/** Appositions after a name: ", member of X and Secretary of Y," gives two. */
function appositions(tokens: readonly Token[], { to: mark }: NameMention): TokenRange[] {
  if (!/^[,(]$/.test(textAt(tokens, mark))) return []
  const ranges: TokenRange[] = []
  let from = mark + 1
  let depth = 0
  for (let at = from; at <= tokens.length; at++) {
    const token = tokens[at]
    if (token?.text === '(') depth++
    if (token?.text === ')' && depth-- > 0) continue
    const stop =
      !token ||
      /^[.;:!?)“”"—–]$/.test(token.text) ||
      (token.pos === 'VERB' && !isTitleWord(token)) ||
      token.pos === 'AUX' ||
      /^(?:who|which|that|when|where|until|till|since)$/.test(token.lower) ||
      isAtTheTime(tokens, at)
    const parts =
      stop || (token.text === ',' && depth <= 0) || (/^(?:and|&)$/.test(token.lower) && startsOffice(tokens, at + 1))
    if (!parts) continue
    if (at > from && startsOffice(tokens, from)) ranges.push({ from, to: at })
    from = /^(?:and|also)$/.test(wordAt(tokens, at + 1)) ? at + 2 : at + 1
    if (stop || !startsOffice(tokens, from)) break
  }
  return ranges
}

const beforeOffice = /^(?:his|her|its|their|also|then|now|formerly|once|sometime)$/

/** Whether an office begins here: "the", adjectives and nouns up to a title. */
function startsOffice(tokens: readonly Token[], from: number): boolean {
  for (let i = from; i < Math.min(from + 8, tokens.length); i++) {
    const token = tokens[i]
    if (!token) return false
    if (isTitleWord(token) || /^(?:member|head|founder)$/.test(token.lower)) return true
    if (!inGroup(token) && token.pos !== 'DET' && !beforeOffice.test(token.lower)) return false
  }
  return false
}

/** "head of the guild at the time" */
const isAtTheTime = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.lower === 'at' && /^(?:the|that)$/.test(wordAt(tokens, at + 1)) && tokens[at + 2]?.lower === 'time'

const copulas = /^(?:is|was|are|were|became|becomes|become|been|remains|remained|as)$/
const appointing =
  /^(?:appointed|elected|named|re-elected|reelected|promoted|sworn|chosen|made|confirmed|nominated|installed|crowned)$/

/** Where the sentence goes on after "Ann Lee, a former shipwright,". */
function afterApposition(tokens: readonly Token[], from: number): number {
  if (tokens[from]?.text !== ',') return from
  const close = tokens.findIndex((token, i) => i > from && token.text === ',')
  const inner = close < 0 ? [] : tokens.slice(from + 1, close)
  return inner.length > 0 && inner.length <= 14 && inner.every((token) => !isVerb(token)) ? close + 1 : from
}

/** "resigned as mayor", "served as dean": the office is over, or was told of as over. */
const leaving = /^(?:resigned|retired|quit|left|down|served|worked)$/

/** What stands behind an office that somebody is told to have. */
const endsOffice = /^(?:[.,;:!?()“”"]|on|since|from|between|until|till|after|before|who|which)$/
const timeAfterIn = new RegExp(`\\d|^(?:${MONTH_NAMES.join('|')})`, 'i')

/** Where the words of an office end that begin at a token. */
function officeEnd(tokens: readonly Token[], from: number): number {
  const end = tokens.findIndex(
    ({ lower, pos }, at) =>
      at >= from &&
      (endsOffice.test(lower) ||
        /^(?:VERB|AUX|SCONJ|CCONJ)$/.test(pos) ||
        (lower === 'in' && timeAfterIn.test(wordAt(tokens, at + 1))) ||
        isAtTheTime(tokens, at)),
  )
  return end < 0 ? tokens.length : end
}

const electing = /^(?:(?:re-?)?elected|appointed|named|chose|made|crowned)$/

/** "The guild elected | Ann Lee | president": the office behind a name that somebody else gives it to. */
function officeGiven(tokens: readonly Token[], { from, to }: NameMention): TokenRange | undefined {
  const isActive = !/^(?:not|n't|never|be|been|being|is|are|was|were)$/.test(wordAt(tokens, from - 2))
  const start = tokens[to]?.lower === 'as' ? to + 1 : to
  if (!isActive || !electing.test(wordAt(tokens, from - 1)) || !startsOffice(tokens, start)) return undefined
  return { from: start, to: officeEnd(tokens, start) }
}

/** "X is the mayor of Y", "X was appointed (as) Vice Mayor of Y". */
function predicate(
  tokens: readonly Token[],
  mention: NameMention,
): { range: TokenRange; how: Holding['how']; over: boolean } | undefined {
  let at = afterApposition(tokens, mention.to)
  if (tokens[at]?.text === ',' && tokens[at + 1]?.lower === 'who') at += 2
  if (/^(?:stepped|stood)$/.test(wordAt(tokens, at))) at++
  const left = leaving.test(wordAt(tokens, at)) && tokens[at + 1]?.lower === 'as'
  if (left || (/^serves?$/.test(wordAt(tokens, at)) && tokens[at + 1]?.lower === 'as')) at++
  const limit = at + 7
  let how: Holding['how'] | undefined
  for (; at < Math.min(limit, tokens.length); at++) {
    const token = tokens[at]
    if (!token) return undefined
    if (appointing.test(token.lower) || /^becom(?:e|es)$|^became$/.test(token.lower)) how = 'appointed'
    else if (copulas.test(token.lower)) how ??= 'copula'
    else if (how && startsOffice(tokens, at) && !/^(?:not|no)$/.test(token.lower)) break
    else if (!/^(?:ADV|AUX|PART)$/.test(token.pos) && !/^(?:in|has|had|also|the|a|an)$/.test(token.lower))
      return undefined
    if (/^(?:not|n't|never)$/.test(token.lower)) return undefined
  }
  if (!how || at >= tokens.length) return undefined
  const to = officeEnd(tokens, at)
  const past = tokens.slice(mention.to, at).some(({ lower }) => /^(?:was|were|been|remained)$/.test(lower))
  return { range: { from: at, to }, how, over: left || (how === 'copula' && past && ended.test(wordAt(tokens, to))) }
}

const isPerson = (names: Names, { entity }: NameMention): boolean => names.entities[entity]?.kind === 'person'

/** "Ann Lee, who followed Joe Fox as mayor": the last person before the verb, where the mention is the one who left. */
function successorOf(names: Names, tokens: readonly Token[], mention: NameMention): number | undefined {
  const verb = mention.from - 1
  if (!/^(?:follow|succeed|replace)/.test(wordAt(tokens, verb)) || tokens[mention.to]?.lower !== 'as') return undefined
  return mentionsOf(names, mention.sentence).findLast((m) => m.to <= verb && isPerson(names, m))?.entity
}

/**
 * Finds who holds which office, as the article words it.
 * @param text the article's text
 * @param sentences of it
 * @param names found in them
 */
export function findHolders(text: string, sentences: readonly Sentence[], names: Names): Holding[] {
  const holdings: Holding[] = []
  for (const mention of names.mentions) {
    const kind = names.entities[mention.entity]?.kind
    if (kind !== 'person' && kind !== 'other') continue
    const tokens = sentences[mention.sentence]?.tokens ?? []
    const add = (range: TokenRange, how: Holding['how'], entity = mention.entity, of?: string, over = false) => {
      const office = readOffice(text, tokens, range)
      const former = how === 'left' || over || office?.former === true
      if (office) holdings.push({ entity, sentence: mention.sentence, how, ...(of ? { of } : {}), ...office, former })
    }
    const before = prefix(tokens, names, mention)
    if (before) add(before, 'prefix', mention.entity, bodyAfter(text, tokens, names, mention))
    const hasPerson = ({ from, to }: TokenRange) =>
      mentionsOf(names, mention.sentence).some((m) => m.from >= from && m.to <= to && isPerson(names, m))
    const opensWithPerson = ({ from }: TokenRange) =>
      mentionsOf(names, mention.sentence).some((m) => m.from === from && officeGiven(tokens, m) && isPerson(names, m))
    const joined = before && joinedOffice(tokens, before)
    if (joined && !hasPerson(joined)) add(joined, 'prefix')
    const ahead = appositionBefore(tokens, (before ?? mention).from)
    // "Ann Lee, the chair, Joe Fox, the treasurer, and …": each office is that of the name before it.
    const isTaken =
      ahead !== undefined &&
      textAt(tokens, ahead.from - 1) === ',' &&
      mentionsOf(names, mention.sentence).some((m) => m.to === ahead.from - 1 && isPerson(names, m))
    if (ahead && !isTaken) add(ahead, 'apposition')
    for (const range of appositions(tokens, mention)) add(range, 'apposition')
    const given = officeGiven(tokens, mention)
    if (given) add(given, 'appointed', mention.entity, bodyBefore(text, names, mention))
    const said = predicate(tokens, mention)
    // "The guild elected Ann Lee president": that is her office, and not the guild's.
    if (!said || (said.how === 'appointed' && opensWithPerson(said.range))) continue
    const successor = successorOf(names, tokens, mention)
    add(said.range, said.how, successor, undefined, said.over)
    if (successor !== undefined) add(said.range, 'left')
  }
  return holdings
}
