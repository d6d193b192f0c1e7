declare module 'unbzip2-stream/lib/bit_iterator.js' {
  /** Reads so many bits, or skips to the next byte (null). */
  type Bits = ((count: number | null) => number) & { readonly bytesRead: number }
  export default function bitIterator(next: () => Uint8Array | undefined): Bits
}

declare module 'unbzip2-stream/lib/bzip2.js' {
  import type { Bits } from 'unbzip2-stream/lib/bit_iterator.js'

  const bzip2: {
    /** The size of the blocks of a stream, 1 to 9, in 100,000 bytes. */
    header(bits: Bits): number
    /** Unpacks a block. @returns the checksum to go on with, or null at the end of a stream */
    decompress(
      bits: Bits,
      put: (byte: number) => void,
      cells: Int32Array,
      size: number,
      checksum: number | null,
    ): number | null
  }
  export default bzip2
}
