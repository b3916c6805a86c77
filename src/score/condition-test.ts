import { encodedSimilarityByName } from '../compare/similarity.ts'
import type { Condition, SimilarityName } from '../model/rule.ts'
import type { FieldColumn } from '../table/field-column.ts'
import type { RecordTable } from '../table/record-table.ts'

/** Whether a condition holds for two rows. Symmetric. */
export type ConditionTest = (a: number, b: number) => boolean

/** A condition made ready for the rows of a table. Missing values satisfy nothing. */
export function conditionTest(table: RecordTable, condition: Condition): ConditionTest {
  switch (condition.kind) {
    case 'all': {
      const tests = condition.of.map((c) => conditionTest(table, c))
      return (a, b) => tests.every((test) => test(a, b))
    }
    case 'any': {
      const tests = condition.of.map((c) => conditionTest(table, c))
      return (a, b) => tests.some((test) => test(a, b))
    }
    case 'exact':
      return somePair(table.column(condition.field)!, (x, y) => x === y)
    case 'similar':
      return somePair(
        table.column(condition.field)!,
        alike(table.column(condition.field)!, condition.by, condition.atLeast),
      )
    case 'different': {
      const column = table.column(condition.field)!
      const some = somePair(column, alike(column, condition.by, condition.below))
      return (a, b) => column.cells.data[a]! !== -1 && column.cells.data[b]! !== -1 && !some(a, b)
    }
  }
}

type ValueTest = (x: number, y: number) => boolean

/** Whether some value of one row and some value of the other pass. */
function somePair(column: FieldColumn, test: ValueTest): ConditionTest {
  return (a, b) => {
    const cellA = column.cells.data[a]!
    const cellB = column.cells.data[b]!
    if (cellA >= 0 && cellB >= 0) return test(cellA, cellB)
    const n = column.count(cellA)
    const m = column.count(cellB)
    for (let i = 0; i < n; i++)
      for (let j = 0; j < m; j++) if (test(column.at(cellA, i), column.at(cellB, j))) return true
    return false
  }
}

function alike(column: FieldColumn, by: SimilarityName, atLeast: number): ValueTest {
  const similarity = encodedSimilarityByName[by]
  const { values } = column
  return (x, y) => {
    if (x === y) return true
    const { bytes, starts } = values
    return similarity(bytes, starts[x]!, starts[x + 1]!, starts[y]!, starts[y + 1]!, atLeast) >= atLeast
  }
}
