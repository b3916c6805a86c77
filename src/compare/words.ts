/** Words of an encoded value: the n-th is `bytes[starts[n] … ends[n])`. */
export interface Words {
  count: number
  starts: Int32Array
  ends: Int32Array
}

/** Empty scratch for {@link splitWords}; a comparator keeps its own and uses it again. */
export function makeWords(): Words {
  return { count: 0, starts: new Int32Array(16), ends: new Int32Array(16) }
}

/** Finds the words of a value. Words are what stands between spaces, as in canonical values. */
export function splitWords(bytes: Uint8Array, start: number, end: number, words: Words): void {
  words.count = 0
  let at = start
  while (at < end) {
    while (at < end && bytes[at] === 0x20) at++
    if (at === end) return
    const from = at
    while (at < end && bytes[at] !== 0x20) at++
    addWord(words, from, at)
  }
}

/** Appends a word. */
export function addWord(words: Words, start: number, end: number): void {
  const { starts, ends, count } = words
  if (count === starts.length) {
    words.starts = new Int32Array(2 * count)
    words.ends = new Int32Array(2 * count)
    words.starts.set(starts)
    words.ends.set(ends)
  }
  words.starts[count] = start
  words.ends[count] = end
  words.count = count + 1
}

/** Sorts the words by their bytes, which for UTF-8 is the order of code points. */
export function sortWords(bytes: Uint8Array, words: Words): void {
  const { starts, ends, count } = words
  for (let i = 1; i < count; i++) {
    const start = starts[i]!
    const end = ends[i]!
    let k = i
    while (k > 0 && compareBytes(bytes, starts[k - 1]!, ends[k - 1]!, start, end) > 0) {
      starts[k] = starts[k - 1]!
      ends[k] = ends[k - 1]!
      k--
    }
    starts[k] = start
    ends[k] = end
  }
}

/** Order of two values by bytes: negative, 0 = equal, positive. */
export function compareBytes(bytes: Uint8Array, aStart: number, aEnd: number, bStart: number, bEnd: number): number {
  const length = Math.min(aEnd - aStart, bEnd - bStart)
  for (let i = 0; i < length; i++) {
    const difference = bytes[aStart + i]! - bytes[bStart + i]!
    if (difference !== 0) return difference
  }
  return aEnd - aStart - (bEnd - bStart)
}
