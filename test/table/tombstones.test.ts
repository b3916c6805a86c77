import { expect, test } from 'vitest'
import { Tombstones } from '../../src/table/tombstones.ts'

test('tombstones are numbered as things are forgotten, and stand for rows', () => {
  const tombstones = new Tombstones()
  const first = tombstones.next()
  tombstones.set(7, tombstones.next())
  expect([first, tombstones.of(7), tombstones.of(1), tombstones.count]).toEqual([
    'forgotten:1',
    'forgotten:2',
    undefined,
    2,
  ])
})
