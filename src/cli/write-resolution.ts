import type { AnyModel } from '../model/model.ts'
import type { Resolution } from '../resolver/resolve.ts'
import type { CsvFile } from './csv-file.ts'
import type { LineIndex } from './line-index.ts'
import type { OutputDirectory } from './output-directory.ts'

/** Writes an answer, one entity at a time. `rejects` already holds the lines that became no record. */
export function writeResolution(
  out: OutputDirectory,
  rejects: CsvFile,
  resolution: Resolution,
  index: LineIndex,
  model: AnyModel,
): void {
  const entities = out.csv('entities.csv', ['source', 'id', 'entity'])
  for (const { source, id, entity } of resolution.records) entities.add(source, id, entity)

  const links = out.csv('links.csv', ['a', 'b', 'bits', 'reason', 'value'])
  for (const { a, b, weight, reason, value } of resolution.links) links.add(a, b, weight, reason, value ?? '')

  const fields = Object.keys(model.fields)
  const golden = out.csv('golden.csv', ['entity', 'records', ...fields])
  for (const entity of resolution.entities) {
    const record = entity.golden
    golden.add(entity.id, entity.records.length, ...fields.map((field) => goldenCell(record[field]?.value)))
  }

  for (const reject of resolution.rejects) {
    const { file, line } = index.find(reject.index)
    rejects.add(file, line, reject.source, reject.id, reject.field, reject.reason)
  }

  const redirects = out.csv('redirects.csv', ['entity', 'redirect'])
  for (const { entity, redirect } of resolution.redirects) redirects.add(entity, redirect)

  out.json('model.json', model)
}

/** One value as it is; several as a JSON list, for any separator may be part of a value. */
function goldenCell(value: string | readonly string[] | undefined): string {
  if (value === undefined || typeof value === 'string') return value ?? ''
  return value.length === 1 ? value[0]! : JSON.stringify(value)
}
