import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Grouping } from '../../src/collections/grouping.ts'
import { EntityLedger, type IdChanges } from '../../src/graph/entity-ledger.ts'

function grouped(parts: readonly (readonly number[])[]): Grouping {
  const starts = [0]
  for (const part of parts) starts.push(starts.at(-1)! + part.length)
  return { starts: Int32Array.from(starts), items: Int32Array.from(parts.flat()) }
}

/** A ledger over rows whose entity is remembered; a smaller row has the smaller record key. */
class World {
  readonly ledger: EntityLedger = new EntityLedger()
  entityOf: Map<number, number> = new Map()

  /** Assigns the touched rows anew. Rows that are left out are gone. */
  divide(parts: readonly (readonly number[])[], gone: readonly number[] = []): IdChanges {
    const touched = [...parts.flat(), ...gone]
    const formers = new Set(touched.flatMap((row) => this.entityOf.get(row) ?? []))
    for (const row of gone) {
      this.entityOf.delete(row)
      this.ledger.release(row)
    }
    const changes = this.ledger.assign(
      grouped(parts),
      formers,
      (row) => this.entityOf.get(row) ?? -1,
      (a, b) => Math.min(...parts[a]!) < Math.min(...parts[b]!),
    )
    parts.forEach((rows, part) => {
      for (const row of rows) this.entityOf.set(row, changes.entities[part]!)
    })
    return changes
  }

  /** What an assignment did, without the empty lists. */
  told(parts: readonly (readonly number[])[], gone: readonly number[] = []): object {
    const { entities, ...lists } = this.divide(parts, gone)
    const some = Object.entries(lists).filter(([, list]) => list.length > 0)
    return { entities: [...entities], ...Object.fromEntries(some) }
  }

  leads(): number[] {
    return Array.from({ length: this.ledger.size }, (_, entity) => this.ledger.current(entity))
  }
}

describe('the ledger of entity ids', () => {
  test('mints in order, once a part', () => {
    const world = new World()
    expect(world.told([[0, 1], [2]])).toEqual({ entities: [0, 1], minted: [0, 1] })
    expect(world.told([[3]])).toEqual({ entities: [2], minted: [2] })
    expect(world.told([[0, 1, 4]])).toEqual({ entities: [0] })
  })

  test('of several ids in one part the oldest survives, the others lead to it', () => {
    const world = new World()
    world.divide([[5], [0], [1]])
    expect(world.told([[0, 1, 5]])).toEqual({
      entities: [0],
      absorbed: [
        { entity: 1, into: 0 },
        { entity: 2, into: 0 },
      ],
    })
    expect(world.leads()).toEqual([0, 0, 0])
  })

  test('rows that join entities have no say in which survives', () => {
    const world = new World()
    world.divide([[5], [0]])
    expect(world.told([[0, 1, 2, 3, 5]])).toEqual({ entities: [0], absorbed: [{ entity: 1, into: 0 }] })
    expect(
      world.told([
        [0, 1],
        [2, 3, 5],
      ]),
    ).toEqual({ entities: [1, 0], reclaimed: [1] })
  })

  test('whole entities are joined without a word of their rows', () => {
    const world = new World()
    world.divide([[0], [1], [2]])
    const { entities, absorbed } = world.ledger.join([2, 1])
    expect([[...entities], absorbed, world.leads()]).toEqual([[1], [{ entity: 2, into: 1 }], [0, 1, 1]])
  })

  test('on a split the id goes with most of its founders', () => {
    const world = new World()
    world.divide([[0, 1, 2]])
    // rows that came later have no say
    world.divide([[0, 1, 2, 3, 4, 5]])
    expect(
      world.told([
        [0, 3, 4, 5],
        [1, 2],
      ]),
    ).toEqual({ entities: [1, 0], minted: [1] })
  })

  test('of two with as many founders the one with the smallest record key', () => {
    const world = new World()
    world.divide([[0, 1, 2, 3]])
    expect(
      world.told([
        [1, 2],
        [0, 3],
      ]),
    ).toEqual({ entities: [1, 0], minted: [1] })
  })

  test('after a split each former id goes back to its founders', () => {
    const world = new World()
    world.divide([[0], [1], [2]])
    world.divide([[0, 1, 2]])
    expect(world.told([[0], [1], [2]])).toEqual({ entities: [0, 1, 2], reclaimed: [1, 2] })
    expect(world.leads()).toEqual([0, 1, 2])
  })

  test('a part that several ids claim takes the oldest', () => {
    const world = new World()
    world.divide([[0], [1], [2]])
    world.divide([[0, 1, 2]])
    expect(world.told([[0], [1, 2]])).toEqual({
      entities: [0, 1],
      reclaimed: [1],
      redirected: [{ entity: 2, into: 1 }],
    })
    expect(world.leads()).toEqual([0, 1, 1])
    expect(world.told([[1], [2]])).toEqual({ entities: [1, 2], reclaimed: [2] })
  })

  test('ids that lead to a former go with their own founders, however long the way', () => {
    const world = new World()
    world.divide([[0], [1], [2]])
    world.divide([[1, 2]])
    world.divide([[0, 1, 2]])
    expect(world.leads()).toEqual([0, 0, 0])
    expect(world.told([[0], [1, 2]])).toEqual({
      entities: [0, 1],
      reclaimed: [1],
      redirected: [{ entity: 2, into: 1 }],
    })
    expect(world.leads()).toEqual([0, 1, 1])
  })

  test('when the last row is gone the id leads nowhere, and is not given again', () => {
    const world = new World()
    world.divide([[0], [1]])
    expect(world.told([], [0])).toEqual({ entities: [], removed: [0] })
    expect(world.leads()).toEqual([-1, 1])
    expect(world.told([[0]])).toEqual({ entities: [2], minted: [2] })
  })

  test('an id whose founder left stays with the rows it had, who found it anew', () => {
    const world = new World()
    world.divide([[0]])
    world.divide([[0, 1, 2, 3]])
    expect(world.told([[1, 2, 3]], [0])).toEqual({ entities: [0] })
    expect(world.told([[1], [2, 3]])).toEqual({ entities: [1, 0], minted: [1] })
  })

  test('an absorbed id none of whose founders is left stays where it leads', () => {
    const world = new World()
    world.divide([[0], [1]])
    world.divide([[0, 1]])
    expect(world.told([[0]], [1])).toEqual({ entities: [0] })
    expect(world.leads()).toEqual([0, 0])
    expect(world.told([], [0])).toEqual({ entities: [], removed: [0] })
    expect(world.leads()).toEqual([-1, -1])
  })

  test('a founder that went to another entity does not pull the id after it', () => {
    const world = new World()
    world.divide([[0, 1], [2]])
    expect(world.told([[0], [1, 2]])).toEqual({ entities: [0, 1] })
    expect(world.told([[1, 2]])).toEqual({ entities: [1] })
    expect(world.leads()).toEqual([0, 1])
  })

  test('ids of an earlier run lead where they led', () => {
    const ledger = new EntityLedger()
    const [one, two] = [ledger.mint([0]), ledger.mint([])]
    ledger.redirect(two, one)
    expect(ledger.current(two)).toBe(one)
  })
})

/** Rows fall apart into parts by number; row `i` is gone where it is −1. */
const division = fc.array(fc.integer({ min: -1, max: 3 }), { minLength: 8, maxLength: 8 })

function divide(world: World, parts: readonly number[]): void {
  const of = (part: number): number[] => parts.flatMap((p, row) => (p === part ? [row] : []))
  world.divide(
    [0, 1, 2, 3].map(of).filter((rows) => rows.length > 0),
    of(-1),
  )
}

describe('what happens between begin and rollback', () => {
  test('never was: ids lead where they led, and all that comes after is as it would have been', () => {
    fc.assert(
      fc.property(
        fc.array(division, { maxLength: 8 }),
        fc.array(division, { maxLength: 4 }),
        fc.array(division, { maxLength: 8 }),
        (before, tried, after) => {
          const [one, other] = [new World(), new World()]
          for (const parts of before) for (const world of [one, other]) divide(world, parts)
          const entityOf = new Map(one.entityOf)
          one.ledger.begin()
          for (const parts of tried) divide(one, parts)
          one.ledger.rollback()
          one.entityOf = entityOf
          expect(one.leads()).toEqual(other.leads())
          for (const parts of after) {
            for (const world of [one, other]) divide(world, parts)
            expect([one.leads(), [...one.entityOf]]).toEqual([other.leads(), [...other.entityOf]])
          }
        },
      ),
    )
  })

  test('stands after a commit', () => {
    const world = new World()
    world.divide([[0], [1]])
    world.ledger.begin()
    world.divide([[0, 1], [2]])
    world.ledger.commit()
    world.ledger.rollback()
    expect(world.leads()).toEqual([0, 0, 2])
  })
})

test('whatever happens, an id names an entity, leads to an older one, or to nothing', () => {
  fc.assert(
    fc.property(fc.array(division, { maxLength: 20 }), (divisions) => {
      const world = new World()
      for (const parts of divisions) {
        divide(world, parts)
        const current = new Set(world.entityOf.values())
        world.leads().forEach((into, entity) => {
          if (current.has(entity)) expect(into).toBe(entity)
          else if (into >= 0) expect(into < entity && current.has(into)).toBe(true)
        })
      }
    }),
  )
})
