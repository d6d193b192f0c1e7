import { nameKey } from '../names/name-key.ts'
import { CorpusNameLinker, largerNames } from '../names/name-linker.ts'
import { type Question, readQuestion } from '../nlp/question/index.ts'
import type { Sentence } from '../nlp/types.ts'
import { analyse } from '../search/terms.ts'
import type { AnswerCorpus } from './corpus.ts'
import { lensOf } from './question-lens.ts'
import { type QuestionTerm, questionTerms } from './question-terms.ts'
import type { Reading } from './reading.ts'
import { retrieve, type Scope } from './retrieve.ts'
import { type SentenceView, viewSentence } from './sentence-view.ts'

/** How well a word has to match one of a name: a people stands for its country. */
const wordOfName = 0.85

/** Sentences of the passages by which articles are compared; with 3 as many of 496 golden questions have their answer in the best 8 windows as with the engine's own scores (474). */
const passageSentences = 3
/** What a word of the title, and one that can stand for a question's, count beside the question's own in the passage. */
const weightOfTitle = 0.5
const weightOfVariant = 0.5

/** A question with what was found for it: all that the question kinds work on. */
export class AnswerContext {
  #views: readonly SentenceView[] | undefined
  #standings: ReadonlyMap<Reading, number> | undefined

  constructor(
    readonly question: Question,
    readonly terms: readonly QuestionTerm[],
    readonly corpus: AnswerCorpus,
    /** Articles that may answer, best first. */
    readonly readings: readonly Reading[],
    /** Where in a long article to look: sentence indexes by reading; all where there is no entry. */
    readonly windows: ReadonlyMap<Reading, ReadonlySet<number>>,
    /** What the engine gives the best passage of each article. */
    readonly scores: ReadonlyMap<Reading, number>,
    /** Whether the asker keeps the question to one article, and so says that it is told there. */
    readonly pinned = false,
  ) {}

  /** Every sentence at hand, seen from the question, best overlap first. */
  get views(): readonly SentenceView[] {
    this.#views ??= this.readings
      .flatMap((reading) =>
        this.sentencesOf(reading).map((sentence) => viewSentence(reading, sentence, this.question, this.terms)),
      )
      .sort(
        (a, b) =>
          b.overlap + 0.3 * b.overlapAround - (a.overlap + 0.3 * a.overlapAround) ||
          a.reading.number - b.reading.number ||
          a.sentence.index - b.sentence.index,
      )
    return this.#views
  }

  /** How well an article matches the question beside the best one, 0 to 1, whichever engine found it. */
  standing(reading: Reading): number {
    this.#standings ??= new Map(this.readings.map((one) => [one, this.#match(one)]))
    return (this.#standings.get(reading) ?? 0) / Math.max(1e-9, ...this.#standings.values())
  }

  /** How well the sentences of an article that stand together match the question: the best of its short passages, weighed as BM25 does. */
  #match(reading: Reading): number {
    const sentences = this.sentencesOf(reading).map((sentence) => {
      const counts = new Map<string, number>()
      for (const { term } of reading.terms(sentence)) counts.set(term, (counts.get(term) ?? 0) + 1)
      return counts
    })
    const frequency = ({ term, variants }: QuestionTerm, passage: readonly ReadonlyMap<string, number>[]) =>
      passage.reduce(
        (sum, counts) =>
          [...variants].reduce((all, variant) => all + weightOfVariant * (counts.get(variant) ?? 0), sum) +
          (counts.get(term) ?? 0),
        reading.titleTerms.has(term) ? weightOfTitle : 0,
      )
    const matches = sentences.map((_, first) => {
      const passage = sentences.slice(first, first + passageSentences)
      return this.terms.reduce((sum, term) => {
        const count = frequency(term, passage)
        return sum + (term.weight * count) / (count + 1)
      }, 0)
    })
    return Math.max(0, ...matches)
  }

  sentencesOf(reading: Reading): readonly Sentence[] {
    const window = this.windows.get(reading)
    return window
      ? reading.document.sentences.filter((sentence) => window.has(sentence.index))
      : reading.document.sentences
  }

  /** Whether an article has every name that the question gives, in any form: what has none of Velm's tells nothing of Velm. */
  tellsOfNames(reading: Reading): boolean {
    const lens = lensOf(this.question, this.terms)
    const seen = reading.document.sentences.map((sentence) => lens.own(reading, sentence))
    const isFound = (term: number) =>
      reading.titleTerms.has(this.terms[term]?.term ?? '') || seen.some(({ found }) => (found[term] ?? 0) >= wordOfName)
    return lens.names.every(
      ({ terms }, place) =>
        seen.some(({ mentioned }) => mentioned[place]) || (terms.length > 0 && terms.every(isFound)),
    )
  }

  view(reading: Reading, sentence: Sentence): SentenceView {
    return viewSentence(reading, sentence, this.question, this.terms)
  }
}

/** Tells of the words of a question which of them any passage has. */
async function knownWords(corpus: AnswerCorpus, question: string): Promise<(word: string) => boolean> {
  const terms = [...new Set(analyse(question))]
  const counts = await corpus.documentFrequencies(terms)
  const known = new Set(terms.filter((_, i) => (counts[i] ?? 0) > 0))
  return (word) => analyse(word).every((term) => known.has(term))
}

/** Reads a question, with the names of the corpus that it has. */
export const readWithNames = async (corpus: AnswerCorpus, question: string): Promise<Question> =>
  readQuestion(question, new CorpusNameLinker(corpus.names, await knownWords(corpus, question)))

/** Reads a question and gathers what may answer it. */
export async function openContext(corpus: AnswerCorpus, question: string, scope: Scope): Promise<AnswerContext> {
  const asked = await readWithNames(corpus, question)
  const terms = await questionTerms(asked, (list) => corpus.documentFrequencies(list), corpus.passages)
  const { readings, windows, scores } = await retrieve(corpus, asked, terms, scope)
  const strange = largerNames(asked, readings)
  const read = strange.length > 0 ? { ...asked, unknownNames: [...asked.unknownNames, ...strange] } : asked
  return new AnswerContext(read, terms, corpus, readings, windows, scores, scope.article !== undefined)
}

/** Keys of all forms of the entities of an article with this name; the name's own key where the article has none. */
export function formsOf(reading: Reading, name: string): ReadonlySet<string> {
  const key = nameKey(name)
  const entity = reading.document.entities.findIndex((_, index) => reading.entityKeys(index).has(key))
  return new Set([key, ...reading.entityKeys(entity)])
}

/**
 * Share of the question's weight, besides the terms in `except`, that a sentence (with what is around it) has.
 * @param except terms that the answer itself accounts for
 */
export function coverage(
  view: Pick<SentenceView, 'found' | 'foundAround'>,
  terms: readonly QuestionTerm[],
  except: (term: QuestionTerm) => boolean = () => false,
): { own: number; around: number } {
  let all = 0
  let own = 0
  let around = 0
  terms.forEach((term, i) => {
    if (except(term)) return
    all += term.weight
    own += term.weight * (view.found[i] ?? 0)
    around += term.weight * (view.foundAround[i] ?? 0)
  })
  // Next to nothing is asked for besides what is left out.
  return all < 0.3 ? { own: 1, around: 1 } : { own: own / all, around: around / all }
}
