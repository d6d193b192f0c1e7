import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type MarkedPassage, renderEvidence, renderInContext } from '../../src/discord/render/articles.ts'
import { renderReply } from '../../src/discord/render/index.ts'
import type { RenderContext } from '../../src/discord/render/message.ts'
import { messageProblems } from './server/limits.ts'
import { describedProblems, hasDescription } from './server/openapi.ts'
import { anyReply, citation, text } from './support/arbitrary-reply.ts'

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

test('whatever a reply contains, its message keeps every limit', () => {
  fc.assert(
    fc.property(anyReply, context, (reply, how) => {
      const message = renderReply(reply, how)
      expect(messageProblems(message, [])).toEqual([])
      expect(describedProblems('reply', { type: 4, data: message })).toEqual([])
    }),
    { numRuns: 250 },
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
  )
})

test.skipIf(!hasDescription)('the description of Discord is used (../shared/discord/openapi.json)', () => {
  expect(describedProblems('reply', { type: 4, data: { content: 'x'.repeat(2_001) } })).not.toEqual([])
})
