import { expect, test } from 'vitest'
import { cutPhotoCredit } from '../../src/corpus/body.ts'
import { readByline, readDateline } from '../../src/corpus/metadata.ts'

test.each([
  [
    'BERGEN, Norway, May 9. /Northwire/. The mill',
    { place: 'Bergen, Norway', published: 'XXXX-05-09', publisher: 'Northwire', rest: 'The mill' },
  ],
  [
    'BERGEN, May 9 (Northwire) -- The mill',
    { place: 'Bergen', published: 'XXXX-05-09', publisher: 'Northwire', rest: 'The mill' },
  ],
  ['NEW HAVEN, 9 May 2021 — The mill', { place: 'New Haven', published: '2021-05-09', rest: 'The mill' }],
  ['LEEDS (Northern Wire) - The mill', { place: 'Leeds', publisher: 'Northern Wire', rest: 'The mill' }],
  ['Leeds - On Monday, the mill', { place: 'Leeds', rest: 'On Monday, the mill' }],
  [
    'Leeds, May 9 (Northwire) -- "We wait," he said',
    { place: 'Leeds', published: 'XXXX-05-09', publisher: 'Northwire', rest: '"We wait," he said' },
  ],
])('%s', (text, { rest, ...expected }) => {
  const dateline = readDateline(text)
  expect(dateline).toMatchObject(expected)
  expect(text.slice(dateline?.length)).toBe(rest)
})

test.each([
  'Mega - Mart overtook its rival last year.',
  'The mill closed on May 9.',
  'In Leeds, May 9 was a holiday.',
  'Granite (GRN) - shares fell on Monday.',
  'IBIS (LSE: IBIS) - The firm lost money.',
  'Anna Berg, May 9, 2021, is the first - The second comes later.',
  'Note: The mill is closed.',
])('no dateline: %s', (text) => {
  expect(readDateline(text)).toBeUndefined()
})

test.each([
  ['By YAN LI|Mar 3,2023', { author: 'YAN LI', published: '2023-03-03' }],
  ['By Ann Lee and Bob Cole, Staff Writers', { author: 'Ann Lee and Bob Cole' }],
  ['Posted by Ludwig van Dam on 3 May 2021', { author: 'Ludwig van Dam', published: '2021-05-03' }],
])('%s', (text, expected) => {
  expect(readByline(text)).toEqual(expected)
})

test.each([
  ['The gate opened. (Photo/Ann Lee)', 'The gate opened.'],
  ['The gate opened. [Image: City Press]', 'The gate opened.'],
  ['The gate opened. (Northwire/Ann Lee)', 'The gate opened.'],
  ['The gate opened. Photo: Ann Lee', 'The gate opened.'],
  ['The gate opened (on Monday).', 'The gate opened (on Monday).'],
  ['She took a photo of the gate.', 'She took a photo of the gate.'],
])('credit of %s', (text, expected) => {
  expect(cutPhotoCredit(text)).toBe(expected)
})
