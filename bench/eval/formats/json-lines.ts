import type { z } from 'zod'

/**
 * Reads lines of JSON that have one format.
 * @throws Error that names the first line that has not
 */
export function readJsonLines<T>(content: string, format: z.ZodType<T>, name: string): T[] {
  return content.split('\n').flatMap((line, number) => {
    if (line.trim() === '') return []
    try {
      return [format.parse(JSON.parse(line))]
    } catch (error) {
      const reason = error instanceof Error ? error.message.replace(/\s+/g, ' ') : String(error)
      throw new Error(`line ${number + 1} of ${name} is not as expected: ${reason}`, { cause: error })
    }
  })
}
