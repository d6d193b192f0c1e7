import packageJson from '../../../package.json' with { type: 'json' }
import type { Config } from '../../config.ts'
import { InputError } from '../../errors.ts'
import type { ArticleInfo } from '../../types.ts'
import { inviteLink } from '../invite.ts'
import { counted, dateText, subtext } from '../render/markdown.ts'
import { ACCENT, Sheet } from '../render/message.ts'
import type { ServerCall, ServerCommand } from '../server-command.ts'

const name = 'about'

/** Where the program can be read about, as far as its package says. */
const links: readonly (readonly [string, unknown])[] = [
  ['Read more', 'homepage' in packageJson ? packageJson.homepage : undefined],
  ['Source', 'repository' in packageJson ? packageJson.repository : undefined],
]

async function run({ services, responder, place }: ServerCall): Promise<string> {
  const { libraries, config } = services
  await responder.defer(true)
  const sheet = new Sheet(ACCENT.list)
  sheet.text(`### Dateline ${packageJson.version}`)
  sheet.text('Answers questions from a folder of articles, and shows the sentence that says so.')
  const whose = libraries.shelfAt(place)
  const articles = await libraries
    .glance(place, async (library) => ({ size: library.size, newest: await library.sources({ from: 0, count: 1 }) }))
    .catch((error: unknown) => {
      if (error instanceof InputError) return { size: 0, newest: [] }
      throw error
    })
  const kind = whose === undefined ? 'article' : `article of this ${whose.channel === undefined ? 'server' : 'channel'}`
  sheet.text(`**Here:** ${articlesText(articles.size, kind, articles.newest)}`)
  sheet.text(`**Where answers come from:** ${source(config)}`)
  const written = links.flatMap(([label, url]) => linkTo(label, url) ?? [])
  sheet.text([`[Invite it](${inviteLink(config.applicationId)})`, ...written].join(' · '))
  sheet.text(subtext('`/help` says what can be asked, `/privacy` what is kept.'))
  await responder.reply(sheet.done(), true)
  return 'ok'
}

function articlesText(size: number, kind: string, [newest]: readonly ArticleInfo[]): string {
  if (size === 0) return 'no articles yet. Who manages them adds some with `/corpus add`.'
  const upTo = newest?.published === undefined ? '' : `, the newest of ${dateText(newest.published)}`
  const [thing = '', ...rest] = kind.split(' ')
  return `${[counted(size, thing), ...rest].join(' ')} ${size === 1 ? 'answers' : 'answer'}${upTo}.`
}

/** Says what reads the articles, and what leaves the machine. */
function source({ search }: Pick<Config, 'search'>): string {
  const where = search?.startsWith('http')
    ? 'The articles that all servers share lie in a search cluster of who runs this bot.'
    : 'Nothing is asked of the network.'
  return `a small reading model on the machine that runs this bot marks them in the articles. ${where} No text is invented: each quote stands in its article to the letter, and what no article says is not answered.`
}

/** A link to an address of the package, which may be that of a Git repository. */
function linkTo(label: string, address: unknown): string | undefined {
  const given = typeof address === 'object' && address !== null && 'url' in address ? address.url : address
  if (typeof given !== 'string') return undefined
  const url = given.replace(/^git\+/, '').replace(/\.git$/, '')
  return /^https:\/\/\S+$/.test(url) ? `[${label}](${url})` : undefined
}

/** Says what the bot is and from what it answers. */
export const about: ServerCommand = {
  name,
  summary: 'What this bot is, and where its answers come from',
  where: 'anywhere',
  parts: [{ name, summary: 'What this bot is', options: [], who: 'anyone', run }],
}
