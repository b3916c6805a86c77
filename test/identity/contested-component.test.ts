import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { finish } from '../../src/collections/steps.ts'
import { JoinEvidence } from '../../src/graph/join-evidence.ts'
import { ContestedComponents } from '../../src/identity/contested-component.ts'
import type { IdentityState } from '../../src/identity/identity-state.ts'
import { decidedState } from '../../src/identity/loaded-state.ts'
import {
  type AnyModel,
  cookie,
  customerId,
  date,
  defineModel,
  familyName,
  givenName,
  phone,
  type RecordInput,
} from '../../src/index.ts'
import { models, record, WORLDS } from '../laws/world.ts'

function components({ table, index, partition }: IdentityState): ContestedComponents {
  return new ContestedComponents(table, index, partition.evidence, partition.guard, partition.pairs, partition.contents)
}

describe('rows that say the same', () => {
  const model = defineModel({
    fields: { customer: customerId({ limit: 1 }), cookie: cookie(), firstName: givenName() },
    sources: { crm: { clean: true } },
  }) as AnyModel
  const click = { source: 'web', cookie: 'k-1' }
  const of = (
    records: readonly RecordInput[],
    judged: readonly [number, number][] = [],
    by: AnyModel = model,
  ): [keys: string[], count: number[], at: number[], times: number[][]] => {
    const state = decidedState(records, by)
    const different = judged.map(([a, b]) => ({ a, b, verdict: 'different' as const }))
    const { component, firsts } = components(state).of(Int32Array.from(records.keys()), [], different)
    const { size, count, at, times } = component
    return [
      [...firsts].map((row) => state.table.keys.get(row)),
      [...count.subarray(0, size)],
      [...at.subarray(0, size)],
      Array.from({ length: size }, (_, row) => [...times.at.subarray(times.starts[row], times.starts[row + 1])].sort()),
    ]
  }

  test('are one, by the smallest of their keys and the earliest of their times', () => {
    const records = [
      { ...click, id: 3, at: 3 },
      { ...click, id: 1, at: 2 },
      { ...click, id: 0, firstName: 'Ann' },
      { ...click, id: 2, at: 1 },
    ]
    expect(of(records)).toEqual([
      ['web:0', 'web:1'],
      [1, 3],
      [Number.NEGATIVE_INFINITY, 1],
      [[Number.NEGATIVE_INFINITY], [1, 2, 3]],
    ])
  })

  test('whatever the order of their values, and from whatever source', () => {
    const two = { cookie: ['k-1', 'k-2'] }
    const records = [
      { source: 'web', id: 1, ...two },
      { source: 'app', id: 1, cookie: ['k-2', 'k-1'] },
      { source: 'app', id: 2, cookie: ['k-2', 'k-1', 'k-3'] },
    ]
    expect(of(records)[0]).toEqual(['app:1', 'app:2'])
  })

  test('but not where a person judged them, nor where a list holds each person once', () => {
    const records = [1, 2, 3, 4].map((id) => ({ ...click, id }))
    expect(of(records, [[0, 2]])[0]).toEqual(['web:1', 'web:2', 'web:3'])
    expect(of(records.map((r) => ({ ...r, source: 'crm' })))[0]).toHaveLength(4)
  })

  test('nor where nothing links them but that they say it: a name is not a person', () => {
    const names = [1, 2, 3].map((id) => ({ source: 'web', id, firstName: 'Ann' }))
    expect(of(names)[0]).toHaveLength(3)
  })
})

test('what two rows say of each other is the weight of their link', () => {
  const compared = defineModel({
    fields: {
      phone: phone({ country: 'US', bits: 8 }),
      firstName: givenName(),
      lastName: familyName(),
      birthDate: date(),
    },
    prior: -6,
    relatives: -3,
    thresholds: { link: 0 },
    blocking: [{ keys: [{ field: 'lastName', take: 'sound' }] }, { keys: [{ field: 'birthDate', take: 'value' }] }],
  }) as AnyModel
  fc.assert(
    fc.property(
      fc.constantFrom(compared, ...models),
      fc.array(record, { maxLength: 25, size: 'max' }),
      (model, records) => {
        const state = decidedState(
          records.map((r, id) => ({ ...r, id })),
          model,
        )
        const { pairs, guard } = state.partition
        for (const { a, b, rule, weight } of [...pairs]) {
          if (rule >= 0) continue
          const told = finish(guard.profilesOf(Int32Array.of(a, b)))
          expect(new JoinEvidence(told).weight([told.profile[0]!], [told.profile[1]!]) ?? weight).toBe(weight)
        }
      },
    ),
    { numRuns: WORLDS / 5 },
  )
})
