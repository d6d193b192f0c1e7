import { type SqliteFile, textIn } from '../../search/database.ts'

const alphabet = [...'abcdefghijklmnopqrstuvwxyz']

/** Keeps words of names by first letter and length, so that few are compared with a misspelt one. */
export function writeSpellings(file: SqliteFile, words: Iterable<string>): void {
  const groups = new Map<string, string[]>()
  for (const word of words) {
    if (!/^\p{L}+$/u.test(word)) continue
    const [letter = ''] = word
    const key = `${letter} ${word.length}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [word])
    else group.push(word)
  }
  file.run('delete from spelling')
  for (const [key, group] of groups) {
    const [first = '', length = ''] = key.split(' ')
    file.run('insert into spelling values (?, ?, ?)', [first, Number(length), group.sort().join(' ')])
  }
}

/** Words with the same first letter whose length differs by at most `most`, shorter ones first. */
export function sameFirst(file: SqliteFile, word: string, most: number): string[] {
  const [letter = ''] = word
  const sql = 'select words from spelling where first = ? and length between ? and ? order by length'
  const rows = file.rows(sql, [letter, word.length - most, word.length + most])
  return rows.flatMap((row) => textIn(row, 'words').split(' '))
}

/** One edit that changes the first letter. */
export function firstLetterEdits(word: string): string[] {
  const [first = ''] = word
  const rest = word.slice(first.length)
  return [rest, ...alphabet.map((letter) => letter + rest), ...alphabet.map((letter) => letter + word)].filter(
    (other) => other !== word && !other.startsWith(first),
  )
}
