import { type Batch, type RawRecord, Row } from './batch.ts'

/**
 * The columns of a delimited file, from its header. A name that stands twice gives a record several values in that
 * field; a column without a name is called after its position, `column3`.
 */
export class CsvColumns {
  readonly names: readonly string[]
  /** Whether a name stands twice. */
  readonly repeated: boolean

  constructor(header: readonly string[]) {
    this.names = header.map((name, i) => name.trim() || `column${i + 1}`)
    this.repeated = new Set(this.names).size < this.names.length
  }

  /**
   * Adds one record to `batch`, or the reason why it is none. Values missing at the end are blank; values beyond the
   * last column must be. A line without any text is passed over.
   */
  add(values: readonly string[], line: number, batch: Batch): void {
    if (values.every(isBlank)) {
      if (values.length > 1) batch.problems.push({ line, reason: 'blank' })
      return
    }
    if (values.length > this.names.length && !values.slice(this.names.length).every(isBlank)) {
      batch.problems.push({ line, reason: 'columns' })
      return
    }
    const record = new Row()
    if (this.repeated) this.#fillRepeated(record, values)
    else for (let i = 0; i < this.names.length; i++) record[this.names[i]!] = values[i] ?? ''
    batch.records.push(record)
    batch.lines.push(line)
  }

  #fillRepeated(record: RawRecord, values: readonly string[]): void {
    for (const [i, name] of this.names.entries()) {
      const value = values[i] ?? ''
      const before = record[name]
      if (before === undefined || before === '') record[name] = value
      else if (value !== '') record[name] = [before, value].flat()
    }
  }
}

function isBlank(value: string): boolean {
  return value.trim() === ''
}
