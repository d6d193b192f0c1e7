import { hashOfIndexRules } from './index-rules.mjs'

declare const DATELINE_BUILD: string | undefined

/** Changes with the program's sources, so that an index never outlives the rules that made it. Set when the program is bundled. */
export const programVersion: string = typeof DATELINE_BUILD === 'string' ? DATELINE_BUILD : hashOfIndexRules()
