import { ComponentType, SelectMenuDefaultValueType } from 'discord.js'
import { defaultDays, type ServerSettings, type SettingChanges } from '../../servers/settings.ts'
import { type Care, cares, isCare } from '../../types.ts'
import { LIMITS } from '../limits.ts'
import type { Menu } from '../render/message.ts'

/** What the program itself is set to, where a server has decided nothing. */
export interface Defaults {
  readonly care: Care
  readonly private: boolean
}

type Without<T> = T extends unknown ? Omit<T, 'custom_id'> : never

/** One thing that an owner decides: how it is offered, read and told. */
export interface Decision {
  readonly name: string
  readonly title: string
  /** What is decided here, in one line. */
  readonly about: string
  readonly menu: (settings: ServerSettings, defaults: Defaults) => Without<Menu>
  /** What was chosen, as changes; undefined for what the menu does not offer. */
  readonly read: (values: readonly string[]) => SettingChanges | undefined
  /** What is decided, in a few words. */
  readonly told: (settings: ServerSettings, defaults: Defaults) => string
  /** Only who manages the server itself decides it, not who has the role that those have chosen. */
  readonly ownersOnly?: true
}

interface Offer {
  readonly value: string
  readonly label: string
  readonly description?: string
}

/** A decision between some values. */
function choice(
  words: Pick<Decision, 'name' | 'title' | 'about'>,
  offers: (current: string) => readonly Offer[],
  current: (settings: ServerSettings, defaults: Defaults) => string,
  read: (value: string) => SettingChanges | undefined,
): Decision {
  return {
    ...words,
    menu: (settings, defaults) => {
      const value = current(settings, defaults)
      const options = offers(value).map((offer) => ({ ...offer, default: offer.value === value }))
      return { type: ComponentType.StringSelect, options: options.slice(0, LIMITS.selectOptions) }
    },
    read: ([value = '']) => (offers(value).some((offer) => offer.value === value) ? read(value) : undefined),
    told: (settings, defaults) => {
      const value = current(settings, defaults)
      return offers(value).find((offer) => offer.value === value)?.label ?? value
    },
  }
}

const articles = choice(
  { name: 'corpus', title: 'Articles', about: 'Which articles answer.' },
  () => [
    { value: 'shared', label: 'Shared articles', description: 'Those that this bot has for all servers' },
    { value: 'own', label: "This server's own articles", description: 'Those that you add with /corpus add' },
  ],
  ({ corpus = 'shared' }) => corpus,
  (value) => (value === 'shared' || value === 'own' ? { corpus: value } : undefined),
)

const careWords: Readonly<Record<Care, string>> = {
  careful: 'fewer answers, fewer wrong ones',
  usual: 'the balance that most want',
  bold: 'more answers, more wrong ones',
}

const care = choice(
  {
    name: 'care',
    title: 'Care',
    about: `How sure an answer must be. ${cares.map((one) => `${capital(one)}: ${careWords[one]}.`).join(' ')}`,
  },
  () => cares.map((value) => ({ value, label: capital(value), description: capital(careWords[value]) })),
  (settings, defaults) => settings.care ?? defaults.care,
  (value) => (isCare(value) ? { care: value } : undefined),
)

const isId = (value: string): boolean => /^\d{1,20}$/.test(value)
const idsOf = (values: readonly string[]): readonly string[] | undefined =>
  values.length <= LIMITS.selectOptions && values.every(isId) ? values : undefined

const channels: Decision = {
  name: 'channels',
  title: 'Channels',
  about: 'Where questions are answered, threads there included. Nothing chosen: everywhere.',
  menu: ({ channels: chosen = [] }) => ({
    type: ComponentType.ChannelSelect,
    placeholder: 'Everywhere',
    min_values: 0,
    max_values: LIMITS.selectOptions,
    default_values: chosen
      .slice(0, LIMITS.selectOptions)
      .map((id) => ({ id, type: SelectMenuDefaultValueType.Channel })),
  }),
  read: (values) => {
    const ids = idsOf(values)
    return ids && { channels: ids.length === 0 ? undefined : [...ids] }
  },
  told: ({ channels: chosen = [] }) => chosen.map((id) => `<#${id}>`).join(', ') || 'everywhere',
}

const roles: Decision = {
  name: 'roles',
  title: 'Members',
  about: 'Whose questions are answered. Nothing chosen: those of everyone.',
  menu: ({ roles: chosen = [] }) => roleMenu(chosen, 'Everyone', LIMITS.selectOptions),
  read: (values) => {
    const ids = idsOf(values)
    return ids && { roles: ids.length === 0 ? undefined : [...ids] }
  },
  told: ({ roles: chosen = [] }) => chosen.map((id) => `<@&${id}>`).join(', ') || 'everyone',
}

const managers: Decision = {
  name: 'managerRole',
  title: 'Who manages',
  about: 'A role that may manage articles and most settings, besides those who may manage the server.',
  ownersOnly: true,
  menu: ({ managerRole }) => roleMenu(managerRole === undefined ? [] : [managerRole], 'No role', 1),
  read: (values) => {
    const [id] = values
    return values.every(isId) && values.length <= 1 ? { managerRole: id } : undefined
  },
  told: ({ managerRole }) => (managerRole === undefined ? 'who may manage the server' : `<@&${managerRole}> too`),
}

function roleMenu(chosen: readonly string[], placeholder: string, most: number): Without<Menu> {
  return {
    type: ComponentType.RoleSelect,
    placeholder,
    min_values: 0,
    max_values: most,
    default_values: chosen.slice(0, most).map((id) => ({ id, type: SelectMenuDefaultValueType.Role })),
  }
}

const replies = choice(
  { name: 'private', title: 'Replies', about: 'Who sees a reply, unless the member who asks says otherwise.' },
  () => [
    { value: 'public', label: 'For everyone in the channel' },
    { value: 'private', label: 'For who asks only' },
  ],
  (settings, defaults) => ((settings.private ?? defaults.private) ? 'private' : 'public'),
  (value) => ({ private: value === 'private' }),
)

/** Those of Discord's interface in which most of its members read, which `Intl` can write dates in. */
const languages = 'en-GB en-US de fr es-ES pt-BR pl ja it nl sv-SE da fi no cs hu ro el uk ru tr ko zh-CN'.split(' ')
const languageNames = new Intl.DisplayNames(['en'], { type: 'language' })
const exampleDay = Date.UTC(2019, 7, 24)

function languageOffer(value: string): Offer {
  const written = new Intl.DateTimeFormat(value, { dateStyle: 'long', timeZone: 'UTC' }).format(exampleDay)
  return { value, label: languageNames.of(value) ?? value, description: written }
}

let languageOffers: readonly Offer[] | undefined

/** Made when first asked for, as the calendars of many languages are loaded for it. */
function dateOffers(): readonly Offer[] {
  languageOffers ??= languages.map(languageOffer)
  return languageOffers
}

const dates = choice(
  { name: 'dates', title: 'Dates', about: 'In which language dates are written.' },
  () => [{ value: 'member', label: "Each member's own", description: 'That of their Discord' }, ...dateOffers()],
  ({ dates: chosen = 'member' }) => chosen,
  (value) => ({ dates: value }),
)

const terms = [7, 30, 90, 365]
const notKept = 'nothing'

const kept = choice(
  {
    name: 'keep',
    title: 'What is kept',
    about: 'Questions and what members say of answers, for `/insights`. Nothing, unless you choose otherwise.',
  },
  (current) => {
    const days = Number(current)
    const all = current === notKept || terms.includes(days) || !isTerm(days) ? terms : [...terms, days]
    return [
      { value: notKept, label: 'Nothing is kept' },
      ...all.toSorted((a, b) => a - b).map((term) => ({ value: String(term), label: `Kept for ${term} days` })),
    ]
  },
  ({ keep = false, days = defaultDays }) => (keep ? String(days) : notKept),
  (value) => {
    if (value === notKept) return { keep: false, days: undefined }
    return isTerm(Number(value)) ? { keep: true, days: Number(value) } : undefined
  },
)

const isTerm = (days: number): boolean => Number.isInteger(days) && days >= 1 && days <= 365

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

/** The steps of the setup, each a page of the message. */
export const steps: readonly { readonly title: string; readonly decisions: readonly Decision[] }[] = [
  { title: 'what answers', decisions: [articles, care] },
  { title: 'where, and for whom', decisions: [channels, roles] },
  { title: 'replies', decisions: [replies, dates] },
  { title: 'who manages, and what is kept', decisions: [managers, kept] },
]

export const decisions: readonly Decision[] = steps.flatMap((step) => step.decisions)
