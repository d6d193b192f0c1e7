/** The nouns that flow through Dateline. This file imports nothing. */

/** A list that has at least one member: how the types forbid an answer without a citation. */
export type NonEmpty<T> = readonly [T, ...T[]]

/** Extended Date/Time Format (ISO 8601-2:2019), levels 0 and 1 and unspecified digits: `2019-08`, `XXXX-04-09`, `2021-04-09?`, `2019-08-23/2019-08-26`. */
export type Edtf = string

/** A half-open range of UTF-16 code units, `text.slice(start, end)`, of the article's text (unless said otherwise). */
export interface Span {
  readonly start: number
  readonly end: number
}

/** What is known of an article besides its text. */
export interface ArticleInfo {
  /** Unique in its corpus; the file name without its extension, or the `id` of a `.jsonl` line. */
  readonly id: string
  /** Path relative to the corpus folder (or the `.jsonl` file's name). */
  readonly file: string
  readonly title: string
  readonly published?: Edtf
  readonly publisher?: string
  readonly author?: string
  readonly url?: string
  /** The place of a dateline ("BEIJING, April 12 (Xinhua)"). */
  readonly place?: string
}

/** An article as it is answered from: the body only, menus and other boilerplate removed, paragraphs parted by a blank line. The title is not part of the text. */
export interface Article extends ArticleInfo {
  readonly text: string
  /** Where the pages, messages or other parts of its file begin, in order, as far as it has such parts. */
  readonly locators?: readonly Locator[]
  /** Where its sections begin, in order, each at its heading; the label is the heading, under that of the section around it: "Members › Fees". */
  readonly sections?: readonly Locator[]
}

/** From this place of an article's text on, as far as the next, it is cited by this label. */
export interface Locator {
  /** As it is shown: "p. 4", "00:12:31", "Ann Lee, 14:05". */
  readonly label: string
  readonly start: number
  /** The page's number in its file, from 1, whatever is printed on it. */
  readonly page?: number
}

/** Where a quote can be found: in its file, and on the web where its article has an address. */
export interface Whereabouts {
  /** The article's address with the quote to go to: by its words on a page ("https://…#:~:text=…"), by its page in a PDF ("…#page=4"). */
  readonly link?: string
  /** The heading that it stands under, and the heading above that: "Members › Fees". */
  readonly section?: string
  /** "p. 4", "pp. 4–5", "00:12:31". */
  readonly locator?: string
}

/** A place in an article, quoted to the letter: `quote === article.text.slice(start, end)`. */
export interface Citation extends Span, Whereabouts {
  readonly article: string
  readonly file: string
  readonly title: string
  readonly published?: Edtf
  readonly publisher?: string
  readonly url?: string
  readonly quote: string
  /** Where in `quote` the answer stands (offsets into `quote`), when it stands there to the letter. */
  readonly highlight?: Span
}

/** How a date was found. */
export type DateBasis =
  /** The text gives it whole. */
  | 'stated'
  /** Worked out from the article's own date ("on Monday", "last year"). */
  | 'article'
  /** Worked out from another date in the text ("a year earlier", "the same day"). */
  | 'context'
  /** The year was taken from the article's date, which may be wrong. */
  | 'assumed-year'

/** A date expression in an article. */
export interface DateMention extends Span {
  readonly edtf: Edtf
  readonly basis: DateBasis
}

/** What a name may be of. */
export const nameKinds = ['person', 'organisation', 'place', 'event', 'work', 'other'] as const
export type NameKind = (typeof nameKinds)[number]

export const isNameKind = (value: unknown): value is NameKind => nameKinds.some((kind) => kind === value)

export interface Scored<T> {
  readonly value: T
  readonly score: number
}

/** How sure an answer must be before it is given: `bold` gives more answers and more wrong ones than `usual`, `careful` fewer of both. */
export const cares = ['careful', 'usual', 'bold'] as const
export type Care = (typeof cares)[number]

export const isCare = (value: unknown): value is Care => cares.some((care) => care === value)

/** A row of `--explain`: a candidate, what counted for and against it, and its score. */
export interface Explanation {
  readonly candidate: string
  readonly article: string
  readonly score: number
  readonly features: Readonly<Record<string, number>>
  /** The rule or pattern that made the candidate. */
  readonly source: string
}

/** A question that was asked before, whole, and what was answered: from it a follow-up is understood. */
export interface Asked {
  readonly question: string
  /** Left out where the articles did not say. */
  readonly answer?: string
  /** That of the answer. */
  readonly date?: Edtf
  /** What the question was kept to; a follow-up is kept to it too, and a question that stands by itself is not. */
  readonly article?: string
  readonly from?: Edtf
  readonly to?: Edtf
}

export interface Found {
  readonly status: 'answered'
  readonly question: string
  /** The whole question that a follow-up was understood as. */
  readonly askedAs?: string
  readonly kind: string
  /** Short: a name, a date, a number, a place, a clause. */
  readonly answer: string
  /** Calibrated, 0 to 1: of answers with 0.8 some 80 % are right. */
  readonly confidence: number
  /** Likely but not sure: shown as "Probably", with its sentence, for the reader to judge. */
  readonly probable?: true
  /** When what was asked for happened, or since when an office is known. */
  readonly date?: Edtf
  readonly citations: NonEmpty<Citation>
  /** What the reader should know besides: an uncertain date, an office that has changed hands. One sentence each. */
  readonly notes: readonly string[]
  /** The person, organisation or topic that the answer is about, for follow-up (`/timeline`). */
  readonly topic?: string
  readonly explanations?: readonly Explanation[]
}

/** The best proposal of an unanswered question, which was not sure enough to be given. */
export interface Guess {
  readonly answer: string
  /** Calibrated, 0 to 1. */
  readonly confidence: number
  readonly citations: NonEmpty<Citation>
}

export interface Unanswered {
  readonly status: 'unanswered'
  readonly question: string
  /** As in `Found`. */
  readonly askedAs?: string
  readonly kind: string
  /** How sure that the articles do not say, 0 to 1. */
  readonly confidence: number
  readonly nearest: readonly Citation[]
  readonly guess?: Guess
  /** Names of the corpus that are close to a name in the question which it does not know. */
  readonly didYouMean: readonly string[]
  readonly notes: readonly string[]
  readonly explanations?: readonly Explanation[]
}

export type Answer = Found | Unanswered

/** What the articles say to a claim. */
export type Verdict = 'supported' | 'contradicted' | 'not-said'

/** A claim that was held against the articles. */
export interface ClaimCheck {
  /** As it was written. */
  readonly claim: string
  readonly verdict: Verdict
  /** 0 to 1. */
  readonly confidence: number
  /** Likely but not sure: shown as such, with its sentence, for the reader to judge. */
  readonly probable?: true
  /** What supports or contradicts the claim, the clearest first; empty where the articles do not say. */
  readonly citations: readonly Citation[]
  /** What comes nearest where the articles do not say; else empty. */
  readonly nearest: readonly Citation[]
}

/** A dated event of a timeline. */
export interface TimelineEntry {
  readonly date: Edtf
  readonly basis: DateBasis
  /** The clearest sentence (or its clause) that tells it, from the first citation. */
  readonly text: string
  readonly status: 'happened' | 'planned'
  readonly places: readonly string[]
  readonly participants: readonly string[]
  /** All that report it, the clearest first. */
  readonly citations: NonEmpty<Citation>
  /** How much it matters for the topic; greater is more; comparable within one timeline only. */
  readonly weight: number
  /** Other dates or figures that another report gives, in words, each with its source. */
  readonly conflicts: readonly string[]
}

export interface Timeline {
  /** Empty for the corpus' own highlights. */
  readonly topic: string
  readonly from?: Edtf
  readonly to?: Edtf
  /** Oldest first. */
  readonly entries: readonly TimelineEntry[]
  /** How many there are before the limit. */
  readonly total: number
}

/** One line of a profile. */
export interface ProfileLine {
  readonly text: string
  readonly date?: Edtf
  readonly citations: NonEmpty<Citation>
}

export interface OfficeLine extends ProfileLine {
  readonly title: string
  readonly of?: string
  /** The date at which an article says so. */
  readonly asOf?: Edtf
  readonly appointed?: Edtf
  readonly former: boolean
}

export interface MeetingLine extends ProfileLine {
  /** Whom this person met. */
  readonly others: readonly string[]
  /** How many more the article counts without naming them: "… and 40 others". */
  readonly unnamed?: number
  readonly place?: string
  readonly occasion?: string
}

export interface StatementLine extends ProfileLine {
  readonly direct: boolean
}

/** What the articles say of a person (or organisation, place). */
export interface Profile {
  readonly name: string
  readonly kind: NameKind
  readonly aliases: readonly string[]
  readonly offices: readonly OfficeLine[]
  readonly meetings: readonly MeetingLine[]
  readonly statements: readonly StatementLine[]
  readonly presences: readonly ProfileLine[]
  readonly places: readonly ProfileLine[]
  /** Some sentences that name it, where little else is told of it. */
  readonly mentions: readonly ProfileLine[]
  readonly first?: Citation
  readonly last?: Citation
  /** Number of articles that name it. */
  readonly articles: number
  /** Others of the same name whom the articles allow to be told apart, with a word on each ("Vice Mayor of Chongqing, 2020"). */
  readonly namesakes: readonly string[]
  /** How the articles describe people of this name who may be several, a word on each; left out where they seem to be one. */
  readonly several?: readonly string[]
}

export interface ArticleHit extends ArticleInfo {
  readonly score: number
  /** The sentence that fits the query best. */
  readonly citation?: Citation
}

export interface Suggestion {
  /** What is put into the option, at most 100 characters. */
  readonly value: string
  /** What the member sees: the value with an office or a date. */
  readonly label: string
  readonly kind: 'question' | 'name' | 'topic' | 'article'
}

/** An article to be read from end to end. */
export interface WholeArticle {
  readonly article: Article
  /** The quote to look for in it. */
  readonly marked?: Span
}

/** A sentence with its neighbours. */
export interface Passage extends Whereabouts {
  readonly info: ArticleInfo
  readonly before: string
  readonly quote: string
  readonly after: string
  readonly start: number
  readonly end: number
}

/** What a command hands to the front ends; each draws it in its own way. */
export type Reply =
  | { readonly type: 'answer'; readonly answer: Answer }
  | { readonly type: 'timeline'; readonly timeline: Timeline }
  | { readonly type: 'profile'; readonly profile: Profile; readonly about: ProfilePart }
  | {
      readonly type: 'unknown-name'
      readonly name: string
      readonly didYouMean: readonly string[]
      readonly nearest: readonly Citation[]
    }
  | {
      readonly type: 'articles'
      readonly query: string
      readonly hits: readonly ArticleHit[]
      /** The article whose id the query is. */
      readonly whole?: WholeArticle
    }
  | { readonly type: 'sources'; readonly sources: readonly ArticleInfo[] }
  | { readonly type: 'check'; readonly check: ClaimCheck }
  | { readonly type: 'help'; readonly topics: readonly HelpTopic[] }

export type ProfilePart = 'everything' | 'offices' | 'meetings' | 'statements'

export interface HelpTopic {
  readonly name: string
  readonly summary: string
  readonly usage: string
  readonly examples: readonly string[]
}
