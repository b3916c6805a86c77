import { EXPORTS } from './exports.ts'
import { formatRows } from './files.ts'
import type { World } from './person.ts'
import { type Random, seededRandom } from './random.ts'
import type { Row } from './visit.ts'
import { SOURCES, type Source, visits } from './visits.ts'

/** The texts of the exports by file name, and of the truth: a CSV that says who is who, `source,id,entity`. */
export interface Exports {
  readonly files: ReadonlyMap<string, string>
  readonly truth: string
}

/** Nine exports with `records` records of the world's people. */
export function writeExports(world: World, records: number, seed: number): Exports {
  const random = seededRandom(seed)
  const drawn = new Map<Source, { row: Row; person: string }[]>(SOURCES.map((source) => [source, []]))
  for (const { source, visit } of visits(world, records, random)) {
    drawn.get(source)!.push({ row: EXPORTS[source].row(visit), person: visit.person.id })
  }
  const files = new Map<string, string>()
  const truth: Row[] = []
  for (const source of SOURCES) {
    const { file, idColumn, prefix } = EXPORTS[source]
    const rows = shuffle(drawn.get(source)!, random).map(({ row, person }, index) => {
      const id = `${prefix}${String(index + 1).padStart(6, '0')}`
      truth.push({ source, id, entity: person })
      return { [idColumn]: id, ...row }
    })
    files.set(file, formatRows(file, rows))
  }
  return { files, truth: formatRows('truth.csv', truth) }
}

/** Fisher-Yates, in place: an export must not betray by its order who belongs together. */
function shuffle<T>(items: T[], random: Random): T[] {
  for (let i = items.length - 1; i > 0; i--) {
    const j = random.int(0, i)
    ;[items[i], items[j]] = [items[j]!, items[i]!]
  }
  return items
}
