import type { HelpTopic } from '../../types.ts'
import { escapeText } from '../escape.ts'
import { subtext } from './markdown.ts'
import { ACCENT, type MessageBody, Sheet } from './message.ts'

const MOST_EXAMPLES = 12

/** Draws what the commands do. */
export function renderHelp(topics: readonly HelpTopic[]): MessageBody {
  const sheet = new Sheet(ACCENT.list)
  sheet.text('### Dateline answers from its articles, and shows the sentence that says so')
  for (const topic of topics) sheet.text(topicBlock(topic, topics.length === 1 ? MOST_EXAMPLES : 2))
  sheet.text(
    subtext('On a message: Apps → Find the source. Add `private` to a command to be the only one who sees its reply.'),
  )
  return sheet.done()
}

function topicBlock(topic: HelpTopic, examples: number): string {
  const lines = [`**${escapeText(topic.usage, 200)}**`, escapeText(topic.summary, 200)]
  for (const example of topic.examples.slice(0, examples)) lines.push(subtext(escapeText(example, 160)))
  return lines.join('\n')
}
