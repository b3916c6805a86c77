import type { AnyModel, RecordInput } from '../model/model.ts'
import type { CellRecords } from '../table/cell-records.ts'
import { CellIdentity } from './cell-identity.ts'
import type { CsvFile } from './csv-file.ts'
import { LineIndex } from './line-index.ts'
import { type FileReport, fileReport, type InputFile, readBatches, readCells } from './read/input-file.ts'
import type { RecordIdentity } from './record-identity.ts'

/** The files as one stream of records; on the way it reports broken lines, and remembers where each record was. */
export class FileRecords {
  readonly reports: FileReport[] = []
  readonly index: LineIndex = new LineIndex()
  readonly #files: readonly InputFile[]
  readonly #identity: RecordIdentity
  readonly #rejects: CsvFile
  readonly #signal: AbortSignal
  #bytes = 0

  constructor(files: readonly InputFile[], identity: RecordIdentity, rejects: CsvFile, signal: AbortSignal) {
    this.#files = files
    this.#identity = identity
    this.#rejects = rejects
    this.#signal = signal
  }

  /** Share of all bytes that were read, 0…1; unknown with standard input among the files. */
  get share(): number | undefined {
    const total = this.#files.reduce((n, { size }) => n + (size ?? Number.NaN), 0)
    return total > 0 ? this.#bytes / total : undefined
  }

  /** Bytes of all files; 0 where that is not known. */
  get size(): number {
    return this.#files.reduce((n, { size }) => n + (size ?? Number.NaN), 0) || 0
  }

  /** Bytes that are kept of what was read, beside the records themselves. */
  get bytes(): number {
    return this.index.bytes + this.#identity.bytes
  }

  async *records(): AsyncGenerator<RecordInput<AnyModel> | CellRecords> {
    for (const file of this.#files) {
      const report = fileReport(file)
      this.reports.push(report)
      this.index.startFile(file.path)
      const onBytes = (bytes: number): void => {
        this.#bytes += bytes
      }
      const read = this.#identity.takesCells ? readCells : readBatches
      let cells: CellIdentity | undefined
      for await (const batch of read(file, report, onBytes)) {
        this.#signal.throwIfAborted()
        for (const { line, reason } of batch.problems) this.#rejects.add(file.path, line, '', '', '', reason)
        if (!('records' in batch)) {
          cells ??= new CellIdentity(this.#identity, file.source, batch.columns)
          this.index.addAll(batch.lines, batch.size)
          yield cells.identify(batch)
          continue
        }
        for (let i = 0; i < batch.records.length; i++) {
          this.index.add(batch.lines[i]!)
          yield this.#identity.identify(batch.records[i]!, file.source)
        }
      }
    }
  }
}
