import { readFile, writeFile } from 'node:fs/promises'

const opening = '# Results\n\nEach section is written by the command that stands in it.\n'

/** Puts a section (`## heading` and what is under it) in the place of the one with the same heading, or at the end. */
export function putSection(document: string, section: string): string {
  const [heading = ''] = section.split('\n', 1)
  const parts = document.split(/^(?=## )/m).map((part) => part.trim())
  const place = parts.findIndex((part) => part.split('\n', 1)[0] === heading)
  if (place < 0) parts.push(section.trim())
  else parts[place] = section.trim()
  return `${parts.filter(Boolean).join('\n\n')}\n`
}

/** Puts sections into a file, which is made where it is not there. */
export async function updateResults(file: string, sections: readonly string[]): Promise<void> {
  const before = await readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return opening
    throw error
  })
  await writeFile(file, sections.reduce(putSection, before))
}
