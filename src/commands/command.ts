import type { Library } from '../library.ts'
import type { Edtf, NonEmpty, Reply, Suggestion } from '../types.ts'
import { readOptions } from './read-options.ts'

interface OptionCommon {
  /** Lower case letters; the same in Discord (`/ask question:`) and on the command line (`--question`). */
  readonly name: string
  /** At most 100 characters, which is Discord's limit. */
  readonly summary: string
  /** Left out: false. */
  readonly required?: boolean
  /** On the command line it is an argument, not a `--flag`. At most one option of a command. */
  readonly positional?: true
  /** Not offered in Discord. */
  readonly cliOnly?: true
}

interface StringOption extends OptionCommon {
  readonly type: 'string'
  /** In UTF-16 code units, after white space has been tidied. */
  readonly maxLength: number
  /** What autocomplete and the tab key offer. Whatever is submitted may be none of it. */
  readonly complete?: NonEmpty<Suggestion['kind']>
}

interface IntegerOption extends OptionCommon {
  readonly type: 'integer'
  readonly min: number
  readonly max: number
}

interface ChoiceOption extends OptionCommon {
  readonly type: 'choice'
  /** At most 25, which is Discord's limit. */
  readonly choices: NonEmpty<string>
}

/**
 * `share` is a number from 0 to 1, `date` is `2019`, `2019-08` or `2019-08-24`. A command that has both `from` and `to` refuses a `from` after `to`.
 */
interface PlainOption<Type extends 'share' | 'boolean' | 'date'> extends OptionCommon {
  readonly type: Type
}

type DateOption = PlainOption<'date'>

/** An option, as both front ends derive it: Discord's payload and autocomplete, the command line's flags and help. */
export type OptionDefinition =
  | StringOption
  | IntegerOption
  | ChoiceOption
  | DateOption
  | PlainOption<'share'>
  | PlainOption<'boolean'>

interface Values {
  string: string
  integer: number
  share: number
  boolean: boolean
  date: Edtf
}

type ValueOf<O extends OptionDefinition> = O extends ChoiceOption
  ? O['choices'][number]
  : Values[Exclude<O, ChoiceOption>['type']]

type RequiredOption<O extends OptionDefinition> = Extract<O, { readonly required: true }>

/** The values that a list of options yields: required ones always there, the others perhaps. */
export type OptionValues<L extends readonly OptionDefinition[]> = {
  readonly [O in RequiredOption<L[number]> as O['name']]: ValueOf<O>
} & {
  readonly [O in Exclude<L[number], RequiredOption<L[number]>> as O['name']]?: ValueOf<O>
}

/** Option values as a front end received them: anything may be in it. */
export type GivenOptions = Readonly<Record<string, unknown>>

/** An example: values by option name, which each front end writes in its own way. */
export type ExampleOptions = Readonly<Record<string, string>>

/**
 * Where a command is offered. `message-menu` is Discord's menu on a message, whose text becomes the command's first option;
 * `message` is what is said to the program in plain words, which become the first option as well.
 */
type Surface = 'slash' | 'message-menu' | 'message' | 'cli'

interface CommandFields<L extends readonly OptionDefinition[]> {
  readonly name: string
  /** One clause without a full stop; at most 100 characters, which is Discord's limit. */
  readonly summary: string
  readonly surfaces: NonEmpty<Surface>
  /** The label in Discord's message menu; the name where it is left out. */
  readonly menuLabel?: string
  /** `member`: Discord adds the option `private`, so that who asks decides who sees the reply. `private`: only who asks ever sees it. */
  readonly audience: 'member' | 'private'
  readonly options: L
  readonly examples: readonly ExampleOptions[]
}

/** A command, defined once and free of any front end. */
export interface Command extends CommandFields<readonly OptionDefinition[]> {
  /**
   * Reads the options and runs.
   * @param given values by option name, unchecked
   * @throws InputError where a value is missing, malformed or out of bounds
   */
  readonly run: (library: Library, given: GivenOptions) => Promise<Reply>
}

interface CommandDefinition<L extends readonly OptionDefinition[]> extends CommandFields<L> {
  readonly run: (library: Library, options: OptionValues<L>) => Promise<Reply>
}

/** Makes a command whose `run` gets its options read and typed from the option list. */
export function defineCommand<const L extends readonly OptionDefinition[]>(definition: CommandDefinition<L>) {
  return {
    ...definition,
    run: async (library: Library, given: GivenOptions): Promise<Reply> =>
      definition.run(library, readOptions(definition.options, given)),
  } satisfies Command
}

type Named<Name extends string> = DateOption & { readonly name: Name }

/**
 * The options `from` and `to`.
 * @param what what is kept to the range, for the summaries: "Events"
 */
export const dateRange = (what: string): readonly [Named<'from'>, Named<'to'>] => [
  { name: 'from', summary: `${what} of this date or later: 2019, 2019-08 or 2019-08-24`, type: 'date' },
  { name: 'to', summary: `${what} of this date or earlier: 2019, 2019-08 or 2019-08-24`, type: 'date' },
]
