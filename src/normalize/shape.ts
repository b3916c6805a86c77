/**
 * What one pass over a text of printable ASCII tells, for the short ways of normalizers: most values are nothing that a list
 * of words or a regular expression could match, and a look at their characters shows it. One is filled anew for each text,
 * so that looking allocates nothing.
 */
export class Shape {
  /** How many letters and digits there are. */
  alnum = 0
  digits = 0
  /** How many letters are small. */
  small = 0
  /** First and last letter or digit, small, as character codes. */
  first = 0
  last = 0
  /** The first three letters or digits, small, as one number; of fewer, those there are. */
  start = 0
  /** Whether all letters and digits are one. */
  uniform = true
  /** Whether there is anything else than letters and digits. */
  punctuated = false
  /** Whether there is anything else than letters, digits, `-`, `.` and `_`. */
  marked = false
  /** Whether there is an `@`, or a `#` in front. */
  signed = false

  /** Looks at a text, or a part of it. False where that is not printable ASCII without space around it: nothing here holds then. */
  read(text: string, from = 0, to: number = text.length): boolean {
    let alnum = 0
    let digits = 0
    let small = 0
    let first = 0
    let last = 0
    let start = 0
    let uniform = true
    let punctuated = false
    let marked = false
    let signed = false
    for (let i = from; i < to; i++) {
      let code = text.charCodeAt(i)
      if (code >= 0x61 && code <= 0x7a) small++
      else if (code >= 0x30 && code <= 0x39) digits++
      else if (code >= 0x41 && code <= 0x5a) code += 0x20
      else {
        if (code < 0x20 || code > 0x7e) return false
        punctuated = true
        if (code !== 0x2d && code !== 0x2e && code !== 0x5f) marked = true
        if (code === 0x40 || (code === 0x23 && i === from)) signed = true
        continue
      }
      if (alnum === 0) first = code
      else if (code !== first) uniform = false
      if (alnum < 3) start = (start << 8) | code
      alnum++
      last = code
    }
    this.alnum = alnum
    this.digits = digits
    this.small = small
    this.first = first
    this.last = last
    this.start = start
    this.uniform = uniform
    this.punctuated = punctuated
    this.marked = marked
    this.signed = signed
    return to > from && text.charCodeAt(from) !== 0x20 && text.charCodeAt(to - 1) !== 0x20
  }

  /** Whether there are letters. */
  get lettered(): boolean {
    return this.alnum > this.digits
  }
}

/** {@link Shape.start} of a word of three characters or more, of small letters and digits. */
export function startOf(word: string): number {
  return (word.charCodeAt(0) << 16) | (word.charCodeAt(1) << 8) | word.charCodeAt(2)
}

/** A power of 2, some ten times the words of the longest list. */
const BITS = 4096

/** Shows of most texts that their letters and digits are not those of any word of a list. */
export class ShapeFilter {
  readonly #known = new Uint8Array(BITS)
  #longest = 0
  #mostDigits = 0

  /** @param words small ASCII letters and digits, and whatever else; words beyond ASCII are never asked for */
  constructor(words: Iterable<string>) {
    const shape = new Shape()
    for (const word of words) {
      if (!shape.read(word)) continue
      this.#known[placeOf(shape)] = 1
      this.#longest = Math.max(this.#longest, shape.alnum)
      this.#mostDigits = Math.max(this.#mostDigits, shape.digits)
    }
  }

  /** False: no word of the list has these letters and digits in this order. */
  mayHold(shape: Shape): boolean {
    if (shape.digits > this.#mostDigits || shape.alnum > this.#longest) return false
    return this.#known[placeOf(shape)] === 1
  }
}

function placeOf({ alnum, first, last }: Shape): number {
  return (alnum * 1031 + first * 37 + last) & (BITS - 1)
}
