/**
 * One file with very much in it: a MediaWiki dump and a channel's export by DiscordChatExporter, both made up. How long
 * the index takes, how much memory, and what questions take then. Uses the built program in dist/.
 *
 *     npm run bench:files -- [--pages 20000] [--messages 200000] [--questions 100] [--write]
 */
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdirSync } from 'node:fs'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import { median, quantile } from 'd3-array'
import { markdownTable } from 'markdown-table'
import * as z from 'zod'
import { updateResults } from './eval/report.ts'
import { generate } from './scale/generate.ts'
import { type Asked, questionsOf } from './scale/questions.ts'

const run = promisify(execFile)
const { values } = parseArgs({
  options: {
    pages: { type: 'string', default: '20000' },
    messages: { type: 'string', default: '200000' },
    questions: { type: 'string', default: '100' },
    write: { type: 'boolean', default: false },
  },
})

const built = z.object({ articles: z.number(), elapsedMs: z.number(), peak: z.number(), folder: z.string() })
const answered = z.object({ took: z.array(z.object({ elapsed: z.number() })), memory: z.number() })

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** Every how many articles one is kept for asking about it. */
const sampled = 50

/** A dump with an infobox, a section and a category on each page. */
function* dumpOf(pages: number, sample: Asked[]): Generator<string> {
  yield '<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="en">\n<siteinfo><sitename>Made-up Wiki</sitename><base>https://wiki.example/wiki/Main_Page</base></siteinfo>\n'
  let at = 0
  for (const { title, text, published, publisher } of generate(pages)) {
    if (at % sampled === 0) sample.push({ title, text })
    const [first = '', ...rest] = text.split('\n\n')
    const wikitext = `{{Infobox event\n| date = ${published}\n| reported_by = [[${publisher}]]\n}}\n'''${title}'''. ${first}<ref>A note</ref>\n\n== Course ==\n${rest.join('\n\n')}\n\n[[Category:Events]]`
    yield `<page><title>${escaped(title)} ${++at}</title><ns>0</ns><id>${at}</id><revision><id>${at}</id><timestamp>${published}T10:00:00Z</timestamp><model>wikitext</model><format>text/x-wiki</format><text xml:space="preserve">${escaped(wikitext)}</text></revision></page>\n`
  }
  yield '</mediawiki>\n'
}

/** Messages a day in the export. */
const messagesOfADay = 200

/** An export in which members write a sentence each. */
function* exportOf(messages: number, sample: Asked[]): Generator<string> {
  yield '{"guild":{"id":"77","name":"Keepers"},"channel":{"id":"78","type":"GuildTextChat","category":"Talk","name":"news","topic":null},"dateRange":{"after":null,"before":null},"exportedAt":"2024-06-01T00:00:00+00:00","messages":[\n'
  let at = 0
  for (const { title, text } of generate(Math.ceil(messages / 15))) {
    if (sample.length * 15 * sampled <= at) sample.push({ title, text })
    for (const content of text.split(/(?<=\.)\s+/)) {
      if (at === messages) break
      const day = Date.UTC(2015, 0, 1) + Math.floor(at / messagesOfADay) * 86_400_000
      const timestamp = new Date(day + (at % messagesOfADay) * 300_000).toISOString()
      const author = {
        id: String(11 + (at % 40)),
        name: `member${at % 40}`,
        nickname: `Member ${at % 40}`,
        isBot: false,
      }
      const message = { id: String(90_000_000_000_000_000n + BigInt(at)), type: 'Default', timestamp, content, author }
      yield `${at === 0 ? '' : ',\n'}${JSON.stringify({ ...message, attachments: [], embeds: [], reactions: [], mentions: [] })}`
      at++
    }
  }
  yield `\n],"messageCount":${at}}\n`
}

async function write(file: string, parts: Iterable<string>): Promise<void> {
  const stream = createWriteStream(file)
  for (const part of parts) if (!stream.write(part)) await once(stream, 'drain')
  stream.end()
  await once(stream, 'finish')
}

/** Runs a script of `scale/child` in a process of its own and reads what it prints. */
async function child<T>(script: string, shape: z.ZodType<T>, cache: string, args: readonly string[]): Promise<T> {
  const file = fileURLToPath(new URL(`./scale/child/${script}.mjs`, import.meta.url))
  const env = { ...process.env, DATELINE_CACHE: cache }
  const { stdout } = await run(process.execPath, [file, ...args], { env, maxBuffer: 1 << 26 })
  return shape.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''))
}

const mb = (bytes: number): string => String(Math.round(bytes / 1e6))

async function measure(folder: string, name: string, file: string, parts: Iterable<string>, sample: Asked[]) {
  const corpus = join(folder, name)
  const cache = join(folder, `${name}-cache`)
  mkdirSync(corpus)
  await write(join(corpus, file), parts)
  const size = (await stat(join(corpus, file))).size
  const index = await child('build', built, cache, [corpus])
  const questions = join(folder, `${name}.json`)
  await writeFile(questions, JSON.stringify(questionsOf(sample, Number(values.questions)).ask))
  const { took, memory } = await child('bot-answers', answered, cache, [corpus, questions])
  const elapsed = took.map((one) => one.elapsed)
  const of = (value = 0): string => value.toFixed(0)
  return [
    mb(size),
    String(index.articles),
    of(index.elapsedMs / 1000),
    mb(index.peak),
    mb((await stat(index.folder)).size),
    `${of(median(elapsed))} / ${of(quantile(elapsed, 0.99))}`,
    mb(memory),
  ]
}

const folder = await mkdtemp(join(tmpdir(), 'dateline-files-'))
try {
  const load = loadavg()[0] ?? 0
  const [pages, messages] = [Number(values.pages), Number(values.messages)]
  const [ofPages, ofMessages]: [Asked[], Asked[]] = [[], []]
  const rows = [
    [
      '',
      'file, MB',
      'articles',
      'index built, s',
      'peak, MB',
      'index, MB',
      'warm answer, median / 99 %, ms',
      'bot, MB',
    ],
    [`MediaWiki dump, ${pages} pages`, ...(await measure(folder, 'wiki', 'wiki.xml', dumpOf(pages, ofPages), ofPages))],
    [
      `Discord export, ${messages} messages`,
      ...(await measure(folder, 'chat', 'news.json', exportOf(messages, ofMessages), ofMessages)),
    ],
  ]
  const section = [
    '## Files with very much in them',
    `Made up; an article is a page, or a day of a channel. ${values.questions} questions of all kinds, of which many are about nothing that is told. ${availableParallelism()} cores (${cpus()[0]?.model ?? 'unknown'}), Node ${process.versions.node}; ${load.toFixed(1)} processes were at work beside the measurement when it began.`,
    `    npm run bench:files -- --pages ${pages} --messages ${messages}`,
    markdownTable(rows, { align: ['l', 'r', 'r', 'r', 'r', 'r', 'r', 'r'] }),
  ].join('\n\n')
  console.log(`${section}\n`)
  if (values.write) await updateResults(fileURLToPath(new URL('RESULTS.md', import.meta.url)), section)
} finally {
  await rm(folder, { recursive: true, force: true })
}
