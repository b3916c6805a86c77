import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'

/** A folder with `records.csv` (`id,source,…`) and `truth.csv` (`id,entity`). */
export interface DataSet {
  readonly name: string
  readonly records: string
  readonly truth: string
}

/** The data sets of a folder, by name; `only` these where it is not empty. */
export function dataSets(folder: string, only: readonly string[]): DataSet[] {
  return readdirSync(folder)
    .sort()
    .filter((name) => only.length === 0 || only.includes(name))
    .map((name) => ({ name, records: join(folder, name, 'records.csv'), truth: join(folder, name, 'truth.csv') }))
    .filter(({ records, truth }) => existsSync(records) && existsSync(truth))
}

/** The rows of a CSV file with a header. */
export function rows(path: string): Record<string, string>[] {
  return Papa.parse<Record<string, string>>(readFileSync(path, 'utf8'), { header: true, skipEmptyLines: true }).data
}

/** Record id and entity, of `truth.csv` or an `entities.csv`. */
export function partition(path: string): [record: string, entity: string][] {
  return rows(path).map(({ id, entity }) => [id!, entity!])
}
