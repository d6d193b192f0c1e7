/** Marks beyond Markdown that note-taking programs (Obsidian) and site builders (Hugo, Jekyll) know, read as their reader sees them. */

/** "%%…%%" inside a paragraph, or from a line of its own to the next. "100%% sure, 50%% not" is no comment. */
const comments = /(?<![\p{N}%])%%(?!%)(?:(?!\n[ \t]*\n)[\s\S])*?%%|^%%[ \t]*\n[\s\S]*?%%[ \t]*$/gmu
const templates = /\{\{[<%][^\n{}]*[>%]\}\}|\{%[^\n{}]*%\}/g

/** A file of Markdown without comments and a site builder's instructions: they are no text. */
export const withoutComments = (content: string): string => content.replace(comments, '').replace(templates, '')

/** The words of a wiki link: its label, else the note's name and the heading in it, without folders and blocks. */
function linkWords(target: string): string {
  const [address = '', ...labels] = target.split('|')
  const shown = labels.at(-1)?.trim()
  if (shown) return shown
  const [note = '', ...headings] = address.split('#')
  return [note.split('/').at(-1) ?? '', ...headings.filter((heading) => !heading.startsWith('^'))]
    .map((part) => part.trim().replace(/\.md$/i, ''))
    .filter((part) => part !== '')
    .join(' > ')
}

/**
 * A line or paragraph, after Markdown's own marks are off, as its reader sees it: `[[Note|words]]` is "words", `==words==` too;
 * embedded files, notes (`[^1]`, `^[…]`), the id of a block (` ^abc123` at the end) and attributes (`{#id}`) go.
 */
export const readVaultMarks = (text: string): string =>
  text
    .replace(/!\[\[[^\][\n]*\]\]/g, '')
    .replace(/\[\[([^\][\n]+)\]\]/g, (_, target: string) => linkWords(target))
    .replace(/\[\^[^\]\s]+\](?!:)|\^\[[^\]\n]*\]/g, '')
    .replace(/(?<![\w=])==(?=[^\s=])([^\n=]+)(?<=[^\s=])==(?![\w=])/g, '$1')
    .replace(/(?:^|[ \t])\^(?=[\w-]*[a-z-])[\da-z-]+[ \t]*$/gim, '')
    .replace(/[ \t]*\{:?[ \t]*[#.][^\n{}]*\}[ \t]*$/gm, '')

/** A callout (`> [!note] Title`): its title, perhaps empty, and what follows; nothing where a quotation is not one. */
export function readCallout(text: string): { readonly title: string; readonly rest: string } | undefined {
  const parts = /^\[!([\w-]+)(?:\|[^\]\n]*)?\][+-]?[ \t]*([^\n]*)(?:\n([\s\S]*))?$/.exec(text)
  return parts ? { title: (parts[2] ?? '').trim(), rest: parts[3] ?? '' } : undefined
}
