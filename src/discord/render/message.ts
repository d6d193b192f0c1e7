import {
  type APIButtonComponentWithCustomId,
  type APIChannelSelectComponent,
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  type APIRoleSelectComponent,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
  MessageFlags,
} from 'discord.js'
import { type Action, type Call, encodeAction } from '../custom-id.ts'
import { plainText } from '../escape.ts'
import { clip, LIMITS } from '../limits.ts'
import { subtext } from './markdown.ts'

/** What a rendering needs besides the reply. */
export interface RenderContext {
  /** Discord's id of who asked. */
  readonly owner: string
  /** Version of the library that answered. */
  readonly library: string
  /** Only who asked sees it. */
  readonly isPrivate: boolean
  /** The call that made the reply, for paging and exports. */
  readonly call: Call
  /** From 0. */
  readonly page: number
  /** Whether files can be made of a reply. */
  readonly hasExports: boolean
  /** Whether a private reply can be shown to others. */
  readonly canShare?: boolean
  /** A line to put first, in Markdown: "The articles have changed since you asked." */
  readonly notice?: string
  /** Buttons to say how good the reply is. */
  readonly feedback?: readonly APIButtonComponentWithCustomId[]
  /** Questions that the articles answer, for a reply that tells nothing. */
  readonly questions?: readonly string[]
}

/** A message as it is sent: components v2, and nobody is mentioned but the member whom the asker has named. */
export interface MessageBody {
  flags: number
  allowed_mentions: { parse: []; users?: string[] }
  components: APIMessageTopLevelComponent[]
  /** Its files: those sent along, by their place among these; none of an earlier message stays. Left out, all of it stay. */
  attachments?: { id: string }[]
}

/** The stripe at the side: how an answer went. */
export const ACCENT = { found: 0x2e7d32, nothing: 0x8a8f98, list: 0x3867d6 } as const

function message(components: MessageBody['components']): MessageBody {
  return { flags: MessageFlags.IsComponentsV2, allowed_mentions: { parse: [] }, components }
}

/** A message of one line, already escaped. */
export function textMessage(line: string): MessageBody {
  return message([{ type: ComponentType.TextDisplay, content: line }])
}

/** A line, already escaped, with buttons under it. */
export function buttonsMessage(line: string, components: APIButtonComponentWithCustomId[]): MessageBody {
  return message([
    { type: ComponentType.TextDisplay, content: line },
    { type: ComponentType.ActionRow, components },
  ])
}

/** A menu of given options, or of the channels or roles of the server. */
export type Menu = APIStringSelectComponent | APIChannelSelectComponent | APIRoleSelectComponent

/** Components kept free for the rows at the end. */
const RESERVED = 20

/** Collects the parts of a message and refuses what would pass Discord's limits, so that none is ever passed. */
export class Sheet {
  private readonly parts: APIComponentInContainer[] = []
  private textLength = 0
  /** The container itself is one. */
  private count = 1
  private readonly customIds = new Set<string>()

  /** @param notice a line to put first */
  constructor(
    private readonly accent: number,
    notice?: string,
  ) {
    if (notice !== undefined) this.text(subtext(notice))
  }

  /** Whether a text of this length still has a place. */
  fits(text: string): boolean {
    return this.textLength + text.length <= LIMITS.text && this.count < LIMITS.components - RESERVED
  }

  /** Adds a block of Markdown, whole or not at all. Returns whether it did. */
  text(markdown: string): boolean {
    if (markdown.trim() === '' || !this.fits(markdown)) return false
    this.parts.push({ type: ComponentType.TextDisplay, content: markdown })
    this.textLength += markdown.length
    this.count++
    return true
  }

  /** Adds rows of buttons; those that are left out (undefined) or stand there already are passed over. */
  buttons(buttons: readonly (APIButtonComponentWithCustomId | undefined)[]): void {
    const unlike = buttons.filter((button) => button !== undefined).filter((button) => this.isNew(button.custom_id))
    for (let from = 0; from < unlike.length; from += LIMITS.buttonsInRow) {
      const components = unlike.slice(from, from + LIMITS.buttonsInRow)
      if (this.count + components.length >= LIMITS.components) return
      this.parts.push({ type: ComponentType.ActionRow, components })
      this.count += 1 + components.length
    }
  }

  /** Adds a menu; one without options is left out. */
  menu(menu: Menu | undefined): void {
    if (menu === undefined || ('options' in menu && menu.options.length === 0) || !this.isNew(menu.custom_id)) return
    this.parts.push({ type: ComponentType.ActionRow, components: [menu] })
    this.count += 2
  }

  private isNew(customId: string): boolean {
    if (this.customIds.has(customId)) return false
    this.customIds.add(customId)
    return true
  }

  done(): MessageBody {
    return message([{ type: ComponentType.Container, accent_color: this.accent, components: this.parts }])
  }
}

/** A button that carries an action; undefined where the action does not fit into a custom id. */
export function button(
  label: string,
  action: Action,
  style: ButtonStyle.Primary | ButtonStyle.Secondary | ButtonStyle.Danger = ButtonStyle.Secondary,
  disabled = false,
): APIButtonComponentWithCustomId | undefined {
  const custom_id = encodeAction(action)
  if (custom_id === undefined) return undefined
  return {
    type: ComponentType.Button,
    style,
    label: clip(label, LIMITS.buttonLabel),
    custom_id,
    ...(disabled && { disabled }),
  }
}

/** Draws a message that hands files. */
export function renderFiles(names: readonly string[]): MessageBody {
  const text = textMessage(names.length === 1 ? 'Here is the file.' : 'Here are the files.')
  const files = names.slice(0, LIMITS.files).map((name) => ({
    type: ComponentType.File as const,
    file: { url: `attachment://${name}` },
  }))
  return { ...text, components: [...text.components, ...files] }
}

/** Shows the timeline of a person or topic. */
export function topicTimeline(
  topic: string | undefined,
  context: RenderContext,
): APIButtonComponentWithCustomId | undefined {
  if (topic === undefined || topic.trim() === '') return undefined
  const call = { command: 'timeline', options: { topic } }
  return button(plainText(`Timeline: ${topic}`, 60), { kind: 'run', library: context.library, call })
}

/** Takes a public reply away, or shows a private one to all. */
export function endButton(context: RenderContext): APIButtonComponentWithCustomId | undefined {
  const { canShare = false, owner, library, page, call } = context
  return canShare ? button('Share', { kind: 'share', owner, library, page, call }) : removeButton(context)
}

/** How many questions a reply that tells nothing offers. */
const OFFERED = 3

/** Questions that the articles answer, each a button that asks it. @param known those that stand there already */
export function offerQuestions(
  sheet: Sheet,
  { questions = [], library }: RenderContext,
  known: readonly string[] = [],
): void {
  const others = questions.filter((question) => !known.includes(question))
  const asking = others.slice(0, OFFERED).flatMap((question) => {
    const call = { command: 'ask', options: { question } }
    return button(plainText(question, LIMITS.buttonLabel), { kind: 'run', library, call }) ?? []
  })
  if (asking.length === 0) return
  sheet.text('**What these articles answer**')
  sheet.buttons(asking)
}

/** Takes the reply away; a private one has Discord's own "Dismiss". */
export function removeButton(
  context: Pick<RenderContext, 'isPrivate' | 'owner'>,
): APIButtonComponentWithCustomId | undefined {
  if (context.isPrivate) return undefined
  return button('Remove', { kind: 'remove', owner: context.owner }, ButtonStyle.Danger)
}
