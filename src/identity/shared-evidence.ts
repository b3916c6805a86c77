import type { Texts } from '../collections/string-pool.ts'
import type { Model } from '../model/model.ts'
import type { ComparisonWeights } from '../score/comparison-weights.ts'
import type { SharedCells } from '../table/field-column.ts'
import { RecordTable } from '../table/record-table.ts'
import { Evidence } from './evidence.ts'
import { NodeIndex, type SharedIndex } from './node-index.ts'

/**
 * All that evidence reads, as plain data that may be posted to another thread. Large arrays lie in shared memory and are
 * not copied; so what was shared must not change until the other thread is done.
 */
export interface SharedEvidence {
  readonly model: Model
  /** Per column of the table. */
  readonly cells: readonly SharedCells[]
  /** Per column: its values. */
  readonly texts: readonly Texts[]
  /** Record keys, where evidence asks from which source a row comes. */
  readonly keys: Texts | undefined
  readonly index: SharedIndex
  readonly weights: ComparisonWeights
}

/** What evidence reads, for another thread. */
export function shareEvidence(table: RecordTable, index: NodeIndex, evidence: Evidence): SharedEvidence {
  return {
    model: table.model,
    cells: table.columns.map((column) => column.share()),
    texts: table.columns.map(({ values }) => values.share()),
    keys: evidence.lists.any ? table.keys.share() : undefined,
    index: index.share(),
    weights: evidence.scorer.comparisons.map(({ weights }) => weights),
  }
}

/** Evidence that answers as the shared one does. */
export function evidenceOf(shared: SharedEvidence): Evidence {
  const table = new RecordTable(shared.model, { payload: false, reads: false })
  const index = new NodeIndex(table)
  adoptRecords(table, index, shared)
  return new Evidence(table, index, shared.weights)
}

/** Shows the records of another thread, and their index, in a table and an index that are empty. */
export function adoptRecords(
  table: RecordTable,
  index: NodeIndex,
  { cells, texts, keys, index: shared }: SharedEvidence,
): void {
  for (const [f, column] of table.columns.entries()) {
    column.adopt(cells[f]!)
    column.values.adopt(texts[f]!)
  }
  if (keys) table.keys.adopt(keys)
  index.adopt(shared)
}
