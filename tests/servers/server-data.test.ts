import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ServerData } from '../../src/servers/server-data.ts'

let folder: string
let data: ServerData
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-'))
  data = new ServerData(folder)
  data.database.run('create table later_of_member (server text not null, member text not null, word text not null)')
  data.database.run('create table later_of_server (server text not null, word text not null)')
})
afterEach(() => {
  data.close()
  rmSync(folder, { recursive: true, force: true })
})

const put = (server: string, member: string): void => {
  data.database.run("insert into later_of_member values (?, ?, 'a'), (?, ?, 'b')", [server, member, server, member])
  data.database.run("insert into later_of_server values (?, 'c')", [server])
  data.note(server, member, 'a change')
}
const left = (table: string) => data.database.rows(`select server from ${table}`).map(({ server }) => server)

describe('what is kept of a member', () => {
  beforeEach(() => {
    put('1', '8')
    put('1', '9')
    put('2', '8')
  })

  it.each([
    ['in one server', '1', 2, ['1', '1', '2', '2']],
    ['in all', undefined, 4, ['1', '1']],
  ] as const)('is removed %s, but for who changed what', (_, server, entries, votes) => {
    expect(data.removeMember('8', server)).toBe(entries)
    expect(left('later_of_member')).toEqual(votes)
    expect(left('later_of_server')).toEqual(['1', '1', '2'])
    expect(left('audit')).toEqual(['1', '1', '2'])
    expect(data.removeMember('8', server)).toBe(0)
  })

  it('is removed also where it was about to be written', () => {
    data.database.later("insert into later_of_member values ('1', '8', 'late')", [])
    expect(data.removeMember('8', '1')).toBe(3)
  })
})

describe('what is kept of a server', () => {
  const file = (...path: string[]): void => {
    const at = join(folder, 'servers', ...path)
    mkdirSync(dirname(at), { recursive: true })
    writeFileSync(at, 'words')
  }

  it('is removed: rows of every table and files, those of channels whose setting was lost as well', async () => {
    put('1', '8')
    put('2', '8')
    data.settings.change('1', { corpus: 'own', ownChannels: ['5'], care: 'bold' })
    file('1', 'articles', 'deep', 'a.md')
    file('1', 'channels', '5', 'b.md')
    file('1', 'channels', '6', 'c.md')
    file('2', 'articles', 'd.md')
    expect(await data.remove('1')).toEqual({ files: 3, entries: 3 + 2 + 1 + 1 })
    expect(existsSync(join(folder, 'servers', '1'))).toBe(false)
    expect(readdirSync(join(folder, 'servers'))).toEqual(['2'])
    expect(data.servers()).toEqual(['2'])
    expect(data.settings.of('1')).toEqual({})
    expect(await data.remove('1')).toEqual({ files: 0, entries: 0 })
  })
})
