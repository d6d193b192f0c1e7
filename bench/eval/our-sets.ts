/** A file of questions and, for our own, the articles that answer them. Paths are relative to the repository. */
export interface QuestionFile {
  readonly file: string
  readonly corpus?: string
}

/** Our own questions over the articles that come along; what lies in `../shared` may be missing. */
export const goldenFiles: readonly Required<QuestionFile>[] = [
  { file: 'tests/golden/seeds-questions.jsonl', corpus: 'data/articles' },
  { file: 'tests/golden/seeds-heldout.jsonl', corpus: 'data/articles' },
  { file: 'tests/golden/seeds-questions.jsonl', corpus: '../shared/seeds' },
  { file: 'tests/golden/seeds-heldout.jsonl', corpus: '../shared/seeds' },
  { file: '../shared/questions/seeds-dev.jsonl', corpus: '../shared/seeds' },
  { file: 'tests/golden/wikinews-apple.jsonl', corpus: '../shared/corpora/wikinews-apple' },
  // Written by readers of the articles who did not know the program, in the free wording of a chat.
  { file: 'tests/golden/seeds-blind.jsonl', corpus: '../shared/seeds' },
  { file: 'tests/golden/wikinews-blind.jsonl', corpus: '../shared/corpora/wikinews-apple' },
]

/** All that is measured when nothing is named. */
export const ourSets: readonly QuestionFile[] = [
  ...goldenFiles,
  { file: '../shared/benchmarks/squad-dev/squad-v1.1-12-articles.json' },
  { file: '../shared/benchmarks/squad-dev/squad-v2.0-same-articles.json' },
]
