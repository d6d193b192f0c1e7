import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { packageFile } from '../../src/package-root.ts'
import { WordPieces } from '../../src/reader/word-pieces.ts'
import asInPython from './word-pieces.json' with { type: 'json' }

const vocabulary = readFileSync(packageFile('models/reader/vocabulary.txt'), 'utf8').trimEnd().split('\n')
const pieces = new WordPieces(vocabulary)

/** What each piece is and what it stands for: "play=play ##ing=ing". */
function shown(text: string): string[] {
  const { ids, starts, ends } = pieces.encode(text)
  return ids.map((id, i) => `${vocabulary[id]}=${text.slice(starts[i], ends[i])}`)
}

// From Hugging Face's tokenizers (Rust) with no special tokens; places in UTF-16 code units.
describe('as tokenizers has it', () => {
  test.each(asInPython)('$text', ({ text, ids, offsets }) => {
    const found = pieces.encode(text)
    expect(found.ids).toEqual(ids)
    expect(found.starts).toEqual(offsets.map(([start]) => start))
    // There an accent of its own belongs to no piece, here to the character before it.
    const more = offsets.map(([, end], i) => text.slice(end, found.ends[i]))
    expect(more.join('')).toMatch(/^\p{Mn}*$/u)
    expect(found.ends.every((end, i) => end >= (offsets[i]?.[1] ?? 0))).toBe(true)
  })
})

describe('places are exact', () => {
  test.each([
    ['accents', 'naïve café', ['naive=naïve', 'cafe=café']],
    ['accents of their own', 'cafe\u0301.', ['cafe=cafe\u0301', '.=.']],
    ['an accent after a mark', '!\u0301 a', ['!=!\u0301', 'a=a']],
    ['an accent after nothing', ' \u0301a', ['a=a']],
    ['ł, which has no accent', 'Łukasz', ['ł=Ł', '##uka=uka', '##sz=sz']],
    ['an apostrophe', "Chen Min'er", ['chen=Chen', 'min=Min', "'='", 'er=er']],
    ['Chinese', '在北京。', ['[UNK]=在', '北=北', '京=京', '。=。']],
    ['an emoji', 'a 😀 b', ['a=a', '[UNK]=😀', 'b=b']],
    ['emoji joined to one', '👩\u200d🚀!', ['[UNK]=👩\u200d🚀', '!=!']],
    ['a zero-width space', 'news\u200bpaper', ['newspaper=news\u200bpaper']],
    ['format characters at the ends', '\u200bnews\u200b', ['news=news']],
    ['tabs', 'a\tb\r\nc', ['a=a', 'b=b', 'c=c']],
    ['a ligature', 'ﬁ', ['ﬁ=ﬁ']],
    ['a dotted capital', 'İzmir', ['i=İ', '##z=z', '##mir=mir']],
    ['a lone surrogate', 'a\ud800b \udc00', ['ab=a\ud800b']],
    ['control characters', 'a\u0000b\u0007', ['ab=a\u0000b']],
    ['a Korean syllable', '한', ['ᄒ=한', '##ᅡ=한', '##ᆫ=한']],
    ['marks of the model', '[SEP]', ['[=[', 'sep=SEP', ']=]']],
  ])('%s', (_, text, expected) => {
    expect(shown(text)).toEqual(expected)
  })

  test('words are numbered', () => {
    expect(pieces.encode('Łukasz, yes').words).toEqual([0, 0, 0, 1, 2])
  })
})

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 }).map((units) => String.fromCharCode(...units)),
  fc
    .array(fc.constantFrom('a', 'É', 'e\u0301', ' ', '\u0301', '한', '市', '!', '\u200b', '😀', '\ud83d', '12'), {
      maxLength: 60,
    })
    .map((parts) => parts.join('')),
)

describe('of any text', () => {
  test('pieces are in order, inside it and not empty', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { ids, starts, ends, words } = pieces.encode(text)
        expect(new Set([ids.length, starts.length, ends.length, words.length]).size).toBe(1)
        for (const [i, start] of starts.entries()) {
          const end = ends[i] ?? 0
          expect(vocabulary[ids[i] ?? -1]).toBeDefined()
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
          if (i === 0) continue
          const oneCharacter = start === starts[i - 1] && /^.\p{Mn}*$/u.test(text.slice(start, end))
          if (!oneCharacter) expect(start).toBeGreaterThanOrEqual(ends[i - 1] ?? 0)
        }
      }),
    )
  })

  test('nothing that is written is outside of pieces', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { starts, ends } = pieces.encode(text)
        let rest = ''
        let at = 0
        for (const [i, start] of starts.entries()) {
          if (start > at) rest += text.slice(at, start)
          at = Math.max(at, ends[i] ?? 0)
        }
        expect(rest + text.slice(at)).toMatch(/^[\s\p{C}\p{Mn}\p{White_Space}\ufffd]*$/u)
      }),
    )
  })

  test('a text says the same twice, and beside another', () => {
    fc.assert(
      fc.property(anyText, anyText, (one, other) => {
        const { ids } = pieces.encode(one)
        expect(pieces.encode(`${one} ${other}`).ids).toEqual([...ids, ...pieces.encode(other).ids])
      }),
    )
  })
})

describe('hostile texts take no longer than others', () => {
  test.each([
    ['one word', 'x'.repeat(200_000), 1],
    ['accents', `e${'\u0301'.repeat(200_000)}`, 1],
    ['Korean', '각'.repeat(200_000), 1],
    ['lone surrogates', '\ud800'.repeat(200_000), 0],
    ['words of a hundred letters', `${'zq'.repeat(50)} `.repeat(2000), 200_000],
  ])('%s', (_, text, count) => {
    const began = performance.now()
    expect(pieces.encode(text).ids.length).toBe(count)
    expect(performance.now() - began).toBeLessThan(2000)
  })

  test('no more words are begun than are asked for', () => {
    expect(pieces.encode('one two three four', 2).ids.length).toBe(2)
    expect(pieces.encode('Łukasz Łukasz', 1).ids.length).toBe(3)
  })
})

test('a vocabulary without [UNK] is refused', () => {
  expect(() => new WordPieces(['a', '##b'])).toThrow(RangeError)
})
