import { titleQualifiers, titles } from '../../nlp/names/head-words.ts'
import { analyse } from '../../search/terms.ts'

/** Titles that "head", "leader" or "chief" of a body may mean. */
const heads = new Set(['head', 'leader', 'chief', 'boss'])
const topTitles = new Set(
  (
    'secretary-general president chairman chairwoman chairperson chair ceo director director-general secretary governor mayor premier ' +
    'chancellor minister officer head leader chief executive general-secretary'
  ).split(' '),
)
const sameTitle: readonly (readonly string[])[] = [
  ['ceo', 'officer', 'executive'],
  ['chairman', 'chairwoman', 'chairperson', 'chair'],
  ['secretary-general', 'general-secretary'],
  ['mayor', 'mayoress'],
]

/** An office as words: its head title, what qualifies it, and the terms of its body. */
export interface OfficeWords {
  /** "mayor", "secretary-general". */
  readonly head: string
  /** "vice", "deputy": the same in question and fact, or it is another office. */
  readonly qualifiers: ReadonlySet<string>
  /** Terms of what it is an office of, and of what stands before the title ("Albanian"). */
  readonly body: readonly string[]
}

const rankChanging = new Set(
  'vice deputy assistant former first acting special honorary associate co-founder foreign prime'.split(' '),
)

/** Reads an office from words such as "the vice mayor of Chongqing"; undefined where no title is among them. */
export function officeWords(text: string): OfficeWords | undefined {
  const words = text
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/\bex-(?=\p{L})/gu, 'former ')
    .replace(/secretary general/g, 'secretary-general')
    .replace(/vice-(?=mayor|president|chairman|minister|premier)/g, 'vice ')
    .split(/[^\p{L}\p{N}'.-]+/u)
    .filter(Boolean)
  const link = words.findIndex((word, i) => i > 0 && /^(?:of|to|for|at|in)$/.test(word))
  const before = link < 0 ? words : words.slice(0, link)
  let at = -1
  before.forEach((word, i) => {
    if (titles.has(word) || heads.has(word)) at = i
  })
  let after = link < 0 ? [] : words.slice(link + 1)
  if (at < 0) {
    // "who is in China the Albanian ambassador": the title may stand behind.
    at = words.findIndex((word) => titles.has(word))
    if (at < 0) return undefined
    after = words.slice(at + 1)
  }
  const source = link >= 0 && at < link ? before : words
  const head = source[at] ?? ''
  const qualifiers = new Set<string>()
  let from = at
  while (from > 0 && (titleQualifiers.has(source[from - 1] ?? '') || titles.has(source[from - 1] ?? ''))) {
    from--
    const word = source[from] ?? ''
    if (rankChanging.has(word)) qualifiers.add(word)
  }
  return { head, qualifiers, body: [...analyse(source.slice(0, from).join(' ')), ...analyse(after.join(' '))] }
}

/** Whether a fact's title can be the one asked for. */
export function titleFits(asked: OfficeWords, given: OfficeWords): boolean {
  const differs = (word: string) => asked.qualifiers.has(word) !== given.qualifiers.has(word)
  if ([...rankChanging].some((word) => word !== 'former' && word !== 'acting' && differs(word))) return false
  if (asked.head === given.head) return true
  if (heads.has(asked.head)) return topTitles.has(given.head)
  return sameTitle.some((group) => group.includes(asked.head) && group.includes(given.head))
}
