import { groupBy } from '../collections/grouping.ts'
import { GoldenCells, type GoldenSink } from '../golden/golden-cells.ts'
import type { IdentityState } from '../identity/identity-state.ts'
import { CsvFile } from './csv-file.ts'
import { writeId } from './write-id.ts'

/** Entities from one step to the next. */
const STEP = 1 << 14

/**
 * Writes the golden records of an answer, step by step, and tells how many are written.
 * @param entities how many were ever minted
 */
export function* writeGolden(path: string, state: IdentityState, entities: number): Generator<number> {
  const { table, partition, ids, functions } = state
  const file = new CsvFile(path, ['entity', 'records', ...table.columns.map(({ name }) => name)])
  const groups = groupBy(partition.entity.data.subarray(0, table.size), entities)
  const cells = new GoldenCells(table, functions, (field) => state.ownsOf(field))
  const sink: GoldenSink = {
    begin(entity, records) {
      writeId(file, ids, entity)
      file.whole(records)
    },
    bytes: (bytes, start, end) => file.bytes(bytes, start, end),
    text: (text) => file.text(text),
    none: () => file.none(),
    // a JSON list, for any separator may be part of a value
    list: (values) => file.text(JSON.stringify(values)),
    end: () => file.end(),
  }
  try {
    for (let from = 0; from < entities; from += STEP) {
      cells.write(groups, from, Math.min(entities, from + STEP), sink)
      yield file.rows
    }
    file.close()
  } finally {
    file.abandon()
  }
}
