import { KeyColumn } from '../block/key-column.ts'
import { type RuleAlternative, ruleAlternatives } from '../block/rule-blocks.ts'
import { TuplePool } from '../collections/tuple-pool.ts'
import type { BlockingKey } from '../model/comparison.ts'
import type { RecordTable } from '../table/record-table.ts'

/** Rows a block of a rule that compares pairs may hold; larger ones are quarantined. */
const BLOCK_CAP = 500

/** Where blocks come from: an alternative of a link rule, or a blocking rule of the model. */
export interface Block {
  /** Name of the link rule, or of the keys. */
  readonly name: string
  /** The link rule, when the block is one's. */
  readonly rule?: RuleAlternative
  readonly keys: readonly KeyColumn[]
  /** Whether sharing a key is not enough: the pairs of its rows are compared. */
  readonly compares: boolean
  /** Rows it may hold before it is quarantined. */
  readonly cap: number
  /** Whether an identifier is among its keys: a quarantined value quarantines its blocks. */
  readonly identifies: boolean
  /** Its nodes' values: an id of each key column. */
  readonly pool: TuplePool
}

/** The blocks of a model's link rules, then those of its blocking rules. */
export function blocksOf(table: RecordTable, isIdentifier: (field: string) => boolean): Block[] {
  const { link, blocking } = table.model
  const columns = new Map<string, KeyColumn>()
  // rules that take the same of a field share what is derived of its values
  const columnOf = (key: BlockingKey): KeyColumn => {
    const name = JSON.stringify(key)
    const column = columns.get(name) ?? new KeyColumn(table, key)
    columns.set(name, column)
    return column
  }
  return [
    ...ruleAlternatives(link).map((rule) => ({
      name: rule.rule.name,
      rule,
      keys: rule.exact.map((field) => columnOf({ field, take: 'value' })),
      compares: rule.rest.length > 0,
      identifies: rule.exact.some(isIdentifier),
      cap: rule.rest.length > 0 ? BLOCK_CAP : Number.POSITIVE_INFINITY,
      pool: new TuplePool(rule.exact.length),
    })),
    ...blocking.map((rule) => ({
      name: rule.keys.map(({ field, take }) => (take === 'value' ? field : `${take} of ${field}`)).join(' + '),
      keys: rule.keys.map(columnOf),
      compares: true,
      identifies: rule.keys.some(({ field }) => isIdentifier(field)),
      cap: rule.cap ?? BLOCK_CAP,
      pool: new TuplePool(rule.keys.length),
    })),
  ]
}
