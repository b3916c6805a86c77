import { join } from 'node:path'
import { EXPORTS } from './exports.ts'
import { readRows } from './files.ts'
import type { Row } from './visit.ts'
import { SOURCES, type Source } from './visits.ts'

/** A row read back from an export. */
export interface SourceRecord {
  /** `source:id`, as selfsame names records. */
  readonly key: string
  readonly source: Source
  readonly id: string
  readonly row: Row
}

/** Every record of the nine exports in a directory, in the order of sources and lines. */
export async function readRecords(directory: string): Promise<SourceRecord[]> {
  const records: SourceRecord[] = []
  for (const source of SOURCES) {
    const { file, idColumn } = EXPORTS[source]
    for await (const row of readRows(join(directory, file))) {
      const id = String(row[idColumn])
      records.push({ key: `${source}:${id}`, source, id, row })
    }
  }
  return records
}

/** Who is who: record key → person. */
export async function readTruth(path: string): Promise<Map<string, string>> {
  const truth = new Map<string, string>()
  for await (const { source, id, entity } of readRows(path)) truth.set(`${source}:${id}`, String(entity))
  return truth
}
