import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readLexicon, writeLexicon } from '../../src/lexicon/file.ts'
import { Lexicon, lexicon } from '../../src/lexicon/index.ts'

describe('the lexicon that comes with the program', () => {
  const words = lexicon()
  const wordsOf = (senses: Iterable<number>) => [...senses].flatMap((sense) => words.words(sense))
  const above = (word: string): string[] => {
    const all = new Set<number>()
    const add = (sense: number): void => {
      if (all.has(sense)) return
      all.add(sense)
      words.kinds(sense).forEach(add)
    }
    words.senses(word, 'noun').forEach(add)
    return wordsOf(all)
  }

  it.each([
    ['buy', 'verb', 'purchase'],
    ['doctor', 'noun', 'physician'],
    ['large', 'adj', 'big'],
  ] as const)('knows that %s (%s) means the same as %s', (word, part, other) => {
    expect(wordsOf(words.senses(word, part))).toContain(other)
  })

  it.each([
    ['violin', 'instrument'],
    ['poodle', 'animal'],
    ['surgeon', 'doctor'],
  ])('knows that a %s is a kind of %s', (word, kind) => {
    expect(above(word)).toContain(kind)
  })

  it.each([
    ['poodle', 'instrument'],
    ['surgeon', 'animal'],
  ])('does not say that a %s is a kind of %s by name', (word, kind) => {
    expect(wordsOf(words.senses(kind, 'noun').slice(0, 1))).not.toContain(word)
  })

  it.each([
    ['invade', 'invasion'],
    ['invasion', 'invade'],
    ['wide', 'wideness'],
  ])('knows %s and %s as of one root', (word, other) => {
    expect(words.roots(word)).toContain(other)
  })

  it.each([
    ['increase', 'decrease'],
    ['large', 'small'],
  ])('knows %s and %s as contraries', (word, other) => {
    expect(words.opposites(word)).toContain(other)
    expect(words.opposites(other)).toContain(word)
  })

  it.each(['', 'zzyzxq', 'Buy', 'ice cream', '\u0000', '日本'])('knows nothing of %j', (word) => {
    expect(words.senses(word, 'noun')).toEqual([])
    expect(words.roots(word)).toEqual([])
  })
})

describe('a lexicon file', () => {
  const lists = fc.record({
    words: fc
      .uniqueArray(fc.stringMatching(/^[a-z'-]{1,8}$/), { minLength: 1, maxLength: 20 })
      .map((list) => list.sort()),
    fields: fc.array(fc.integer({ min: 3, max: 28 }), { minLength: 1, maxLength: 20 }),
    seed: fc.nat(),
  })

  it('gives back what was written', () => {
    fc.assert(
      fc.property(lists, ({ words, fields, seed }) => {
        const pick = (i: number, size: number) => (i % 3 === 0 ? [] : [(seed + i) % size])
        const senses = words.map((_, i) => pick(i, fields.length))
        const kinds = fields.map((_, i) => pick(i + 1, fields.length))
        const roots = words.map((_, i) => pick(i + 2, words.length))
        const opposites = words.map((_, i) => pick(i, words.length))
        const bytes = writeLexicon({ words, fields, senses, kinds, roots, opposites }, { source: 'näher' })
        const read = new Lexicon(readLexicon(bytes))
        words.forEach((word, i) => {
          expect(read.senses(word, 'noun')).toEqual(senses[i])
          expect(read.roots(word)).toEqual(roots[i]?.map((at) => words[at]))
          expect(read.opposites(word)).toEqual(opposites[i]?.map((at) => words[at]))
        })
        fields.forEach((field, sense) => {
          expect(read.field(sense)).toBe(field)
          expect([...read.kinds(sense)]).toEqual(kinds[sense])
          expect([...read.below(sense)]).toEqual(kinds.flatMap((list, i) => (list.includes(sense) ? [i] : [])))
          expect(read.words(sense)).toEqual(words.filter((_, i) => senses[i]?.includes(sense)))
        })
      }),
    )
  })

  it('of another format is refused with what to do', () => {
    expect(() => readLexicon(Buffer.from('{"format":1}\n'))).toThrow('npm run lexicon')
  })
})
