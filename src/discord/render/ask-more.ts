import type { APIButtonComponentWithCustomId, APIModalInteractionResponseCallbackData } from 'discord.js'
import { ComponentType, TextInputStyle } from 'discord.js'
import { optionsAfter } from '../../commands/converse.ts'
import type { Answer } from '../../types.ts'
import { type Action, decodeAction } from '../custom-id.ts'
import { plainText } from '../escape.ts'
import { clip, LIMITS } from '../limits.ts'
import { button } from './message.ts'

/** What was asked before, as the options of `converse`. */
type AskedBefore = Readonly<Record<string, string>>

/** The field of the modal. */
export const QUESTION_FIELD = 'question'
const LONGEST_QUESTION = 500
/** How much of an answer is kept, at first and where there is less room. */
const ANSWER_LENGTHS = [600, 120, 60] as const

/**
 * The button that asks on. What was asked and answered lies in its id, so that a follow-up is understood after a restart too;
 * of a question that is too long for that nothing is kept.
 * @param options those that the answer was asked with
 */
export function askMoreButton(
  answer: Answer,
  options: Readonly<Record<string, string>>,
): APIButtonComponentWithCustomId | undefined {
  const { answer: told, ...asked } = optionsAfter(answer, options)
  const shorter = told === undefined ? [] : ANSWER_LENGTHS.map((max) => ({ ...asked, answer: clip(told, max) }))
  for (const kept of [...shorter, asked]) {
    const found = button('Ask more', { kind: 'more', asked: kept })
    if (found !== undefined) return found
  }
  return undefined
}

/** The modal in which one asks on. */
export function askMore(customId: string, { after = '' }: AskedBefore): APIModalInteractionResponseCallbackData {
  return {
    custom_id: customId,
    title: 'Ask more',
    components: [
      {
        type: ComponentType.Label,
        label: 'Your question',
        ...(after !== '' && { description: plainText(`After: ${after}`, LIMITS.optionDescription) }),
        component: {
          type: ComponentType.TextInput,
          custom_id: QUESTION_FIELD,
          style: TextInputStyle.Short,
          placeholder: 'who else? – and when did she resign? – why?',
          min_length: 1,
          max_length: LONGEST_QUESTION,
          required: true,
        },
      },
    ],
  }
}

/** The actions of all controls of a message, in order. */
function actionsIn(components: readonly unknown[]): Action[] {
  return components.flatMap((component) => {
    if (typeof component !== 'object' || component === null) return []
    const id = 'custom_id' in component ? component.custom_id : undefined
    const action = typeof id === 'string' ? decodeAction(id) : undefined
    const inner = 'components' in component && Array.isArray(component.components) ? component.components : []
    return [...(action ? [action] : []), ...actionsIn(inner)]
  })
}

/**
 * What was asked and answered in a message of the bot's own: by its button "Ask more", else whom or what its other buttons
 * are about, as of a profile.
 * @returns undefined where it tells of nothing that one could ask on about
 */
export function askedIn(components: readonly unknown[]): AskedBefore | undefined {
  const actions = actionsIn(components)
  const more = actions.find((action) => action.kind === 'more')
  if (more) return more.asked
  const topics = actions.flatMap((action) => {
    const topic =
      'call' in action && action.kind !== 'server' ? (action.call.options.name ?? action.call.options.topic) : ''
    return topic ? [topic] : []
  })
  const [topic] = topics
  return topic === undefined ? undefined : { after: `Who is ${topic}?`, answer: topic }
}
