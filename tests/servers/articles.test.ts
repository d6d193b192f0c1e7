import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { InputError } from '../../src/errors.ts'
import type { Offer } from '../../src/servers/offers.ts'
import { hardlyAPause, openSite, page } from '../fetch/site.ts'
import { fair, listingOpener, offer, openShelves, type TestShelves } from './shelf.ts'

const shelf = { server: '1' }
const quiet = (): void => undefined

let shelves: TestShelves
const open = (given: Parameters<typeof openShelves>[0] = {}): TestShelves => {
  shelves = openShelves(given)
  return shelves
}
beforeEach(() => void open())
afterEach(() => shelves.close())

const add = (...offers: readonly Offer[]) => shelves.articles.add(shelf, '7', { offers }, quiet)
const files = async () => (await shelves.articles.files(shelf)).map(({ file }) => file)
const content = (file: string) => readFile(join(shelves.articles.folder(shelf), file), 'utf8')
const audit = () => shelves.data.audit('1', 50).map(({ change }) => change)
const settings = () => shelves.data.settings.of('1')

describe('names', () => {
  test.each([
    ['notes.md', 'notes.md'],
    ['Notes of May.MD', 'Notes-of-May.md'],
    ['../../../etc/passwd.txt', 'etc-passwd.txt'],
    ['..\\..\\boot.txt', 'boot.txt'],
    ['.hidden.txt', 'hidden.txt'],
    ['con.txt', 'file-con.txt'],
    ['a\u0000b\u202Ec\n.txt', 'a-b-c.txt'],
    ['\u{1F600}.txt', 'file.txt'],
    [`${'long'.repeat(75)}.txt`, `${'long'.repeat(20)}.txt`],
    ['index.txt', 'index.txt'],
    ['wiki.xml.bz2.txt', 'wiki-xml-bz2.txt'],
  ])('%j lies as %s, inside the folder and nowhere else', async (name, file) => {
    const { outcomes } = await add(offer(name, fair('Joe Fox')))
    expect(outcomes).toEqual([{ name, change: 'added', file, title: 'Fair of 2018' }])
    expect(await readdir(shelves.articles.folder(shelf))).toEqual([file])
    expect(await readdir(join(shelves.folder, 'servers'))).toEqual(['1'])
  })

  test('files of one name that come together are all kept; one that comes later replaces', async () => {
    const { outcomes } = await add(offer('a.md', fair('Joe Fox')), offer('a.md', fair('Ann Lee', 2019)))
    expect(outcomes.map(({ file }) => file)).toEqual(['a.md', 'a-2.md'])
    expect((await add(offer('a.md', fair('Tom Hale', 2020)))).outcomes).toMatchObject([
      { change: 'replaced', file: 'a.md', title: 'Fair of 2020' },
    ])
    expect((await add(offer('a.md', fair('Tom Hale', 2020)))).outcomes).toMatchObject([{ change: 'unchanged' }])
    expect(audit()).toEqual(['replaced a.md', 'added a-2.md', 'added a.md'])
  })

  test('a name of which nothing is left replaces nothing', async () => {
    await add(offer('???.md', fair('Joe Fox')))
    await add(offer('!!!.md', fair('Ann Lee', 2019)))
    expect(await files()).toEqual(['file-2.md', 'file.md'])
  })
})

describe('what is not read is told in a line of its own, and the rest is there', () => {
  const scan =
    '%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Count 1 /Kids [3 0 R] >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] >>\nendobj\ntrailer\n<< /Size 4 /Root 1 0 R >>\n%%EOF\n'
  test.each<[string, Offer, RegExp]>([
    ['of another kind', offer('a.png', 'x'), /^\.png files are not read$/],
    ['without an ending', offer('README', 'x'), /^files without an ending are not read$/],
    ['empty', offer('a.md', ''), /^it is empty$/],
    ['without text', offer('a.md', ' \n'), /^the file has no text$/],
    [
      'larger than is free',
      { ...offer('a.md', 'x'), size: 2_000_000 },
      /^it is too large: it has 2 MB, and 1 MB of 1 MB are free$/,
    ],
    ['a scan', offer('a.pdf', scan), /is a scan without text; recognise its text/],
    ['broken', offer('a.docx', 'PK\u0003\u0004 and nothing else, though it calls itself a document'), /./],
    ['foreign', offer('a.json', '{"settings": 1}'), /content is not of/],
    [
      'one that can’t be had',
      { ...offer('a.md', 'x'), write: () => Promise.reject(new InputError('its download was cut off', '')) },
      /^its download was cut off$/,
    ],
    [
      'one that is larger than was said',
      { ...offer('a.md', 'x'.repeat(1_100_000)), size: 10 },
      /^it is larger than what is free here$/,
    ],
  ])('%s', async (_, bad, reason) => {
    const { outcomes } = await add(bad, offer('good.md', fair('Joe Fox')))
    expect(outcomes).toMatchObject([
      { name: bad.name, change: 'not-read', reason: expect.stringMatching(reason) },
      { change: 'added', file: 'good.md' },
    ])
    expect(outcomes[0]?.reason).not.toContain(shelves.folder)
    expect(await readdir(shelves.articles.folder(shelf))).toEqual(['good.md'])
    expect(audit()).toEqual(['added good.md'])
  })

  test('a fault of ours is told to who runs the bot', async () => {
    const broken = { ...offer('a.md', 'x'), write: () => Promise.reject(new Error('disk on fire')) }
    expect((await add(broken)).outcomes).toMatchObject([{ reason: 'it could not be kept here; try again later' }])
    expect(shelves.faults).toMatchObject([{ message: 'disk on fire' }])
  })

  test('what an archive holds and is not read', async () => {
    const zip = zipSync({ 'fair.md': Buffer.from(fair('Joe Fox')), 'a.png': Buffer.from('x') })
    const { outcomes, problems } = await add(offer('news.zip', zip))
    expect(outcomes).toMatchObject([{ change: 'added', file: 'news.zip', title: 'Fair of 2018' }])
    expect(problems).toEqual([{ file: 'news.zip: a.png', reason: '.png files are not read' }])
  })

  test('a file whose replacement can’t be read stays', async () => {
    await add(offer('a.md', fair('Joe Fox')))
    expect((await add(offer('a.md', ' \n'))).outcomes).toMatchObject([{ change: 'not-read' }])
    expect(await content('a.md')).toContain('Joe Fox')
    expect(await shelves.articles.list(shelf)).toMatchObject([{ file: 'a.md', articles: 1, title: 'Fair of 2018' }])
  })

  test('where nothing is read, the server answers as before', async () => {
    expect(await add(offer('a.md', ' \n'))).toMatchObject({ answersNow: false })
    expect([await files(), settings(), audit()]).toEqual([[], {}, []])
  })
})

describe('limits', () => {
  test('as many files as may be, and no more; one in the place of another', async () => {
    await shelves.close()
    open({ limits: { files: 2 } })
    const { outcomes } = await add(...[2018, 2019, 2020].map((year) => offer(`${year}.md`, fair('Joe Fox', year))))
    expect(outcomes.map(({ change }) => change)).toEqual(['added', 'added', 'not-read'])
    expect(outcomes[2]?.reason).toBe('2 files may be here, and as many are; remove some first')
    expect((await add(offer('2019.md', fair('Ann Lee', 2021)))).outcomes).toMatchObject([{ change: 'replaced' }])
    await shelves.articles.remove(shelf, '7', ['2018.md'], quiet)
    expect((await add(offer('2020.md', fair('Joe Fox', 2020)))).outcomes).toMatchObject([{ change: 'added' }])
  })

  test('as many bytes as may be, counting what is there', async () => {
    await shelves.close()
    const size = fair('Joe Fox').length
    open({ limits: { bytes: 2 * size + 10 } })
    await add(offer('a.md', fair('Joe Fox')))
    const { outcomes } = await add(offer('b.md', fair('Joe Fox', 2019)), offer('c.md', fair('Joe Fox', 2020)))
    expect(outcomes.map(({ change }) => change)).toEqual(['added', 'not-read'])
    // What could not be had takes no room.
    await shelves.articles.remove(shelf, '7', ['b.md'], quiet)
    const cut = { ...offer('b.md', fair('Joe Fox', 2019)), write: () => Promise.reject(new InputError('cut off', '')) }
    await add(cut)
    expect((await add(offer('c.md', fair('Joe Fox', 2020)))).outcomes).toMatchObject([{ change: 'added' }])
  })

  test('25 channels of a server with articles of their own', async () => {
    shelves.data.settings.change('1', { ownChannels: Array.from({ length: 25 }, (_, at) => `${100 + at}`) })
    const to = (channel: string) =>
      shelves.articles.add({ server: '1', channel }, '7', { offers: [offer('a.md', fair('Joe Fox'))] }, quiet)
    await expect(to('999')).rejects.toThrow(/^25 channels have articles of their own/)
    expect((await to('100')).outcomes).toMatchObject([{ change: 'added' }])
  })
})

describe('who answers', () => {
  test('the first article makes the server answer from its own, the last that goes makes it stop', async () => {
    expect(await add(offer('a.md', fair('Joe Fox')))).toMatchObject({ answersNow: true })
    expect(settings()).toEqual({ corpus: 'own' })
    expect(await add(offer('b.md', fair('Ann Lee', 2019)))).toMatchObject({ answersNow: false })
    expect(await shelves.articles.remove(shelf, '7', ['a.md'], quiet)).toEqual({ removed: ['a.md'], left: 1 })
    expect(settings()).toEqual({ corpus: 'own' })
    expect(await shelves.articles.remove(shelf, '7', ['b.md', 'b.md', 'none.md'], quiet)).toEqual({
      removed: ['b.md'],
      left: 0,
    })
    expect(settings()).toEqual({})
    expect(existsSync(shelves.articles.folder(shelf))).toBe(false)
    expect(audit()).toEqual(['removed b.md', 'removed a.md', 'added b.md', 'added a.md'])
  })

  test('who has chosen the shared articles while there were own ones keeps them', async () => {
    await add(offer('a.md', fair('Joe Fox')))
    shelves.data.settings.change('1', { corpus: 'shared' })
    expect(await add(offer('b.md', fair('Ann Lee', 2019)))).toMatchObject({ answersNow: false })
    expect(settings()).toEqual({ corpus: 'shared' })
  })

  test('a channel of its own beside the server', async () => {
    const channel = { server: '1', channel: '10' }
    const to = { offers: [offer('a.md', fair('Ann Lee', 2019))] }
    expect(await shelves.articles.add(channel, '7', to, quiet)).toMatchObject({ answersNow: true })
    expect(settings()).toEqual({ ownChannels: ['10'] })
    expect([await files(), audit()]).toEqual([[], ['added a.md, of channel 10']])
    await shelves.articles.remove(channel, '7', ['a.md'], quiet)
    expect(settings()).toEqual({ ownChannels: [] })
  })
})

describe('changes at the same time', () => {
  test('take turns, and none is lost', async () => {
    const said: string[] = []
    const all = await Promise.all(
      [2018, 2019, 2020, 2021].map((year) =>
        shelves.articles.add(
          shelf,
          '7',
          { offers: [offer('same.md', fair('Joe Fox', year)), offer(`${year}.md`, fair('Ann Lee', year))] },
          (words) => said.push(words),
        ),
      ),
    )
    expect(all.map(({ outcomes }) => outcomes.map(({ change }) => change))).toEqual([
      ['added', 'added'],
      ['replaced', 'added'],
      ['replaced', 'added'],
      ['replaced', 'added'],
    ])
    expect(await files()).toEqual(['2018.md', '2019.md', '2020.md', '2021.md', 'same.md'])
    expect(said.filter((words) => words.startsWith('Waiting'))).toHaveLength(3)
  })

  test('no more than six of one shelf; those of others do not wait', async () => {
    let free = quiet
    const held = new Promise<void>((resolve) => {
      free = resolve
    })
    const slow = {
      ...offer('a.md', fair('Joe Fox')),
      write: async (path: string) => {
        await held
        await writeFile(path, fair('Joe Fox'))
      },
    }
    const waiting = Array.from({ length: 6 }, () => add(slow))
    await expect(add(slow)).rejects.toThrow(/^Several changes of these articles are waiting already$/)
    const other = await shelves.articles.add({ server: '2' }, '7', { offers: [offer('b.md', fair('Ann Lee'))] }, quiet)
    expect(other.outcomes).toMatchObject([{ change: 'added' }])
    free()
    expect((await Promise.all(waiting)).map(({ outcomes }) => outcomes[0]?.change)).toEqual([
      'added',
      ...Array(5).fill('unchanged'),
    ])
  })
})

describe('what is cut off', () => {
  test('half a file is never read, and goes with the next change', async () => {
    const folder = shelves.articles.folder(shelf)
    await mkdir(join(folder, '.incoming'), { recursive: true })
    await mkdir(join(folder, 'news.example'), { recursive: true })
    await writeFile(join(folder, '.incoming', '0.new'), fair('half'))
    await writeFile(join(folder, 'news.example', '.dateline-1-00ff'), fair('half'))
    expect(await files()).toEqual([])
    await add(offer('a.md', fair('Joe Fox')))
    expect(await files()).toEqual(['a.md'])
    expect((await readdir(folder, { recursive: true })).sort()).toEqual(['a.md', 'news.example'])
  })

  test('what had been replaced and not yet read comes back with the next change', async () => {
    await add(offer('a.md', fair('Joe Fox')))
    const folder = shelves.articles.folder(shelf)
    await mkdir(join(folder, '.incoming', 'old'), { recursive: true })
    await writeFile(join(folder, '.incoming', 'old', 'a.md'), fair('Joe Fox'))
    await writeFile(join(folder, 'a.md'), 'half')
    await add(offer('b.md', fair('Ann Lee', 2019)))
    expect([await files(), await content('a.md')]).toEqual([['a.md', 'b.md'], fair('Joe Fox')])
    await mkdir(join(folder, '.incoming', 'old'), { recursive: true })
    await writeFile(join(folder, '.incoming', 'old', 'a.md'), fair('Tom Hale', 2020))
    await shelves.articles.reload(shelf, '8', quiet)
    expect(await content('a.md')).toEqual(fair('Tom Hale', 2020))
  })

  test('where the articles can’t be read at all, they are as before', async () => {
    await shelves.close()
    const listing = listingOpener()
    let isBroken = false
    open({ open: (...given) => (isBroken ? Promise.reject(new Error('out of memory')) : listing(...given)) })
    await add(offer('a.md', fair('Joe Fox')))
    isBroken = true
    await expect(add(offer('a.md', fair('Ann Lee', 2019)), offer('b.md', fair('Tom Hale', 2020)))).rejects.toThrow(
      'out of memory',
    )
    expect([await files(), await content('a.md'), audit()]).toEqual([['a.md'], fair('Joe Fox'), ['added a.md']])
  })
})

describe('reading anew', () => {
  test('tells what has changed in the folder', async () => {
    await add(offer('a.md', fair('Joe Fox')), offer('b.md', fair('Ann Lee', 2019)))
    const folder = shelves.articles.folder(shelf)
    await writeFile(join(folder, 'a.md'), fair('Tom Hale', 2020))
    await writeFile(join(folder, 'c.md'), ' ')
    expect(await shelves.articles.reload(shelf, '8', quiet)).toEqual({
      added: ['c.md'],
      changed: ['a.md'],
      removed: [],
      problems: [{ file: 'c.md', reason: 'the file has no text' }],
    })
    expect(await shelves.articles.list(shelf)).toMatchObject([
      { file: 'a.md', title: 'Fair of 2020', published: '2020-04-02', articles: 1 },
      { file: 'b.md', title: 'Fair of 2019' },
      { file: 'c.md', articles: 0 },
    ])
    expect(audit()[0]).toBe('had the articles read anew')
  })

  test('is refused where nothing is there', async () => {
    await expect(shelves.articles.reload(shelf, '8', quiet)).rejects.toThrow(
      /^this server has no articles of its own yet/,
    )
  })
})

describe('links', () => {
  const entry = (title: string) =>
    `<item><title>${title}</title><guid>${title}</guid><description>The ${title} was built by Tom Hale in 1990, and all the town came to see it.</description></item>`
  const rss = (...titles: string[]) =>
    `<rss version="2.0"><channel><title>Selby Post</title>${titles.map(entry).join('')}</channel></rss>`
  const link = async (address: string) =>
    (await shelves.articles.add(shelf, '7', { offers: [], link: address }, quiet)).outcomes

  const withSite = async (pages: Parameters<typeof openSite>[0], work: (origin: string) => Promise<void>) => {
    pages['/robots.txt'] ??= hardlyAPause
    const site = await openSite(pages)
    await work(site.origin).finally(() => site.close())
  }

  test('a page, once, and again when it has changed', async () => {
    const bridge = (who: string) =>
      page(
        'Bridge opens',
        '2024-05-03',
        `Mayor ${who} opened the harbour bridge on Thursday, and some nine hundred people came to see it.`,
      )
    const pages = { '/bridge': bridge('Carla Reyes') }
    await withSite(pages, async (origin) => {
      const file = '2024-05-03-bridge-opens.md'
      expect(await link(`${origin}/bridge`)).toMatchObject([{ change: 'added', file, title: 'Bridge opens' }])
      expect(await link(`${origin}/bridge`)).toMatchObject([{ change: 'unchanged' }])
      pages['/bridge'] = bridge('Ann Lee')
      expect(await link(`${origin}/bridge`)).toMatchObject([{ change: 'replaced', file }])
      expect(audit()).toEqual([`replaced ${file}`, `added ${file}`])
    })
  }, 20_000)

  test('a feed, its new entries only, as far as they fit', async () => {
    await shelves.close()
    open({ limits: { files: 3 } })
    const pages = { '/feed.xml': rss('mill', 'pier') }
    await withSite(pages, async (origin) => {
      expect((await link(`${origin}/feed.xml`)).map(({ title }) => title)).toEqual(['mill', 'pier'])
      expect(await link(`${origin}/feed.xml`)).toMatchObject([{ change: 'unchanged' }])
      pages['/feed.xml'] = rss('mill', 'pier', 'lock', 'dam')
      expect(await link(`${origin}/feed.xml`)).toMatchObject([
        { change: 'added', title: 'lock' },
        { change: 'not-read', reason: 'no more of the feed is read, as there are 3 files now' },
      ])
      expect(audit()[1]).toBe(`added 2 articles of ${origin}/feed.xml`)
      expect((await link(`${origin}/feed.xml`))[0]?.reason).toMatch(/^no more fits: 3 files/)
      expect(await shelves.articles.remove(shelf, '7', ['selby-post/'], quiet)).toMatchObject({ left: 0 })
    })
  })

  test('what was read of links is asked for what is new when the articles are read anew', async () => {
    const pages: Parameters<typeof openSite>[0] = {
      '/feed.xml': rss('mill'),
      '/gone.xml': rss('weir'),
      '/mill': page(
        'The mill',
        '2024-05-03',
        'Tom Hale built the mill in 1990, and all the town came to see it on that day.',
      ),
    }
    await withSite(pages, async (origin) => {
      await link(`${origin}/feed.xml`)
      await link(`${origin}/gone.xml`)
      await link(`${origin}/mill`)
      await shelves.articles.remove(shelf, '7', ['selby-post-2/'], quiet)
      pages['/feed.xml'] = rss('mill', 'pier')
      pages['/gone.xml'] = rss('weir', 'sluice')
      delete pages['/mill']
      expect(await shelves.articles.reload(shelf, '7', quiet)).toEqual({
        added: ['selby-post/pier.md'],
        changed: [],
        removed: [],
        problems: [{ file: `${origin}/mill`, reason: `${origin}/mill gives 404 Not Found` }],
      })
    })
  }, 20_000)

  test('a page stays where the index fails, and is read with the next change', async () => {
    await shelves.close()
    const listing = listingOpener()
    let isBroken = true
    open({ open: (...given) => (isBroken ? Promise.reject(new Error('out of memory')) : listing(...given)) })
    const pages = { '/feed.xml': rss('mill') }
    await withSite(pages, async (origin) => {
      await expect(link(`${origin}/feed.xml`)).rejects.toThrow('out of memory')
      isBroken = false
      await add(offer('a.md', fair('Joe Fox')))
      expect(await files()).toEqual(['a.md', 'selby-post/mill.md'])
    })
  })

  test('what can’t be read is told without options of a command line or paths of the machine', async () => {
    const pages = {
      '/robots.txt': `${hardlyAPause}\nDisallow: /secret`,
      '/secret': 'x',
      '/blank': '<html><body></body></html>',
      '/a.png': 'x',
    }
    await withSite(pages, async (origin) => {
      const reasons = []
      for (const address of ['ftp://a.example/', 'no address', `${origin}/none`, `${origin}/secret`, `${origin}/blank`])
        reasons.push((await link(address))[0]?.reason)
      expect(reasons).toEqual(
        [
          /neither http nor https$/,
          /is not an address$/,
          /gives 404/,
          /robots\.txt does not allow it$/,
          /is not added/,
        ].map((line) => expect.stringMatching(line)),
      )
      expect(reasons.join('\n')).not.toMatch(/--|dateline |\/tmp/)
    })
  }, 20_000)
})

describe("a server's data are removed", () => {
  test('once what is being changed has come to its end, and nothing of it is left', async () => {
    let arrive: () => void = quiet
    const sent = new Promise<void>((resolve) => {
      arrive = resolve
    })
    const slow = offer('slow.md', fair('Joe Fox'))
    const late: Offer = { ...slow, write: async (...given) => sent.then(() => slow.write(...given)) }
    const adding = [
      add(late),
      shelves.articles.add({ server: '1', channel: '5' }, '7', { offers: [offer('a.md', fair('Ann Lee'))] }, quiet),
    ]
    await adding[1]
    await shelves.articles.add({ server: '2' }, '7', { offers: [offer('b.md', fair('Tom Hale'))] }, quiet)
    const removed = shelves.articles.removeServer('1')
    arrive()
    await adding[0]
    expect(await removed).toMatchObject({ files: 2 })
    expect(await readdir(join(shelves.folder, 'servers'))).toEqual(['2'])
    expect(settings()).toEqual({})
    expect(audit()).toEqual([])
    // What comes afterwards begins anew.
    await add(offer('new.md', fair('Joe Fox')))
    expect(await files()).toEqual(['new.md'])
  })
})
