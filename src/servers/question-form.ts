import { plainQuestion } from '../nlp/question/wording.ts'
import { analyseWithSpans, fold } from '../search/terms.ts'

/** Wordings of one meaning, each with the one that stands for it. In doubt a wording is left as it is: a pinned answer must never be given to another question. */
const wordings: readonly (readonly [RegExp, string])[] = [
  // "didn't", "didnt": did not
  [/\bwon't\b/gi, 'will not'],
  [/\b(?:can't|cant|cannot)\b/gi, 'can not'],
  [/\b(do|does|did|is|are|was|were|has|have|had|would|could|should)n'?t\b/gi, '$1 not'],
  // "Who is Harwick's mayor?": of Harwick
  [/^(who|what) (is|are|was|were) (.+?)'s ((?:[\p{L}-]+ ?){1,3})\?$/giu, '$1 $2 $4 of $3?'],
  // "Who is the current mayor?", "Who is the mayor now?": what is now is asked for by "is"
  [/^(who|what) (is|are) (the )?current /gi, '$1 $2 $3'],
  [/^((?:who|what) (?:is|are) .+?),? (?:now|currently|right now|at present|at the moment)\?$/gi, '$1?'],
  // "In 2019, who met X?"
  [
    /^((?:in|on|during|since|before|after|until|by) [^,?]*\d[^,?]*?),? ((?:who|whom|what|when|where|which|why|how)\b.*)\?$/gi,
    '$2 $1?',
  ],
]

/** Words that may be left out. */
const empty: ReadonlySet<string> = new Set(['a', 'an', 'the', 'also', 'just'])
/** Forms of one word that tell the same in a question: person and number, never the tense. */
const same: ReadonlyMap<string, string> = new Map([
  ['whom', 'who'],
  ['are', 'is'],
  ['am', 'is'],
  ['were', 'was'],
  ['has', 'have'],
  ['does', 'do'],
])

/** A question without politeness, and of several wordings of one meaning the one that stands for it. */
export function plainWording(question: string): string {
  let plain = plainQuestion(question)
  for (const [pattern, words] of wordings) plain = plain.replace(pattern, words)
  return plain
}

const smallWord = /[\p{L}\p{N}][\p{L}\p{N}\p{M}']*/gu

/**
 * What a question has in common with itself in other letters: words without case, marks and articles, in their order.
 * All else counts, even the endings of words: "not", "by", "was" for "is", a name, a date make another question of it.
 */
export function questionForm(question: string): string {
  const plain = plainWording(question)
  const words: string[] = []
  let from = 0
  const addSmall = (until: number): void => {
    for (const [word] of plain.slice(from, until).matchAll(smallWord)) {
      const folded = fold(word)
      if (!empty.has(folded)) words.push(same.get(folded) ?? folded)
    }
  }
  // Between the terms of a search stand the small words that it leaves out.
  for (const { start, end } of analyseWithSpans(plain)) {
    addSmall(start)
    words.push(
      fold(plain.slice(start, end))
        .replace(/(?<=\d),(?=\d)/g, '')
        .replace(/^(\d+)(?:st|nd|rd|th)$/, '$1'),
    )
    from = end
  }
  addSmall(plain.length)
  return words.join(' ')
}
