/** Appends numbers and strings of hexadecimal digits to a list of bytes. */
export class ByteWriter {
  private readonly list: number[] = []

  byte(value: number): void {
    this.list.push(value & 0xff)
  }

  /** Seven bits a byte, the lowest first. @param value a safe integer, 0 or greater */
  varint(value: number): void {
    let rest = value
    while (rest >= 0x80) {
      this.list.push((rest % 0x80) | 0x80)
      rest = Math.floor(rest / 0x80)
    }
    this.list.push(rest)
  }

  /** @param digits two a byte; shorter ones are filled with zeros in front */
  hex(digits: string, bytes: number): void {
    this.bytes(Buffer.from(digits.padStart(bytes * 2, '0').slice(0, bytes * 2), 'hex'))
  }

  /** One of Discord's ids, in eight bytes. */
  snowflake(id: string): void {
    const buffer = Buffer.alloc(8)
    buffer.writeBigUInt64BE(BigInt.asUintN(64, BigInt(id)))
    this.bytes(buffer)
  }

  bytes(bytes: Uint8Array): void {
    for (const byte of bytes) this.list.push(byte)
  }

  done(): Uint8Array {
    return Uint8Array.from(this.list)
  }
}

/** Reads what a `ByteWriter` wrote. Each method throws RangeError where the bytes end too early. */
export class ByteReader {
  private at = 0
  private readonly data: Buffer

  constructor(data: Uint8Array) {
    this.data = Buffer.from(data)
  }

  get atEnd(): boolean {
    return this.at >= this.data.length
  }

  byte(): number {
    const value = this.data[this.at++]
    if (value === undefined) throw new RangeError('bytes end too early')
    return value
  }

  varint(): number {
    let value = 0
    for (let factor = 1; factor < Number.MAX_SAFE_INTEGER; factor *= 0x80) {
      const byte = this.byte()
      value += (byte & 0x7f) * factor
      if (byte < 0x80) return value
    }
    throw new RangeError('number too long')
  }

  hex(bytes: number): string {
    return this.take(bytes).toString('hex')
  }

  snowflake(): string {
    return this.take(8).readBigUInt64BE().toString()
  }

  rest(): Uint8Array {
    return this.take(this.data.length - this.at)
  }

  private take(bytes: number): Buffer {
    if (this.at + bytes > this.data.length) throw new RangeError('bytes end too early')
    this.at += bytes
    return this.data.subarray(this.at - bytes, this.at)
  }
}
