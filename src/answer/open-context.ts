import { CorpusNameLinker, largerNames } from '../names/name-linker.ts'
import { readQuestion } from '../nlp/question/index.ts'
import { analyse } from '../search/terms.ts'
import { AnswerContext } from './context.ts'
import type { AnswerCorpus } from './corpus.ts'
import { questionTerms } from './question-terms.ts'
import { retrieve, type Scope } from './retrieve.ts'

/** Tells of the words of a question which of them any passage has. */
async function knownWords(corpus: AnswerCorpus, question: string): Promise<(word: string) => boolean> {
  const terms = [...new Set(analyse(question))]
  const counts = await corpus.documentFrequencies(terms)
  const known = new Set(terms.filter((_, i) => (counts[i] ?? 0) > 0))
  return (word) => analyse(word).every((term) => known.has(term))
}

/** Reads a question and gathers what may answer it. */
export async function openContext(corpus: AnswerCorpus, question: string, scope: Scope): Promise<AnswerContext> {
  const asked = await readQuestion(question, new CorpusNameLinker(corpus.names, await knownWords(corpus, question)))
  const terms = await questionTerms(asked, (list) => corpus.documentFrequencies(list), corpus.passages)
  const { readings, windows, scores } = await retrieve(corpus, asked, terms, scope)
  const strange = largerNames(asked, readings)
  const read = strange.length > 0 ? { ...asked, unknownNames: [...asked.unknownNames, ...strange] } : asked
  return new AnswerContext(read, terms, corpus, readings, windows, scores, scope.article !== undefined)
}
