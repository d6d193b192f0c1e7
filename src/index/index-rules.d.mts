/** A hash of the sources that make an index, 16 hexadecimal digits: it stands in each index, which is good only for the rules that made it. */
export function hashOfIndexRules(): string
