import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { IdChanges } from '../../src/graph/entity-ledger.ts'
import { type Change, cookie, customerId, defineModel, email, Resolver } from '../../src/index.ts'
import { entityChanges, refusalChanges } from '../../src/write/changes.ts'
import { perform } from '../laws/history.ts'
import { models, operation } from '../laws/world.ts'

/** What is refused, as somebody knows it who hears of changes alone. */
function follow(refused: Set<string>, change: Change): void {
  if (change.type !== 'refused' && change.type !== 'allowed') return
  const { type, count: _, ...named } = change
  if (type === 'refused') refused.add(JSON.stringify(named))
  else refused.delete(JSON.stringify(named))
}

describe('changes', () => {
  test('tell of every refusal that comes and goes', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...models),
        fc.array(operation, { maxLength: 40, size: 'max' }),
        (model, operations) => {
          const resolver = new Resolver(model)
          const refused = new Set<string>()
          for (const one of operations) for (const change of perform(resolver, one)) follow(refused, change)
          const inForce = resolver.refusals().map(({ count: _, ...named }) => JSON.stringify(named))
          expect([...refused].sort()).toEqual([...new Set(inForce)].sort())
        },
      ),
      { numRuns: 120 },
    )
  })

  test('a write that changes nothing tells nothing', () => {
    const resolver = new Resolver(
      defineModel({ fields: { customer: customerId({ limit: 1 }), email: email(), cookie: cookie() } }),
    )
    const put = { source: 's', id: 1, email: 'ann@mail.com' }
    expect(resolver.put(put).changes).toEqual([{ type: 'created', entity: 'e1', records: ['s:1'] }])
    expect(resolver.put(put).changes).toEqual([])
    expect(resolver.put({ ...put, cookie: 'k-1' }).changes).toEqual([
      { type: 'updated', entity: 'e1', added: [], removed: [], changed: ['s:1'] },
    ])
    expect(resolver.delete('s:2').changes).toEqual([])
    expect(resolver.unjudge('s:1', 's:2').changes).toEqual([])
    expect(resolver.judge('s:1', 's:2', 'same').changes).toEqual([])
  })
})

describe('entityChanges', () => {
  /** The changes of rows that went `[from, to]`, row i the i-th. */
  const told = (moves: readonly [number, number][], ids: Partial<IdChanges> = {}, changed: number[] = []): Change[] => {
    const before = moves.map(([from]) => from)
    const after = moves.map(([, to]) => to)
    const none = { entities: new Int32Array(), minted: [], absorbed: [], reclaimed: [], redirected: [], removed: [] }
    const transition = { rows: moves.map((_, row) => row), before, after, ids: { ...none, ...ids } }
    return entityChanges(transition, changed, { name: (entity) => `e${entity}`, key: (row) => `s:${row}` })
  }
  const NONE = { added: [], removed: [], changed: [] }

  test('a record alone, one that joins, one that leaves, the last to leave', () => {
    expect(told([[-1, 7]], { minted: [7] }, [0])).toEqual([{ type: 'created', entity: 'e7', records: ['s:0'] }])
    const stays: [number, number] = [1, 1]
    expect(told([stays, [-1, 1]], {}, [1])).toEqual([{ type: 'updated', entity: 'e1', ...NONE, added: ['s:1'] }])
    expect(told([stays, [1, -1]], {}, [1])).toEqual([{ type: 'updated', entity: 'e1', ...NONE, removed: ['s:1'] }])
    expect(told([[1, -1]], { removed: [1] }, [0])).toEqual([{ type: 'removed', entity: 'e1' }])
  })

  test('an entity whose own record changed is updated, one that is as it was is not told', () => {
    const moves: [number, number][] = [
      [1, 1],
      [1, 1],
      [2, 2],
    ]
    expect(told(moves, {}, [1])).toEqual([{ type: 'updated', entity: 'e1', ...NONE, changed: ['s:1'] }])
    expect(told(moves)).toEqual([])
  })

  test('of a split only what came out, of a merge only the ids', () => {
    expect(
      told(
        [
          [1, 1],
          [1, 4],
          [1, 4],
          [1, 2],
        ],
        { minted: [4], reclaimed: [2] },
      ),
    ).toEqual([
      {
        type: 'split',
        entity: 'e1',
        parts: [
          { entity: 'e2', records: ['s:3'] },
          { entity: 'e4', records: ['s:1', 's:2'] },
        ],
      },
    ])
    const absorbed = [
      { entity: 3, into: 1 },
      { entity: 2, into: 1 },
    ]
    expect(
      told(
        [
          [1, 1],
          [2, 1],
          [3, 1],
          [-1, 1],
        ],
        { absorbed },
        [3],
      ),
    ).toEqual([
      { type: 'merged', entity: 'e1', absorbed: ['e2', 'e3'] },
      { type: 'updated', entity: 'e1', ...NONE, added: ['s:3'] },
    ])
  })

  test('many to many: what comes out, what becomes one, what is new, what moves, what is gone', () => {
    const moves: [number, number][] = [
      [1, 1], // stays
      [1, 3], // comes out of 1 and is an entity again
      [2, 3], // 2 goes into that one
      [2, 1], // but for this record, which goes to 1
      [4, 4],
      [4, 1], // moves between entities that were there
      [-1, 8], // new
      [5, -1], // gone, and 5 with it
    ]
    const ids = {
      reclaimed: [3],
      minted: [8],
      absorbed: [{ entity: 2, into: 3 }],
      redirected: [
        { entity: 6, into: 3 },
        { entity: 7, into: 1 },
      ],
      removed: [5],
    }
    expect(told(moves, ids, [0, 6])).toEqual([
      { type: 'split', entity: 'e1', parts: [{ entity: 'e3', records: ['s:1'], redirects: ['e6'] }] },
      { type: 'merged', entity: 'e3', absorbed: ['e2'] },
      { type: 'created', entity: 'e8', records: ['s:6'] },
      { type: 'updated', entity: 'e1', added: ['s:3', 's:5'], removed: [], changed: ['s:0'], redirects: ['e7'] },
      { type: 'updated', entity: 'e3', ...NONE, removed: ['s:3'] },
      { type: 'updated', entity: 'e4', ...NONE, removed: ['s:5'] },
      { type: 'removed', entity: 'e5' },
    ])
  })

  test('a part that came out of two entities is told with both', () => {
    expect(
      told(
        [
          [1, 1],
          [1, 3],
          [2, 3],
          [2, 2],
          [-1, 3],
        ],
        { minted: [3] },
        [4],
      ),
    ).toEqual([
      { type: 'split', entity: 'e1', parts: [{ entity: 'e3', records: ['s:1'] }] },
      { type: 'split', entity: 'e2', parts: [{ entity: 'e3', records: ['s:2'] }] },
      { type: 'updated', entity: 'e3', ...NONE, added: ['s:4'] },
    ])
  })
})

test('refusalChanges tells what went before what came', () => {
  const one = { reason: 'limit', records: ['s:1'] } as const
  const two = { reason: 'forbid', records: ['s:1', 's:2'], rule: 'r' } as const
  expect(refusalChanges([one], [two])).toEqual([
    { type: 'allowed', ...one },
    { type: 'refused', ...two },
  ])
  expect(refusalChanges([one, two], [two, one])).toEqual([])
})
