import fc from 'fast-check'

/** Texts over few characters (so that they have something in common), in several scripts and lengths. */
function textOver(alphabet: readonly string[], maxLength: number): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...alphabet), { maxLength }).map((chars) => chars.join(''))
}

/** More than 255 different characters, which do not fit into bytes. */
const HAN = Array.from({ length: 600 }, (_, i) => String.fromCodePoint(0x4e00 + i))

export const text: fc.Arbitrary<string> = fc.oneof(
  textOver([...'ab '], 12),
  textOver([...'abcdefgh '], 40),
  textOver([...'abcd '], 150),
  textOver([...'aeéßøñ '], 40),
  textOver(['a', 'b', '😀', '😁', '𝔸', '字', ' '], 80),
  fc.string({ unit: 'binary', maxLength: 20 }),
)

export const longText: fc.Arbitrary<string> = textOver(HAN, 700)

/** Pairs that are unrelated, an edit or two apart, or the one a part of the other. */
export function pairOf(one: fc.Arbitrary<string>): fc.Arbitrary<[string, string]> {
  const edited = fc.tuple(one, fc.nat(), fc.nat(3), one).map(([base, seed, removed, added]): [string, string] => {
    const chars = [...base]
    chars.splice(seed % (chars.length + 1), removed, ...[...added].slice(0, 2))
    return [base, chars.join('')]
  })
  const part = fc.tuple(one, fc.nat(), fc.nat()).map(([base, from, length]): [string, string] => {
    const chars = [...base]
    const start = from % (chars.length + 1)
    return [base, chars.slice(start, start + (length % (chars.length + 1))).join('')]
  })
  return fc.oneof(fc.tuple(one, one), edited, part)
}

/** What the encoded face takes: `a` and `b` somewhere in a pool. */
export function encoded(a: string, b: string): [Uint8Array, number, number, number, number] {
  const [aBytes, bBytes] = [utf8(a), utf8(b)]
  const junk = utf8('é|')
  const pool = Uint8Array.from([...junk, ...bBytes, ...junk, ...aBytes, ...junk])
  const bStart = junk.length
  const aStart = bStart + bBytes.length + junk.length
  return [pool, aStart, aStart + aBytes.length, bStart, bStart + bBytes.length]
}

function utf8(text: string): number[] {
  return [...text].flatMap((char) => {
    const code = char.codePointAt(0)!
    if (code < 0x80) return [code]
    const tail = (shift: number): number => 0x80 | ((code >> shift) & 0x3f)
    if (code < 0x800) return [0xc0 | (code >> 6), tail(0)]
    if (code < 0x10000) return [0xe0 | (code >> 12), tail(6), tail(0)]
    return [0xf0 | (code >> 18), tail(12), tail(6), tail(0)]
  })
}
