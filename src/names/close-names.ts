import type { Question } from '../nlp/question/index.ts'
import { fold } from '../search/terms.ts'
import type { NameSource } from './name-source.ts'

/** Names of the corpus near to a misspelt or unknown name of a question, at most three. */
export async function closeNames(names: NameSource, question: Question): Promise<string[]> {
  const found = new Set<string>()
  for (const name of question.names) if (name.mended) found.add(name.name)
  for (const unknown of question.unknownNames) {
    for (const word of await names.nearest(fold(unknown), 3)) {
      const [entry] = await names.withWord(word, 1)
      if (entry) found.add(entry.name)
    }
  }
  return [...found].slice(0, 3)
}
