import { expect, test } from 'vitest'
import { type Change, redactChanges } from '../../src/index.ts'

const STONE = 'forgotten:7'

function redacted(change: Change): Change {
  return redactChanges([change], ['crm:1', 'ann@mail.com'], STONE)[0]!
}

test.each<[Change, Change]>([
  [
    { type: 'created', entity: 'e1', records: ['crm:1', 'crm:2'] },
    { type: 'created', entity: 'e1', records: ['crm:2', STONE] },
  ],
  [
    { type: 'split', entity: 'e1', parts: [{ entity: 'e2', records: ['crm:1'], redirects: ['e3'] }] },
    { type: 'split', entity: 'e1', parts: [{ entity: 'e2', records: [STONE], redirects: ['e3'] }] },
  ],
  [
    { type: 'updated', entity: 'e1', added: ['crm:1'], removed: ['crm:2'], changed: [] },
    { type: 'updated', entity: 'e1', added: [STONE], removed: ['crm:2'], changed: [] },
  ],
  [
    {
      type: 'merged',
      entity: 'e1',
      absorbed: ['e2'],
      link: { a: 'crm:1', b: 'crm:2', weight: 12, reason: 'email', value: 'ann@mail.com' },
    },
    {
      type: 'merged',
      entity: 'e1',
      absorbed: ['e2'],
      link: { a: STONE, b: 'crm:2', weight: 12, reason: 'email', value: STONE },
    },
  ],
  [
    { type: 'allowed', reason: 'quarantine', records: [], field: 'email', value: 'ann@mail.com · stone', count: 0 },
    { type: 'allowed', reason: 'quarantine', records: [], field: 'email', value: STONE, count: 0 },
  ],
  [
    { type: 'refused', reason: 'contradiction', records: ['crm:1', 'web:2'] },
    { type: 'refused', reason: 'contradiction', records: [STONE, 'web:2'] },
  ],
  [
    { type: 'refused', reason: 'limit', records: ['crm:11'], value: 'joann@mail.com' },
    { type: 'refused', reason: 'limit', records: ['crm:11'], value: 'joann@mail.com' },
  ],
  [
    { type: 'removed', entity: 'e1' },
    { type: 'removed', entity: 'e1' },
  ],
])('%j', (change, expected) => {
  expect(redacted(change)).toEqual(expected)
})
