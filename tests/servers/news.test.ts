import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { nextDue } from '../../src/servers/news.ts'
import { ServerData } from '../../src/servers/server-data.ts'
import type { ArticleInfo } from '../../src/types.ts'

let folder: string
let data: ServerData
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-'))
  data = new ServerData(folder, () => 1_000)
})
afterEach(() => {
  data.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('when a digest is due', () => {
  it.each([
    ['day', 8, '2024-05-01T07:59', '2024-05-01T08:00'],
    ['day', 8, '2024-05-01T08:00', '2024-05-02T08:00'],
    ['day', 0, '2024-02-29T00:00', '2024-03-01T00:00'],
    ['day', 23, '2024-12-31T23:30', '2025-01-01T23:00'],
    // 1 May 2024 was a Wednesday, the 6th a Monday.
    ['week', 8, '2024-05-01T00:00', '2024-05-06T08:00'],
    ['week', 8, '2024-05-06T07:00', '2024-05-06T08:00'],
    ['week', 8, '2024-05-06T08:00', '2024-05-13T08:00'],
  ] as const)('by the %s at %i, after %s: %s', (every, hour, after, due) => {
    expect(nextDue(every, hour, Date.parse(`${after}Z`))).toBe(Date.parse(`${due}Z`))
  })
})

const library = (version: string, ...ids: string[]) => {
  const articles = ids.map((id): ArticleInfo => ({ id, file: `${id}.md`, title: id }))
  return {
    version,
    size: ids.length,
    sources: async (page = { from: 0, count: 1e9 }) => articles.slice(page.from, page.from + page.count),
  }
}
const came = (server?: string, since = 0) =>
  data.news.since(server === undefined ? undefined : { server }, since).map(({ article }) => article)

describe('what is new', () => {
  it('is nothing at the first look, and then what was not there before', async () => {
    await data.news.compare(undefined, library('1', 'a', 'b'))
    expect(came()).toEqual([])
    await data.news.compare(undefined, library('2', 'a', 'b', 'c', 'd'))
    expect(came()).toEqual(['c', 'd'])
    const since = data.news.last()
    await data.news.compare(undefined, library('3', 'a', 'c', 'e'))
    expect(came(undefined, since)).toEqual(['e'])
  })

  it('is not what came back', async () => {
    for (const [version, ...ids] of [
      ['1', 'a'],
      ['2', 'a', 'b'],
      ['3', 'a'],
      ['4', 'a', 'b'],
    ] as const)
      await data.news.compare(undefined, library(version, ...ids))
    expect(came()).toEqual(['b'])
  })

  it('is the first article of a shelf that was looked at while it was empty', async () => {
    await data.news.compare({ server: '1' }, undefined)
    await data.news.compare({ server: '1' }, library('1', 'a'))
    expect(came('1')).toEqual(['a'])
  })

  it('is known after a restart, and for each shelf apart', async () => {
    await data.news.compare({ server: '1' }, library('1', 'a'))
    await data.news.compare({ server: '2' }, library('1', 'z'))
    data.close()
    data = new ServerData(folder, () => 2_000)
    await data.news.compare({ server: '1' }, library('2', 'a', 'z'))
    await data.news.compare({ server: '2' }, library('1', 'z'))
    expect(came('1')).toEqual(['z'])
    expect(came('2')).toEqual([])
  })

  it('is found in a library of many pages', async () => {
    const ids = Array.from({ length: 1_203 }, (_, at) => `a${at}`)
    await data.news.compare(undefined, library('1', ...ids.slice(1)))
    await data.news.compare(undefined, library('2', ...ids))
    expect(came()).toEqual(['a0'])
  })

  it('is not written any more once the data of its server are removed', async () => {
    let arrive = (): void => undefined
    const listed = new Promise<void>((resolve) => {
      arrive = resolve
    })
    const slow = library('1', 'a')
    const comparing = data.news.compare(
      { server: '1' },
      { ...slow, sources: async (page) => listed.then(() => slow.sources(page)) },
    )
    await data.remove('1')
    arrive()
    await comparing
    expect(data.servers()).toEqual([])
  })

  it('goes with the data of its server; what all share stays', async () => {
    await data.news.compare(undefined, library('1', 's'))
    await data.news.compare({ server: '1' }, library('1', 'a'))
    expect(data.servers()).toEqual(['1'])
    await data.remove('1')
    await data.news.compare({ server: '1' }, library('1', 'a'))
    expect(came('1')).toEqual([])
    await data.news.compare(undefined, library('2', 's', 't'))
    expect(came()).toEqual(['t'])
  })
})

describe('digests and follows', () => {
  const place = { server: '1', channel: '5' }
  const follow = { ...place, member: '8', name: 'Ada', isHere: false, since: 0 }

  it('go on from where they had told to when their rhythm changes', async () => {
    await data.news.compare(undefined, library('1', 'a'))
    data.news.keepDigest(place, { every: 'day', hour: 8 })
    await data.news.compare(undefined, library('2', 'a', 'b'))
    data.news.keepDigest(place, { every: 'week', hour: 9 })
    expect(data.news.digests('1')).toMatchObject([
      { every: 'week', hour: 9, since: 1, due: Date.parse('1970-01-05T09:00Z') },
    ])
  })

  it('that were taken off meanwhile do not come back', () => {
    data.news.keepFollow(follow)
    data.news.dropFollows([follow])
    data.news.followed([follow], 5)
    expect(data.news.follows('1')).toEqual([])
    data.news.keepDigest(place, { every: 'day', hour: 8 })
    const [digest] = data.news.digests('1')
    expect(data.news.dropDigest('1', '5')).toBe(true)
    if (digest) data.news.digested(digest, 5)
    expect(data.news.digests('1')).toEqual([])
    expect(data.news.dropDigest('1', '5')).toBe(false)
  })

  it('of a member go with what is kept of them', () => {
    data.news.keepFollow(follow)
    data.news.keepFollow({ ...follow, member: '9' })
    expect(data.removeMember('8', '1')).toBe(1)
    expect(data.news.follows('1')).toMatchObject([{ member: '9' }])
    expect(data.news.servers()).toEqual(['1'])
  })
})
