import { Buffer } from 'node:buffer'
import { groupBy } from '../collections/grouping.ts'
import type { StringPool } from '../collections/string-pool.ts'
import { GoldenCells, type GoldenSink } from '../golden/golden-cells.ts'
import type { EntityIds } from '../identity/entity-ids.ts'
import type { IdentityState } from '../identity/identity-state.ts'
import { stateOf } from '../identity/inspectable.ts'
import { tellingLinks } from '../identity/row-links.ts'
import type { AnyModel } from '../model/model.ts'
import type { Resolution } from '../resolver/resolve.ts'
import type { CsvFile } from './csv-file.ts'
import type { LineIndex } from './line-index.ts'
import type { OutputDirectory } from './output-directory.ts'
import type { Progress } from './progress.ts'

/** Lines from one step to the next. */
const STEP = 1 << 14

/**
 * Writes an answer, step by step, and tells how far it is. `rejects` already holds the lines that became no record. Keys
 * and values go from the pools to the files as bytes: a string and an object for each of them would take longer than
 * reading and deciding.
 */
export function* writeResolution(
  out: OutputDirectory,
  rejects: CsvFile,
  resolution: Resolution,
  index: LineIndex,
  model: AnyModel,
): Generator<Progress> {
  const state = stateOf(resolution)
  const { size } = resolution.records
  const entities = out.csv('entities.csv', ['source', 'id', 'entity'])
  for (const done of writeEntities(entities, state)) yield { stage: 'write entities', done, total: size }
  const links = out.csv('links.csv', ['a', 'b', 'bits', 'reason', 'value'])
  for (const done of writeLinks(links, state)) yield { stage: 'write links', done }
  const golden = out.csv('golden.csv', ['entity', 'records', ...Object.keys(model.fields)])
  const total = resolution.entities.size
  for (const done of writeGolden(golden, state)) yield { stage: 'write golden records', done, total }

  for (const reject of resolution.rejects) {
    const { file, line } = index.find(reject.index)
    rejects.add(file, line, reject.source, reject.id, reject.field, reject.reason)
    if (rejects.rows % STEP === 0) yield { stage: 'write rejects', done: rejects.rows }
  }

  const redirects = out.csv('redirects.csv', ['entity', 'redirect'])
  for (const { entity, redirect } of resolution.redirects) redirects.add(entity, redirect)

  out.json('model.json', model)
}

const COLON = 58
const LETTER_E = 101

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

function writeId(file: CsvFile, ids: EntityIds, entity: number): void {
  const number = ids.numberIn(entity)
  if (number > 0) file.numbered(LETTER_E, number)
  else file.text(ids.name(entity))
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

/** Made here, so that what only files need stays out of programs that resolve. */
function goldenCells(state: IdentityState): GoldenCells {
  return new GoldenCells(state.table, state.functions, (field) => state.ownsOf(field))
}

function* writeGolden(file: CsvFile, state: IdentityState): Generator<number> {
  const { table, partition, ids } = state
  const entities = partition.ledger.size
  const groups = groupBy(partition.entity.data.subarray(0, table.size), entities)
  const cells = goldenCells(state)
  const sink: GoldenSink = {
    begin(entity, records) {
      writeId(file, ids, entity)
      file.whole(records)
    },
    bytes: (bytes, start, end) => file.bytes(bytes, start, end),
    text: (text) => file.text(text),
    none: () => file.none(),
    // a JSON list, for any separator may be part of a value
    list: (values) => file.text(JSON.stringify(values)),
    end: () => file.end(),
  }
  for (let from = 0; from < entities; from += STEP) {
    cells.write(groups, from, Math.min(entities, from + STEP), sink)
    yield file.rows
  }
}
