/** Bytes 80 to 9F of Windows-1252, where it differs from Latin-1; 0 where it defines nothing. WHATWG Encoding Standard. */
const HIGH_CONTROLS: readonly number[] = [
  0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0, 0,
  0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178,
]

/**
 * Text of bytes that were decoded as Latin-1 but are Windows-1252.
 * Done by hand: the `TextDecoder` of some Node versions takes the one for the other.
 */
export function windows1252(latin1: string): string {
  return latin1.replace(/[\x80-\x9f]/g, (c) => {
    const code = c.charCodeAt(0)
    return String.fromCharCode(HIGH_CONTROLS[code - 0x80] || code)
  })
}
