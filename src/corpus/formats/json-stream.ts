import { JSONParser } from '@streamparser/json'

/** A value of a JSON file, with the name that it stands under: of an array's element, the array's. */
export interface JsonValue {
  readonly name: string
  readonly value: unknown
}

/** Bytes in which one wanted value must end. */
const longestValue = 64_000_000

/**
 * The wanted values of a JSON file in UTF-8, in order, while it is read; each is let go when the next one comes.
 * @param paths as "$.messages.*"
 * @throws Error where it is no JSON, breaks off, or no wanted value comes for too long, behind all that came before it
 */
export async function* jsonValues(
  pieces: AsyncIterable<Uint8Array>,
  paths: readonly string[],
): AsyncGenerator<JsonValue> {
  const parser = new JSONParser({ paths: [...paths], keepStack: false })
  const ready: JsonValue[] = []
  parser.onValue = ({ key, value, stack }) => {
    const name = typeof key === 'number' ? stack.at(-1)?.key : key
    ready.push({ name: `${name ?? ''}`, value })
  }
  let since = 0
  let isFirst = true
  let fault: unknown
  for await (const piece of pieces) {
    const hasMark = isFirst && piece[0] === 0xef && piece[1] === 0xbb && piece[2] === 0xbf
    isFirst = false
    since += piece.length
    try {
      parser.write(hasMark ? piece.subarray(3) : piece)
    } catch (error) {
      fault = error
    }
    if (ready.length > 0) since = 0
    yield* ready.splice(0)
    if (fault !== undefined) throw new Error('it is broken JSON; get it once more', { cause: fault })
    if (since > longestValue) throw new Error(`a part of it is larger than ${longestValue / 1_000_000} MB`)
  }
  if (!parser.isEnded) throw new Error('it breaks off before its end; get it once more')
}
