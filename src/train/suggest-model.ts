import { assertIterable } from '../model/assert-call.ts'
import type { FieldSpec } from '../model/field.ts'
import type { HeaderTarget, ModelInput } from '../model/model.ts'
import { type DescribeOptions, readData } from './describe-columns.ts'
import { planFields } from './field-plan.ts'

/**
 * A model for records about which nothing is known: reads the headers, in seven languages, and the values, and says
 * which columns are compared, as what. `sources['*'].headers` maps each column to its field. Columns that number the
 * rows, repeat other columns, hold notes, or hardly anything are left out. Rows in another order give the same model.
 *
 * It settles fields, and which sources are clean lists; rules, weights and thresholds come from training. `describeColumns` says why.
 */
export function suggestModel(
  records: Iterable<Readonly<Record<string, unknown>>>,
  options: DescribeOptions = {},
): ModelInput {
  assertIterable('records', records)
  const data = readData(records, options)
  const planned = planFields(data)
  const fields: Record<string, FieldSpec> = {}
  const headers: Record<string, HeaderTarget> = {}
  for (const { name, spec, columns } of planned) {
    fields[name] = spec
    for (const { header, part } of columns) headers[header] = part === undefined ? name : { field: name, part }
  }
  const any = { headers, ...(options.id === undefined ? {} : { id: options.id }) }
  const clean = Object.entries(data.sources).filter(([, source]) => source.cleanList)
  return {
    fields,
    sources: { '*': any, ...Object.fromEntries(clean.map(([name]) => [name, { ...any, clean: true }])) },
  }
}
