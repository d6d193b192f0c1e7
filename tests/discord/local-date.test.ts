import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatEdtf } from '../../src/dates/index.ts'
import { localDate, withDatesFor } from '../../src/discord/render/local-date.ts'

const LOCALES = ['de', 'fr', 'es-ES', 'es-419', 'pt-BR', 'pl', 'ja'] as const

test.each([
  ['2019-08-24', '24. August 2019', '24 août 2019', '24 de agosto de 2019', '24 sierpnia 2019', '2019年8月24日'],
  ['2019-08', 'August 2019', 'août 2019', 'agosto de 2019', 'sierpień 2019', '2019年8月'],
  ['2019', '2019', '2019', '2019', '2019', '2019年'],
  [
    '2019-09-01',
    '1. September 2019',
    '1er septembre 2019',
    '1 de septiembre de 2019',
    '1 września 2019',
    '2019年9月1日',
  ],
  ['0000', '1 v. Chr.', '1 av. J.-C.', '1 a. C.', '1 p.n.e.', '紀元前1年'],
  [
    '-0043-03-15',
    '15. März 44 v. Chr.',
    '15 mars 44 av. J.-C.',
    '15 de marzo de 44 a. C.',
    '15 marca 44 p.n.e.',
    '紀元前44年3月15日',
  ],
  [
    'XXXX-04-09',
    '9. April (Jahr nicht genannt)',
    '9 avril (année non précisée)',
    '9 de abril (año no indicado)',
    '9 kwietnia (rok niepodany)',
    '4月9日（年の記載なし）',
  ],
  [
    'XXXX-02-29',
    '29. Februar (Jahr nicht genannt)',
    '29 février (année non précisée)',
    '29 de febrero (año no indicado)',
    '29 lutego (rok niepodany)',
    '2月29日（年の記載なし）',
  ],
  ['2019-24', 'Winter 2019', 'hiver 2019', 'invierno de 2019', 'zima 2019', '2019年冬'],
  ['2019-36', '4. Quartal 2019', '4e trimestre 2019', 'cuarto trimestre de 2019', 'IV kwartał 2019', '2019年第4四半期'],
  ['2019-41', '2. Halbjahr 2019', '2e semestre 2019', 'segundo semestre de 2019', 'II połowa 2019', '2019年下半期'],
  ['199X', '1990er-Jahre', 'années 1990', 'década de 1990', 'lata 1990–1999', '1990年代'],
  ['18XX', '19. Jahrhundert', 'XIXe siècle', 'siglo XIX', 'XIX wiek', '19世紀'],
  ['-04XX', '5. Jahrhundert v. Chr.', 'Ve siècle av. J.-C.', 'siglo V a. C.', 'V wiek p.n.e.', '紀元前5世紀'],
  ['2019-08~', 'ca. August 2019', 'env. août 2019', 'aprox. agosto de 2019', 'ok. sierpień 2019', '2019年8月頃'],
  [
    '2021-04-09?',
    '9. April 2021 (unsicher)',
    '9 avril 2021 (incertain)',
    '9 de abril de 2021 (fecha incierta)',
    '9 kwietnia 2021 (data niepewna)',
    '2021年4月9日（不確か）',
  ],
  [
    '2019%',
    'ca. 2019 (unsicher)',
    'env. 2019 (incertain)',
    'aprox. 2019 (fecha incierta)',
    'ok. 2019 (data niepewna)',
    '2019年頃（不確か）',
  ],
  [
    '2019-08-23/2019-08-26',
    '23.–26. August 2019',
    '23–26 août 2019',
    '23–26 de agosto de 2019',
    '23–26 sierpnia 2019',
    '2019年8月23日～2019年8月26日',
  ],
  [
    '2019-08/2019-09-03',
    'August 2019 – 3. September 2019',
    'août 2019 – 3 septembre 2019',
    'agosto de 2019 – 3 de septiembre de 2019',
    'sierpień 2019 – 3 września 2019',
    '2019年8月～2019年9月3日',
  ],
  [
    'XXXX-12-30/XXXX-01-02',
    '30. Dezember – 2. Januar (Jahr nicht genannt)',
    '30 décembre – 2 janvier (année non précisée)',
    '30 de diciembre – 2 de enero (año no indicado)',
    '30 grudnia – 2 stycznia (rok niepodany)',
    '12月30日～1月2日（年の記載なし）',
  ],
  [
    '2019-21/2019-23',
    'Frühjahr 2019 – Herbst 2019',
    'printemps 2019 – automne 2019',
    'primavera de 2019 – otoño de 2019',
    'wiosna 2019 – jesień 2019',
    '2019年春～2019年秋',
  ],
  [
    '2019-08-24/..',
    'seit 24. August 2019',
    'depuis le 24 août 2019',
    'desde el 24 de agosto de 2019',
    'od: 24 sierpnia 2019',
    '2019年8月24日以降',
  ],
  ['../2012', 'bis 2012', 'jusqu’à 2012', 'hasta 2012', 'do: 2012', '2012年まで'],
  [
    '2019-08~/..',
    'seit ca. August 2019',
    'depuis env. août 2019',
    'desde aprox. agosto de 2019',
    'od: ok. sierpień 2019',
    '2019年8月頃以降',
  ],
])('%s in German, French, Spanish, Polish and Japanese', (edtf, ...expected) => {
  expect(['de', 'fr', 'es-ES', 'pl', 'ja'].map((locale) => localDate(edtf, locale))).toEqual(expected)
})

test.each([
  ['2019-09-01', 'pt-BR', '1º de setembro de 2019'],
  ['-04XX', 'pt-BR', 'século V a.C.'],
  ['../2019-08-24', 'pt-BR', 'até 24 de agosto de 2019'],
  ['2019-08-24', 'es-419', '24 de agosto de 2019'],
  ['2019-08-24', 'it', '24 agosto 2019'],
  ['2019-08-24', 'th', '24 สิงหาคม 2019'],
  ['2019-08-23/2019-08-26', 'zh-CN', '2019年8月23日～2019年8月26日'],
  // Without words in that language nothing is half translated.
  ['2019-08~', 'it', 'about August 2019'],
  ['2019-21/2019-08-03', 'zh-CN', 'spring 2019 – 3 August 2019'],
  // English is that of the answers.
  ['2019-08-24', 'en-US', '24 August 2019'],
  ['no date', 'de', 'no date'],
])('%s in %s: %s', (edtf, locale, expected) => {
  expect(localDate(edtf, locale)).toBe(expected)
})

const two = (most: number) => fc.integer({ min: 1, max: most }).map((n) => String(n).padStart(2, '0'))
const year = fc.integer({ min: 1000, max: 2999 }).map(String)

test('no date is more precise than its source, and none loses its year', () => {
  fc.assert(
    fc.property(fc.constantFrom(...LOCALES), year, two(12), two(28), (locale, y, month, day) => {
      const figures = (edtf: string) => localDate(edtf, locale).match(/\d+/g)
      const numbered = locale === 'ja' ? [String(Number(month))] : []
      expect(figures(y)).toEqual([y])
      expect(figures(`${y}-${month}`)?.toSorted()).toEqual([y, ...numbered].toSorted())
      expect(figures(`${y}-${month}-${day}`)?.toSorted()).toEqual([y, ...numbered, String(Number(day))].toSorted())
    }),
  )
})

test('what is marked as unsure or rough reads otherwise than what is not', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...LOCALES, 'it', 'ko'),
      year,
      two(12),
      fc.constantFrom('?', '~', '%'),
      (locale, y, month, mark) => {
        expect(localDate(`${y}-${month}${mark}`, locale)).not.toBe(localDate(`${y}-${month}`, locale))
      },
    ),
  )
})

test.each([
  ['de', 'August 2019'],
  ['ja', '2019年8月'],
  ['xx', 'August 2019'],
  ['', 'August 2019'],
  ['a_b;', 'August 2019'],
  ['-u-ca-buddhist', 'August 2019'],
])('where dates are those of “%s”: %s', async (locale, expected) => {
  const later = withDatesFor({}, locale, async () => {
    await Promise.resolve()
    return localDate('2019-08')
  })
  expect(localDate('2019-08')).toBe('August 2019')
  expect(await later).toBe(expected)
})

test.each([
  [{}, 'de', 'August 2019'],
  [{ dates: 'member' }, 'fr', 'août 2019'],
  [{ dates: 'ja' }, 'fr', '2019年8月'],
] as const)('a server that has chosen %j, a member whose language is %s: %s', (settings, member, expected) => {
  expect(withDatesFor(settings, member, () => localDate('2019-08'))).toBe(expected)
})

test('English is left as it is', () => {
  expect(localDate('2019-08-23/2019-08-26', 'en-GB')).toBe(formatEdtf('2019-08-23/2019-08-26'))
})
