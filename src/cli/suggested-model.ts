import { setImmediate } from 'node:timers/promises'
import { defineModel } from '../model/define-model.ts'
import type { RecordInput } from '../model/model.ts'
import { loadPhone } from '../normalize/phone-kind.ts'
import type { Label } from '../train/labels.ts'
import { RecordSample } from '../train/record-sample.ts'
import { suggestModel } from '../train/suggest-model.ts'
import { type Training, trainingSteps } from '../train/train-model.ts'
import { type Steps, watch } from '../train/training-progress.ts'
import { Misuse } from './misuse.ts'
import type { Progress } from './progress.ts'
import { fileReport, type InputFile, readBatches } from './read/input-file.ts'
import { type IdentityColumns, RecordIdentity } from './record-identity.ts'

/** Records a model is trained on, and those of them it is suggested from. */
const TRAINED_ON = 400_000
const SUGGESTED_FROM = 20_000

/** Milliseconds of training between two breaths. */
const BREATH_MS = 50

/** What a suggestion may be told. */
interface SuggestOptions {
  readonly onProgress?: (progress: Progress) => void
  readonly signal?: AbortSignal
  /** What people decided of pairs: it teaches the model. */
  readonly labels?: Iterable<Label>
}

/**
 * A model suggested from the files themselves, and trained on them. Every record is read; of very many, a part that does
 * not depend on their order is looked at.
 *
 * @throws Misuse where they hold nothing to suggest one from; what `signal` is aborted with, or SelfsameError `aborted`
 */
export async function suggestedModel(
  files: readonly InputFile[],
  columns: IdentityColumns,
  options: SuggestOptions = {},
): Promise<Training> {
  const { onProgress, signal, labels = [] } = options
  // any kind may be suggested
  loadPhone()
  const identity = new RecordIdentity(columns, undefined)
  const sample = new RecordSample<RecordInput>(TRAINED_ON)
  let read = 0
  for (const file of files) {
    for await (const batch of readBatches(file, fileReport(file))) {
      signal?.throwIfAborted()
      read += batch.records.length
      onProgress?.({ stage: 'sample', done: read })
      for (const raw of batch.records) {
        const record = identity.identify(raw, file.source)
        sample.add(record, `${record.source}:${record.id}`)
      }
    }
  }
  const looked = sample.records(SUGGESTED_FROM).map((record) => withoutKey({ ...record }, columns))
  const input = suggestModel(looked, columns.id === undefined ? {} : { id: columns.id })
  if (Object.keys(input.fields).length > 0) {
    return await walked(trainingSteps(sample.records(), defineModel(input), { share: sample.share, labels }), options)
  }
  const why = looked.length === 0 ? 'there is no record in the input' : 'no column says who a record is about'
  throw new Misuse(`no model can be suggested: ${why}. Write one, and give it with --model`)
}

/** Walks through a training with a breath now and then, in which an interrupt is heard. */
async function walked<T>(steps: Steps<T>, { onProgress, signal }: SuggestOptions): Promise<T> {
  // what came before took no breath
  let breath = Number.NEGATIVE_INFINITY
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    const { stage, done, total } = step.value
    watch(step.value, { signal, onProgress: () => onProgress?.({ stage: `train: ${stage}`, done, total }) })
    if (performance.now() - breath < BREATH_MS) continue
    await setImmediate()
    breath = performance.now()
  }
}

/** The same column must not be seen twice: as the user's column of ids or sources, and as `id` or `source`. */
function withoutKey(record: Record<string, unknown>, columns: IdentityColumns): Record<string, unknown> {
  const { id = 'id', source = 'source' } = columns
  if (id !== 'id') delete record.id
  if (source !== 'source') delete record[source]
  return record
}
