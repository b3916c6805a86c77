import { expect, test } from 'vitest'
import { NaiveEntities } from '../../bench/naive-entities.ts'

const record = (email: string, phone = '', loyalty_id = '') => ({ email, phone, loyalty_id })

test('the naive twin joins what shares a value, also through others, and writes every record once', () => {
  const entities = new NaiveEntities()
  entities.put(record('a@x.com'), 'r1')
  entities.put(record('', '(512) 345-6789'), 'r2')
  entities.put(record('', '', 'N1'), 'r3')
  entities.put(record(' A@X.com', '+15123456789'), 'r4')
  entities.put(record(''), 'r5')
  const groups = new Map<number, string[]>()
  for (const [key, entity] of entities.entities()) groups.set(entity, [...(groups.get(entity) ?? []), key].sort())
  expect([...groups.values()].sort()).toEqual([['r1', 'r2', 'r4'], ['r3'], ['r5']])
})
