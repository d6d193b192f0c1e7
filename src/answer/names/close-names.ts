import type { Question } from '../../nlp/question/index.ts'
import { fold } from '../../search/terms.ts'
import { nearestWords } from './name-linker.ts'
import type { NameTable } from './name-table.ts'
import { nameWords } from './name-table.ts'

/** Names of the corpus near to a misspelt or unknown name of a question, at most three. */
export function closeNames(table: NameTable, question: Question): string[] {
  const found = new Set<string>()
  for (const name of question.names) if (name.mended) found.add(name.name)
  for (const unknown of question.unknownNames) {
    for (const word of nearestWords(fold(unknown), table.words, 3)) {
      const entry = table.entries.find((candidate) => nameWords(candidate.name).includes(word))
      if (entry) found.add(entry.name)
    }
  }
  return [...found].slice(0, 3)
}
