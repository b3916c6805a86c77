import { describe, expect, test } from 'vitest'
import { defineModel, fullName, Resolver, resolve, text, trainModel } from '../../src/index.ts'
import type { AnyModel, RecordInput } from '../../src/model/model.ts'
import { type Offer, shopOffers } from './shops.ts'

const model = defineModel({ fields: { name: text(), description: text() } }) as AnyModel

function trained(offers: readonly Offer[], of: AnyModel = model): AnyModel {
  return trainModel(
    offers.map(({ record }) => record),
    of,
  ).model as AnyModel
}

/** How a model compares the fields of the offers. */
function comparators(of: AnyModel): string[] {
  return of.comparisons.map(({ by }) => by)
}

describe('lists of things that are known by their words', () => {
  const offers = shopOffers({ things: 300 })

  test('are compared as bags of words, by a fixed scale, each source a clean list', () => {
    const of = trained(offers)
    expect(of.comparisons.map(({ field, with: further, by }) => ({ field, further, by }))).toEqual([
      { field: 'name', further: ['description'], by: 'wordBag' },
    ])
    expect(of.blocking[0]!.keys).toEqual([{ field: 'name', with: ['description'], take: 'wordBag' }])
    expect(of.sources).toEqual({ alpha: { clean: true }, beta: { clean: true } })
    const weight = (atLeast: number): number => {
      const { m, u } = of.comparisons[0]!.levels.find((level) => level.atLeast === atLeast)!
      return of.prior + Math.log2(m / u)
    }
    expect([0.1, 0.2, 0.5, 1].map((cosine) => Math.round(1000 * weight(cosine)) / 1000)).toEqual([0, 2, 8, 18])
  })

  test('find their partners', async () => {
    const records = offers.map(({ record }) => record)
    const { entities } = await resolve(records, trained(offers))
    const thing = new Map(offers.map((offer) => [`${offer.record.source}:${offer.record.id}`, offer.thing]))
    const pairs = [...entities].map(({ records: keys }) => keys).filter((keys) => keys.length === 2)
    const right = pairs.filter(([a, b]) => thing.get(a!) === thing.get(b!))
    expect(pairs.length).toBeGreaterThan(240)
    expect(right.length / pairs.length).toBeGreaterThan(0.97)
  })

  test('are trained alike in any order, and resolved alike record by record', async () => {
    const few = offers.slice(0, 80)
    const of = trained(offers)
    expect(trained(offers.toReversed())).toEqual(of)
    const records = few.map(({ record }) => record)
    const resolver = new Resolver(of)
    for (const record of records.toReversed()) resolver.put(record as RecordInput)
    const { entities } = await resolve(records, of)
    const members = (list: Iterable<{ readonly records: readonly string[] }>): string[] =>
      [...list].map((entity) => entity.records.toSorted().join(' ')).toSorted()
    expect(members(resolver.entities())).toEqual(members(entities))
  })
})

describe('other lists are not taken for clean', () => {
  test.each<[string, readonly Offer[]]>([
    ['one that repeats its things', shopOffers({ things: 300, repeated: 0.25 })],
    ['two that have nothing in common', shopOffers({ things: 400, apart: true })],
    ['too short ones', shopOffers({ things: 15 })],
    ['a lone one', shopOffers({ things: 200 }).filter(({ record }) => record.source === 'alpha')],
  ])('%s', (_, offers) => {
    expect(comparators(trained(offers))).not.toContain('wordBag')
  })

  test('records that name people', () => {
    const people = defineModel({ fields: { name: fullName(), description: text() } }) as AnyModel
    expect(comparators(trained(shopOffers({ things: 100 }), people))).not.toContain('wordBag')
  })

  test('sources that repeat each other word for word: there levels can be learnt', () => {
    const copied = shopOffers({ things: 100 }).flatMap(({ record, thing }) => [
      { record, thing },
      { record: { ...record, source: 'gamma' }, thing },
    ])
    expect(comparators(trained(copied))).not.toContain('wordBag')
  })
})
