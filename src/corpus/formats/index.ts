import { archive } from './archive.ts'
import { discordChat } from './discord-chat.ts'
import { docx } from './docx.ts'
import { mailbox, message } from './email.ts'
import { epub } from './epub.ts'
import { feed } from './feed.ts'
import type { Format } from './format.ts'
import { mediawiki } from './mediawiki.ts'
import { odt } from './odf.ts'
import { ods } from './ods.ts'
import { pdf } from './pdf.ts'
import { csv } from './rows.ts'
import { savedPage } from './saved-page.ts'
import { slack } from './slack.ts'
import { subtitles } from './subtitles.ts'
import { telegram } from './telegram.ts'
import { warc } from './warc.ts'
import { xlsx } from './xlsx.ts'

/** The formats beside plain text, Markdown, HTML and `.jsonl`; the first that accepts a file reads it. */
export const formats: readonly Format[] = [
  pdf,
  docx,
  odt,
  epub,
  xlsx,
  ods,
  archive,
  feed,
  mediawiki,
  mailbox,
  savedPage,
  message,
  discordChat,
  slack,
  telegram,
  subtitles,
  warc,
  csv,
]
