import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CellIdentity } from '../../src/cli/cell-identity.ts'
import type { RawRecord } from '../../src/cli/read/batch.ts'
import { fileReport, readBatches, readCells } from '../../src/cli/read/input-file.ts'
import { type IdentityColumns, RecordIdentity } from '../../src/cli/record-identity.ts'
import { finish } from '../../src/collections/steps.ts'
import { defineModel } from '../../src/model/define-model.ts'
import { address, category, country, date, email, fullName, givenName } from '../../src/model/field.ts'
import type { AnyModel, RecordInput } from '../../src/model/model.ts'
import { phone } from '../../src/normalize/phone-kind.ts'
import type { CellRecords } from '../../src/table/cell-records.ts'
import { type Added, RecordTable } from '../../src/table/record-table.ts'

const FIELDS = {
  email: email({ ttl: 30 }),
  phone: phone(),
  land: country(),
  born: date(),
  name: fullName(),
  first: givenName(),
  street: address(),
  tier: category(),
}
const HEADERS_OF_ALL = { mail: 'email', mail2: 'email', where: 'land' } as const

/** Sources that have their values in other columns, or in parts; and such as are read alike. */
const MODELS: readonly AnyModel[] = [
  defineModel({
    fields: FIELDS,
    sources: {
      '*': { headers: HEADERS_OF_ALL },
      web: { id: 'no', at: 'seen', country: 'CH' },
      crm: {
        headers: {
          y: { field: 'born', part: 'year' },
          m: { field: 'born', part: 'month' },
          d: { field: 'born', part: 'day' },
          tel: 'phone',
        },
      },
    },
  }),
  defineModel({
    fields: FIELDS,
    sources: {
      '*': { headers: HEADERS_OF_ALL },
      web: { id: 'no', at: 'seen', country: 'CH', headers: HEADERS_OF_ALL },
    },
  }),
]

const cell = fc.oneof(
  fc.constantFrom('', '', ' ', 'a@mail.com', 'A@Mail.com ', 'b@mail.com', 'n/a', 'Ann', 'ANN', 'Änn', '\ue000Ann', '7'),
  fc.constantFrom('044 668 18 00', '+41446681800', '2025550143', 'CH', 'Switzerland', 'us', '1984', '2', '2026-01-01'),
  fc.constantFrom('2026-03-01', '2026-03-01T10:00:00Z', '2026-02-30', '1 Main St', 'x'),
)
const HEADERS = ['id', 'no', 'source', 'shop', 'at', 'seen', 'email', 'mail', 'mail2', 'phone', 'tel', 'land', 'where']
const MORE = ['born', 'y', 'm', 'd', 'name', 'first', 'street', 'tier', 'constructor', '__proto__', 'note']

const file = fc
  .tuple(fc.subarray([...HEADERS, ...MORE], { minLength: 1 }), fc.integer({ min: 1, max: 8 }))
  .chain(([names, rows]) => {
    const row = fc.tuple(
      ...names.map((name) => {
        if (name === 'source' || name === 'shop') return fc.constantFrom('web', 'crm', ' a:b ', '', 'web ')
        return name === 'id' || name === 'no' ? fc.constantFrom('1', '2', '', ' ', 'é') : cell
      }),
    )
    return fc.tuple(fc.constant(names), fc.array(row, { minLength: rows, maxLength: rows }))
  })
  .map(([names, rows]) => `${[names, ...rows].map((values) => values.join(',')).join('\n')}\n`)

function inputFile(text: string): Parameters<typeof readCells>[0] {
  async function* open(): AsyncGenerator<Uint8Array> {
    yield new TextEncoder().encode(text)
  }
  return { path: 'file.csv', source: 'till', open }
}

/** A table as anybody sees it. */
function shown(table: RecordTable, added: readonly Added[]): unknown {
  return {
    added,
    rows: Array.from({ length: table.size }, (_, row) => [
      table.nameOf(row),
      table.at.data[row],
      table.columns.map((column) => [
        column.ids(column.cells.data[row]!).map((id) => column.values.get(id)),
        column.ids(column.writtenCell(row)).map((id) => [column.writtenText(id), column.flagsOf(id)]),
      ]),
    ]),
  }
}

async function asObjects(model: AnyModel, text: string, columns: IdentityColumns, now: number): Promise<unknown> {
  const identity = new RecordIdentity(columns, model)
  const table = new RecordTable(model, { payload: false })
  table.raiseWatermark(now)
  const added: Added[] = []
  for await (const { records } of readBatches(inputFile(text), fileReport(inputFile(text)))) {
    for (const raw of records) added.push(table.add(identity.identify(raw as RawRecord, 'till')))
  }
  return { ...(shown(table, added) as object), missing: identity.missing() }
}

async function asCells(
  model: AnyModel,
  text: string,
  columns: IdentityColumns,
  now: number,
  add: (table: RecordTable, records: CellRecords, tell: (added: Added) => void) => void,
): Promise<unknown> {
  const identity = new RecordIdentity(columns, model)
  const table = new RecordTable(model, { payload: false })
  table.raiseWatermark(now)
  const added: Added[] = []
  let cells: CellIdentity | undefined
  for await (const batch of readCells(inputFile(text), fileReport(inputFile(text)))) {
    if ('records' in batch) {
      expect(batch.records).toEqual([])
      continue
    }
    cells ??= new CellIdentity(identity, 'till', batch.columns)
    add(table, cells.identify(batch), (one) => added.push(one))
  }
  return { ...(shown(table, added) as object), missing: identity.missing() }
}

const oneByOne = (table: RecordTable, records: CellRecords, tell: (added: Added) => void): void => {
  for (let r = 0; r < records.size; r++) tell(table.addCells(records, r))
}
const byColumns = (table: RecordTable, records: CellRecords, tell: (added: Added) => void): void => {
  finish(table.addingCells(records, tell))
}
const objects = (table: RecordTable, records: CellRecords, tell: (added: Added) => void): void => {
  for (let r = 0; r < records.size; r++) tell(table.add(records.at(r) as RecordInput))
}

describe('cells of a file', () => {
  test('are the records that its objects are: same keys, times, values, writings, reasons', async () => {
    const columns = fc.constantFrom<IdentityColumns>(
      {},
      { id: 'no' },
      { source: 'shop' },
      { id: 'tier', source: 'shop' },
    )
    const now = fc.constantFrom(Number.NEGATIVE_INFINITY, Date.UTC(2026, 2, 10))
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...MODELS), file, columns, now, async (model, text, asked, watermark) => {
        const expected = await asObjects(model, text, asked, watermark)
        for (const add of [oneByOne, byColumns, objects]) {
          expect(await asCells(model, text, asked, watermark, add)).toEqual(expected)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('become no object where headers rename columns, and several feed a field', async () => {
    const model: AnyModel = defineModel({
      fields: { email: email(), land: country() },
      sources: { '*': { headers: { mail: 'email', mail2: 'email', where: 'land' } } },
    })
    const table = new RecordTable(model, { payload: false })
    const file = inputFile('id,mail,mail2,where\n1,ann@mail.com,bob@mail.com,CH\n')
    let cells: CellIdentity | undefined
    for await (const batch of readCells(file, fileReport(file))) {
      if ('records' in batch) continue
      cells ??= new CellIdentity(new RecordIdentity({}, model), 'till', batch.columns)
      const records = cells.identify(batch)
      records.at = () => expect.unreachable()
      byColumns(table, records, () => {})
    }
    const values = table.columns.map((column) => column.ids(column.cells.data[0]!).map((id) => column.values.get(id)))
    expect(values).toEqual([['ann@mail.com', 'bob@mail.com'], ['CH']])
  })

  test('stay objects where a column that is given to every record feeds a field', () => {
    const mapped = (headers: Record<string, string>): boolean => {
      const model = defineModel({ fields: { email: email() }, sources: { web: { headers } } } as never)
      return new RecordIdentity({}, model).takesCells
    }
    expect([mapped({ mail: 'email' }), mapped({ id: 'email' }), mapped({ at: 'email' })]).toEqual([true, false, false])
  })
})
