import { describe, expect, it } from 'vitest'
import { Resolver } from '../../src/index.ts'
import published from './demote.json' with { type: 'json' }
import { batchOf, modelOf, ordersOf, outcomeOf, recordsOf, type Scenario, shownSet } from './scenarios.ts'

const { priority, limits, blocked } = published.defaults
const model = modelOf(
  'demote',
  priority,
  (namespace) => (limits as Readonly<Record<string, number>>)[namespace] ?? limits['*'],
  blocked,
)
const scenarios: readonly Scenario[] = published.scenarios

describe.each(scenarios.map((s) => [s.name, s] as const))('demote: %s', (_, scenario) => {
  const records = recordsOf(scenario)
  const entities = scenario.entities.map((set) => ({ set: shownSet(set), holds: new Set(set.map(String)) }))
  const homeOf = (identifier: readonly string[]): string | undefined =>
    entities.find(({ holds }) => holds.has(String(identifier)))?.set
  const expected = {
    entities: entities.map(({ set }) => set).sort(),
    // what is dropped is dropped from below, so a record is where its most trusted usable identifier is
    records: Object.fromEntries(
      scenario.events.map((event, i) => {
        const trusted = priority.flatMap((namespace) => event.filter(([n]) => n === namespace))
        return [`events:${i + 1}`, trusted.map(homeOf).find((home) => home !== undefined)]
      }),
    ),
    found: Object.fromEntries(scenario.events.flat().map((of) => [shownSet([of]), homeOf(of) ?? 'none'])),
  }

  it('ends as published, in whatever order the events arrive', () => {
    for (const order of ordersOf(records)) expect(outcomeOf(model, order, scenario)).toEqual(expected)
  })

  it('ends so in a batch', async () => {
    expect(await batchOf(model, records)).toEqual(expected.records)
    expect(await batchOf(model, records.toReversed())).toEqual(expected.records)
  })
})

describe('demote', () => {
  it('merges into the entity that is oldest', () => {
    const scenario = scenarios.find(({ name }) => name === 'two anonymous visitors meet in one e-mail')!
    const resolver = new Resolver(model)
    const ids = recordsOf(scenario).map((record) => resolver.put(record).entity.id)
    expect(ids[1]).toBe(ids[0])
    expect(ids[2]).not.toBe(ids[0])
    expect(ids[3]).toBe(ids[0])
  })

  it('keeps all six records of one who has one e-mail too many', () => {
    const scenario = scenarios.find(({ name }) => name === 'the sixth e-mail is not attached')!
    const resolver = new Resolver(model)
    for (const record of recordsOf(scenario)) resolver.put(record)
    expect([...resolver.entities()].map(({ records }) => records.length)).toEqual([6])
    expect(resolver.refusals()).toEqual([
      { reason: 'limit', records: ['events:6'], field: '_email', value: 'e6@x.com', rule: '_email' },
    ])
  })
})
