import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeUtf8 } from '../../src/collections/decode-utf8.ts'
import { GoldenCells } from '../../src/golden/golden-cells.ts'
import { goldenRecord } from '../../src/golden/golden-record.ts'
import { defineModel } from '../../src/model/define-model.ts'
import { address, category, email, givenName } from '../../src/model/field.ts'
import type { RecordInput, SurvivorshipRule } from '../../src/model/model.ts'
import { phone } from '../../src/normalize/phone-kind.ts'
import { RecordTable } from '../../src/table/record-table.ts'

const FIELDS = {
  email: email(),
  phone: phone({ country: 'US' }),
  name: givenName(),
  address: address({ country: 'US' }),
  tier: category(),
}

const functions = { last: (candidates: readonly unknown[]) => candidates.at(-1) as never }

/** The cells of golden.csv as they were before there were any cells: from the golden record. */
function twin(table: RecordTable, rows: readonly number[], owns: (row: number) => boolean): (string | string[])[] {
  const golden = goldenRecord(table, rows, functions, owns) as Record<string, { value: string | string[] }>
  return Object.keys(FIELDS).map((field) => {
    const value = golden[field]?.value ?? ''
    return Array.isArray(value) && value.length === 1 ? value[0]! : value
  })
}

function cells(table: RecordTable, rows: readonly number[], owns: (row: number) => boolean): (string | string[])[] {
  const written: (string | string[])[] = []
  const golden = new GoldenCells(table, functions, () => owns)
  const groups = { starts: Int32Array.from([0, rows.length]), items: Int32Array.from(rows) }
  golden.write(groups, 0, 1, {
    begin: (entity, records) => expect([entity, records]).toEqual([0, rows.length]),
    bytes: (bytes, start, end) => written.push(decodeUtf8(bytes, start, end)),
    text: (text) => written.push(text),
    none: () => written.push(''),
    list: (values) => written.push([...values]),
    end: () => {},
  })
  return written
}

describe('GoldenCells', () => {
  test('writes what the golden record says, by every rule', () => {
    const rule = fc.constantFrom<SurvivorshipRule>(
      'most-recent',
      'oldest',
      'most-frequent',
      'longest',
      'union',
      { by: 'source-priority', order: ['b', 'a'] },
      { by: 'custom', function: 'last' },
    )
    const record = fc.record({
      source: fc.constantFrom('a', 'b'),
      at: fc.constantFrom(undefined, '2026-01-01', '2026-01-02'),
      email: fc.constantFrom('', 'ann@mail.com', 'Ann@Mail.com', 'bob@mail.com', ['ann@mail.com', 'bob@mail.com']),
      phone: fc.constantFrom('', '(415) 867-2222', '4158672222', '415 867 2223'),
      name: fc.constantFrom(
        '',
        'Ann',
        'ANN',
        '  Ann ',
        'Ann  Marie',
        'Änn',
        '\u00a0Ann',
        'A\u0308nn',
        'Å\u0301nn',
        7,
        '\ue000Ann',
      ),
      address: fc.constantFrom('', '1 Main St', '1  Main St', '1 Mäin St', '2 Main Street'),
      tier: fc.constantFrom('', 'gold', 'Gold', 'a "b"'),
    })
    fc.assert(
      fc.property(rule, fc.array(record, { minLength: 1, maxLength: 6 }), fc.nat(6), (survives, records, foreign) => {
        const survivorship = Object.fromEntries(Object.keys(FIELDS).map((field) => [field, survives]))
        const table = new RecordTable(defineModel({ fields: FIELDS, survivorship }), { payload: false })
        const rows = records.map((r, id) => table.add({ ...r, id: `${id}` } as RecordInput).row)
        const owns = (row: number): boolean => row !== foreign
        expect(cells(table, rows, owns)).toEqual(twin(table, rows, owns))
      }),
    )
  })

  test('a value that all records share is handed over as it stands in its pool', () => {
    const table = new RecordTable(defineModel({ fields: FIELDS }), { payload: false })
    const rows = ['Ann@Mail.com', 'ann@mail.com'].map((email, id) => table.add({ source: 'a', id, email }).row)
    expect(cells(table, rows, () => true)).toEqual(['ann@mail.com', '', '', '', ''])
  })
})
