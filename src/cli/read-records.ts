import type { AnyModel, RecordInput } from '../model/model.ts'
import { Misuse } from './misuse.ts'
import type { Bytes } from './read/bytes.ts'
import { fileReport, inputFile, readBatches } from './read/input-file.ts'
import { UnreadableFile } from './read/unreadable-file.ts'
import { type IdentityColumns, RecordIdentity } from './record-identity.ts'

/**
 * The records of files, all at once, under the keys that `resolve` gives them. Broken lines are left out, as there.
 *
 * @throws MissingFile where a file is not there, UnreadableFile where one is damaged, Misuse where no record has a column
 *   that was asked for
 */
export async function readRecords(
  paths: readonly string[],
  columns: IdentityColumns,
  model: AnyModel,
  stdin: Bytes,
): Promise<RecordInput[]> {
  const identity = new RecordIdentity(columns, model)
  const records: RecordInput[] = []
  for (const path of paths) {
    const file = await inputFile(path, stdin)
    const report = fileReport(file)
    for await (const batch of readBatches(file, report)) {
      for (const raw of batch.records) records.push(identity.identify(raw, file.source))
    }
    if (report.damage !== undefined) throw new UnreadableFile(`${path} is damaged (${report.damage})`)
  }
  const missing = identity.missing()
  if (missing.length > 0) throw new Misuse(`${missing.join(' and ')}: no record has this column`)
  return records
}
