import { readFile } from 'node:fs/promises'
import { defineModel } from '../model/define-model.ts'
import type { AnyModel, ModelInput, RecordInput } from '../model/model.ts'
import type { Label } from '../train/labels.ts'
import { RecordSample } from '../train/record-sample.ts'
import { suggestModel } from '../train/suggest-model.ts'
import { type Training, trainModel } from '../train/train-model.ts'
import { Misuse } from './misuse.ts'
import { fileReport, type InputFile, readBatches } from './read/input-file.ts'
import { type IdentityColumns, RecordIdentity } from './record-identity.ts'

/** Records a model is trained on, and those of them it is suggested from. */
const TRAINED_ON = 400_000
const SUGGESTED_FROM = 20_000

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

/** What a suggestion may be told. */
interface SuggestOptions {
  readonly onStage?: (stage: 'sample' | 'train') => void
  /** What people decided of pairs: it teaches the model. */
  readonly labels?: Iterable<Label>
}

/**
 * A model suggested from the files themselves, and trained on them. Every record is read; of very many, a part that does
 * not depend on their order is looked at.
 *
 * @throws Misuse where they hold nothing to suggest one from
 */
export async function suggestedModel(
  files: readonly InputFile[],
  columns: IdentityColumns,
  { onStage = () => {}, labels = [] }: SuggestOptions = {},
): Promise<Training> {
  onStage('sample')
  const identity = new RecordIdentity(columns, undefined)
  const sample = new RecordSample<RecordInput>(TRAINED_ON)
  for (const file of files) {
    for await (const batch of readBatches(file, fileReport(file))) {
      for (const raw of batch.records) {
        const record = identity.identify(raw, file.source)
        sample.add(record, `${record.source}:${record.id}`)
      }
    }
  }
  const looked = sample.records(SUGGESTED_FROM).map((record) => withoutKey({ ...record }, columns))
  const input = suggestModel(looked, columns.id === undefined ? {} : { id: columns.id })
  if (Object.keys(input.fields).length > 0) {
    onStage('train')
    return trainModel(sample.records(), defineModel(input), { share: sample.share, labels })
  }
  const why = looked.length === 0 ? 'there is no record in the input' : 'no column says who a record is about'
  throw new Misuse(`no model can be suggested: ${why}. Write one, and give it with --model`)
}

/** The same column must not be seen twice: as the user's column of ids or sources, and as `id` or `source`. */
function withoutKey(record: Record<string, unknown>, columns: IdentityColumns): Record<string, unknown> {
  const { id = 'id', source = 'source' } = columns
  if (id !== 'id') delete record.id
  if (source !== 'source') delete record[source]
  return record
}
