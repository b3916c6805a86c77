import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makesCandidates } from '../../src/diagnose/shared-pairs.ts'
import { loadedState } from '../../src/identity/loaded-state.ts'
import {
  type AnyModel,
  blockReport,
  date,
  defineModel,
  email,
  exact,
  familyName,
  givenName,
  type ModelInput,
  phone,
  type RecordInput,
} from '../../src/index.ts'
import { record, models as worlds } from '../laws/world.ts'

const model = (input: ModelInput): AnyModel => defineModel(input) as AnyModel
const FIELDS = { email: email(), phone: phone({ country: 'US' }), lastName: familyName(), birthDate: date() }

const people = [
  { email: 'ann@mail.com', lastName: 'Stone', birthDate: '1984-05-02' },
  { email: ['ann@mail.com', 'ann@work.com'], lastName: 'Stone', birthDate: '1984-05-02' },
  { email: ['ann@mail.com', 'ann@work.com'], lastName: 'Stones' },
  { lastName: 'Stone', birthDate: '1990-01-31' },
  { lastName: 'Lee', birthDate: '1984-05-02' },
].map((fields, id): RecordInput => ({ source: 's', id, ...fields }))

describe('blockReport', () => {
  const blocking = [
    { keys: [{ field: 'lastName', take: 'value' as const }] },
    { keys: [{ field: 'birthDate', take: 'year' as const }] },
  ]

  test('counts what each sort of keys makes, and what it adds to those before it', () => {
    expect(blockReport(people, model({ fields: FIELDS, link: [exact('birthDate')], blocking }))).toEqual({
      records: 5,
      pairs: 7,
      reduction: 1 - 7 / 10,
      keys: [
        // two shared e-mails are one pair
        {
          name: 'email',
          kind: 'identifier',
          keys: 2,
          quarantined: 0,
          pairs: 3,
          added: 3,
          largest: [block(3), block(2)],
        },
        { name: 'phone', kind: 'identifier', keys: 0, quarantined: 0, pairs: 0, added: 0, largest: [] },
        { name: 'same birthDate', kind: 'link rule', keys: 1, quarantined: 0, pairs: 3, added: 2, largest: [block(3)] },
        { name: 'lastName', kind: 'blocking rule', keys: 1, quarantined: 0, pairs: 3, added: 2, largest: [block(3)] },
        {
          name: 'year of birthDate',
          kind: 'blocking rule',
          keys: 1,
          quarantined: 0,
          pairs: 3,
          added: 0,
          largest: [block(3)],
        },
      ],
    })
  })

  test('a block over its cap is quarantined: it makes no pair', () => {
    const [rule] = blocking
    const report = blockReport(people, model({ fields: FIELDS, blocking: [{ ...rule!, cap: 2 }] }))
    expect(report.keys[2]).toMatchObject({ keys: 0, quarantined: 1, pairs: 0, largest: [block(3, true)] })
  })

  test('names values only when asked to', () => {
    const { keys } = blockReport(people, model({ fields: FIELDS, blocking }), { showValues: true, largest: 1 })
    expect(keys.map(({ largest }) => largest[0]?.value)).toEqual(['ann@mail.com', undefined, 'stone', '1984'])
  })

  test('with the truth, says how many true pairs are candidates and through what', () => {
    const truth = new Map([
      ['s:0', 'ann'],
      ['s:1', 'ann'],
      ['s:3', 'ann'],
      ['s:2', 'bo'],
      ['s:4', 'bo'],
    ])
    const report = blockReport(people, model({ fields: FIELDS, blocking }), { truth })
    expect(report.completeness).toBe(3 / 4)
    expect(report.keys.map(({ truePairs, trueAdded }) => [truePairs, trueAdded])).toEqual([
      [1, 1],
      [0, 0],
      [3, 2],
      [1, 0],
    ])
  })

  test('a value that links nobody alone and is not compared makes no candidates', () => {
    const weak = { fields: { email: email({ bits: 5 }) }, comparisons: [] }
    expect(blockReport(people, model(weak)).keys[0]).toMatchObject({ keys: 0, pairs: 0, largest: [block(3), block(2)] })
  })

  test('no records at all', () => {
    expect(blockReport([], model({ fields: FIELDS }))).toMatchObject({ records: 0, pairs: 0, reduction: 1 })
  })

  test('counts the pairs that all pairs of records, looked at one by one, give', () => {
    const blocked = model({
      ...{ fields: { ...FIELDS, firstName: givenName() } },
      blocking: [
        { keys: [{ field: 'lastName', take: 'prefix', length: 2 }], cap: 4 },
        {
          keys: [
            { field: 'firstName', take: 'sound' },
            { field: 'birthDate', take: 'year' },
          ],
        },
      ],
    })
    fc.assert(
      fc.property(fc.constantFrom(blocked, ...worlds), fc.array(record, { maxLength: 25 }), (of, records) => {
        const report = blockReport(records, of)
        expect(report.keys.map(({ pairs, added }) => [pairs, added])).toEqual(pairByPair(records, of))
      }),
      { numRuns: 300 },
    )
  })
})

function block(records: number, quarantined = false) {
  return { records, quarantined }
}

function pairByPair(records: readonly RecordInput[], of: AnyModel): number[][] {
  const state = loadedState(records, of)
  const { index, table } = state
  const counts = [...index.types, ...index.blocks].map(() => [0, 0])
  for (let a = 0; a < table.size; a++) {
    for (let b = 0; b < a; b++) {
      const shared = [...index.postings.keysOf(a)]
        .filter((node) => makesCandidates(state, node) && index.postings.keysOf(b).includes(node))
        .map((node) => index.typeOf(node))
      const sorts = [...new Set(shared)].sort((x, y) => x - y)
      sorts.forEach((sort, i) => {
        counts[sort]![0]!++
        if (i === 0) counts[sort]![1]!++
      })
    }
  }
  return counts
}
