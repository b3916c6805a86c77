/** How many UTF-16 units one call of `fromCharCode` is given: its arguments are limited. */
const UNITS = 4096

/** Text of the UTF-8 that `intern` wrote: a lone surrogate stands in it as three bytes. */
export function decodeUtf8(bytes: Uint8Array, start: number, end: number): string {
  let text = ''
  let units: number[] = []
  for (let i = start; i < end; ) {
    const b = bytes[i++]!
    if (b < 0x80) units.push(b)
    else if (b < 0xe0) units.push(((b & 31) << 6) | (bytes[i++]! & 63))
    else if (b < 0xf0) units.push(((b & 15) << 12) | ((bytes[i++]! & 63) << 6) | (bytes[i++]! & 63))
    else {
      const high = ((b & 7) << 18) | ((bytes[i++]! & 63) << 12) | ((bytes[i++]! & 63) << 6) | (bytes[i++]! & 63)
      units.push(0xd7c0 + (high >> 10), 0xdc00 | (high & 1023))
    }
    if (units.length >= UNITS) {
      text += String.fromCharCode.apply(null, units)
      units = []
    }
  }
  return text + String.fromCharCode.apply(null, units)
}
