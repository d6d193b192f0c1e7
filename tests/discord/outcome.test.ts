import { expect, test } from 'vitest'
import { withBot } from './support/bot.ts'
import { buttonId, original } from './support/seen.ts'

test('metrics tell what became of questions, and what buttons did, by names of which there are few', () =>
  withBot({ env: { DATELINE_HEALTH_PORT: '0' } }, async (bot) => {
    const { server, members } = bot
    const asked = await bot.ended(await server.settled(members.slash('ask', { question: 'Who is nobody?' })))
    await bot.ended(await server.settled(members.button(buttonId(original(asked), 'Ada Quill'), original(asked))))
    await bot.ended(await server.settled(members.button('nonsense', original(asked))))
    await bot.ended(await server.settled(members.slash('about')))
    const metrics = await (await fetch(`http://127.0.0.1:${bot.healthPort}/metrics`)).text()
    const counted = [...metrics.matchAll(/^dateline_interactions_total\{command="([^"]*)",status="([^"]*)"\} 1$/gm)]
    expect(counted.map(([, command, status]) => `${command}: ${status}`).sort()).toEqual([
      'about: ok',
      'ask: unanswered',
      'component run: ok',
      'component unknown: unknown-id',
    ])
  }))
