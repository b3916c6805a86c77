import { readFile } from 'node:fs/promises'
import { defineModel } from '../model/define-model.ts'
import type { AnyModel, ModelInput } from '../model/model.ts'
import { suggestModel } from '../train/suggest-model.ts'
import { Misuse } from './misuse.ts'
import { fileReport, type InputFile, readBatches } from './read/input-file.ts'
import { type IdentityColumns, RecordIdentity } from './record-identity.ts'

/** Records looked at to suggest a model, taken in equal parts from the start of every file. */
const SAMPLE = 50_000

/**
 * The model in a JSON file.
 * @throws Misuse where it is not there or not JSON; SelfsameError `model-invalid` with everything wrong with it
 */
export async function loadModel(path: string): Promise<AnyModel> {
  let input: ModelInput
  try {
    input = JSON.parse(await readFile(path, 'utf8')) as ModelInput
  } catch (error) {
    throw new Misuse(`the model ${path} cannot be read: ${(error as Error).message}`)
  }
  return defineModel(input)
}

/**
 * A model suggested from the files themselves.
 * @throws Misuse where they hold nothing to suggest one from
 */
export async function suggestedModel(files: readonly InputFile[], columns: IdentityColumns): Promise<AnyModel> {
  const identity = new RecordIdentity(columns, undefined)
  const records: Record<string, unknown>[] = []
  for (const [i, file] of files.entries()) {
    const enough = Math.ceil((SAMPLE * (i + 1)) / files.length)
    for await (const batch of readBatches(file, fileReport(file))) {
      for (const record of batch.records) records.push(withoutKey(identity.identify(record, file.source), columns))
      if (records.length >= enough) break
    }
  }
  const input = suggestModel(records, columns.id === undefined ? {} : { id: columns.id })
  if (Object.keys(input.fields).length > 0) return defineModel(input)
  const why = records.length === 0 ? 'there is no record in the input' : 'no column says who a record is about'
  throw new Misuse(`no model can be suggested: ${why}. Write one, and give it with --model`)
}

/** The same column must not be seen twice: as the user's column of ids or sources, and as `id` or `source`. */
function withoutKey(record: Record<string, unknown>, columns: IdentityColumns): Record<string, unknown> {
  const { id = 'id', source = 'source' } = columns
  if (id !== 'id') delete record.id
  if (source !== 'source') delete record[source]
  return record
}
