import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { InputError } from '../../src/errors.ts'
import { Libraries, LibraryHolder } from '../../src/servers/libraries.ts'
import { isAnswered, shelfAt, shelfKey } from '../../src/servers/place.ts'
import { ServerData } from '../../src/servers/server-data.ts'
import { FakeLibrary } from '../discord/support/fake-library.ts'

let folder: string
let data: ServerData
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-'))
  data = new ServerData(folder)
})
afterEach(() => {
  data.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Libraries over fake ones, one a folder, that remember what was opened. */
function fakes(options: { readonly most?: number; readonly idleMs?: number } = {}) {
  const opened: { readonly corpus: string; readonly library: FakeLibrary }[] = []
  const libraries = new Libraries({
    shared: new LibraryHolder(new FakeLibrary('00000000'), () => undefined),
    open: async (corpus) => {
      if (corpus.includes('empty')) throw new InputError(`the folder ${corpus} has no articles`, 'put some into it')
      const library = new FakeLibrary(`${opened.length + 1}`.padStart(8, '0'))
      opened.push({ corpus, library })
      return library
    },
    settings: data.settings,
    data: folder,
    most: options.most ?? 2,
    idleMs: options.idleMs ?? 60_000,
    care: 'usual',
    onCloseError: () => undefined,
  })
  const version = (server: string) => libraries.use({ server }, async (library) => library.version)
  return { libraries, opened, version }
}

const own = (...servers: string[]): void => {
  for (const server of servers) data.settings.change(server, { corpus: 'own' })
}

describe('whose articles answer', () => {
  it.each([
    ['outside of servers', {}, { corpus: 'own' }, 'shared'],
    ['where nothing was decided', { server: '1', channel: '10' }, {}, 'shared'],
    ['in a server with its own', { server: '1', channel: '10' }, { corpus: 'own' }, '1'],
    ['in a channel with its own', { server: '1', channel: '10' }, { corpus: 'own', ownChannels: ['10'] }, '1/10'],
    ['in a thread of one', { server: '1', channel: '99', parent: '10' }, { ownChannels: ['10'] }, '1/10'],
    ['in another channel', { server: '1', channel: '11' }, { ownChannels: ['10'] }, 'shared'],
  ] as const)('%s', (_, place, settings, key) => {
    expect(shelfKey(shelfAt(place, settings))).toBe(key)
  })
})

describe('where and whom is answered', () => {
  it.each([
    [{ channel: '10' }, [], {}, true],
    [{ channel: '10' }, [], { channels: ['10'] }, true],
    [{ channel: '11' }, [], { channels: ['10'] }, false],
    [{ channel: '11', parent: '10' }, [], { channels: ['10'] }, true],
    [{ channel: '10' }, ['7'], { roles: ['7', '8'] }, true],
    [{ channel: '10' }, ['9'], { roles: ['7', '8'] }, false],
    [{ channel: '10' }, ['7'], { channels: ['11'], roles: ['7'] }, false],
  ] as const)('%j, roles %j by %j: %s', (place, roles, settings, expected) => {
    expect(isAnswered(place, roles, settings)).toBe(expected)
  })
})

describe('libraries of servers', () => {
  it('opens each once, however many ask at the same time', async () => {
    own('1', '2')
    const { opened, version } = fakes()
    expect(await Promise.all(['1', '2', '1', '1', '3'].map(version))).toEqual([
      '00000001',
      '00000002',
      '00000001',
      '00000001',
      '00000000',
    ])
    expect(opened.map(({ corpus }) => corpus)).toEqual([
      join(folder, 'servers', '1', 'articles'),
      join(folder, 'servers', '2', 'articles'),
    ])
  })

  it('closes the one that was asked the longest ago where there are too many, and opens it again', async () => {
    own('1', '2', '3')
    const { libraries, opened, version } = fakes({ most: 2 })
    await version('1')
    await version('2')
    await version('1')
    await version('3')
    await vi.waitFor(() => expect(opened.map(({ library }) => library.closed)).toEqual([false, true, false]))
    expect(libraries.open).toBe(2)
    expect(await version('2')).toBe('00000004')
  })

  it('keeps open what is in use, and closes it after', async () => {
    own('1', '2', '3')
    const { libraries, opened, version } = fakes({ most: 1 })
    let end: () => void = () => undefined
    const using = libraries.use({ server: '1' }, () => new Promise<void>((resolve) => (end = resolve)))
    await version('2')
    await version('3')
    expect(opened[0]?.library.closed).toBe(false)
    end()
    await using
    await version('2')
    await vi.waitFor(() => expect(opened[0]?.library.closed).toBe(true))
  })

  it('closes what nobody has asked for a while', async () => {
    own('1')
    const { libraries, opened, version } = fakes({ idleMs: 40 })
    await version('1')
    await vi.waitFor(() => expect(opened[0]?.library.closed).toBe(true), { timeout: 2_000 })
    expect(libraries.open).toBe(0)
    await libraries.close()
  })

  it('says that a server has no articles without telling where they would lie, and tries again', async () => {
    own('1', 'empty')
    const { opened, version } = fakes()
    await expect(version('empty')).rejects.toThrow(/^this server has no articles of its own yet/)
    await expect(version('empty')).rejects.not.toThrow(folder)
    expect(await version('1')).toBe('00000001')
    expect(opened).toHaveLength(1)
  })

  it('answers from the old articles while new ones are read, and from the new ones after', async () => {
    own('1')
    const { libraries, opened, version } = fakes()
    await version('1')
    const asked = libraries.use({ server: '1' }, async (library) => {
      await sleep(20)
      return [library.version, opened[0]?.library.closed]
    })
    await libraries.reload({ server: '1' })
    expect(await version('1')).toBe('00000002')
    expect(await asked).toEqual(['00000001', false])
    await vi.waitFor(() => expect(opened[0]?.library.closed).toBe(true))
  })

  it('is as sure as a server wants, also with the articles that all share', async () => {
    data.settings.change('1', { care: 'bold' })
    const { libraries } = fakes()
    const ask = vi.spyOn(libraries.shared.library, 'ask')
    await libraries.use({ server: '1' }, (library) => library.ask('Who?'))
    await libraries.use({ server: '2' }, (library) => library.ask('Who?'))
    expect(ask.mock.calls).toEqual([['Who?', { care: 'bold' }], ['Who?']])
    const itself = async <T>(library: T): Promise<T> => library
    expect(await libraries.glance({ server: '1' }, itself)).toBe(await libraries.use({ server: '1' }, itself))
  })

  it('opens and closes 500 servers with few open at any time', async () => {
    const servers = Array.from({ length: 500 }, (_, i) => String(1_000 + i))
    data.database.transaction(() => own(...servers))
    const { libraries, opened, version } = fakes({ most: 5 })
    let most = 0
    for (const server of servers) {
      await version(server)
      most = Math.max(most, opened.filter(({ library }) => !library.closed).length)
    }
    expect(most).toBeLessThanOrEqual(7)
    await libraries.close()
    await vi.waitFor(() => expect(opened.every(({ library }) => library.closed)).toBe(true))
  })
})

describe('the data of servers', () => {
  it('are gone when they are removed, and those of others are not', async () => {
    own('1', '2')
    data.note('1', '7', 'something was added')
    await data.remove('1')
    expect(data.servers()).toEqual(['2'])
    expect(data.audit('1', 10)).toEqual([])
    expect(data.settings.of('1')).toEqual({})
    expect(data.settings.of('2')).toEqual({ corpus: 'own' })
  })

  it('are removed some days after the bot has left, and kept where it comes back', () => {
    let now = Date.UTC(2030, 0, 1)
    const dated = new ServerData(join(folder, 'dated'), () => now)
    dated.departed('1')
    dated.departed('2')
    now += 3 * 24 * 60 * 60 * 1_000
    dated.departed('3')
    dated.arrived('2')
    expect(dated.longGone(3)).toEqual(['1'])
    expect(dated.longGone(4)).toEqual([])
    dated.close()
  })

  it('are as nothing was decided where a setting is no longer understood', () => {
    data.database.run(
      `insert into setting values ('1', 'care', '"reckless"'), ('1', 'later', '1'), ('1', 'days', 'no JSON')`,
    )
    expect(data.settings.of('1')).toEqual({})
  })
})
