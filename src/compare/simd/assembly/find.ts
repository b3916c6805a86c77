/** Where a character last stands in a value; the value's length where it does not. */
export function lastOf(at: usize, length: i32, character: i32): i32 {
  for (let i = length - 1; i >= 0; i--) if (load<u8>(at + i) === (character as u8)) return i
  return length
}

/** How many characters two values have in common at the beginning, at most `most`. */
@inline
export function commonBegin(a: usize, b: usize, most: i32): i32 {
  let common = 0
  for (; common < most; common += 16) {
    const other = ~i8x16.bitmask(i8x16.eq(v128.load(a + common), v128.load(b + common))) & 0xffff
    if (other !== 0) return min(common + ctz(other), most)
  }
  return most
}

/** How many characters two values have in common at the end, at most `most`. */
@inline
export function commonEnd(aEnd: usize, bEnd: usize, most: i32): i32 {
  let common = 0
  for (; common < most; common += 16) {
    const equal = i8x16.bitmask(i8x16.eq(v128.load(aEnd - common - 16), v128.load(bEnd - common - 16)))
    const other = ~equal & 0xffff
    if (other !== 0) return min(common + clz(other) - 16, most)
  }
  return most
}
