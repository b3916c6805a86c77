import fc from 'fast-check'
import { expect, it } from 'vitest'
import { sampleGroups, sampleRecords } from '../../src/train/record-sample.ts'

const rows = Array.from({ length: 5000 }, (_, i) => ({ id: `r${i}`, name: `n${i % 700}` }))

it('samples the same records in any order', () => {
  const ids = (sample: readonly Readonly<Record<string, unknown>>[]): unknown[] => sample.map((row) => row.id).sort()
  const forward = sampleRecords(rows, ['id', 'name'], 1000)
  const backward = sampleRecords(rows.toReversed(), ['id', 'name'], 1000)
  expect(forward.length).toBeGreaterThan(400)
  expect(forward.length).toBeLessThanOrEqual(1000)
  expect(ids(backward)).toEqual(ids(forward))
})

it('keeps everything where there is room', () => {
  expect(sampleRecords(rows, ['id'], 5000)).toBe(rows)
})

it('keeps every record of the keys it keeps', () => {
  const groups = sampleGroups(rows, (row) => row.name as string, 100)
  expect(groups.length).toBeGreaterThan(40)
  expect(groups.length).toBeLessThanOrEqual(100)
  for (const group of groups) expect(group).toEqual(rows.filter((row) => row.name === group[0]?.name))
})

it('groups the same keys in any order', () => {
  const numbers = fc.array(fc.record({ key: fc.integer({ min: 0, max: 50 }) }), { maxLength: 200 })
  fc.assert(
    fc.property(numbers, (records) => {
      const keys = (list: typeof records): string[] =>
        sampleGroups(list, (row) => String(row.key), 20)
          .map((group) => `${String(group[0]?.key)}:${group.length}`)
          .sort()
      expect(keys(records.toReversed())).toEqual(keys(records))
    }),
  )
})
