import type { HelpTopic, Reply } from '../../types.ts'
import { escapeText } from '../escape.ts'
import { renderCheck, renderFound, renderUnanswered } from './answer.ts'
import { renderArticles, renderSources } from './articles.ts'
import { subtext } from './markdown.ts'
import { ACCENT, type MessageBody, type RenderContext, Sheet } from './message.ts'
import { renderProfile, renderUnknownName } from './profile.ts'
import { renderTimeline } from './timeline.ts'

/** Draws any reply as a message; the limits of Discord hold for whatever the reply contains. */
export function renderReply(reply: Reply, context: RenderContext): MessageBody {
  switch (reply.type) {
    case 'answer':
      return reply.answer.status === 'answered'
        ? renderFound(reply.answer, context)
        : renderUnanswered(reply.answer, context)
    case 'timeline':
      return renderTimeline(reply.timeline, context)
    case 'profile':
      return renderProfile(reply.profile, reply.about, context)
    case 'unknown-name':
      return renderUnknownName(reply, context)
    case 'articles':
      return renderArticles(reply, context)
    case 'sources':
      return renderSources(reply.sources, context)
    case 'check':
      return renderCheck(reply.check, context)
    case 'help':
      return renderHelp(reply.topics)
  }
}

export type { RenderContext } from './message.ts'

const MOST_EXAMPLES = 12

/** Draws what the commands do. */
export function renderHelp(topics: readonly HelpTopic[]): MessageBody {
  const sheet = new Sheet(ACCENT.list)
  sheet.text('### Dateline answers from its articles, and shows the sentence that says so')
  for (const topic of topics) sheet.text(topicBlock(topic, topics.length === 1 ? MOST_EXAMPLES : 2))
  sheet.text(
    subtext(
      'On a message: Apps → Find the source. Add `private` to a command to be the only one who sees its reply, `target` to mention a member in it.',
    ),
  )
  return sheet.done()
}

function topicBlock(topic: HelpTopic, examples: number): string {
  const lines = [`**${escapeText(topic.usage, 200)}**`, escapeText(topic.summary, 200)]
  for (const example of topic.examples.slice(0, examples)) lines.push(subtext(escapeText(example, 160)))
  return lines.join('\n')
}
