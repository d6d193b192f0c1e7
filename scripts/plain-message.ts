import type { APIComponentInContainer, APIMessageTopLevelComponent } from 'discord.js'
import { type ButtonStyle, ComponentType } from 'discord.js'
import type { MessageBody } from '../src/discord/render/message.ts'

/** Columns of a message, about what a phone shows. */
const WIDTH = 76

/** A message as a member sees it, in plain letters: `#` a heading, `▌` a quote, `**` bold, `↗` a link, `[ ]` a button, `·` before small print. */
export function plainMessage(message: Pick<MessageBody, 'components'>): string {
  const lines = message.components.flatMap(topLevel)
  return ['┌', ...lines.map((line) => (line === '' ? '│' : `│ ${line}`)), '└'].join('\n')
}

function topLevel(component: APIMessageTopLevelComponent): string[] {
  if (component.type === ComponentType.Container) return component.components.flatMap(inner)
  if (component.type === ComponentType.TextDisplay) return markdownLines(component.content)
  return []
}

function inner(component: APIComponentInContainer): string[] {
  switch (component.type) {
    case ComponentType.TextDisplay:
      return [...markdownLines(component.content), '']
    case ComponentType.ActionRow:
      return [component.components.map(control).join(' ')]
    case ComponentType.Separator:
      return ['─'.repeat(WIDTH)]
    default:
      return []
  }
}

interface Control {
  readonly type: ComponentType
  readonly label?: string
  readonly style?: ButtonStyle
  readonly placeholder?: string
  /** Of a menu. */
  readonly options?: readonly { readonly label: string; readonly default?: boolean }[]
}

function control({ type, label, placeholder, options = [] }: Control): string {
  if (type === ComponentType.Button) return `[ ${label ?? ''} ]`
  const chosen = options.filter((option) => option.default).map((option) => option.label)
  return `[ ${chosen.length > 0 ? chosen.join(', ') : (placeholder ?? '')} ▾ ]`
}

function markdownLines(markdown: string): string[] {
  return markdown.split('\n').flatMap((line) => {
    const [, mark = '', rest = ''] = /^(### |> |-# )?(.*)$/s.exec(line) ?? []
    const text = plainText(rest)
    if (mark === '### ') return wrap(text, '# ')
    if (mark === '> ') return wrap(text, '▌ ')
    return mark === '-# ' ? wrap(text, '· ') : wrap(text, '')
  })
}

/** Links become their text and an arrow, escapes what they stand for. */
function plainText(markdown: string): string {
  return markdown
    .replace(/\[((?:\\.|[^\]\\])*)\]\([^)]*\)/g, '$1 ↗')
    .replace(/\\(.)/gsu, '$1')
    .replaceAll('\u2060', '')
}

function wrap(text: string, lead: string): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && lead.length + line.length + 1 + word.length > WIDTH) {
      lines.push(lead + line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, lead + line]
}
