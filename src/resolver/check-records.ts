import { SelfsameError } from '../errors.ts'
import type { RecordInput } from '../model/model.ts'
import type { RecordTable } from '../table/record-table.ts'

/** @throws SelfsameError `record-invalid` with the problems of all records, each with its place among them */
export function checkRecords(table: RecordTable, records: readonly RecordInput[]): void {
  const problems = records.flatMap((record, i) => {
    try {
      table.keyOfRecord(record)
      return []
    } catch (error) {
      if (!(error instanceof SelfsameError)) throw error
      return error.problems.map((problem) => ({ ...problem, path: problem.path.replace(/^record/, `records[${i}]`) }))
    }
  })
  if (problems.length > 0) throw new SelfsameError('record-invalid', problems)
}
