import { describe, expect, it } from 'vitest'
import published from './latest-wins.json' with { type: 'json' }
import { batchOf, modelOf, ordersOf, outcomeOf, recordsOf, type Scenario, shownSet } from './scenarios.ts'

interface LatestWins extends Scenario {
  readonly priority: readonly string[]
  readonly unique: readonly string[]
}

const scenarios: readonly LatestWins[] = published.scenarios

describe.each(scenarios.map((s) => [s.name, s] as const))('latest-wins: %s', (_, scenario) => {
  const { priority, unique } = scenario
  const model = modelOf('latest-wins', priority, (namespace) => (unique.includes(namespace) ? 1 : undefined))
  const records = recordsOf(scenario)

  // the entity of a record is that of its most trusted identifier
  const entities = scenario.entities.map((set) => ({ set: shownSet(set), holds: new Set(set.map(String)) }))
  const homes = scenario.events.map((event) => {
    const first = priority.map((namespace) => event.find(([n]) => n === namespace)).find((found) => found !== undefined)
    return entities.find(({ holds }) => holds.has(String(first)))!.set
  })
  const expected = {
    entities: [...new Set(homes)].sort(),
    records: Object.fromEntries(homes.map((home, i) => [`events:${i + 1}`, home])),
    found: Object.fromEntries(
      scenario.events.flat().map((of) => {
        const home = entities.find(({ holds }) => holds.has(String(of)))!.set
        return [shownSet([of]), homes.includes(home) ? home : 'none']
      }),
    ),
  }

  it('ends as published, in whatever order the events arrive', () => {
    for (const order of ordersOf(records)) expect(outcomeOf(model, order, scenario)).toEqual(expected)
  })

  it('ends so in a batch', async () => {
    expect(await batchOf(model, records)).toEqual(expected.records)
    expect(await batchOf(model, records.toReversed())).toEqual(expected.records)
  })
})
