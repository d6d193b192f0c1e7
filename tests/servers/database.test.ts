import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ServerDatabase } from '../../src/servers/database.ts'

const first = 'create table word (server text not null, word text not null)'
const second = "alter table word add column kind text not null default 'plain'"

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const words = (database: ServerDatabase): unknown[] => database.rows('select word from word').map(({ word }) => word)

describe('versions', () => {
  it('brings an older database up to date and keeps what is in it', () => {
    const old = new ServerDatabase(folder, [first])
    old.run("insert into word values ('1', 'kept')")
    old.close()
    const now = new ServerDatabase(folder, [first, second])
    expect(now.rows('select * from word')).toEqual([{ server: '1', word: 'kept', kind: 'plain' }])
    now.close()
    // Up to date, it is left as it is.
    const again = new ServerDatabase(folder, [first, second])
    expect(words(again)).toEqual(['kept'])
    again.close()
  })

  it('leaves a database as it was where a step fails', () => {
    new ServerDatabase(folder, [first]).close()
    expect(() => new ServerDatabase(folder, [first, second, 'no sql'])).toThrow(/syntax/)
    const after = new ServerDatabase(folder, [first, second])
    expect(after.rows('select * from word')).toEqual([])
    after.close()
  })

  it('refuses one of a later version, and a folder that is none, in one line', () => {
    new ServerDatabase(folder, [first, second]).close()
    expect(() => new ServerDatabase(folder, [first])).toThrow(/is of a later version of Dateline/)
    writeFileSync(join(folder, 'file'), '')
    expect(() => new ServerDatabase(join(folder, 'file', 'inner'), [first])).toThrow(/can't be written/)
  })

  it('makes the database of this version', () => {
    const database = new ServerDatabase(folder)
    expect(Number(database.row('pragma user_version')?.user_version)).toBeGreaterThan(0)
    database.close()
  })
})

describe('changes', () => {
  it('does all of a transaction or nothing', () => {
    const database = new ServerDatabase(folder, [first])
    expect(() =>
      database.transaction(() => {
        database.run("insert into word values ('1', 'lost')")
        throw new Error('amid it')
      }),
    ).toThrow('amid it')
    expect(words(database)).toEqual([])
    database.close()
  })

  it('has written what was for later as soon as anybody reads, and at the end', () => {
    const database = new ServerDatabase(folder, [first])
    database.later('insert into word values (?, ?)', ['1', 'soon'])
    expect(words(database)).toEqual(['soon'])
    database.later('insert into word values (?, ?)', ['1', 'at the end'])
    database.close()
    const after = new ServerDatabase(folder, [first])
    expect(words(after)).toEqual(['soon', 'at the end'])
    after.close()
  })

  it('keeps what is for later out of a transaction that is undone', () => {
    const database = new ServerDatabase(folder, [first])
    expect(() =>
      database.transaction(() => {
        database.later('insert into word values (?, ?)', ['1', 'apart'])
        database.rows('select * from word')
        throw new Error('amid it')
      }),
    ).toThrow('amid it')
    expect(words(database)).toEqual(['apart'])
    database.close()
  })
})

describe('several processes', () => {
  it('see what the others wrote', () => {
    const one = new ServerDatabase(folder, [first])
    const other = new ServerDatabase(folder, [first])
    one.run("insert into word values ('1', 'one')")
    other.run("insert into word values ('1', 'other')")
    expect(words(one)).toEqual(['one', 'other'])
    one.close()
    other.close()
  })

  it('wait for each other with what may wait, and say so', () => {
    const database = new ServerDatabase(folder, [first])
    const faults: string[] = []
    database.onFault = (error) => faults.push(String(error))
    const lock = join(folder, 'servers.db.lock')
    mkdirSync(lock)
    database.later('insert into word values (?, ?)', ['1', 'late'])
    database.flush()
    expect(faults).toEqual([expect.stringMatching(/locked/)])
    rmSync(lock, { recursive: true })
    database.later('insert into word values (?, ?)', ['1', 'later'])
    expect(words(database)).toEqual(['late', 'later'])
    // What can never be written is told, and holds up nothing else.
    database.later('insert into nowhere values (1)', [])
    database.flush()
    expect(faults[1]).toMatch(/no such table/)
    database.later('insert into word values (?, ?)', ['1', 'after'])
    expect(words(database)).toEqual(['late', 'later', 'after'])
    database.close()
  })

  it('go on after one was killed amid a transaction, without what it had begun', () => {
    const database = new ServerDatabase(folder, [first])
    database.run("insert into word values ('1', 'before')")
    const killed = `
      import sqlite from 'node-sqlite3-wasm'
      const database = new sqlite.Database(${JSON.stringify(join(folder, 'servers.db'))})
      database.exec("begin immediate; insert into word values ('1', 'half'); pragma cache_spill = on")
      process.kill(process.pid, 'SIGKILL')`
    spawnSync(process.execPath, ['--input-type=module', '-e', killed])
    const lock = join(folder, 'servers.db.lock')
    mkdirSync(lock, { recursive: true })
    const long = new Date(Date.now() - 60_000)
    utimesSync(lock, long, long)
    expect(words(database)).toEqual(['before'])
    database.run("insert into word values ('1', 'after')")
    expect(words(database)).toEqual(['before', 'after'])
    database.close()
  })
})
