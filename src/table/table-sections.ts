import { FirstUse } from '../collections/first-use.ts'
import type { Section, Sections } from '../collections/sections.ts'
import type { Steps } from '../collections/steps.ts'
import { StringPool } from '../collections/string-pool.ts'
import { type CellImage, type FieldColumn, isOther } from './field-column.ts'
import { plainValue } from './raw-value.ts'
import type { RecordTable } from './record-table.ts'

/**
 * Some rows of a table as sections of a snapshot. Values are numbered by first use, column after column, so that the same
 * rows give the same bytes whatever else the table has ever held.
 */
export function* tableSections(table: RecordTable, rows: Int32Array): Steps<Record<string, Section>> {
  const sections: Record<string, Section> = { at: Float64Array.from(rows, (row) => table.at.data[row]!) }
  addTexts(sections, 'keys', table.keys, rows)
  const pools = poolsOf(table)
  const numbers = pools.map((pool) => new FirstUse(pool.size))
  for (const [f, column] of table.columns.entries()) {
    yield
    const values = numbers[pools.indexOf(column.values)]!
    const writings = new FirstUse(column.writings.size)
    const written = (id: number): number => {
      return isOther(id) ? 2 * writings.numberOf(id >> 1) + 1 : 2 * values.numberOf(id >> 1)
    }
    const image = column.imageOf(rows, (id) => values.numberOf(id), written)
    yield
    addCells(sections, `fields.${f}.cells`, image.values)
    addCells(sections, `fields.${f}.written`, image.written)
    addTexts(sections, `fields.${f}.writings`, column.writings, writings.ids.view)
    addFlags(sections, `fields.${f}.flags`, column, writings.ids.view)
  }
  for (const [p, pool] of pools.entries()) {
    yield
    addTexts(sections, `values.${p}`, pool, numbers[p]!.ids.view)
  }
  return { ...sections, ...payloadSections(table, rows), watermark: Float64Array.of(table.watermark) }
}

/** Fills `rows` of a table that has none yet with what {@link tableSections} wrote; the model must be the same. */
export function loadTable(table: RecordTable, rows: Int32Array, sections: Sections): void {
  const pools = poolsOf(table)
  const values = pools.map((pool, p) => pool.internAll(textsOf(sections, `values.${p}`)))
  const at = sections.float64('at')
  for (let i = 0; i < rows.length; i++) {
    table.at.data[rows[i]!] = at[i]!
    table.live.data[rows[i]!] = 1
  }
  table.liveRows = rows.length
  table.columns.forEach((column, f) => {
    const writings = column.writings.internAll(textsOf(sections, `fields.${f}.writings`))
    const cells = cellsOf(sections, `fields.${f}.cells`)
    const written = cellsOf(sections, `fields.${f}.written`)
    const ids = values[pools.indexOf(column.values)]!
    column.loadImage(
      table.size,
      rows,
      { values: cells, written },
      (number) => ids[number]!,
      (number) => (isOther(number) ? 2 * writings[number >> 1]! + 1 : 2 * ids[number >> 1]!),
    )
    column.flags.push(...(sections.json(`fields.${f}.flags.names`) as string[]))
    const canonical = new Int32Array(writings.length)
    eachMeaning(cells, written, (value, writing) => {
      if (isOther(writing)) canonical[writing >> 1] = ids[value]!
      else column.learnOwn(ids[value]!)
    })
    column.learn(writings, canonical, sections.int32(`fields.${f}.flags.bits`))
  })
  loadPayload(table, rows, sections)
  table.raiseWatermark(sections.float64('watermark')[0]!)
}

/** Some texts of a pool as two sections. */
export function addTexts(
  sections: Record<string, Section>,
  name: string,
  pool: StringPool,
  ids: ArrayLike<number>,
): void {
  const { bytes, starts } = pool.pick(ids)
  sections[`${name}.bytes`] = bytes
  sections[`${name}.starts`] = starts
}

/** The texts that {@link addTexts} wrote. */
export function textsOf(sections: Sections, name: string): { bytes: Uint8Array; starts: Uint32Array } {
  return { bytes: sections.uint8(`${name}.bytes`), starts: sections.uint32(`${name}.starts`) }
}

/** The pools of canonical values, each once, in the order of the model's fields. */
function poolsOf({ columns }: RecordTable): StringPool[] {
  return [...new Set(columns.map((column) => column.values))]
}

function addCells(sections: Record<string, Section>, name: string, { cells, lists }: CellImage): void {
  sections[name] = cells
  sections[`${name}.lists`] = lists
}

function cellsOf(sections: Sections, name: string): CellImage {
  return { cells: sections.int32(name), lists: sections.int32(`${name}.lists`) }
}

/** Flags of writings, if there are any; the names in code-unit order: in a column they stand as they were met. */
function addFlags(sections: Record<string, Section>, name: string, column: FieldColumn, writings: Int32Array): void {
  const flags = column.flags.length === 0 ? [] : Array.from(writings, (id) => column.flagsOf(2 * id + 1))
  const names = [...new Set(flags.flat())].sort()
  sections[`${name}.names`] = names
  sections[`${name}.bits`] = Int32Array.from(flags, (of) =>
    of.reduce((bits, flag) => bits | (1 << names.indexOf(flag)), 0),
  )
}

/** What writings were normalized to: each with the value in the same place of a row that holds it. */
function eachMeaning(values: CellImage, written: CellImage, tell: (value: number, writing: number) => void): void {
  values.cells.forEach((value, i) => {
    const writing = written.cells[i]!
    if (value >= 0) tell(value, writing)
    if (value >= -1) return
    const [from, to] = [-2 - value, -2 - writing]
    for (let k = 1; k <= values.lists[from]!; k++) tell(values.lists[from + k]!, written.lists[to + k]!)
  })
}

/** What records hold outside the model, as JSON, equal ones once. */
function payloadSections({ payload }: RecordTable, rows: Int32Array): Record<string, Section> {
  const sections: Record<string, Section> = {}
  const texts = new StringPool()
  const holders = payload.size === 0 ? [] : Array.from(rows.keys()).filter((i) => payload.has(rows[i]!))
  sections['payload.rows'] = Int32Array.from(holders)
  sections['payload.texts'] = Int32Array.from(holders, (i) => texts.intern(jsonOf(payload.get(rows[i]!)!)))
  addTexts(sections, 'payload', texts, [...Array(texts.size).keys()])
  return sections
}

/** What JSON cannot say of a payload becomes text, or stays away: dates and big integers, functions and symbols. */
function jsonOf(payload: Readonly<Record<string, unknown>>): string {
  const plain = Object.entries(payload).map(([name, raw]) => {
    const value = plainValue(raw)
    return [name, typeof value === 'bigint' ? String(value) : value] as const
  })
  return JSON.stringify(Object.fromEntries(plain))
}

function loadPayload(table: RecordTable, rows: Int32Array, sections: Sections): void {
  const texts = new StringPool()
  const ids = texts.internAll(textsOf(sections, 'payload'))
  const which = sections.int32('payload.texts')
  sections.int32('payload.rows').forEach((i, k) => {
    table.payload.set(rows[i]!, JSON.parse(texts.get(ids[which[k]!]!)))
  })
}
