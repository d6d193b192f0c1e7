import type { DateOption } from './command.ts'

type Named<N extends string> = DateOption & { readonly name: N }

/**
 * The options `from` and `to`.
 * @param what what is kept to the range, for the summaries: "Events"
 */
export function dateRange(what: string): readonly [Named<'from'>, Named<'to'>] {
  return [
    { name: 'from', summary: `${what} of this date or later: 2019, 2019-08 or 2019-08-24`, type: 'date' },
    { name: 'to', summary: `${what} of this date or earlier: 2019, 2019-08 or 2019-08-24`, type: 'date' },
  ]
}
