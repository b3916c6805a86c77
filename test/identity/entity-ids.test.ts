import { describe, expect, test } from 'vitest'
import { finish } from '../../src/collections/steps.ts'
import { EntityLedger } from '../../src/graph/entity-ledger.ts'
import { byAge, EntityIds } from '../../src/identity/entity-ids.ts'

function ledgerOf(size: number): EntityLedger {
  const ledger = new EntityLedger()
  for (let i = 0; i < size; i++) ledger.mint([i])
  return ledger
}

describe('ids that nobody mints', () => {
  test('are e1, e2 … in order', () => {
    const ids = new EntityIds()
    const ledger = ledgerOf(2)
    expect([ids.name(0), ids.name(1), ids.next(ledger)]).toEqual(['e1', 'e2', 3])
    expect(['e1', 'e2', 'e3', 'e0', 'e01', 'x', ''].map((id) => ids.number(id, ledger))).toEqual([
      0, 1, -1, -1, -1, -1, -1,
    ])
  })

  test('stand above those of an earlier run', () => {
    const ids = new EntityIds()
    finish(ids.adopt(['e3', 'e9', 'old'], 8))
    const ledger = ledgerOf(4)
    expect([0, 1, 2, 3].map((entity) => ids.name(entity))).toEqual(['e3', 'e9', 'old', 'e10'])
    expect(['e3', 'e9', 'old', 'e10', 'e1'].map((id) => ids.number(id, ledger))).toEqual([0, 1, 2, 3, -1])
    expect(ids.next(ledger)).toBe(11)
  })
})

describe('ids that the host mints', () => {
  test('are asked for once each, in order, and found again', () => {
    const asked: number[] = []
    const ids = new EntityIds((n) => {
      asked.push(n)
      return `person/${n}`
    })
    const ledger = ledgerOf(3)
    expect([ids.name(2), ids.name(0), ids.name(2)]).toEqual(['person/3', 'person/1', 'person/3'])
    expect(asked).toEqual([1, 2, 3])
    expect(['person/2', 'person/4', 'e1'].map((id) => ids.number(id, ledger))).toEqual([1, -1, -1])
  })

  test('one minted ahead names nobody until its entity is there', () => {
    const ids = new EntityIds((n) => `p${n}`)
    ids.reserve(2)
    expect([ids.number('p2', ledgerOf(1)), ids.number('p2', ledgerOf(2))]).toEqual([-1, 1])
  })

  test('must differ from each other and from those of an earlier run', () => {
    const same = new EntityIds(() => 'anna')
    expect(same.name(0)).toBe('anna')
    expect(() => same.reserve(2)).toThrow(/mint: expected a text that names no entity yet; mint\(2\) gave 'anna'/)
    const adopted = new EntityIds(() => 'old')
    finish(adopted.adopt(['old']))
    expect(() => adopted.name(1)).toThrow(/mint\(1\) gave 'old'/)
  })

  test('must be texts', () => {
    expect(() => new EntityIds(() => '').name(0)).toThrow(/mint\(1\) gave ''/)
    expect(() => new EntityIds((() => 7) as never).name(0)).toThrow(/mint\(1\) gave 7/)
  })
})

test('byAge: by number, others last in their own order', () => {
  expect(['x', 'e10', 'e9', 'b', 'e010'].sort(byAge)).toEqual(['e9', 'e10', 'b', 'e010', 'x'])
})
