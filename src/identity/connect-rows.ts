import type { Steps } from '../collections/steps.ts'
import type { UnionFind } from '../collections/union-find.ts'
import type { JudgedPair } from '../graph/settle-judgements.ts'
import type { RecordTable } from '../table/record-table.ts'
import type { Evidence } from './evidence.ts'
import type { NodeIndex } from './node-index.ts'
import type { PairLinks } from './pair-links.ts'

/** Rows that are gone through in one step, and as many nodes four times. */
const STEP = 2 ** 14

/** What joins rows. */
interface Joins {
  readonly table: RecordTable
  readonly index: NodeIndex
  readonly evidence: Evidence
  readonly pairs: PairLinks
}

/**
 * Joins the sets of rows that evidence or a judgement joins, in steps.
 *
 * @param rows closed under evidence
 * @param local per row of the table: its number in `rows` + 1, 0 for others
 * @param sets of those numbers
 */
export function* connectRows(
  joins: Joins,
  rows: Int32Array,
  local: Int32Array,
  sets: UnionFind,
  same: readonly JudgedPair[],
): Steps<void, number> {
  // most of a table is decided by going through it in the order in which it lies in memory
  const isMost = rows.length * 2 > joins.table.size
  yield* isMost ? connectAll(joins, local, sets) : connectEach(joins, rows, local, sets)
  for (const { a, b } of same) {
    const i = local[a]! - 1
    const j = local[b]! - 1
    if (i >= 0 && j >= 0) sets.union(i, j)
  }
}

function* connectEach(
  { index, evidence, pairs }: Joins,
  rows: Int32Array,
  local: Int32Array,
  sets: UnionFind,
): Steps<void, number> {
  const { postings } = index
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!
    for (let e = postings.start.data[row]!, end = postings.endOf(row); e < end; e++) {
      const node = postings.key.data[e]!
      if (!evidence.links(node)) continue
      const first = postings.rowAt(node, 0)
      if (first !== row) sets.union(i, local[first]! - 1)
    }
    for (let link = pairs.first(row); link >= 0; link = pairs.nextOf(link, row)) {
      sets.union(i, local[pairs.other(link, row)]! - 1)
    }
    const centre = pairs.repeats.centreOf(row)
    if (centre !== row) sets.union(i, local[centre]! - 1)
    if (i % STEP === STEP - 1) yield 0
  }
}

function* connectAll({ index, evidence, pairs }: Joins, local: Int32Array, sets: UnionFind): Steps<void, number> {
  const { postings, size } = index
  for (let node = 0; node < size; node++) {
    if (node % (4 * STEP) === 0) yield 0
    const count = postings.count(node)
    if (count < 2 || !evidence.links(node)) continue
    const first = local[postings.rowAt(node, 0)]! - 1
    if (first < 0) continue
    for (let i = 1; i < count; i++) sets.union(first, local[postings.rowAt(node, i)]! - 1)
  }
  yield 0
  const connect = (a: number, b: number): void => {
    if (local[a]! > 0) sets.union(local[a]! - 1, local[b]! - 1)
  }
  for (const _ of pairs.forEach(connect)) yield 0
}
