import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { KeyColumn, takeKeys } from '../../src/block/key-column.ts'
import type { BlockingKey } from '../../src/model/comparison.ts'
import { defineModel } from '../../src/model/define-model.ts'
import { category, date, familyName, text } from '../../src/model/field.ts'
import type { AnyModel } from '../../src/model/model.ts'
import { RecordTable } from '../../src/table/record-table.ts'

const model = defineModel({
  fields: { lastName: familyName(), birthDate: date(), title: text(), tier: category() },
}) as AnyModel

/** The keys of each record, as text. */
function keysOf(key: BlockingKey, records: readonly object[]): string[][] {
  const table = new RecordTable(model, { payload: false })
  records.forEach((record, id) => {
    table.add({ source: 's', id, ...record })
  })
  const column = new KeyColumn(table, key)
  return records.map((_, row) => column.keysOf(row).map((id) => column.text(id)))
}

const FORTY = Array.from({ length: 40 }, (_, i) => `w${i + 10}`)

describe('what a key takes of a value', () => {
  test.each<[Omit<BlockingKey, 'field'>, string, readonly string[]]>([
    [{ take: 'value' }, 'stone', ['stone']],
    [{ take: 'prefix' }, 'stone', ['sto']],
    [{ take: 'prefix', length: 2 }, 'stone', ['st']],
    // a value shorter than the prefix is no key: it would be shared with everything short
    [{ take: 'prefix', length: 6 }, 'stone', []],
    [{ take: 'prefix', length: 5 }, 'stone', ['stone']],
    [{ take: 'year' }, '1984-05-02', ['1984']],
    [{ take: 'year' }, '1984', ['1984']],
    [{ take: 'year' }, '05-02', []],
    [{ take: 'day' }, '1984-05-02', ['05-02']],
    [{ take: 'day' }, '1984-05', []],
    [{ take: 'sound' }, 'stone', ['STN']],
    [{ take: 'sound' }, '12', []],
    [{ take: 'words' }, 'red garden chair red', ['red', 'garden', 'chair']],
    // single letters are in every other text
    [{ take: 'words' }, 'a red x', ['red']],
    [{ take: 'words' }, [...FORTY, 'last'].join(' '), FORTY],
    [{ take: 'wordBag' }, 'red dav hdx275 red x', ['red', 'dav', 'hdx275', 'davhdx275', 'hdx275red']],
  ])('%j of %j', (key, value, keys) => {
    expect(keysOf({ field: 'tier', ...key }, [{ tier: value }])).toEqual([keys])
  })

  test('is the same whether it is read as bytes or as text', () => {
    const value = fc.string({ unit: fc.constantFrom('a', 'b', '1', ' ', '  ', 'é', '-'), maxLength: 120 })
    const keys = fc.constantFrom<Omit<BlockingKey, 'field'>>(
      { take: 'words' },
      { take: 'prefix' },
      { take: 'prefix', length: 6 },
    )
    fc.assert(
      fc.property(keys, fc.array(value, { maxLength: 5 }), (key, values) => {
        const table = new RecordTable(model, { payload: false })
        const column = table.column('tier')!
        const own = new KeyColumn(table, { field: 'tier', ...key })
        values.forEach((text, row) => {
          const id = column.values.intern(text)
          column.store(row, [id], [2 * id])
          expect(own.keysOf(row).map((k) => own.text(k))).toEqual(takeKeys({ field: 'tier', ...key }, text))
        })
      }),
    )
  })

  test('alike sounds are one key', () => {
    const sound = (tier: string): string[][] => keysOf({ field: 'tier', take: 'sound' }, [{ tier }])
    expect(sound('stephen')).toEqual(sound('steven'))
    expect(sound('stephen')).not.toEqual(sound('robert'))
  })
})

describe('KeyColumn', () => {
  test('gives the keys of every row, none where there is no value', () => {
    expect(
      keysOf({ field: 'birthDate', take: 'year' }, [{ birthDate: '1984-05-02' }, {}, { birthDate: 'n/a' }]),
    ).toEqual([['1984'], [], []])
  })

  test('of several values all keys, each once', () => {
    const values = [{ lastName: ['Stone', 'Stones', 'Lee'] }, { title: 'red chair' }, { lastName: 'Stoneham' }]
    expect(keysOf({ field: 'lastName', take: 'prefix' }, values)).toEqual([['sto', 'lee'], [], ['sto']])
    expect(keysOf({ field: 'title', take: 'words' }, [{ title: ['red chair', 'chair blue'] }])).toEqual([
      ['red', 'chair', 'blue'],
    ])
  })

  test('of several fields the words of all, each once', () => {
    const key: BlockingKey = { field: 'title', with: ['tier'], take: 'wordBag' }
    expect(keysOf(key, [{ title: 'red chair', tier: 'gold red' }, { tier: 'gold' }, {}])).toEqual([
      ['red', 'chair', 'gold'],
      ['gold'],
      [],
    ])
  })

  test('rows put after the column was made have keys, too', () => {
    const table = new RecordTable(model, { payload: false })
    const column = new KeyColumn(table, { field: 'lastName', take: 'value' })
    table.add({ source: 's', id: 1, lastName: 'Stone' })
    const [first] = column.keysOf(0)
    table.add({ source: 's', id: 2, lastName: 'Lee' })
    table.add({ source: 's', id: 3, lastName: 'stone' })
    expect([1, 2].map((row) => column.keysOf(row).map((id) => column.text(id)))).toEqual([['lee'], ['stone']])
    expect(column.keysOf(2)).toEqual([first])
  })
})
