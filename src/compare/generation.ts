import type { Words } from './words.ts'

/** Junior is the second of his name, senior the first. Keys are the letters' codes, eight bits each. */
const NUMBERS: ReadonlyMap<number, number> = new Map(
  (['i 1', 'sr 1', 'jr 2', 'ii 2', 'iii 3', 'iv 4'] as const).map((line): [number, number] => {
    const [word = '', number] = line.split(' ')
    return [[...word].reduce((code, letter) => (code << 8) | letter.charCodeAt(0), 0), Number(number)]
  }),
)
const FIRST = 0x69
const LONGEST = 3

/**
 * Takes the generation (`jr`, `sr`, `ii`, `iii`, `iv`) out of the words of a name, wherever it stands but in front.
 * Returns its number, 0 where there is none. A single `i` is an initial.
 */
export function takeGeneration(bytes: Uint8Array, words: Words): number {
  return takeWord(bytes, words, false)
}

/** Takes a single `i`, which beside a name with a generation means the first; 1, or 0 where there is none. */
export function takeFirst(bytes: Uint8Array, words: Words): number {
  return takeWord(bytes, words, true)
}

function takeWord(bytes: Uint8Array, words: Words, first: boolean): number {
  for (let n = words.count - 1; n > 0; n--) {
    const start = words.starts[n]!
    const end = words.ends[n]!
    if (end - start > LONGEST) continue
    let code = 0
    for (let i = start; i < end; i++) code = (code << 8) | bytes[i]!
    if ((code === FIRST) !== first) continue
    const number = NUMBERS.get(code)
    if (number === undefined) continue
    words.starts.copyWithin(n, n + 1, words.count)
    words.ends.copyWithin(n, n + 1, words.count)
    words.count--
    return number
  }
  return 0
}
