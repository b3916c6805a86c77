import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SelfsameError } from '../../src/errors.ts'
import { defineModel } from '../../src/model/define-model.ts'
import { category, country, date, email, givenName, identifier } from '../../src/model/field.ts'
import type { RecordInput } from '../../src/model/model.ts'
import { phone } from '../../src/normalize/phone-kind.ts'
import { recordKey } from '../../src/table/record-key.ts'
import { RecordTable } from '../../src/table/record-table.ts'

const model = defineModel({
  fields: {
    email: email(),
    workEmail: email(),
    phone: phone(),
    crm: identifier('crm'),
    firstName: givenName(),
    birthDate: date(),
    country: country(),
    tier: category(),
  },
  sources: { uk: { country: 'GB' }, mapped: { headers: { Mail: 'email' } } },
})

function newTable(payload = false): RecordTable {
  return new RecordTable(model, { payload })
}

/** Canonical values of a row, by field. */
function valuesOf(table: RecordTable, row: number): Record<string, string[]> {
  const values = table.columns.map((column) => [
    column.name,
    column.ids(column.cells.data[row]!).map((id) => column.values.get(id)),
  ])
  return Object.fromEntries(values.filter(([, of]) => of!.length > 0))
}

/** Values of a row as they were written. */
function writtenOf(table: RecordTable, row: number, field: string): string[] {
  const column = table.column(field)!
  return column.ids(column.writtenCell(row)).map((id) => column.writtenText(id))
}

describe('adding a record', () => {
  test('gives it a row, numbered from 0 in the order keys were first seen', () => {
    const table = newTable()
    expect(table.add({ source: 'pos', id: 't-1' })).toEqual({ row: 0, outcome: 'new', unchanged: false, rejected: [] })
    expect(table.add({ source: 'pos', id: 2 })).toEqual({ row: 1, outcome: 'new', unchanged: false, rejected: [] })
    expect(table.add({ source: 'web', id: 't-1' })).toEqual({ row: 2, outcome: 'new', unchanged: false, rejected: [] })
    expect(table.size).toBe(3)
    expect(table.rowOf('pos:2')).toBe(1)
    expect(table.rowOf('pos:3')).toBe(-1)
  })

  test('an id may hold colons, a source may not', () => {
    const table = newTable()
    table.add({ source: 'web', id: 'a:b:c' })
    expect(table.keyOf(0)).toEqual({ source: 'web', id: 'a:b:c' })
  })

  test('stores canonical values beside the values as written', () => {
    const table = newTable()
    table.add({ source: 'pos', id: 1, email: 'Fred.Stone@Gmail.com', firstName: ' FRED ', phone: '+1 415 867 2222' })
    expect(valuesOf(table, 0)).toEqual({ email: ['fredstone@gmail.com'], firstName: ['fred'], phone: ['+14158672222'] })
    expect(writtenOf(table, 0, 'email')).toEqual(['Fred.Stone@Gmail.com'])
    expect(writtenOf(table, 0, 'firstName')).toEqual([' FRED '])
    expect(writtenOf(table, 0, 'phone')).toEqual(['+1 415 867 2222'])
  })

  test('numbers and dates are written as a person would write them', () => {
    const table = newTable()
    const row = table.add({ source: 'pos', id: 1, crm: 42, birthDate: new Date(Date.UTC(1984, 4, 2)) }).row
    expect(valuesOf(table, row)).toEqual({ crm: ['42'], birthDate: ['1984-05-02'] })
    expect(writtenOf(table, row, 'crm')).toEqual(['42'])
    expect(writtenOf(table, row, 'birthDate')).toEqual(['1984-05-02T00:00:00.000Z'])
  })

  test('fields of one kind of identifier share their values; attributes do not', () => {
    const table = newTable()
    table.add({ source: 'pos', id: 1, email: 'a@acme.com' })
    table.add({ source: 'pos', id: 2, workEmail: 'A@acme.com' })
    expect(table.column('email')!.values).toBe(table.column('workEmail')!.values)
    expect(table.column('email')!.cells.data[0]).toBe(table.column('workEmail')!.cells.data[1])
    expect(table.column('firstName')!.values).not.toBe(table.column('tier')!.values)
  })

  test('keeps several values of a field, each once', () => {
    const table = newTable()
    const { row } = table.add({ source: 'pos', id: 1, email: ['b@acme.com', 'a@acme.com', 'B@ACME.com', null, ''] })
    expect(valuesOf(table, row)).toEqual({ email: ['b@acme.com', 'a@acme.com'] })
    expect(writtenOf(table, row, 'email')).toEqual(['b@acme.com', 'a@acme.com'])
  })

  test('reads columns as the model maps them', () => {
    const table = newTable()
    const { row } = table.add({ source: 'mapped', id: 1, Mail: 'a@acme.com' })
    expect(valuesOf(table, row)).toEqual({ email: ['a@acme.com'] })
  })

  test('carries what is outside the model as payload, when asked to', () => {
    const table = newTable(true)
    table.add({ source: 'mapped', id: 1, at: 5, Mail: 'a@acme.com', shoe: 42, list: [1] } as RecordInput)
    expect(table.payload.get(0)).toEqual({ shoe: 42, list: [1] })
    const without = newTable()
    without.add({ source: 'mapped', id: 1, shoe: 42 } as RecordInput)
    expect(without.payload.size).toBe(0)
  })

  test('a payload column called __proto__ harms nobody', () => {
    const table = newTable(true)
    table.add(JSON.parse('{ "source": "x", "id": 1, "__proto__": { "polluted": true }, "constructor": 1 }'))
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
    expect(table.payload.get(0)).not.toHaveProperty('polluted')
    expect(Object.hasOwn(table.payload.get(0)!, 'constructor')).toBe(true)
  })

  test.each<[object, string[]]>([
    [{}, ['record.source', 'record.id']],
    [{ source: '', id: '' }, ['record.source', 'record.id']],
    [{ source: 'a:b', id: 1 }, ['record.source']],
    [{ source: 7, id: 1 }, ['record.source']],
    [{ source: 'a', id: Number.NaN }, ['record.id']],
    [{ source: 'a', id: null }, ['record.id']],
    [{ source: 'a', id: true }, ['record.id']],
  ])('%j is no record', (record, paths) => {
    const table = newTable()
    const add = (): unknown => table.add(record as RecordInput)
    expect(add).toThrow(SelfsameError)
    try {
      add()
    } catch (error) {
      expect((error as SelfsameError).code).toBe('record-invalid')
      expect((error as SelfsameError).problems.map((p) => p.path)).toEqual(paths)
    }
    expect(table.size).toBe(0)
  })
})

describe('refused values', () => {
  test('come back with their reason, and the record lives on', () => {
    const table = newTable()
    const { row, rejected } = table.add({
      source: 'pos',
      id: 1,
      email: ['not an address', 'a@acme.com', 'test@test.com'],
      phone: '020 7946 0018',
      firstName: 'unknown',
      birthDate: '2001-45-30',
    })
    expect(rejected).toEqual([
      { field: 'email', value: 'not an address', reason: 'malformed' },
      { field: 'email', value: 'test@test.com', reason: 'placeholder' },
      { field: 'phone', value: '020 7946 0018', reason: 'country-unknown' },
      { field: 'firstName', value: 'unknown', reason: 'placeholder' },
      { field: 'birthDate', value: '2001-45-30', reason: 'impossible' },
    ])
    expect(valuesOf(table, row)).toEqual({ email: ['a@acme.com'] })
  })

  test('are told each time they come, as written', () => {
    const table = newTable()
    for (const id of [1, 2]) {
      expect(table.add({ source: 'pos', id, email: 'N/A' }).rejected).toEqual([
        { field: 'email', value: 'N/A', reason: 'placeholder' },
      ])
    }
  })

  test('blanks are missing, not refused', () => {
    expect(
      newTable().add({ source: 'pos', id: 1, email: ' ', firstName: '\t', crm: null, phone: [], tier: undefined })
        .rejected,
    ).toEqual([])
    expect(
      newTable().add({ source: 'pos', id: 1, email: [undefined, null, ''], birthDate: [undefined] }).rejected,
    ).toEqual([])
  })

  test.each<[string, () => unknown]>([
    [
      'a circular object',
      () => {
        const o: Record<string, unknown> = {}
        o.o = o
        return o
      },
    ],
    [
      'an object that throws when it is written',
      () => ({
        toJSON: () => {
          throw new Error('no')
        },
      }),
    ],
    ['a big integer', () => 1n],
    ['an object holding one', () => ({ n: 1n })],
    ['a symbol', () => Symbol('s')],
    ['a function', () => () => 1],
    ['a Map', () => new Map()],
    ['a list in a list', () => [['a@acme.com']]],
    ['an invalid Date', () => new Date(Number.NaN)],
    ['true', () => true],
  ])('%s is refused, not thrown', (_, make) => {
    const table = newTable()
    const values = { email: make(), firstName: make(), birthDate: make(), phone: make(), country: make() }
    const { rejected } = table.add({ source: 'pos', id: 1, ...values } as RecordInput)
    expect(rejected.map((r) => r.field).toSorted()).toEqual(Object.keys(values).toSorted())
    expect(valuesOf(table, 0)).toEqual({})
  })

  test('a time that cannot be read is refused, and the record has none', () => {
    const table = newTable()
    const { row, rejected } = table.add({ source: 'pos', id: 1, at: 'yesterday' })
    expect(rejected).toEqual([{ field: 'at', value: 'yesterday', reason: 'malformed' }])
    expect(table.at.data[row]).toBe(Number.NEGATIVE_INFINITY)
  })

  test('a date of birth after the observation that tells it', () => {
    const table = newTable()
    const record = { source: 'pos', id: 1, birthDate: '2024-06-01' }
    expect(table.add({ ...record, at: '2024-01-01' }).rejected).toEqual([
      { field: 'birthDate', value: '2024-06-01', reason: 'after-record' },
    ])
    expect(table.add({ ...record, id: 2, at: '2024-07-01' }).rejected).toEqual([])
    expect(table.add({ ...record, id: 3 }).rejected).toEqual([])
  })
})

describe('the country of a phone number', () => {
  test.each<[string, object, string]>([
    ['is the one the record names', { source: 'uk', country: 'US', phone: '415 867 2222' }, '+14158672222'],
    ['else the one of its source', { source: 'uk', phone: '020 7183 8750' }, '+442071838750'],
    ['may be named in words', { source: 'x', country: 'United Kingdom', phone: '020 7183 8750' }, '+442071838750'],
    ['does not matter to E.164', { source: 'uk', phone: '+14158672222' }, '+14158672222'],
  ])('%s', (_, record, expected) => {
    const table = newTable()
    const { row } = table.add({ id: 1, ...record } as RecordInput)
    expect(valuesOf(table, row).phone).toEqual([expected])
    expect(writtenOf(table, row, 'phone')).toEqual([(record as { phone: string }).phone])
  })

  test('a writing may end in what parts it from its country', () => {
    const table = newTable()
    for (const phone of ['\ue001', '+14158672222\ue001', '+14158672222\ue001US', '\ue000n5', '\ue000']) {
      for (const country of ['US', undefined]) {
        const { rejected } = table.add({ source: 'x', id: 1, country, phone })
        expect(rejected).toMatchObject([{ field: 'phone', value: phone }])
      }
    }
  })

  test('one writing may be two numbers in two countries', () => {
    const table = newTable()
    table.add({ source: 'a', id: 1, country: 'FR', phone: '01 42 68 53 00' })
    table.add({ source: 'a', id: 2, country: 'GB', phone: '01 42 68 53 00' })
    expect(valuesOf(table, 0).phone).toEqual(['+33142685300'])
    expect(valuesOf(table, 1).phone).not.toEqual(['+33142685300'])
  })
})

describe('another version of a record', () => {
  const first = { source: 'pos', id: 1, at: '2026-03-02', firstName: 'Ann' }
  const DAY_2 = Date.UTC(2026, 2, 2)

  test.each<[string, object, 'stale' | 'replaced', string]>([
    ['older: stale', { at: '2026-03-01', firstName: 'Zoe' }, 'stale', 'ann'],
    ['newer: replaces', { at: '2026-03-03', firstName: 'Abe' }, 'replaced', 'abe'],
    ['as old, greater content: replaces', { at: '2026-03-02', firstName: 'Bea' }, 'replaced', 'bea'],
    ['as old, smaller content: stale', { at: '2026-03-02', firstName: 'Abe' }, 'stale', 'ann'],
    ['without a time: replaces', { at: undefined, firstName: 'Abe' }, 'replaced', 'abe'],
    ['with an unreadable time: replaces', { at: 'yesterday', firstName: 'Abe' }, 'replaced', 'abe'],
  ])('%s', (_, version, outcome, name) => {
    const table = newTable()
    table.add(first)
    const added = table.add({ ...first, ...version } as RecordInput)
    expect(added).toMatchObject({ row: 0, outcome })
    expect(table.size).toBe(1)
    expect(valuesOf(table, 0)).toEqual({ firstName: [name] })
  })

  test('a stale version changes nothing, its time neither', () => {
    const table = newTable()
    table.add(first)
    table.add({ ...first, at: '2026-03-01', email: 'a@acme.com' })
    expect(table.at.data[0]).toBe(DAY_2)
    expect(valuesOf(table, 0)).toEqual({ firstName: ['ann'] })
  })

  test('a version without a time gives way to any version with one', () => {
    const table = newTable()
    table.add({ ...first, at: null })
    expect(table.add({ ...first, at: '1970-01-01', firstName: 'Abe' }).outcome).toBe('replaced')
  })

  test('replaces all of the record: what it no longer says is gone', () => {
    const table = newTable()
    table.add({ ...first, email: 'a@acme.com', tier: 'gold' })
    table.add({ ...first, at: '2026-03-03', firstName: 'Ann', email: 'b@acme.com' })
    expect(valuesOf(table, 0)).toEqual({ firstName: ['ann'], email: ['b@acme.com'] })
  })

  test('a removed record leaves its row to its key', () => {
    const table = newTable(true)
    table.add({ ...first, shoe: 42 } as RecordInput)
    table.add({ ...first, id: 2 })
    table.remove(0)
    expect(table.live.data[0]).toBe(0)
    expect(valuesOf(table, 0)).toEqual({})
    expect(table.payload.get(0)).toBeUndefined()
    expect(table.add(first)).toEqual({ row: 0, outcome: 'new', unchanged: false, rejected: [] })
    expect(table.live.data[0]).toBe(1)
    expect(valuesOf(table, 0)).toEqual({ firstName: ['ann'] })
  })

  test('dated versions leave the same record in whatever order they come', () => {
    const version = fc.record({
      at: fc.constantFrom('2026-03-01', '2026-03-02', '2026-03-03'),
      firstName: fc.constantFrom('Ann', 'ANN', 'Bea', 'n/a', undefined),
      email: fc.constantFrom(
        ['a@acme.com', 'b@acme.com'],
        ['b@acme.com', 'a@acme.com'],
        'a@acme.com',
        'A@acme.com',
        undefined,
      ),
    })
    fc.assert(
      fc.property(fc.array(version, { minLength: 1, maxLength: 6 }), fc.nat(), (versions, turn) => {
        const state = (order: typeof versions): unknown => {
          const table = newTable()
          for (const v of order) table.add({ source: 'pos', id: 1, ...v })
          const email = valuesOf(table, 0).email?.toSorted()
          const written = [...writtenOf(table, 0, 'email').toSorted(), ...writtenOf(table, 0, 'firstName')]
          return [table.at.data[0], email, valuesOf(table, 0).firstName, written]
        }
        const turned = versions.map((_, i) => versions[(i + turn) % versions.length]!)
        expect(state(turned)).toEqual(state(versions))
        expect(state(turned.toReversed())).toEqual(state(versions))
      }),
    )
  })
})

describe('recordKey', () => {
  test('takes a key or its two parts', () => {
    expect(recordKey('pos:t-1')).toBe('pos:t-1')
    expect(recordKey({ source: 'pos', id: 't-1' })).toBe('pos:t-1')
    expect(recordKey({ source: 'pos', id: 42 })).toBe('pos:42')
  })

  test.each([[null], [undefined], [42], [{}]])('%j names no record', (ref) => {
    expect(() => recordKey(ref as never)).toThrow(SelfsameError)
  })
})

test('a table gives back every value it accepted, whatever it looks like', () => {
  const anyValue = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.double(),
    fc.constantFrom(null, undefined, '', '\ue000n5', '\ue001'),
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(anyValue, fc.array(anyValue)), { maxLength: 10 }), (values) => {
      const table = newTable()
      values.forEach((crm, id) => {
        const { row, rejected } = table.add({ source: 'x', id, crm: crm as string })
        const kept = writtenOf(table, row, 'crm')
        expect(kept).toHaveLength(valuesOf(table, row).crm?.length ?? 0)
        const told = [...kept, ...rejected.map((r) => r.value)]
        const texts = [crm].flat().map((v) => (typeof v === 'number' ? String(v) : v))
        for (const text of told) expect(texts).toContain(text)
      })
    }),
  )
})
