import type { Call } from '../custom-id.ts'

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
  /** A line to put first: "The articles have changed since you asked." */
  readonly notice?: string
}
