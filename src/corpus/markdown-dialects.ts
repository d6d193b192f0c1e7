import { type Metadata, readFields } from './front-matter.ts'
import type { Block } from './lines.ts'

/** What builders of documentation and note-taking programs write into Markdown beside its text. */

/** Where a builder puts a table of contents: "* TOC" over "{:toc}", "[TOC]", "[[_TOC_]]". */
const contents = /^[-*+][ \t]+.*\n\{:[ \t]*toc\b[^}\n]*\}[ \t]*$|^\[\[?_?TOC_?\]?\][ \t]*$/gim
/** ":::note[Title]", "::: tip Title" and the ":::" that ends it. */
const fencedCallout = /^:{3,}[ \t]*(?:[\w-]+(?:\[([^\]\n]*)\]|[ \t]+([^\n{]{1,200}))?)?(?:[ \t]*\{[^}\n]*\})?[ \t]*$/gm
/** `!!! note "Title"` or `??? tip`, and its lines, which are indented. */
const indentedCallout =
  /^(?:!{3}|\?{3}\+?)[ \t]+[\w -]{1,60}?(?:[ \t]+"([^"\n]*)")?[ \t]*\n((?:(?: {4}|\t).*(?:\n|$)|[ \t]*\n)*)/gm

/** What MDX computes and does not show: lines that import and export, and comments. */
const computed =
  /^import[ \t]+(?:(?:[\w$*][^\n'"]*|\{[^{}'"]{0,1000}\})[ \t]+from[ \t]+)?["'][^"'\n]+["'];?[ \t]*$|^export[ \t]+(?:const|let|default|function|async)\b.*(?:\n(?![ \t]*$).*){0,200}|\{\/\*[\s\S]{0,5000}?\*\/\}/gm
/** A term over ": its meaning", as Pandoc, Kramdown and PHP Markdown Extra have it. */
const term = /^(?![|:#>\s*+-])([^\n]{0,99}[^\s.:;!?])[ \t]*\n(?:[ \t]*\n)? {0,3}:[ \t]{1,4}(?=\S)/gm
/** "*[HTML]: Hypertext …", which says what is meant wherever the abbreviation stands. */
const abbreviation = /^\*\[([^\]\n]{1,60})\]:[ \t]+/gm
/** A field of a note ("Status:: retired", "[status:: retired]"), as Obsidian's Dataview has it. */
const field = /^((?:[-*+][ \t]+)?\p{L}[\p{L}\p{N} _-]{0,40})::[ \t]+(?=\S)/gmu
const fieldWithin = /[[(](\p{L}[\p{L}\p{N} _-]{0,40})::[ \t]*([^\])\n]{1,200})[\])]/gu

/** Markdown with callouts as paragraphs, under their titles, terms before their meanings, and without places for tables of contents and what is computed. */
export const withoutBuilderMarks = (content: string): string =>
  content
    .replace(contents, '')
    .replace(computed, '')
    .replace(term, '$1: ')
    .replace(abbreviation, '\n$1: ')
    .replace(field, '$1: ')
    .replace(fieldWithin, '$1: $2')
    .replace(fencedCallout, (_, inBrackets?: string, behind?: string) => `\n${inBrackets ?? behind ?? ''}\n`)
    .replace(
      indentedCallout,
      (_, title: string | undefined, lines: string) => `${title ?? ''}\n\n${lines.replace(/^(?: {4}|\t)/gm, '')}\n`,
    )

/** Whether a paragraph is nothing but tags: "#ferry #bay/accidents". */
export const isTags = (text: string): boolean => /^(?:#\p{L}[\p{L}\p{N}_/-]*\s*)+$/u.test(text)

const property =
  /^(created|created (?:time|by)|date|published|updated|last edited(?: time| by)?|authors?|tags|status|category|type|url|source)\s*:\s+(\S.*)$/i

/** What the lines of properties under a title say, as Notion writes them out; nothing where any line says something else. */
export function readProperties(block: Block | undefined): Metadata | undefined {
  if (block?.role !== 'plain') return undefined
  const lines = block.text.split('\n').map((line) => property.exec(line))
  if (lines.length < 2 || lines.some((line) => line === null)) return undefined
  return readFields(lines.map((line) => [line?.[1] ?? '', line?.[2] ?? '']))
}
