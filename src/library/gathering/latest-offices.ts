import { breathe } from '../../breathe.ts'
import { type SqliteFile, textIn } from '../../search/database.ts'
import { OfficeTableBuilder } from '../offices.ts'
import { officeIn } from './stored-json.ts'

/** The latest office of each person that has one, in words, by the key of the name. */
export async function* latestOffices(file: SqliteFile): AsyncGenerator<readonly [key: string, office: string]> {
  let current: string | undefined
  let table = new OfficeTableBuilder()
  for (const row of file.each('select key, fact from holding order by key, article, place')) {
    const key = textIn(row, 'key')
    if (key !== current) {
      yield* Object.entries(table.finish())
      await breathe()
      table = new OfficeTableBuilder()
      current = key
    }
    table.add([officeIn(row)])
  }
  yield* Object.entries(table.finish())
}
