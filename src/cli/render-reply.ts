import type { Reply } from '../types.ts'
import type { Page } from './page.ts'
import { renderAnswer } from './render-answer.ts'
import { renderCheck } from './render-check.ts'
import { renderArticles, renderHelp, renderSources } from './render-lists.ts'
import { renderProfile, renderUnknownName } from './render-profile.ts'
import { renderTimeline } from './render-timeline.ts'

/** A reply as text for a terminal, with a line end after the last line. */
export function renderReply(page: Page, reply: Reply): string {
  switch (reply.type) {
    case 'answer':
      return renderAnswer(page, reply.answer)
    case 'timeline':
      return renderTimeline(page, reply.timeline)
    case 'profile':
      return renderProfile(page, reply)
    case 'unknown-name':
      return renderUnknownName(page, reply)
    case 'articles':
      return renderArticles(page, reply)
    case 'sources':
      return renderSources(page, reply.sources)
    case 'check':
      return renderCheck(page, reply.check)
    case 'help':
      return renderHelp(page, reply.topics)
  }
}
