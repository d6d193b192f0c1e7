import fc from 'fast-check'
import { expect, test } from 'vitest'
import { doing } from '../../src/discord/feedback.ts'
import { type MarkedPassage, renderEvidence, renderInContext } from '../../src/discord/render/articles.ts'
import { renderReply } from '../../src/discord/render/index.ts'
import {
  renderInsights,
  renderPinned,
  renderPins,
  renderQuestion,
  type ShownPin,
} from '../../src/discord/render/insights.ts'
import { withDatesFor } from '../../src/discord/render/local-date.ts'
import type { MessageBody, RenderContext } from '../../src/discord/render/message.ts'
import type { Insights, OpenQuestion } from '../../src/servers/insights.ts'
import { campaign } from '../campaign.ts'
import { messageProblems } from './server/limits.ts'
import { describedProblems, hasDescription } from './server/openapi.ts'
import { anyReply, citation, text } from './support/arbitrary-reply.ts'
import { buttonsOf, textOf } from './support/seen.ts'

const context: fc.Arbitrary<RenderContext> = fc
  .record({
    isPrivate: fc.boolean(),
    canShare: fc.boolean(),
    questions: fc.array(text, { maxLength: 6 }),
    page: fc.nat({ max: 5 }),
    hasExports: fc.boolean(),
    notice: fc.option(
      fc.constant(
        'For <@800000000000000001> · Shared by <@800000000000000002> · The articles have changed since this was asked.',
      ),
      { nil: undefined },
    ),
    topic: text,
  })
  .map(({ notice, topic, ...fields }) => ({
    ...fields,
    owner: '800000000000000001',
    library: 'a1b2c3d4',
    call: { command: 'timeline', options: { topic } },
    ...(notice !== undefined && { notice }),
  }))

const locale = fc.constantFrom('en-US', 'de', 'es-ES', 'pt-BR', 'ja', 'th')

test('whatever a reply contains, its message keeps every limit', () => {
  fc.assert(
    fc.property(anyReply, context, locale, (reply, how, language) => {
      const message = withDatesFor({}, language, () => renderReply(reply, how))
      expect(messageProblems(message, [])).toEqual([])
      expect(describedProblems('reply', { type: 4, data: message })).toEqual([])
    }),
    { numRuns: campaign(40, 250) },
  )
})

const times = fc.nat({ max: 9_999_999 })
const open: fc.Arbitrary<OpenQuestion> = fc.record({
  id: fc.stringMatching(/^[\da-f]{12}$/),
  channel: fc.constantFrom('', '700000000000000007'),
  question: text,
  wordings: fc.array(text, { maxLength: 5 }),
  asked: times,
  unanswered: times,
  helpful: times,
  wrong: times,
  last: fc.constantFrom('2026-11-30', '2026-02-28'),
  answers: fc.array(text, { maxLength: 3 }),
  corrections: fc.array(text, { maxLength: 6 }),
  pinned: fc.boolean(),
})
const insights: fc.Arbitrary<Insights> = fc.record({
  kept: fc.boolean(),
  days: fc.integer({ min: 1, max: 365 }),
  asked: times,
  outcomes: fc.record({ answered: times, probable: times, unanswered: times, pinned: times }),
  helpful: times,
  wrong: times,
  open: fc.array(open, { maxLength: 12 }),
})
const pin: fc.Arbitrary<ShownPin> = fc.record({
  pin: fc.record({
    channel: fc.constant(''),
    form: text,
    question: text,
    answer: text,
    article: text,
    start: fc.nat(),
    quote: text,
  }),
  cited: fc.option(citation, { nil: undefined }),
})
const insightsMessage: fc.Arbitrary<MessageBody> = fc.oneof(
  fc.tuple(insights, fc.integer()).map(([all, page]) => renderInsights(all, page, doing)),
  fc.tuple(fc.array(pin, { maxLength: 12 }), fc.integer()).map(([all, page]) => renderPins(all, page, doing)),
  pin.map((one) => renderPinned(one, doing)),
  fc
    .tuple(text, fc.option(open, { nil: undefined }), fc.array(citation, { maxLength: 5 }))
    .map(([question, one, nearest]) => renderQuestion(question, one, nearest, doing)),
)

test('whatever members ask and keepers pin, what is shown of it keeps every limit', () => {
  fc.assert(
    fc.property(insightsMessage, (message) => {
      expect(messageProblems(message, [])).toEqual([])
      expect(describedProblems('reply', { type: 4, data: message })).toEqual([])
      // Each button stands under the entry that it is about.
      const shown = textOf({ id: '', files: [], body: { ...message } })
      for (const { label } of buttonsOf({ id: '', files: [], body: { ...message } })) {
        const number = /^(?:Passages:|Unpin) (\d+)$/.exec(label)?.[1]
        if (number !== undefined) expect(shown).toContain(`**${number}. `)
      }
    }),
    { numRuns: campaign(30, 100) },
  )
})

const passage = fc.tuple(citation, text, text).map(([cited, before, after]): MarkedPassage => {
  const { article, file, title, url, publisher, published, highlight, ...place } = cited
  const info = { id: article, file, title, ...(url !== undefined && { url }), ...(publisher && { publisher }) }
  return {
    passage: { ...place, info: { ...info, ...(published && { published }) }, before, after },
    ...(highlight && { bold: highlight }),
  }
})

test('whatever passages contain, their messages keep every limit', () => {
  fc.assert(
    fc.property(fc.array(passage, { minLength: 1, maxLength: 8 }), (passages) => {
      expect(messageProblems(renderEvidence(passages, 'a1b2c3d4'), [])).toEqual([])
      for (const one of passages) expect(messageProblems(renderInContext(one, 'a1b2c3d4'), [])).toEqual([])
    }),
    { numRuns: campaign(25, 100) },
  )
})

test.skipIf(!hasDescription)('the description of Discord is used (../shared/discord/openapi.json)', () => {
  expect(describedProblems('reply', { type: 4, data: { content: 'x'.repeat(2_001) } })).not.toEqual([])
})
