import { compareStrings } from './encoded.ts'
import { NICKNAMES } from './nicknames.ts'
import { compareBytes } from './words.ts'

/** A name and its nickname; two nicknames of one name. */
const FORM = 0.95
const SIBLINGS = 0.9
type Relation = 0 | typeof FORM | typeof SIBLINGS

interface Membership {
  readonly name: string
  readonly group: number
  readonly formal: boolean
}

/** The nickname table as an index over bytes: open addressing, so that looking up an encoded value makes no string. */
class NicknameIndex {
  /** Names one behind the other, ASCII; the n-th is `[starts[n], starts[n + 1])`. */
  readonly #bytes: Uint8Array
  readonly #starts: Uint32Array
  /** Hash table of name numbers + 1; 0 = free. */
  readonly #slots: Uint16Array
  /** Bits by the ends and the length of a name: most words are no nickname, and these three tell. */
  readonly #shapes = new Int32Array(1024)
  /** Groups of the n-th name: 2 · group, + 1 where the name is the formal one. */
  readonly #groups: readonly Uint16Array[]

  constructor(members: readonly Membership[]) {
    const byName = new Map<string, number[]>()
    for (const { name, group, formal } of members) {
      const groups = byName.get(name) ?? []
      byName.set(name, [...groups, 2 * group + (formal ? 1 : 0)])
    }
    const names = [...byName.keys()]
    this.#bytes = Uint8Array.from(names.join(''), (char) => char.charCodeAt(0))
    this.#starts = new Uint32Array(names.length + 1)
    this.#slots = new Uint16Array(4096)
    this.#groups = [...byName.values()].map((groups) => Uint16Array.from(groups))
    for (const [n, name] of names.entries()) {
      const start = this.#starts[n]!
      const end = start + name.length
      this.#starts[n + 1] = end
      let slot = hash(this.#bytes, start, end) & 4095
      while (this.#slots[slot] !== 0) slot = (slot + 1) & 4095
      this.#slots[slot] = n + 1
      const shape = shapeOf(this.#bytes, start, end)
      this.#shapes[shape >> 5]! |= 1 << (shape & 31)
    }
  }

  /** Whether a name in the table has such ends and such a length. */
  mayHold(bytes: Uint8Array, start: number, end: number): boolean {
    const shape = shapeOf(bytes, start, end)
    return ((this.#shapes[shape >> 5]! >> (shape & 31)) & 1) === 1
  }

  /** Number of the name `bytes[start … end)`, −1 when it is in no group. */
  find(bytes: Uint8Array, start: number, end: number): number {
    for (let slot = hash(bytes, start, end) & 4095; this.#slots[slot] !== 0; slot = (slot + 1) & 4095) {
      const name = this.#slots[slot]! - 1
      if (this.#holds(name, bytes, start, end)) return name
    }
    return -1
  }

  #holds(name: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = this.#starts[name]!
    if (this.#starts[name + 1]! - from !== end - start) return false
    for (let i = start; i < end; i++) if (bytes[i] !== this.#bytes[from + i - start]) return false
    return true
  }

  /** 0 = not related. */
  relation(a: number, b: number): Relation {
    let relation: Relation = 0
    for (const x of this.#groups[a]!) {
      for (const y of this.#groups[b]!) {
        if (x >> 1 !== y >> 1) continue
        if (((x | y) & 1) === 1) return FORM
        relation = SIBLINGS
      }
    }
    return relation
  }
}

/** First and last letter and length, 5 bits each. */
function shapeOf(bytes: Uint8Array, start: number, end: number): number {
  return start === end ? 0 : ((bytes[start]! & 31) << 10) | ((bytes[end - 1]! & 31) << 5) | ((end - start) & 31)
}

/** FNV-1a. */
function hash(bytes: Uint8Array, start: number, end: number): number {
  let h = 0x811c9dc5
  for (let i = start; i < end; i++) h = Math.imul(h ^ bytes[i]!, 0x01000193)
  return h ^ (h >>> 15)
}

/** Built on first use: the names of all languages in one table, as nobody knows a record's language. */
let index: NicknameIndex | undefined

function nicknames(): NicknameIndex {
  if (index === undefined) {
    const lines = Object.values(NICKNAMES).flat()
    index = new NicknameIndex(
      lines.flatMap((line, group) => {
        const [formal = '', ...forms] = line.split(/:? /)
        return [formal, ...forms].map((name, n) => ({ name, group, formal: n === 0 }))
      }),
    )
  }
  return index
}

/** Whether an encoded value is in the table of nicknames: only two that are can be names of each other. */
export function isNickname(bytes: Uint8Array, start: number, end: number): boolean {
  const table = nicknames()
  return table.mayHold(bytes, start, end) && table.find(bytes, start, end) >= 0
}

/**
 * Whether two given names, lower case without diacritics, are one name: 1 when equal, .95 for a name and its nickname
 * (`robert`, `bob`), .9 for two nicknames of one name (`rob`, `bob`), else 0. Below `cutoff` the answer is 0.
 */
export function nickname(a: string, b: string, cutoff = 0): number {
  return compareStrings(nicknameEncoded, a, b, cutoff)
}

/** {@link nickname} of two encoded values. */
export function nicknameEncoded(
  bytes: Uint8Array,
  aStart: number,
  aEnd: number,
  bStart: number,
  bEnd: number,
  cutoff = 0,
): number {
  if (compareBytes(bytes, aStart, aEnd, bStart, bEnd) === 0) return 1
  const table = nicknames()
  if (!table.mayHold(bytes, aStart, aEnd) || !table.mayHold(bytes, bStart, bEnd)) return 0
  const a = table.find(bytes, aStart, aEnd)
  const b = a < 0 ? -1 : table.find(bytes, bStart, bEnd)
  const similarity = b < 0 ? 0 : table.relation(a, b)
  return similarity < cutoff ? 0 : similarity
}
