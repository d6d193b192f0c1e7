import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { isHeldOut, readTrainingSets, usableTitle } from '../../../bench/training/sets.ts'

describe('what the reader was not trained on: what is_held_out of training/data.py says', () => {
  const passage = (set: string, context: string) => ({ set, context, questions: [] })

  it.each([
    ['', true],
    ['(', true],
    ['  (', false],
    ['The mill stood by the river.', false],
    // 20 × 128,512: one character for Python, two code units here.
    ['😀'.repeat(20), true],
    ['😀'.repeat(5), true],
    ['😀😀', false],
    // Only the first 200 characters count.
    ['a'.repeat(200), true],
    [`${'a'.repeat(200)}tail`, true],
    [`b${'a'.repeat(199)}`, false],
    [`${'😀'.repeat(199)}é`, false],
    [`${'😀'.repeat(200)}é`, true],
  ])('%j: %s', (context, heldOut) => {
    expect(isHeldOut(passage('fairytaleqa', context))).toBe(heldOut)
    expect(isHeldOut(passage('squadshifts_reddit', context))).toBe(heldOut)
    expect(isHeldOut(passage('squadshifts_amazon', context))).toBe(heldOut)
    expect(isHeldOut(passage('squad1_train_bt', context))).toBe(false)
  })
})

describe('titles that say something: what usable_title of training/data.py says', () => {
  it.each([
    ['The mill', 'The mill'],
    ['Super_Bowl_50', 'Super Bowl 50'],
    ['Doc 12', 'Doc 12'],
    ['lower_case', 'lower case'],
    ['lower-case', ''],
    ['doc 12', ''],
    ['doc12', ''],
    ['a:b', ''],
    ['Filtered set', ''],
    ['Amazon reviews', ''],
    ['X'.repeat(80), 'X'.repeat(80)],
    ['X'.repeat(81), ''],
    [undefined, ''],
  ])('%j → %j', (title, usable) => {
    expect(usableTitle(title)).toBe(usable)
  })
})

describe('sets', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-sets-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const write = (set: string, ...passages: readonly unknown[]) =>
    writeFileSync(
      join(folder, `${set}.jsonl.gz`),
      gzipSync(`${passages.map((passage) => JSON.stringify(passage)).join('\n')}\n`),
    )
  const question = { id: 'q1', question: 'Who?', answers: [{ text: 'Ann', start: 0 }] }

  it('are read in the order asked for, each passage with its set', () => {
    write('one', { title: 'A', context: 'Ann came.', questions: [question] }, { context: 'Rain.', questions: [] })
    write('two', { context: 'Snow.', questions: [{ ...question, paraphrase: 'Which person?' }] })
    expect(readTrainingSets(folder, ['two', 'one'])).toEqual([
      { set: 'two', context: 'Snow.', questions: [{ ...question, paraphrase: 'Which person?' }] },
      { set: 'one', title: 'A', context: 'Ann came.', questions: [question] },
      { set: 'one', context: 'Rain.', questions: [] },
    ])
  })

  it('of another form are refused', () => {
    write('wrong', { context: 'Ann came.', questions: [{ question: 'Who?' }] })
    expect(() => readTrainingSets(folder, ['wrong'])).toThrow()
  })
})
