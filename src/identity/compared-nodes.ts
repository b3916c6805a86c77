import { Int32Column } from '../collections/column.ts'
import { sharedInt32 } from '../collections/shared-array.ts'
import type { Steps } from '../collections/steps.ts'
import { totalBytes } from '../collections/total-bytes.ts'
import type { Evidence } from './evidence.ts'
import type { NodeIndex } from './node-index.ts'
import type { Repeats } from './repeats.ts'

/** Nodes, or rows, that are gone through in one step. */
const STEP = 2 ** 15

/** A row stands in no node of a type. */
export const NOWHERE = -1

/**
 * The nodes whose pairs of rows are compared, as plain arrays: which rows each holds, and in which of them each row
 * stands. Nodes are numbered in the order of the index, those of one row only left out. Costs 4 bytes for each place of a
 * row in a node, and 4 a row for each type.
 */
export interface ComparedNodes {
  /** Per node: its number in the index. */
  readonly node: Int32Array
  /** Node n holds `rows[starts[n]] … rows[starts[n + 1] − 1]`, the last row first. */
  readonly starts: Int32Array
  readonly rows: Int32Array
  /** How many types there are whose pairs are weighed; by them a pair knows whether it was met before. */
  readonly types: number
  /** Per node: its place among those types, −1 where a rule compares its pairs. */
  readonly type: Int32Array
  /** Per type: 1 where a row may stand in several of its nodes. */
  readonly several: Uint8Array
  /**
   * Per row and type (type t of row r at r × types + t): the node it stands in, NOWHERE, or −2 − p where a list stands at p
   * of `lists`: how many nodes, and the nodes, ascending.
   */
  readonly of: Int32Array
  readonly lists: Int32Array
}

/**
 * The nodes of an index whose pairs are compared.
 * @param repeats rows that are compared with nobody, and stand in none of them
 */
export function* comparedNodes(index: NodeIndex, evidence: Evidence, repeats?: Repeats): Steps<ComparedNodes> {
  const { postings } = index
  const node = new Int32Column()
  const type = new Int32Column()
  const places = new Map<number, number>()
  let held = 0
  for (let n = 0; n < index.size; n++) {
    if (n % STEP === 0) yield
    const count = postings.count(n)
    if (count < 2 || !evidence.compares(n)) continue
    node.push(n)
    held += count
    const of = index.typeOf(n)
    if (evidence.ruleOf(n) < 0) places.set(of, 0)
    type.push(of)
  }
  const types = [...places.keys()].sort((a, b) => a - b)
  for (const [place, of] of types.entries()) places.set(of, place)
  for (let n = 0; n < node.length; n++) type.data[n] = places.get(type.data[n]!) ?? -1
  const nodes = {
    node: node.view,
    starts: sharedInt32(node.length + 1),
    rows: sharedInt32(held),
    types: types.length,
    type: type.view,
    several: new Uint8Array(types.length),
    of: sharedInt32(postings.rows * types.length).fill(NOWHERE),
  }
  yield* tellRows(index, nodes, repeats?.any ? repeats : undefined)
  const lists = nodes.several.includes(1) ? yield* listsOf(index, nodes, repeats) : new Int32Array(0)
  return { ...nodes, lists }
}

/** Bytes of memory they take. */
export function nodeBytes({ node, starts, rows, type, several, of, lists }: ComparedNodes): number {
  return totalBytes([node, starts, rows, type, several, of, lists])
}

/** How many pairs of rows share a node, a pair counted at each of them. */
export function pairsOf({ starts }: ComparedNodes): number {
  let pairs = 0
  for (let n = 0; n + 1 < starts.length; n++) {
    const size = starts[n + 1]! - starts[n]!
    pairs += (size * (size - 1)) / 2
  }
  return pairs
}

/**
 * Tells the rows of each node, and the node of each row, of those types in which it stands in one: node by node, for then only
 * the rows are far from each other in memory.
 */
function* tellRows(
  { postings }: NodeIndex,
  { node, starts, rows, types, type, several, of }: Omit<ComparedNodes, 'lists'>,
  repeats: Repeats | undefined,
): Steps<void> {
  let to = 0
  for (let n = 0; n < node.length; n++) {
    if (n % STEP === 0) yield
    const key = node[n]!
    const t = type[n]!
    starts[n] = to
    for (let i = postings.count(key) - 1; i >= 0; i--) {
      const row = postings.rowAt(key, i)
      if (repeats?.isRepeat(row)) continue
      rows[to++] = row
      if (t < 0) continue
      if (of[row * types + t] === NOWHERE) of[row * types + t] = n
      else several[t] = 1
    }
  }
  starts[node.length] = to
}

/** Tells the nodes of each row of those types in which some row stands in several: row by row, so that its lists are whole. */
function* listsOf(
  { postings, size }: NodeIndex,
  { node, types, type, several, of }: Omit<ComparedNodes, 'lists'>,
  repeats: Repeats | undefined,
): Steps<Int32Array> {
  const lists = new Int32Column()
  const numbers = new Int32Array(size).fill(NOWHERE)
  for (let n = 0; n < node.length; n++) if (type[n]! >= 0 && several[type[n]!] === 1) numbers[node[n]!] = n
  for (let row = 0; row < postings.rows; row++) {
    if (row % STEP === 0) yield
    if (repeats?.isRepeat(row)) continue
    for (let t = 0; t < types; t++) if (several[t] === 1) of[row * types + t] = NOWHERE
    for (let e = postings.start.data[row]!, end = postings.endOf(row); e < end; e++) {
      const n = numbers[postings.key.data[e]!]!
      if (n < 0) continue
      const at = row * types + type[n]!
      of[at] = of[at] === NOWHERE ? n : -2 - withNode(lists, of[at]!, n)
    }
  }
  return lists.view
}

/** Where a list stands that holds a node beside those of `known`, one node or a list. */
function withNode(lists: Int32Column, known: number, node: number): number {
  const old = -2 - known
  const length = known >= 0 ? 1 : lists.data[old]!
  const at = known < 0 && old + 1 + length === lists.length ? old : lists.push(length)
  if (known >= 0) lists.push(known)
  else if (at !== old) for (let i = 1; i <= length; i++) lists.push(lists.data[old + i]!)
  // nodes come in the order of the row's values: the list is kept ascending
  let i = lists.push(node)
  for (; i > at + 1 && lists.data[i - 1]! > node; i--) lists.data[i] = lists.data[i - 1]!
  lists.data[i] = node
  lists.data[at] = length + 1
  return at
}
