import { expect, test } from 'vitest'
import { EntityMap, SelfsameError } from '../../src/index.ts'

function entitiesOf(map: EntityMap): unknown[] {
  return [...map.entities()].map(([id, records]) => [id, [...records].sort()])
}

test('starts with nothing, or where it is told to', () => {
  expect([...new EntityMap().entities()]).toEqual([])
  const map = new EntityMap([{ id: 'e4', records: ['s:1', 's:2'] }])
  expect([map.size, map.entityOf('s:2'), map.entityOf('s:3')]).toEqual([1, 'e4', undefined])
})

test('applies changes in their order', () => {
  const map = new EntityMap()
  map.apply([
    { type: 'created', entity: 'e1', records: ['s:1'] },
    { type: 'created', entity: 'e2', records: ['s:2', 's:3'] },
    { type: 'merged', entity: 'e1', absorbed: ['e2'] },
    { type: 'updated', entity: 'e1', added: ['s:4'], removed: ['s:1'], changed: ['s:2'] },
  ])
  expect(entitiesOf(map)).toEqual([['e1', ['s:2', 's:3', 's:4']]])
  expect([map.current('e2'), [...map.records('e2')!].sort()]).toEqual(['e1', ['s:2', 's:3', 's:4']])
  map.apply([
    { type: 'split', entity: 'e1', parts: [{ entity: 'e2', records: ['s:3'] }] },
    { type: 'refused', reason: 'limit', records: ['s:2', 's:3'], rule: 'email' },
    { type: 'allowed', reason: 'limit', records: ['s:2', 's:3'], rule: 'email' },
  ])
  expect(entitiesOf(map)).toEqual([
    ['e1', ['s:2', 's:4']],
    ['e2', ['s:3']],
  ])
  expect(map.current('e2')).toBe('e2')
  map.apply([{ type: 'removed', entity: 'e1' }])
  expect([map.entityOf('s:2'), map.current('e1'), map.records('e1'), map.size]).toEqual([
    undefined,
    undefined,
    undefined,
    1,
  ])
})

test('an id leads on with what absorbed it, and goes with the part that takes it along', () => {
  const map = new EntityMap(['e1', 'e2', 'e3'].map((id) => ({ id, records: [`s:${id}`] })))
  map.apply([
    { type: 'merged', entity: 'e2', absorbed: ['e3'] },
    { type: 'merged', entity: 'e1', absorbed: ['e2'] },
  ])
  expect(['e2', 'e3'].map((id) => map.current(id))).toEqual(['e1', 'e1'])
  map.apply([{ type: 'split', entity: 'e1', parts: [{ entity: 'e2', records: ['s:e2'] }] }])
  expect(['e2', 'e3'].map((id) => map.current(id))).toEqual(['e2', 'e1'])
  map.apply([{ type: 'updated', entity: 'e2', added: ['s:e3'], removed: [], changed: [], redirects: ['e3'] }])
  expect(['e3', 'e9'].map((id) => map.current(id))).toEqual(['e2', undefined])
  expect(entitiesOf(map)).toEqual([
    ['e1', ['s:e1']],
    ['e2', ['s:e2', 's:e3']],
  ])
})

test('a record is in the entity that took it in last, whatever order two updates come in', () => {
  const map = new EntityMap(['e1', 'e2'].map((id) => ({ id, records: [`s:${id}`, `t:${id}`] })))
  map.apply([
    { type: 'updated', entity: 'e1', added: ['s:e2'], removed: ['s:e1'], changed: [] },
    { type: 'updated', entity: 'e2', added: ['s:e1'], removed: ['s:e2'], changed: [] },
  ])
  expect(entitiesOf(map)).toEqual([
    ['e1', ['s:e2', 't:e1']],
    ['e2', ['s:e1', 't:e2']],
  ])
  expect(['s:e1', 's:e2'].map((key) => map.entityOf(key))).toEqual(['e2', 'e1'])
})

test('a change of an entity that is not there says that changes are missing', () => {
  const map = new EntityMap()
  for (const change of [
    { type: 'updated', entity: 'e7', added: [], removed: [], changed: ['s:1'] },
    { type: 'removed', entity: 'e7' },
    { type: 'split', entity: 'e7', parts: [] },
    { type: 'merged', entity: 'e7', absorbed: [] },
  ] as const) {
    expect(() => map.apply([change])).toThrow(SelfsameError)
    expect(() => map.apply([change])).toThrow(/'e7' is no entity here/)
  }
})
