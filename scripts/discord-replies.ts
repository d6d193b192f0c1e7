/**
 * Writes the part "What members see" of docs/discord.md from real replies of the bundled articles. With --check it
 * writes nothing, and fails where other replies stand there.
 *
 *     npx tsx scripts/discord-replies.ts [--check]
 */
import { commands } from '../src/commands/list.ts'
import { quoteRef } from '../src/discord/article-ids.ts'
import { askedInVain, nearestQuestions } from '../src/discord/dead-end.ts'
import { askedIn } from '../src/discord/render/ask-more.ts'
import { type RenderContext, renderReply } from '../src/discord/render/index.ts'
import type { MessageBody } from '../src/discord/render/message.ts'
import { renderReading } from '../src/discord/render/reading.ts'
import { openLibrary } from '../src/library.ts'
import { plainMessage } from './plain-message.ts'
import { writePart } from './written-part.ts'

type Options = Readonly<Record<string, string>>

/** A call as a member makes it, its options, and whether only the member sees the reply. */
const CALLS: readonly (readonly [title: string, command: string, options: Options, isPrivate?: true])[] = [
  [
    '/ask question: Who did Vladimir Norov meet in August 2019?',
    'ask',
    { question: 'Who did Vladimir Norov meet in August 2019?' },
  ],
  ['/ask question: Who is the mayor of Chongqing?', 'ask', { question: 'Who is the mayor of Chongqing?' }],
  ['/ask question: Who is the mayor of Shanghai?', 'ask', { question: 'Who is the mayor of Shanghai?' }],
  ['/timeline topic: Chongqing', 'timeline', { topic: 'Chongqing' }],
  ["/who name: Chen Min'er", 'who', { name: "Chen Min'er" }],
  ['/who name: Chen Mindy', 'who', { name: 'Chen Mindy' }],
  ['/article search: smart industry expo', 'article', { search: 'smart industry expo' }],
  ['/sources', 'sources', {}],
  ['/help', 'help', {}],
  [
    'Apps → Find the source, on a message “The SCO Secretary-General visited Chongqing.”',
    'check',
    { claim: 'The SCO Secretary-General visited Chongqing.' },
    true,
  ],
]

/** A conversation: a mention, then replies to the answers. */
const TALK = [
  'Who is the mayor of Chongqing?',
  'and in 2020?',
  'who did he meet?',
  'when was that?',
  'How many universities does Chongqing have?',
  'and schools?',
] as const

const library = await openLibrary({})
const blocks: string[] = []
const show = (title: string, message: MessageBody): MessageBody => {
  blocks.push(`${title}\n\n\`\`\`text\n${plainMessage(message)}\n\`\`\``)
  return message
}
/** Writes down the reply to a call. */
async function call([title, name, options, isPrivate]: (typeof CALLS)[number]): Promise<MessageBody> {
  const command = commands.find((one) => one.name === name)
  if (command === undefined) throw new Error(`no command ${name}`)
  const reply = await command.run(library, options)
  const asked = askedInVain(reply)
  const context: RenderContext = {
    owner: '0',
    library: library.version,
    isPrivate: isPrivate === true || command.audience === 'private',
    canShare: isPrivate === true,
    ...(asked !== undefined && { questions: nearestQuestions(await library.examples(), asked) }),
    call: { command: name, options },
    page: 0,
    hasExports: true,
  }
  const message = show(`\`${title}\``, renderReply(reply, context))
  if (reply.type === 'answer' && reply.answer.status === 'answered' && blocks.length === 1) {
    const [cited] = reply.answer.citations
    const article = await library.read(cited.article)
    if (article === undefined) throw new Error(`no article ${cited.article}`)
    const leaf = { ref: quoteRef(cited), at: cited.start }
    show('`[ Read ]` under it', renderReading(article, leaf, { ...context, isPrivate: true }))
  }
  return message
}

for (const one of CALLS) await call(one)
let last: MessageBody | undefined
for (const question of TALK) {
  const title = last === undefined ? `@Dateline ${question}` : `in reply to that: ${question}`
  last = await call([title, 'converse', { ...(last && askedIn(last.components)), question }])
}
await library.close()

writePart('docs/discord.md', 'replies', 'scripts/discord-replies.ts', blocks)
