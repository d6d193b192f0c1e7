import type { Reply } from '../../types.ts'
import { renderAnswer } from './answer.ts'
import { renderArticles, renderSources } from './articles.ts'
import { renderCheck } from './check.ts'
import type { RenderContext } from './context.ts'
import { renderHelp } from './help.ts'
import type { MessageBody } from './message.ts'
import { renderProfile, renderUnknownName } from './profile.ts'
import { renderTimeline } from './timeline.ts'

/** Draws any reply as a message; the limits of Discord hold for whatever the reply contains. */
export function renderReply(reply: Reply, context: RenderContext): MessageBody {
  switch (reply.type) {
    case 'answer':
      return renderAnswer(reply.answer, context)
    case 'timeline':
      return renderTimeline(reply.timeline, context)
    case 'profile':
      return renderProfile(reply.profile, reply.about, context)
    case 'unknown-name':
      return renderUnknownName(reply, context)
    case 'articles':
      return renderArticles(reply.query, reply.hits, context)
    case 'sources':
      return renderSources(reply.sources, context)
    case 'check':
      return renderCheck(reply.check)
    case 'help':
      return renderHelp(reply.topics)
  }
}

export type { RenderContext } from './context.ts'
