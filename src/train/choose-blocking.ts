import { KeyColumn } from '../block/key-column.ts'
import type { BlockingKey } from '../model/comparison.ts'
import type { FieldKind } from '../model/field.ts'
import type { RecordTable } from '../table/record-table.ts'
import { type Blocks, blocksOf, withCap } from './blocks.ts'
import { combinedKeys, type RowKeys, rowKeys } from './row-keys.ts'
import type { Steps } from './training-progress.ts'

/** Pairs a record that one rule may make; small files may have more. */
const PAIRS_A_RECORD = 10
const PAIRS_AT_LEAST = 100_000
/** Rows a block may hold. */
const BLOCK_CAP = 400
/** Share of the rows that may stand in larger blocks before a rule is too coarse. */
const MOST_OVER_CAP = 0.1

/** What else than the whole value a kind gives as a key. */
const TAKES: Partial<Record<FieldKind, readonly Omit<BlockingKey, 'field'>[]>> = {
  givenName: [{ take: 'prefix', length: 2 }],
  familyName: [{ take: 'sound' }, { take: 'prefix', length: 3 }],
  fullName: [{ take: 'words' }],
  date: [{ take: 'year' }, { take: 'day' }],
  postalCode: [{ take: 'prefix', length: 3 }],
  city: [{ take: 'prefix', length: 4 }],
  address: [{ take: 'words' }],
  organization: [{ take: 'words' }],
  text: [{ take: 'words' }],
  email: [{ take: 'prefix', length: 6 }],
}

/**
 * Chooses blocking rules for the data at hand: every key, and every pair of keys of two fields, that makes no more
 * pairs than the budget and no block too large, unless a coarser rule that was chosen makes it needless. So records
 * meet as long as one field, or two of several, came through unharmed.
 * Single words block too: from the rarest up, as far as the budget reaches. In steps.
 *
 * @param fields fields to take keys from
 * @param share part of all records that the table holds: blocks and pairs of the whole are larger
 */
export function* chooseBlocking(table: RecordTable, fields: readonly string[], share = 1): Steps<Blocks[]> {
  const limit = Math.max(PAIRS_A_RECORD * table.size * share, PAIRS_AT_LEAST * share * share)
  const most = Math.max(2, Math.floor(BLOCK_CAP * share))
  const keys = fields.flatMap((field) => keysOf(table, field))
  const chosen: { readonly names: readonly string[]; readonly blocks: Blocks }[] = []
  // words fall into blocks of all sizes, of which the small ones serve
  const overCap = (of: readonly Key[]): number =>
    of.some(({ key }) => key.take === 'words') ? Number.POSITIVE_INFINITY : MOST_OVER_CAP * table.size
  const consider = (of: readonly Key[], made: () => RowKeys | undefined): void => {
    const names = of.map(({ name }) => name)
    if (chosen.some((rule) => rule.names.every((name) => names.includes(name)))) return
    const keys = made()
    if (!keys) return
    const blocks = blocksOf({ keys: of.map(({ key }) => key), cap: most }, keys)
    if (blocks.pairs > 0 && blocks.pairs <= limit && blocks.overCap <= overCap(of)) chosen.push({ names, blocks })
  }
  for (const one of keys) if (one.key.take !== 'words') consider([one], () => one.ofRows)
  for (const [i, one] of keys.entries()) {
    for (const other of keys.slice(0, i)) {
      if (one.key.field === other.key.field) continue
      const bounds = { cap: most, pairs: limit, overCap: overCap([other, one]) }
      consider([other, one], () => combinedKeys(other.ofRows, one.ofRows, bounds))
      yield { stage: 'block', done: i, total: keys.length }
    }
  }
  for (const { key, name, ofRows } of keys) {
    if (key.take !== 'words') continue
    const blocks = blocksOf({ keys: [key], cap: most }, ofRows)
    const fitting = withCap(blocks, largestCap(blocks, limit, most))
    if (fitting.pairs > 0) chosen.push({ names: [name], blocks: fitting })
  }
  return chosen.map((rule) => rule.blocks)
}

/** A key, and what it makes of every row. */
interface Key {
  readonly key: BlockingKey
  readonly name: string
  readonly ofRows: RowKeys
}

function keysOf(table: RecordTable, field: string): Key[] {
  const { kind } = table.column(field)!.spec
  const takes: readonly Omit<BlockingKey, 'field'>[] = [{ take: 'value' }, ...(TAKES[kind] ?? [])]
  return takes.map((take) => {
    const key = { field, ...take }
    return { key, name: `${field} ${take.take}`, ofRows: rowKeys(new KeyColumn(table, key), table.size) }
  })
}

/** The largest cap under which blocks make no more pairs than the budget. */
function largestCap({ starts }: Blocks, limit: number, most: number): number {
  const sizes = new Map<number, number>()
  for (let b = 0; b + 1 < starts.length; b++) {
    const size = starts[b + 1]! - starts[b]!
    if (size <= most) sizes.set(size, (sizes.get(size) ?? 0) + 1)
  }
  let pairs = 0
  let cap = 1
  for (const [size, blocks] of [...sizes].sort(([a], [b]) => a - b)) {
    pairs += (blocks * size * (size - 1)) / 2
    if (pairs > limit) break
    cap = size
  }
  return cap
}
