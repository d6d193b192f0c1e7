import { mailbox, message } from './email.ts'
import { feed } from './feed.ts'
import type { Format } from './format.ts'
import { mediawiki } from './mediawiki.ts'

/** The formats beside plain text, Markdown, HTML and `.jsonl`; the first that accepts a file reads it. */
export const formats: readonly Format[] = [feed, mediawiki, mailbox, message]
