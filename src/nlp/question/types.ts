import type { DateMention, NameKind, Span } from '../../types.ts'
import type { Sentence } from '../types.ts'

/**
 * Coarse and fine classes of answers: Li and Roth, "Learning Question Classifiers" (COLING 2002).
 * Fine classes are kept where they decide what an answer may look like.
 */
export type AnswerType =
  | `ABBR:${'exp' | 'abb'}`
  | `DESC:${'def' | 'desc' | 'manner' | 'reason'}`
  | `ENTY:${'other' | 'event' | 'work' | 'lang'}`
  | `HUM:${'ind' | 'gr' | 'title' | 'desc'}`
  | `LOC:${'city' | 'country' | 'state' | 'other'}`
  | `NUM:${'count' | 'date' | 'money' | 'ord' | 'perc' | 'period' | 'dist' | 'speed' | 'temp' | 'weight' | 'other'}`

export type WhWord = 'who' | 'whose' | 'what' | 'which' | 'when' | 'where' | 'why' | 'how' | 'none'

/** A name in a question that the corpus knows. Offsets into `Question.form`. */
export interface LinkedName extends Span {
  /** As the corpus writes it. */
  readonly name: string
  readonly kind: NameKind
  /** As the question wrote it. */
  readonly written: string
  /** Whether the spelling had to be mended. */
  readonly mended: boolean
}

/** What the question asks for, seen from its verb. */
export type GapRole = 'agent' | 'patient' | 'oblique' | 'predicate' | 'none'

/** A noun group of the question besides what it asks for. Offsets into `Question.form`. */
export interface QuestionArgument extends Span {
  readonly role: 'agent' | 'patient' | 'oblique'
  readonly preposition?: string
  readonly text: string
}

export interface Question {
  /** As it was asked. */
  readonly text: string
  /** What is worked on: without "tell me" and the like, names in the corpus' spelling. */
  readonly form: string
  readonly sentence: Sentence
  readonly wh: WhWord
  /** Asks for yes or no. */
  readonly polar: boolean
  readonly type: AnswerType
  /** Head noun of what is asked for ("company" in "which company", "population" in "what is the population of"), its dictionary form. */
  readonly focus?: string
  /** The focus with its modifiers, as it stands in `form`. */
  readonly focusPhrase?: Span
  /** Dictionary form of the main verb, if it says more than "be" or "do". */
  readonly verb?: string
  readonly passive: boolean
  readonly gap: GapRole
  readonly args: readonly QuestionArgument[]
  readonly names: readonly LinkedName[]
  /** Capitalised words that no article has. */
  readonly unknownNames: readonly string[]
  readonly dates: readonly DateMention[]
  /** Days of the week that are named without a date: 0 is Monday. */
  readonly weekdays: readonly number[]
}
