import type { Edtf } from '../types.ts'
import { findDate } from './date-formats.ts'

/** Who wrote an article, and when, as a byline gives it. */
export interface Byline {
  readonly author?: string
  readonly published?: Edtf
}

const lead = /\bby\s+/i
const personName = /^\p{Lu}[\p{L}.'’-]*(?:\s+(?:(?:de|da|del|van|von|der|bin|al|la|le)\s+)*\p{Lu}[\p{L}.'’-]*){0,4}/u

/** Reads "By YAN LI|Mar 3,2023", "By Ann Lee and Bob Cole, Staff Writers", "Posted by Ann Lee on 3 May 2021". */
export function readByline(text: string): Byline {
  const date = findDate(text)
  const rest = text.slice(text.search(lead)).replace(lead, '')
  const names: string[] = []
  let cursor = rest
  for (;;) {
    const name = personName.exec(cursor)?.[0]
    if (!name || /\d/.test(name)) break
    names.push(name.replace(/[.,]$/, '').trim())
    const joint = /^\s*(?:,?\s+and\s+|\s*&\s*)/.exec(cursor.slice(name.length))
    if (!joint) break
    cursor = cursor.slice(name.length + joint[0].length)
  }
  return {
    ...(names.length > 0 ? { author: names.join(' and ') } : {}),
    ...(date ? { published: date.edtf } : {}),
  }
}
