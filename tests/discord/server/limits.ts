import { isRecord } from './request.ts'

/** Documented limits of messages, written here a second time on purpose: the bot's own table must not judge itself. */
const V2 = 1 << 15
const KNOWN_FLAGS = V2 | (1 << 6) | (1 << 2) | (1 << 12)

interface Tally {
  components: number
  text: number
  readonly customIds: Set<string>
  readonly problems: string[]
  readonly references: Set<string>
}

/** Length as Discord counts it: code points. */
const size = (text: string): number => [...text].length

function lone(text: string): boolean {
  // With the `u` flag a surrogate matches only where it has no partner.
  return /\p{Surrogate}/u.test(text)
}

function checkText(tally: Tally, where: string, value: unknown, min: number, max: number): void {
  if (typeof value !== 'string') {
    tally.problems.push(`${where} is not text`)
    return
  }
  if (size(value.trim()) < min || size(value) > max) tally.problems.push(`${where} has ${size(value)} characters`)
  if (lone(value)) tally.problems.push(`${where} cuts a code point`)
}

function checkCustomId(tally: Tally, value: unknown): void {
  checkText(tally, 'custom_id', value, 1, 100)
  if (typeof value !== 'string') return
  if (value.length > 100) tally.problems.push('custom_id is over 100 UTF-16 units')
  if (tally.customIds.has(value)) tally.problems.push(`custom_id stands twice: ${value}`)
  tally.customIds.add(value)
}

function checkButton(tally: Tally, button: Record<string, unknown>): void {
  if (button.style === 5) {
    checkText(tally, 'button url', button.url, 1, 512)
    if (button.custom_id !== undefined) tally.problems.push('link button with custom_id')
  } else {
    checkCustomId(tally, button.custom_id)
  }
  checkText(tally, 'button label', button.label, 1, 80)
}

function checkSelect(tally: Tally, select: Record<string, unknown>): void {
  checkCustomId(tally, select.custom_id)
  if (select.placeholder !== undefined) checkText(tally, 'placeholder', select.placeholder, 1, 150)
  const options = Array.isArray(select.options) ? select.options : []
  if (options.length < 1 || options.length > 25) tally.problems.push(`select has ${options.length} options`)
  const values = new Set<unknown>()
  for (const option of options.filter(isRecord)) {
    checkText(tally, 'option label', option.label, 1, 100)
    checkText(tally, 'option value', option.value, 1, 100)
    if (option.description !== undefined) checkText(tally, 'option description', option.description, 1, 100)
    if (values.has(option.value)) tally.problems.push('option value stands twice')
    values.add(option.value)
  }
}

function reference(tally: Tally, media: unknown): void {
  const url = isRecord(media) ? media.url : undefined
  if (typeof url === 'string' && url.startsWith('attachment://')) tally.references.add(url.slice(13))
}

function children(component: Record<string, unknown>): Record<string, unknown>[] {
  return (Array.isArray(component.components) ? component.components : []).filter(isRecord)
}

function checkComponent(tally: Tally, component: Record<string, unknown>): void {
  tally.components++
  switch (component.type) {
    case 1: {
      const inner = children(component)
      const hasSelect = inner.some((one) => one.type !== 2)
      if (inner.length < 1 || inner.length > (hasSelect ? 1 : 5)) tally.problems.push(`row of ${inner.length}`)
      break
    }
    case 2:
      checkButton(tally, component)
      return
    case 3:
      checkSelect(tally, component)
      return
    // Those of members, roles, both and channels bring no options of their own.
    case 5:
    case 6:
    case 7:
    case 8:
      checkCustomId(tally, component.custom_id)
      if (component.placeholder !== undefined) checkText(tally, 'placeholder', component.placeholder, 1, 150)
      return
    case 10:
      checkText(tally, 'text display', component.content, 1, 4_000)
      tally.text += typeof component.content === 'string' ? size(component.content) : 0
      return
    case 12:
      for (const item of Array.isArray(component.items) ? component.items.filter(isRecord) : []) {
        reference(tally, item.media)
        if (item.description !== undefined) checkText(tally, 'alt text', item.description, 1, 1_024)
      }
      return
    case 13:
      reference(tally, component.file)
      return
    case 9:
      if (isRecord(component.accessory)) checkComponent(tally, component.accessory)
      else tally.problems.push('section without accessory')
      break
    case 14:
    case 17:
      break
    default:
      tally.problems.push(`component of type ${String(component.type)}`)
  }
  for (const child of children(component)) checkComponent(tally, child)
}

/** Nobody is told of a message but the one member whom it names, where others see it. */
function checkMentions({ problems }: Tally, body: Record<string, unknown>, flags: number): void {
  const { parse, users, replied_user = false, ...others } = isRecord(body.allowed_mentions) ? body.allowed_mentions : {}
  if (!Array.isArray(parse) || parse.length > 0 || replied_user !== false || Object.keys(others).length > 0)
    problems.push('allowed_mentions is not {parse: []}')
  if (users === undefined) return
  const [user, ...more] = Array.isArray(users) ? users : []
  if (typeof user !== 'string' || !/^[1-9]\d{0,18}$/.test(user) || more.length > 0)
    problems.push(`allowed_mentions of ${JSON.stringify(users)}`)
  if (!JSON.stringify(body.components).includes(`For <@${user}>`)) problems.push('a mention that nobody reads')
  if ((flags & (1 << 6)) !== 0) problems.push('a private message mentions somebody')
}

/**
 * What is wrong with a message's body by the documented limits.
 * @param fileNames names of the files sent along
 */
export function messageProblems(body: unknown, fileNames: readonly string[]): string[] {
  if (!isRecord(body)) return ['message is not an object']
  const tally: Tally = { components: 0, text: 0, customIds: new Set(), problems: [], references: new Set() }
  const flags = typeof body.flags === 'number' ? body.flags : 0
  if ((flags & ~KNOWN_FLAGS) !== 0) tally.problems.push(`flags ${flags}`)
  checkMentions(tally, body, flags)
  const components = (Array.isArray(body.components) ? body.components : []).filter(isRecord)
  for (const component of components) checkComponent(tally, component)
  if ((flags & V2) !== 0) {
    if (body.content !== undefined || body.embeds !== undefined)
      tally.problems.push('content or embeds beside components v2')
    if (components.length === 0) tally.problems.push('empty message')
  } else {
    if (components.length > 5 || components.some((one) => one.type !== 1))
      tally.problems.push('components need the v2 flag')
    if (typeof body.content !== 'string') tally.problems.push('neither content nor components v2')
    else checkText(tally, 'content', body.content, 1, 2_000)
  }
  if (tally.components > 40) tally.problems.push(`${tally.components} components`)
  if (tally.text > 4_000) tally.problems.push(`${tally.text} characters of text display`)
  for (const name of tally.references) if (!fileNames.includes(name)) tally.problems.push(`no file ${name}`)
  return tally.problems
}

/** What is wrong with a modal. */
export function modalProblems(data: unknown): string[] {
  if (!isRecord(data)) return ['modal is not an object']
  const tally: Tally = { components: 0, text: 0, customIds: new Set(), problems: [], references: new Set() }
  checkCustomId(tally, data.custom_id)
  checkText(tally, 'modal title', data.title, 1, 45)
  const components = (Array.isArray(data.components) ? data.components : []).filter(isRecord)
  if (components.length < 1 || components.length > 5) tally.problems.push(`modal of ${components.length} parts`)
  for (const { type, label, description, component } of components) {
    if (type === 10) continue
    if (type !== 18 || !isRecord(component)) tally.problems.push(`modal part of type ${String(type)}`)
    else {
      checkText(tally, 'label', label, 1, 45)
      if (description !== undefined) checkText(tally, 'label description', description, 1, 100)
      checkCustomId(tally, component.custom_id)
    }
  }
  return tally.problems
}

/** What is wrong with autocomplete's choices. */
export function choiceProblems(data: unknown): string[] {
  const choices = isRecord(data) ? data.choices : undefined
  if (!Array.isArray(choices)) return ['choices is not a list']
  const tally: Tally = { components: 0, text: 0, customIds: new Set(), problems: [], references: new Set() }
  if (choices.length > 25) tally.problems.push(`${choices.length} choices`)
  for (const choice of choices.filter(isRecord)) {
    checkText(tally, 'choice name', choice.name, 1, 100)
    checkText(tally, 'choice value', choice.value, 1, 100)
    if (typeof choice.value === 'string' && choice.value.length > 100)
      tally.problems.push('choice value over 100 units')
  }
  return tally.problems
}
