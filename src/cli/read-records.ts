import type { AnyModel, RecordInput } from '../model/model.ts'
import { Misuse } from './misuse.ts'
import type { Bytes } from './read/bytes.ts'
import { fileReport, type InputFile, inputFile, readBatches, UnreadableFile } from './read/input-file.ts'
import { type IdentityColumns, RecordIdentity } from './record-identity.ts'

/**
 * The records of files, all at once, under the keys that `resolve` gives them. Broken lines are left out, as there.
 *
 * @throws Misuse where a file is not there or no record has a column asked for, UnreadableFile where one is damaged
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
    const file = await existingFile(path, stdin)
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

async function existingFile(path: string, stdin: Bytes): Promise<InputFile> {
  try {
    return await inputFile(path, stdin)
  } catch (error) {
    if (error instanceof UnreadableFile) throw new Misuse(error.message)
    throw error
  }
}
