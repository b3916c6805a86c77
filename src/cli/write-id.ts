import type { EntityIds } from '../identity/entity-ids.ts'
import type { CsvFile } from './csv-file.ts'

const LETTER_E = 101

/** Writes the id of an entity as the next cell. */
export function writeId(file: CsvFile, ids: EntityIds, entity: number): void {
  const number = ids.numberIn(entity)
  if (number > 0) file.numbered(LETTER_E, number)
  else file.text(ids.name(entity))
}
