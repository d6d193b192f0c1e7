import { readFileSync } from 'node:fs'
import { packageFile } from '../package-root.ts'
import { readLexicon } from './file.ts'
import { Lexicon } from './lexicon.ts'

export { Lexicon, type LexiconPart } from './lexicon.ts'

let known: Lexicon | undefined

/** The lexicon that comes with the program, read when first asked for. */
export function lexicon(): Lexicon {
  known ??= new Lexicon(readLexicon(readFileSync(packageFile('models/lexicon.bin'))))
  return known
}
