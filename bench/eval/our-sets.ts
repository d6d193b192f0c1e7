/** A file of questions and, for our own, the articles that answer them. Paths are relative to the repository. */
export interface QuestionFile {
  readonly file: string
  readonly corpus?: string
}

export interface GoldenFile extends Required<QuestionFile> {
  /** Nobody who works on the program has looked at its questions: they are counted, never shown. */
  readonly blind: boolean
}

const seen = (name: string, corpus: string): GoldenFile => ({
  file: `tests/golden/${name}.jsonl`,
  corpus,
  blind: false,
})
const blind = (name: string, corpus: string): GoldenFile => ({ ...seen(name, corpus), blind: true })
const ofGolden = (name: string): string => `tests/golden/corpora/${name}`
const small = ['harbour-news', 'lore', 'research', 'rowing-club-minutes']

/** All of our own questions; what lies in `../shared` may be missing. */
export const goldenFiles: readonly GoldenFile[] = [
  seen('seeds-questions', 'data/articles'),
  seen('seeds-heldout', 'data/articles'),
  seen('seeds-second', 'data/articles'),
  seen('seeds-questions', '../shared/seeds'),
  seen('seeds-heldout', '../shared/seeds'),
  seen('seeds-second', '../shared/seeds'),
  { file: '../shared/questions/seeds-dev.jsonl', corpus: '../shared/seeds', blind: false },
  // The blind ones are by readers of the articles who did not know the program, in the free wording of a chat.
  blind('seeds-blind', '../shared/seeds'),
  seen('wikinews-apple', '../shared/corpora/wikinews-apple'),
  // Written blind as well, but half of its questions have been looked at since.
  seen('wikinews-blind', '../shared/corpora/wikinews-apple'),
  ...small.map((name) => seen(`corpora-${name}`, ofGolden(name))),
  blind('blind-news', ofGolden('blind-news')),
  blind('blind-lore', ofGolden('blind-lore')),
  blind('blind-minutes', ofGolden('blind-minutes')),
]

/** All that is measured when nothing is named. */
export const ourSets: readonly QuestionFile[] = [
  ...goldenFiles,
  { file: '../shared/benchmarks/squad-dev/squad-v1.1-12-articles.json' },
  { file: '../shared/benchmarks/squad-dev/squad-v2.0-same-articles.json' },
]

/** Names a set. */
export const keyOf = ({ file, corpus }: { readonly file: string; readonly corpus: string }): string =>
  `${file} on ${corpus}`
