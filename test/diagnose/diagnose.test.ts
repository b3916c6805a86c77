import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isLinkedPair } from '../../src/diagnose/linked-pairs.ts'
import { decidedState } from '../../src/identity/loaded-state.ts'
import {
  type AnyModel,
  date,
  defineModel,
  diagnose,
  different,
  email,
  exact,
  familyName,
  givenName,
  type ModelInput,
  type RecordInput,
  SelfsameError,
} from '../../src/index.ts'
import { record, models as worlds } from '../laws/world.ts'

const model = (input: ModelInput): AnyModel => defineModel(input) as AnyModel
const records = (...fields: readonly object[]): RecordInput[] => fields.map((of, i) => ({ source: 's', id: i, ...of }))
/** True entities of records s:0, s:1 … */
const truth = (...entities: readonly string[]): [string, string][] => entities.map((entity, i) => [`s:${i}`, entity])
const byEmail: ModelInput = { fields: { email: email(), firstName: givenName() }, comparisons: [], blocking: [] }

describe('diagnose', () => {
  test('true pairs that are together, and those that share no key', () => {
    const ann = { email: 'ann@mail.com' }
    const found = diagnose(records(ann, ann, { firstName: 'Ann' }), model(byEmail), truth('a', 'a', 'a'))
    expect(found.records).toBe(3)
    expect(found.truePairs).toEqual({
      count: 3,
      found: 1,
      lost: {
        // of a true entity one pair is an example
        neverCandidate: { count: 2, examples: [{ a: 's:0', b: 's:2', weight: -20 }] },
        scoredLow: { count: 0, examples: [] },
        refused: { count: 0, examples: [] },
      },
    })
    expect(found.falsePairs).toEqual({
      count: 0,
      linked: { count: 0, examples: [] },
      chained: { count: 0, examples: [] },
    })
  })

  test('a pair that is compared and weighs too little', () => {
    const blocking = [{ keys: [{ field: 'lastName', take: 'value' as const }] }]
    const names = model({ fields: { firstName: givenName(), lastName: familyName() }, blocking })
    const stones = records({ firstName: 'Ann', lastName: 'Stone' }, { firstName: 'Bob', lastName: 'Stone' })
    const { lost } = diagnose(stones, names, truth('a', 'a')).truePairs
    expect(lost.neverCandidate.count).toBe(0)
    expect(lost.scoredLow).toMatchObject({ count: 1, examples: [{ a: 's:0', b: 's:1' }] })
    expect(lost.scoredLow.examples[0]!.weight).toBeLessThan(0)
  })

  test('a pair that a forbid rule keeps apart, and its refusal', () => {
    const forbid = [{ name: 'other name', when: different('firstName', 0.7) }]
    const two = records({ email: 'ann@mail.com', firstName: 'Ann' }, { email: 'ann@mail.com', firstName: 'Bob' })
    const { lost } = diagnose(two, model({ ...byEmail, forbid }), truth('a', 'a')).truePairs
    expect(lost.refused).toEqual({
      count: 1,
      examples: [
        {
          ...{ a: 's:0', b: 's:1', weight: 12 },
          refusal: {
            ...{ reason: 'forbid', rule: 'other name', records: ['s:0', 's:1'] },
            ...{ field: 'email', value: 'ann@mail.com' },
          },
        },
      ],
    })
  })

  test('candidates of one clean list are refused, whatever they weigh', () => {
    const input: ModelInput = {
      fields: { firstName: givenName(), lastName: familyName(), birthDate: date() },
      blocking: [{ keys: [{ field: 'lastName', take: 'value' }] }],
      sources: { s: { clean: true } },
    }
    const ann = { firstName: 'Ann', lastName: 'Stone', birthDate: '1984-05-02' }
    const { lost } = diagnose(records(ann, ann), model(input), truth('a', 'a')).truePairs
    expect([lost.neverCandidate.count, lost.scoredLow.count, lost.refused.count]).toEqual([0, 0, 1])
  })

  test('false pairs: linked themselves, or chained through others; what weakens the chain', () => {
    const [x, y] = ['x@mail.com', 'y@mail.com']
    const chain = records({ email: x }, { email: [x, y] }, { email: y })
    const { falsePairs, links, entities } = diagnose(chain, model(byEmail), truth('a', 'b', 'c'))
    const link = { weight: 12, reason: 'email' }
    expect(falsePairs).toEqual({
      count: 3,
      linked: {
        count: 2,
        examples: [{ a: 's:0', b: 's:1', weight: 12, weakest: { ...link, a: 's:0', b: 's:1', value: x } }],
      },
      chained: {
        count: 1,
        examples: [{ a: 's:0', b: 's:2', weight: -20, weakest: { ...link, a: 's:0', b: 's:1', value: x } }],
      },
    })
    expect([links.precision, links.recall, entities.precision]).toEqual([0, 1, 0])
  })

  test('links alone have the quality that chains and guards then change', () => {
    const [x, y] = ['x@mail.com', 'y@mail.com']
    const chain = records({ email: x }, { email: [x, y] }, { email: y })
    const { links, entities } = diagnose(chain, model(byEmail), truth('a', 'a', 'a'))
    expect([links.precision, links.recall, entities.recall]).toEqual([1, 2 / 3, 1])
  })

  test('records that the truth does not name join others and are not counted', () => {
    const [x, y] = ['x@mail.com', 'y@mail.com']
    const chain = records({ email: x }, { email: y }, { email: [x, y] })
    const found = diagnose(chain, model(byEmail), truth('a', 'b'))
    expect(found).toMatchObject({ records: 2, falsePairs: { count: 1, linked: { count: 0 }, chained: { count: 1 } } })
  })

  test('keeps as many examples as asked for', () => {
    const names = records(...Array.from({ length: 6 }, () => ({ firstName: 'Ann' })))
    const { lost } = diagnose(names, model(byEmail), truth('a', 'a', 'b', 'b', 'c', 'c'), { examples: 2 }).truePairs
    expect(lost.neverCandidate).toMatchObject({ count: 3, examples: [{ a: 's:0' }, { a: 's:2' }] })
  })

  test('a truth of other records is an error that names them', () => {
    const one = records({ email: 'ann@mail.com' })
    expect(() => diagnose(one, model(byEmail), truth('a', 'a'))).toThrow(SelfsameError)
    expect(() => diagnose(one, model(byEmail), truth('a', 'a'))).toThrow(/1 missing, the first: s:1/)
  })

  test('every true pair is found or lost once, every false one linked or chained, as counted pair by pair', () => {
    const entity = fc.constantFrom('a', 'b', 'c')
    const limited = model({
      ...{ fields: { ...worlds[0]!.fields }, link: [exact('lastName')], prior: -8 },
      blocking: [{ keys: [{ field: 'lastName', take: 'prefix', length: 2 }], cap: 5 }],
    })
    fc.assert(
      fc.property(
        fc.constantFrom(limited, ...worlds),
        fc.uniqueArray(record, { maxLength: 15, selector: ({ source, id }) => `${source}:${id}` }),
        fc.array(fc.option(entity), { minLength: 15, maxLength: 15 }),
        (of, list, entities) => {
          const real = list.flatMap((r, i): [string, string][] =>
            entities[i] ? [[`${r.source}:${r.id}`, entities[i]]] : [],
          )
          const { truePairs, falsePairs, links } = diagnose(list, of, real)
          const counted = pairByPair(list, of, new Map(real))
          const { neverCandidate, scoredLow, refused } = truePairs.lost
          expect(truePairs.found + neverCandidate.count + scoredLow.count + refused.count).toBe(truePairs.count)
          expect({ ...truePairs, lost: refused.count }).toEqual(counted.truePairs)
          expect([falsePairs.linked.count, falsePairs.chained.count]).toEqual(counted.falsePairs)
          expect(links.precision).toBe(counted.precision)
        },
      ),
      { numRuns: 300 },
    )
  })
})

function pairByPair(list: readonly RecordInput[], of: AnyModel, real: ReadonlyMap<string, string>) {
  const state = decidedState(list, of)
  const { partition, table } = state
  const truePairs = { count: 0, found: 0, lost: 0 }
  const falsePairs = [0, 0]
  const linked = { all: 0, rightly: 0 }
  for (let b = 0; b < table.size; b++) {
    for (let a = 0; a < b; a++) {
      const [x, y] = [real.get(table.keys.get(a)), real.get(table.keys.get(b))]
      if (x === undefined || y === undefined) continue
      const together = partition.entity.data[a] === partition.entity.data[b]
      const isLink = isLinkedPair(state, a, b)
      if (isLink) linked.all++
      if (isLink && x === y) linked.rightly++
      if (x === y) {
        truePairs.count++
        if (together) truePairs.found++
        else if ([...partition.componentOf(a)].includes(b)) truePairs.lost++
      } else if (together) falsePairs[isLink ? 0 : 1]!++
    }
  }
  return { truePairs, falsePairs, precision: linked.all > 0 ? linked.rightly / linked.all : 1 }
}
