import { expect, test } from 'vitest'
import type { NounPhrase } from '../../src/nlp/chunks.ts'
import { agents } from '../../src/nlp/clauses.ts'
import { readDocument } from '../../src/nlp/document.ts'

/** The clauses of a sentence, one a line: "sell: Ann Lee > the mill (Joe Fox, Ann Lee)", who does it, the subject and what stands behind prepositions. */
function read(text: string): string[] {
  const document = readDocument({ id: 'a', file: 'a.txt', title: 'A', text })
  return document.sentences.flatMap((sentence) => {
    const words = (groups: readonly NounPhrase[]) =>
      groups
        .map(({ from, to }) => text.slice(sentence.tokens[from]?.start ?? 0, sentence.tokens[to - 1]?.end ?? 0))
        .join(', ')
    return document
      .clauses(sentence)
      .map((c) => `${c.verb.lemma}: ${words(agents(c))} > ${words(c.subject)} (${words(c.obliques)})`)
  })
}

test.each<[string, readonly string[]]>([
  ['After the vote Ann Lee met Joe Fox.', ['meet: Ann Lee > Ann Lee (the vote)']],
  ['At noon Mayor Ann Lee met Joe Fox.', ['meet: Mayor Ann Lee > Mayor Ann Lee (noon)']],
  [
    'Ann Lee, who had met Kai Rud in 2008, met Joe Fox.',
    ['meet: Ann Lee > Ann Lee (2008)', 'meet: Ann Lee > Ann Lee ()'],
  ],
  [
    'Ann Lee, who in 2008 had met Kai Rud, met Joe Fox.',
    ['meet: Ann Lee > Ann Lee (2008)', 'meet: Ann Lee > Ann Lee ()'],
  ],
  ['They saw Ann Lee, who, on 4 May, met Kai Rud.', ['see: They > They ()', 'meet: Ann Lee > Ann Lee (4 May)']],
  ['They asked which in the end she met.', ['ask: They > They ()', 'meet: she > she (the end)']],
  [
    'The mill, sold to Joe Fox by Ann Lee in 2018, is old.',
    ['sell: Ann Lee > The mill (Joe Fox, Ann Lee, 2018)', 'be: The mill > The mill ()'],
  ],
  [
    'Sold to Joe Fox by Ann Lee, the mill stands in Leeds.',
    ['sell: Ann Lee > the mill (Joe Fox, Ann Lee)', 'stand: the mill > the mill (Leeds)'],
  ],
  [
    'Ann Lee turned to Joe Fox, moved to Leeds, and sang.',
    [
      'turn: Ann Lee > Ann Lee (Joe Fox)',
      'move: Ann Lee > Ann Lee (Joe Fox, Leeds)',
      'sing: Ann Lee > Ann Lee (Leeds)',
    ],
  ],
])('%s', (text, lines) => expect(read(text)).toEqual(lines))
