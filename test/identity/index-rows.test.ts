import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NodeIndex } from '../../src/identity/node-index.ts'
import { type AnyModel, category, defineModel, email, familyName, type RecordInput } from '../../src/index.ts'
import { RecordTable } from '../../src/table/record-table.ts'
import { anyModel, anyRecord } from '../laws/any-world.ts'

/** Every node with rows, the nodes of every row, and what is silent. */
function told(index: NodeIndex, rows: number): string[] {
  const name = (node: number): string => `${index.typeOf(node)} ${index.valueText(node)}`
  const nodes = Array.from({ length: index.size }, (_, node) => node)
    .filter((node) => index.postings.count(node) > 0)
    .map((node) => `${name(node)}: ${index.rowsOf(node)}${index.quarantined.has(node) ? ' quiet' : ''}`)
  const held = Array.from({ length: rows }, (_, row) => [...index.postings.keysOf(row)].map(name).join())
  return [...nodes.sort(), ...held]
}

/** The index of some rows of a table: of the first `bulk` of them at once, of the others one by one. */
function indexed(table: RecordTable, rows: readonly number[], bulk: number): { index: NodeIndex; over: unknown[] } {
  const index = new NodeIndex(table)
  const over: unknown[] = [...index.addAll(Int32Array.from(rows.slice(0, bulk)))]
  for (const row of rows.slice(bulk)) for (const rejected of index.add(row)) over.push({ row, rejected })
  index.refreshQuarantines()
  return { index, over }
}

describe('indexing many rows at once', () => {
  test('is indexing them one by one, in any world, and goes on one by one', () => {
    const worlds = anyModel.chain((model) =>
      fc.record({ model: fc.constant(model), records: fc.array(anyRecord(model), { maxLength: 25, size: 'max' }) }),
    )
    fc.assert(
      fc.property(worlds, fc.nat(25), fc.nat(25), ({ model, records }, bulk, gone) => {
        const table = new RecordTable(model, { payload: false })
        for (const record of records) table.add(record)
        const rows = Array.from({ length: table.size }, (_, row) => row).filter((row) => row !== gone)
        const one = indexed(table, rows, 0)
        const all = indexed(table, rows, bulk)
        expect(all.over).toEqual(one.over)
        expect(told(all.index, table.size)).toEqual(told(one.index, table.size))
        for (const { index } of [one, all]) {
          if (rows.length > 0) index.remove(rows[0]!)
          index.refreshQuarantines()
        }
        expect(told(all.index, table.size)).toEqual(told(one.index, table.size))
      }),
      { numRuns: 500 },
    )
  })

  test('a row of many words has as many keys, and of too many products the first', () => {
    const model = defineModel({
      fields: { mail: email(), name: familyName(), title: category(), more: category() },
      blocking: [
        { keys: [{ field: 'title', take: 'words' }] },
        {
          keys: [
            { field: 'title', take: 'words' },
            { field: 'more', take: 'words' },
          ],
        },
      ],
    }) as AnyModel
    const words = (letter: string): string => Array.from({ length: 40 }, (_, i) => `${letter}${i + 10}`).join(' ')
    const table = new RecordTable(model, { payload: false })
    const records = [
      { source: 's', id: 1, title: words('t'), more: words('m') },
      { source: 's', id: 2, title: Array.from({ length: 10 }, (_, i) => words(`v${i}`)), more: 'one' },
    ]
    for (const record of records) table.add(record as unknown as RecordInput)
    const all = indexed(table, [0, 1], 2).index
    expect(told(all, 2)).toEqual(told(indexed(table, [0, 1], 0).index, 2))
    expect([0, 1].map((row) => all.postings.keysOf(row).length)).toEqual([40 + 256, 256 + 256])
  })
})
