import { Buffer } from 'node:buffer'
import { setTimeout } from 'node:timers/promises'
import type { StringPool } from '../collections/string-pool.ts'
import type { IdentityState } from '../identity/identity-state.ts'
import { stateOf } from '../identity/inspectable.ts'
import { tellingLinks } from '../identity/row-links.ts'
import type { AnyModel } from '../model/model.ts'
import type { Resolution } from '../resolver/resolve.ts'
import { batchSnapshotParts } from '../snapshot/batch-snapshot.ts'
import type { CsvFile } from './csv-file.ts'
import type { GoldenThread } from './golden-thread.ts'
import type { LineIndex } from './line-index.ts'
import type { OutputDirectory } from './output-directory.ts'
import type { Progress } from './progress.ts'
import { STATE_FILE } from './state-file.ts'
import { writeGolden } from './write-golden.ts'
import { writeId } from './write-id.ts'

/** Lines from one step to the next. */
const STEP = 1 << 14

/** Longest wait before an interrupt may be heard. */
const WAIT_MS = 10

/** What an answer is written with. */
export interface WriteOptions {
  readonly model: AnyModel
  /** Lines that became no record are in it already. */
  readonly rejects: CsvFile
  /** Where records stood. */
  readonly index: LineIndex
  /** Whether to write what the answer can be opened by. */
  readonly keepsState: boolean
  /** A thread for golden records. */
  readonly thread?: GoldenThread | undefined
}

/**
 * Writes an answer, step by step, and tells how far it is. Keys and values go from the pools to the files as bytes: a string
 * and an object for each of them would take longer than reading and deciding.
 */
export async function* writeResolution(
  out: OutputDirectory,
  resolution: Resolution,
  { model, rejects, index, keepsState, thread }: WriteOptions,
): AsyncGenerator<Progress> {
  const state = stateOf(resolution)
  const { size } = resolution.records
  const total = resolution.entities.size
  const path = out.place('golden.csv')
  thread?.write(path, state)
  const entities = out.csv('entities.csv', ['source', 'id', 'entity'])
  for (const done of writeEntities(entities, state)) yield { stage: 'write entities', done, total: size }
  const links = out.csv('links.csv', ['a', 'b', 'bits', 'reason', 'value'])
  for (const done of writeLinks(links, state)) yield { stage: 'write links', done }
  for (const reject of resolution.rejects) {
    const { file, line } = index.find(reject.index)
    rejects.add(file, line, reject.source, reject.id, reject.field, reject.reason)
    if (rejects.rows % STEP === 0) yield { stage: 'write rejects', done: rejects.rows }
  }
  const redirects = out.csv('redirects.csv', ['entity', 'redirect'])
  for (const { entity, redirect } of resolution.redirects) redirects.add(entity, redirect)
  out.json('model.json', model)
  if (keepsState) {
    const steps = batchSnapshotParts(state)
    let step = steps.next()
    for (; !step.done; step = steps.next()) yield { stage: 'write state', done: 0 }
    out.bytes(STATE_FILE, step.value)
  } else out.without(STATE_FILE)
  while (thread?.isWriting) {
    yield { stage: 'write golden records', done: thread.rows, total }
    await setTimeout(WAIT_MS)
  }
  // what a thread died of may not stop this one; if it does, its error names the cause
  if (!thread?.isWritten) {
    const golden = writeGolden(path, state, state.partition.ledger.size)
    for (const done of golden) yield { stage: 'write golden records', done, total }
  }
}

const COLON = 58

function* writeEntities(file: CsvFile, { table, partition, ids }: IdentityState): Generator<number> {
  const { bytes, starts } = table.keys
  for (let row = 0; row < table.size; row++) {
    const start = starts[row]!
    let colon = start
    while (bytes[colon] !== COLON) colon++
    file.bytes(bytes, start, colon)
    file.bytes(bytes, colon + 1, starts[row + 1]!)
    writeId(file, ids, partition.entity.data[row]!)
    file.end()
    if (file.rows % STEP === 0) yield file.rows
  }
}

function* writeLinks(file: CsvFile, state: IdentityState): Generator<number> {
  const { index, table } = state
  const { bytes, starts } = table.keys
  // the same for thousands of links
  let [text, cell] = ['', Buffer.of()]
  const links = tellingLinks(state, (a, b, weight, reason, node) => {
    if (reason !== text) [text, cell] = [reason, Buffer.from(reason)]
    file.bytes(bytes, starts[a]!, starts[a + 1]!)
    file.bytes(bytes, starts[b]!, starts[b + 1]!)
    file.thousandth(weight)
    file.bytes(cell, 0, cell.length)
    const pool = node < 0 ? undefined : index.poolOf(node)
    if (pool) writeValue(file, pool, index.valueOf(node))
    else if (node < 0) file.none()
    else file.text(index.valueText(node))
    file.end()
  })
  for (const _ of links) yield file.rows
}

function writeValue(file: CsvFile, { bytes, starts }: StringPool, value: number): void {
  file.bytes(bytes, starts[value]!, starts[value + 1]!)
}
