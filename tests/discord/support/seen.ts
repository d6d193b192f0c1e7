import type { Message } from '../server/exchanges.ts'
import { isRecord } from '../server/request.ts'

function walk(value: unknown, visit: (component: Record<string, unknown>) => void): void {
  if (Array.isArray(value)) for (const item of value) walk(item, visit)
  if (!isRecord(value)) return
  if (typeof value.type === 'number') visit(value)
  walk(value.components, visit)
  walk(value.accessory, visit)
}

/** The text of a message as it was sent, block by block. */
export function textOf(message: Message | undefined): string {
  const blocks: string[] = []
  walk(message?.body.components, (component) => {
    if (component.type === 10 && typeof component.content === 'string') blocks.push(component.content)
  })
  return blocks.join('\n')
}

export interface SeenButton {
  readonly label: string
  readonly customId: string
  readonly disabled: boolean
  /** It takes something away. */
  readonly isDanger: boolean
}

export function buttonsOf(message: Message | undefined): readonly SeenButton[] {
  const buttons: SeenButton[] = []
  walk(message?.body.components, (component) => {
    if (component.type === 2)
      buttons.push({
        label: String(component.label),
        customId: String(component.custom_id),
        disabled: component.disabled === true,
        isDanger: component.style === 4,
      })
  })
  return buttons
}

/** The custom id of the button with that label. @throws Error where there is none */
export function buttonId(message: Message | undefined, label: string): string {
  const found = buttonsOf(message).find((one) => one.label.includes(label))
  if (found === undefined)
    throw new Error(
      `no button ${label} among ${buttonsOf(message)
        .map((one) => one.label)
        .join(', ')}`,
    )
  return found.customId
}

/** Whether there is something to choose from. */
export const hasMenu = (message: Message): boolean => {
  let found = false
  walk(message.body.components, ({ type }) => {
    found ||= type === 3
  })
  return found
}

interface SeenMenu {
  readonly customId: string
  readonly disabled: boolean
  /** What is chosen as it is shown. */
  readonly chosen: readonly string[]
  /** Values of the options that the message lists. */
  readonly offered: readonly string[]
}

/** All menus of a message: of options, of channels and of roles. */
export function menusOf(message: Message | undefined): readonly SeenMenu[] {
  const menus: SeenMenu[] = []
  walk(message?.body.components, (component) => {
    if (![3, 5, 6, 7, 8].includes(Number(component.type))) return
    const { options, default_values: given } = component
    const offered = (Array.isArray(options) ? options : []).filter(isRecord)
    const chosen = offered.filter((one) => one.default === true)
    const values = (Array.isArray(given) ? given : []).filter(isRecord).map((one) => String(one.id))
    menus.push({
      customId: String(component.custom_id),
      disabled: component.disabled === true,
      chosen: [...chosen.map((one) => String(one.value)), ...values],
      offered: offered.map((one) => String(one.value)),
    })
  })
  return menus
}

/** Custom id and values of the message's menu. @throws Error where there is none */
export function menuOf(message: Message | undefined): { customId: string; values: string[] } {
  let menu: { customId: string; values: string[] } | undefined
  walk(message?.body.components, (component) => {
    if (component.type !== 3 || !Array.isArray(component.options)) return
    menu = {
      customId: String(component.custom_id),
      values: component.options.filter(isRecord).map((one) => String(one.value)),
    }
  })
  if (menu === undefined) throw new Error('no menu')
  return menu
}

/** The message itself. @throws Error where there is none */
export function original(exchange: { readonly original?: Message }): Message {
  if (exchange.original === undefined) throw new Error('no message')
  return exchange.original
}
