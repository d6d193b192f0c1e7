import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import * as z from 'zod'
import { InputError } from './errors.ts'
import { type Care, cares } from './types.ts'

/** The environment of this process. Only the program's entry reads it besides, as it has to know it before all else is loaded. */
export const environment: Readonly<Record<string, string | undefined>> = process.env

const PORTAL = 'https://discord.com/developers/applications'

/** `auto`: as many shards as Discord recommends. Otherwise how many there are in all, and which of them run here. */
type Shards = 'auto' | { readonly total: number; readonly ids: readonly number[] }

/** `N` runs all of them here, `a-b/N` a range of N. Undefined where the text is neither. */
function parseShards(text: string): Shards | undefined {
  if (text === 'auto') return 'auto'
  const parts = /^(?:(\d{1,5})-(\d{1,5})\/)?(\d{1,5})$/.exec(text)
  if (!parts) return undefined
  const total = Number(parts[3])
  const first = Number(parts[1] ?? 0)
  const last = Number(parts[2] ?? total - 1)
  if (total < 1 || first > last || last >= total) return undefined
  return { total, ids: Array.from({ length: last - first + 1 }, (_, index) => first + index) }
}

const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .refine((number) => number <= 65_535)

const yesOrNo = z.stringbool({ truthy: ['true', 'yes', '1', 'on'], falsy: ['false', 'no', '0', 'off'] })

/** Numbers but for 0 and 1, which say yes or no. */
const secondsToWait = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .refine((number) => number > 1)

/** A whole number from 1 on. */
const count = z
  .string()
  .regex(/^\d{1,7}$/)
  .transform(Number)
  .refine((number) => number > 0)

const webAddress = z.url({ protocol: /^https?$/ })

/** Addresses of several nodes of one cluster are parted by commas. */
const areAddresses = (text: string): boolean =>
  text.split(',').every((address) => webAddress.safeParse(address.trim()).success)

/**
 * Whether a text can be a bot's token. Discord's are some seventy letters, digits, dots, hyphens and underscores; far
 * shorter ones are let through for servers that stand in for it, but none that could be a piece of another word.
 */
export const isToken = (text: string): boolean => /^[\w.-]{8,}$/.test(text)

const variables = z.object({
  DISCORD_TOKEN: z
    .string()
    .transform((token) => token.replace(/^Bot\s+/i, ''))
    .refine(isToken),
  DISCORD_APPLICATION_ID: z.string().regex(/^\d{1,20}$/),
  DISCORD_GUILD_ID: z
    .string()
    .regex(/^\d{1,20}$/)
    .optional(),
  // discord.js puts the version at the end itself.
  DISCORD_API_URL: webAddress
    .transform((url) => url.replace(/\/+(?:v\d+\/*)?$/, ''))
    .optional()
    .default('https://discord.com/api'),
  DISCORD_SHARDS: z
    .string()
    .transform((text, context) => {
      const shards = parseShards(text)
      if (shards !== undefined) return shards
      context.addIssue({ code: 'custom' })
      return z.NEVER
    })
    .optional(),
  DATELINE_CORPUS: z.string().optional(),
  DATELINE_PRIVATE: yesOrNo.optional().default(false),
  DATELINE_MENTIONS: yesOrNo.optional().default(true),
  DATELINE_WATCH: z.union([secondsToWait, yesOrNo]).optional().default(false),
  DATELINE_COOLDOWN: z
    .string()
    .regex(/^\d{1,5}(?:\.\d{1,3})?$/)
    .transform(Number)
    .optional()
    .default(2),
  DATELINE_SEARCH: z.union([z.enum(['lunr', 'sqlite']), z.string().refine(areAddresses)]).optional(),
  DATELINE_CARE: z.string().toLowerCase().pipe(z.enum(cares)).optional().default('usual'),
  DATELINE_DATA: z.string().optional(),
  DATELINE_SERVER_FILES: count.optional().default(500),
  DATELINE_SERVER_MB: count.optional().default(50),
  DATELINE_OPEN_SERVERS: count.optional().default(20),
  DATELINE_KEEP_DAYS: count.optional().default(30),
  DATELINE_HEALTH_PORT: port.optional(),
  DATELINE_HEALTH_HOST: z
    .string()
    .regex(/^[\w.:-]+$/)
    .optional()
    .default('127.0.0.1'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).optional().default('info'),
  LOG_QUESTIONS: yesOrNo.optional().default(false),
})

type Variable = keyof z.infer<typeof variables>

/** What to do about each variable, after "DISCORD_TOKEN is not set: ". */
const HOW_TO_GET: Readonly<Record<Variable, string>> = {
  DISCORD_TOKEN: `copy it from your application's page "Bot" at ${PORTAL} into .env`,
  DISCORD_APPLICATION_ID: `copy the digits from your application's page "General Information" at ${PORTAL} into .env`,
  DISCORD_GUILD_ID: 'copy the digits with "Copy Server ID" from the server\'s menu in Discord, or leave it out',
  DISCORD_API_URL: "give an http or https address, or leave it out for Discord's own",
  DISCORD_SHARDS: 'write auto, a number such as 4, or a range of it such as 0-1/4',
  DATELINE_CORPUS: 'give a folder of articles or a .jsonl file, or leave it out for the bundled articles',
  DATELINE_PRIVATE: 'write true or false',
  DATELINE_MENTIONS: 'write true or false',
  DATELINE_WATCH: 'write true, false, or the seconds between two looks at all files, such as 5',
  DATELINE_COOLDOWN: 'give seconds, for example 2, or 0 for none',
  DATELINE_SEARCH: 'write lunr, sqlite, or the https address of an OpenSearch cluster',
  DATELINE_CARE: 'write careful, usual or bold',
  DATELINE_DATA: "give a folder for servers' articles and settings, or leave it out for dateline in your data folder",
  DATELINE_SERVER_FILES: 'give how many files a server may have, for example 500',
  DATELINE_SERVER_MB: 'give how many megabytes a server may have, for example 50',
  DATELINE_OPEN_SERVERS: "give how many servers' own articles are open at a time, for example 20",
  DATELINE_KEEP_DAYS:
    'give the days after which the data of a server that the bot has left are removed, for example 30',
  DATELINE_HEALTH_PORT: 'give a port from 0 to 65535, or leave it out for no health page',
  DATELINE_HEALTH_HOST: 'give the address to listen on, for example 127.0.0.1',
  LOG_LEVEL: 'write trace, debug, info, warn, error, fatal or silent',
  LOG_QUESTIONS: 'write true or false',
}

/** What the environment says, read once. */
export interface Config {
  readonly token: string
  readonly applicationId: string
  /** Register there, at once, instead of everywhere. */
  readonly guildId?: string
  /** Without a version and without a slash at its end. */
  readonly apiUrl: string
  /** One process with one shard where it is left out. */
  readonly shards?: Shards
  /** Folder or `.jsonl` file; the bundled articles where it is left out. */
  readonly corpus?: string
  /** Replies are seen by who asks only, unless that member chooses otherwise. */
  readonly private: boolean
  /** Answer messages that mention the bot, and direct messages. */
  readonly mentions: boolean
  /** Refresh the index when files of the corpus change: as the system tells, or by a look at all of them every so many seconds. */
  readonly watch: boolean | number
  /** Seconds between two commands of one member; 0 for none. */
  readonly cooldown: number
  /** `lunr`, `sqlite` or the address of an OpenSearch cluster; by the size of the corpus one of the first two where it is left out. */
  readonly search?: string
  /** How sure an answer must be before it is given. */
  readonly care: Care
  /** The folder where servers' articles and settings lie. */
  readonly data: string
  /** What a server, or a channel with articles of its own, may have. */
  readonly serverLimits: { readonly files: number; readonly bytes: number }
  /** How many servers' own articles are open at a time, but for those in use. */
  readonly openServers: number
  /** Days after which the data of a server that the bot has left are removed. */
  readonly keepDays: number
  readonly healthPort?: number
  readonly healthHost: string
  readonly logLevel: z.infer<typeof variables>['LOG_LEVEL']
  readonly logQuestions: boolean
}

/** A variable that is set to nothing ("DISCORD_GUILD_ID=") counts as not set. */
function withoutEmpty(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const set: Record<string, string> = {}
  for (const [name, value] of Object.entries(env)) {
    const trimmed = value?.trim()
    if (trimmed) set[name] = trimmed
  }
  return set
}

function isVariable(name: unknown): name is Variable {
  return typeof name === 'string' && Object.hasOwn(HOW_TO_GET, name)
}

/** The line never holds the value, which may be the token. */
function refusal(error: z.ZodError, set: Record<string, string>): InputError {
  const name = error.issues[0]?.path[0]
  if (!isVariable(name)) throw error
  return new InputError(`${name} is ${name in set ? 'malformed' : 'not set'}`, HOW_TO_GET[name], { variable: name })
}

/** The folder where servers' data lie: that of `DATELINE_DATA`, else where data of the user's programs lie by the rules of freedesktop.org. */
export function readDataFolder(env: Readonly<Record<string, string | undefined>>): string {
  const given = env.DATELINE_DATA?.trim()
  return given ? resolve(given) : join(env.XDG_DATA_HOME?.trim() || join(homedir(), '.local', 'share'), 'dateline')
}

/**
 * Reads what the bot needs from the environment.
 * @throws InputError that names the first variable that is missing or malformed, and says how to get it
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const set = withoutEmpty(env)
  const result = variables.safeParse(set)
  if (!result.success) throw refusal(result.error, set)
  const { data } = result
  return {
    token: data.DISCORD_TOKEN,
    applicationId: data.DISCORD_APPLICATION_ID,
    apiUrl: data.DISCORD_API_URL,
    private: data.DATELINE_PRIVATE,
    mentions: data.DATELINE_MENTIONS,
    watch: data.DATELINE_WATCH,
    cooldown: data.DATELINE_COOLDOWN,
    care: data.DATELINE_CARE,
    data: readDataFolder(env),
    serverLimits: { files: data.DATELINE_SERVER_FILES, bytes: data.DATELINE_SERVER_MB * 1e6 },
    openServers: data.DATELINE_OPEN_SERVERS,
    keepDays: data.DATELINE_KEEP_DAYS,
    healthHost: data.DATELINE_HEALTH_HOST,
    logLevel: data.LOG_LEVEL,
    logQuestions: data.LOG_QUESTIONS,
    ...(data.DISCORD_GUILD_ID !== undefined && { guildId: data.DISCORD_GUILD_ID }),
    ...(data.DISCORD_SHARDS !== undefined && { shards: data.DISCORD_SHARDS }),
    ...(data.DATELINE_SEARCH !== undefined && { search: data.DATELINE_SEARCH }),
    ...(data.DATELINE_CORPUS !== undefined && { corpus: data.DATELINE_CORPUS }),
    ...(data.DATELINE_HEALTH_PORT !== undefined && { healthPort: data.DATELINE_HEALTH_PORT }),
  }
}

/**
 * How sure an answer must be, for a program that needs no other setting.
 * @throws InputError where `DATELINE_CARE` is malformed
 */
export function readCare(env: Readonly<Record<string, string | undefined>>): Care {
  const set = withoutEmpty(env)
  const result = variables.shape.DATELINE_CARE.safeParse(set.DATELINE_CARE)
  if (!result.success)
    throw new InputError('DATELINE_CARE is malformed', HOW_TO_GET.DATELINE_CARE, { variable: 'DATELINE_CARE' })
  return result.data
}
