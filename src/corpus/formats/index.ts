import type { Format } from './format.ts'

/** The formats beside plain text, Markdown, HTML and `.jsonl`; the first that accepts a file reads it. */
export const formats: readonly Format[] = []
