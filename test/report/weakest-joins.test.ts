import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { explainEntityRows } from '../../src/explain/explain-entity.ts'
import { rowsInKeyOrder } from '../../src/explain/rows-in-key-order.ts'
import { decidedState } from '../../src/identity/loaded-state.ts'
import { weakestJoins } from '../../src/report/weakest-joins.ts'
import { models, record } from '../laws/world.ts'

describe('weakestJoins', () => {
  test('says of every entity what its explanation says, in one pass over all', () => {
    fc.assert(
      fc.property(fc.constantFrom(...models), fc.array(record, { maxLength: 25 }), (model, records) => {
        const state = decidedState(records, model)
        const weakest = weakestJoins(state)
        for (let row = 0; row < state.table.size; row++) {
          const { links, weakest: at } = explainEntityRows(state, rowsInKeyOrder(state, row))
          expect(weakest[state.partition.entityOf(row)]).toBe(
            at === undefined ? Number.POSITIVE_INFINITY : links[at]!.weight,
          )
        }
      }),
    )
  })
})
