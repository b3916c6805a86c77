import { tableRows } from './read/table-rows.ts'

/** A line that says which entity a record is of. */
export interface Assignment {
  /** Empty where the file does not say. */
  readonly source: string
  readonly id: string
  readonly entity: string
}

/**
 * The lines of a CSV file of records and entities.
 *
 * @param columns those it must have; `a|b` is either
 */
export async function readAssignments(path: string, columns: readonly string[]): Promise<Assignment[]> {
  const lines: Assignment[] = []
  for await (const { cell } of tableRows(path, columns)) {
    lines.push({ source: cell('source'), id: cell('id'), entity: cell('entity') || cell('entity_id') })
  }
  return lines
}

/** Columns of a truth. */
export const TRUTH_COLUMNS = ['id', 'entity|entity_id'] as const
