import { expect, test } from 'vitest'
import { openContext } from '../../src/answer/context.ts'
import { countsOtherwise } from '../../src/answer/counts.ts'
import { windowsFor } from '../../src/answer/windows.ts'
import { corpusOf } from './hand-made.ts'

async function isOther(claim: string, text: string): Promise<boolean> {
  const context = await openContext(await corpusOf([{ title: 'News', published: '2024-09-01', text }]), claim, {})
  const [window] = windowsFor(context, 1)
  return window !== undefined && countsOtherwise(context, window)
}

test.each([
  ['Velm has 76 schools.', 'Velm has 67 schools and 271 colleges.'],
  ['Velm has 271 schools.', 'Velm has 67 schools and 271 colleges.'],
  ['Velm has nine schools.', 'Velm has 67 schools.'],
  ['Velm has two new schools.', 'On 3 May Velm got nine new schools.'],
])('%s has another number than: %s', async (claim, text) => {
  expect(await isOther(claim, text)).toBe(true)
})

test.each([
  ['Velm has 67 schools.', 'Velm has 67 schools and 271 colleges.'],
  ['Velm has nine schools.', 'Velm has 9 schools.'],
  ['Velm has 67 towers.', 'Velm has 67 schools.'],
  // A number of a date counts nothing.
  ['From 16 September no trains run to Velm.', 'From 16 September until 11 October trains will not run to Velm.'],
  // Of what, is told before or behind.
  ['The pumpkin of Velm reached 598 kilograms.', 'A pumpkin of 612 kilograms won; that of Velm reached 598.'],
  ['Velm sold the seven shops.', 'Velm will close seven of its 21 shops.'],
])('%s has no other number than: %s', async (claim, text) => {
  expect(await isOther(claim, text)).toBe(false)
})
