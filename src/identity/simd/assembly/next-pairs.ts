import {
  END_I,
  END_NODE,
  GATHER,
  GATHERED,
  I,
  J,
  LISTS,
  NODE,
  OF,
  ROWS,
  SEEN,
  SEVERAL,
  STARTS,
  TOLD,
  TYPE,
  TYPES,
} from '../nodes-layout.ts'

const NOWHERE: i32 = -1
/** Above every node. */
const NONE: i32 = 0x7fffffff
const VECTOR: i32 = 16

/**
 * Writes the next pairs of a stream to `a` and `b`, at most `room`, as `PairStream.next` does, and returns how many.
 *
 * @param nodes address of what is to be known of the nodes
 * @param at address of where the stream stands, with room for what it gathers
 */
export function nextPairs(nodes: usize, at: usize, a: usize, b: usize, room: i32): i32 {
  let n = 0
  while (n < room && !hasEnded(at)) {
    const node = load<i32>(at, NODE)
    const isRule = typeOf(nodes, node) < 0
    if (isRule && n > 0) break
    store<i32>(at, node, TOLD)
    n = fill(nodes, at, a, b, n, room)
    if (isRule && n > 0) break
  }
  return n
}

function hasEnded(at: usize): bool {
  const node = load<i32>(at, NODE)
  const end = load<i32>(at, END_NODE)
  return node > end || (node === end && load<i32>(at, I) >= load<i32>(at, END_I))
}

@inline
function typeOf(nodes: usize, node: i32): i32 {
  return load<i32>((load<u32>(nodes, TYPE) as usize) + (node << 2))
}

@inline
function isSeveral(nodes: usize, type: i32): bool {
  return load<u8>((load<u32>(nodes, SEVERAL) as usize) + type) === 1
}

/** Writes pairs of the node at hand behind the first `n`; returns how many there are then. */
function fill(nodes: usize, at: usize, a: usize, b: usize, n: i32, room: i32): i32 {
  const node = load<i32>(at, NODE)
  const from = (load<u32>(nodes, STARTS) as usize) + (node << 2)
  const start = load<i32>(from)
  const isLast = node === load<i32>(at, END_NODE)
  const end = isLast ? load<i32>(at, END_I) : load<i32>(from, 4) - start
  const type = typeOf(nodes, node)
  const rows = (load<u32>(nodes, ROWS) as usize) + (start << 2)
  // of the first type nothing came before
  const bare = type < 0 || (type === 0 && !isSeveral(nodes, 0))
  // vectors of the nodes that a row stands in alone of its type, and one for each type of which it may stand in several
  const singles = bare ? 0 : (type + 3) >> 2
  const sets = bare ? 0 : countSeveral(nodes, type)
  const width = (singles + sets) * VECTOR
  if (!bare && load<i32>(at, GATHERED) !== node) gather(nodes, at, rows, end, type, singles, width)
  const gathered = at + GATHER + singles * VECTOR
  let i = load<i32>(at, I)
  let j = load<i32>(at, J)
  let seen = load<i32>(at, SEEN)
  for (; i < end && n < room; j = 0, i++) {
    const x = load<i32>(rows + (i << 2))
    const most = min(i, j + room - n)
    if (bare) {
      seen += most - j
      for (; j < most; j++, n++) {
        store<i32>(a + (n << 2), x)
        store<i32>(b + (n << 2), load<i32>(rows + (j << 2)))
      }
    } else {
      const own = gathered + i * width
      for (; j < i && n < room; j++) {
        seen++
        const y = load<i32>(rows + (j << 2))
        if (mayShare(own, gathered + j * width, singles, width) && wereMet(nodes, x, y, node, type)) continue
        store<i32>(a + (n << 2), x)
        store<i32>(b + (n << 2), y)
        n++
      }
    }
    if (j < i) break
  }
  if (i >= end && !isLast) {
    store<i32>(at, node + 1, NODE)
    i = 1
    j = 0
  }
  store<i32>(at, i, I)
  store<i32>(at, j, J)
  store<i32>(at, seen, SEEN)
  return n
}

/** Of how many types up to `type` a row may stand in several nodes. */
function countSeveral(nodes: usize, type: i32): i32 {
  let several = 0
  for (let q = 0; q <= type; q++) several += isSeveral(nodes, q) as i32
  return several
}

/** Writes side by side what tells of each row of a node whether a pair of them may have been met before. */
function gather(nodes: usize, at: usize, rows: usize, size: i32, type: i32, singles: i32, width: i32): void {
  const node = load<i32>(at, NODE)
  store<i32>(at, node, GATHERED)
  const stride = load<i32>(nodes, TYPES) << 2
  const table: usize = load<u32>(nodes, OF)
  const lists: usize = load<u32>(nodes, LISTS)
  // in each lane all bits of a type that does not come before, or of which a row has several nodes
  const others = at + GATHER
  for (let q = 0; q < singles << 2; q++) {
    store<i32>(others + (q << 2), q < type && !isSeveral(nodes, q) ? 0 : NOWHERE)
  }
  const into = others + singles * VECTOR
  for (let c = 0; c < singles * VECTOR; c += VECTOR) {
    const other = v128.load(others + c)
    for (let r = 0; r < size; r++) {
      const from = table + load<i32>(rows + (r << 2)) * stride + c
      v128.store(into + r * width + c, v128.or(v128.load(from), other))
    }
  }
  let set = into + singles * VECTOR
  for (let q = 0; q <= type; q++) {
    if (!isSeveral(nodes, q)) continue
    // of the nodes of its own type, those that came before
    const below = q === type ? node : NONE
    for (let r = 0; r < size; r++) {
      const held = load<i32>(table + load<i32>(rows + (r << 2)) * stride + (q << 2))
      v128.store(set + r * width, setOf(lists, held, below))
    }
    set += VECTOR
  }
}

/** A set of 128 bits, one of which each node has, of those that a row holds below a node. */
function setOf(lists: usize, held: i32, below: i32): v128 {
  if (held === NOWHERE) return i64x2.splat(0)
  let low: u64 = 0
  let high: u64 = 0
  const from = held >= 0 ? 0 : -2 - held
  const length = held >= 0 ? 1 : at(lists, from)
  for (let i = 1; i <= length; i++) {
    const node = held >= 0 ? held : at(lists, from + i)
    if (node >= below) break
    const hash = (node as u32) * 0x9e3779b1
    const bit = (1 as u64) << (hash >>> 26)
    if ((hash & 0x02000000) !== 0) high |= bit
    else low |= bit
  }
  return i64x2.replace_lane(i64x2.splat(low), 1, high)
}

/** Whether two rows share a node of which each has one, or have a bit in common in one of their sets. */
@inline
function mayShare(x: usize, y: usize, singles: i32, width: i32): bool {
  let shared = i32x4.splat(0)
  let c = 0
  for (; c < singles * VECTOR; c += VECTOR) {
    const nodes = v128.load(x + c)
    // NOWHERE is no node
    shared = v128.or(shared, v128.andnot(i32x4.eq(nodes, v128.load(y + c)), i32x4.shr_s(nodes, 31)))
  }
  for (; c < width; c += VECTOR) shared = v128.or(shared, v128.and(v128.load(x + c), v128.load(y + c)))
  return v128.any_true(shared)
}

/** Whether two rows of a node share one that came before. */
function wereMet(nodes: usize, x: i32, y: i32, node: i32, type: i32): bool {
  const types = load<i32>(nodes, TYPES)
  const table: usize = load<u32>(nodes, OF)
  const lists: usize = load<u32>(nodes, LISTS)
  const ofX = table + ((x * types) << 2)
  const ofY = table + ((y * types) << 2)
  for (let q = 0; q < type; q++) {
    if (leastShared(lists, load<i32>(ofX + (q << 2)), load<i32>(ofY + (q << 2))) < NONE) return true
  }
  return leastShared(lists, load<i32>(ofX + (type << 2)), load<i32>(ofY + (type << 2))) < node
}

/** The least node that is one of both rows', each given as one node, `NOWHERE` or a list; `NONE` if there is none. */
function leastShared(lists: usize, x: i32, y: i32): i32 {
  if (x === NOWHERE || y === NOWHERE) return NONE
  if (x >= 0 && y >= 0) return x === y ? x : NONE
  let i = x >= 0 ? 0 : -2 - x
  let j = y >= 0 ? 0 : -2 - y
  const endX = x >= 0 ? i : i + at(lists, i)
  const endY = y >= 0 ? j : j + at(lists, j)
  let nodeX = x >= 0 ? x : at(lists, ++i)
  let nodeY = y >= 0 ? y : at(lists, ++j)
  while (nodeX !== nodeY) {
    if (nodeX < nodeY) {
      if (i >= endX) return NONE
      nodeX = at(lists, ++i)
    } else {
      if (j >= endY) return NONE
      nodeY = at(lists, ++j)
    }
  }
  return nodeX
}

@inline
function at(lists: usize, i: i32): i32 {
  return load<i32>(lists + (i << 2))
}
