import { performance } from 'node:perf_hooks'
import { date, defineModel, email, familyName, givenName, loyaltyId, phone, Resolver } from '../src/index.ts'
import { NaiveEntities } from './naive-entities.ts'
import { type PersonRecord, personFile } from './persons.ts'
import { median } from './rounds.ts'
import type { Stage } from './stage.ts'
import type { Row } from './table.ts'

const identifiers = {
  loyalty_id: loyaltyId({ pattern: '^NTO\\d{8}$', limit: 1 }),
  email: email({ limit: 5 }),
  phone: phone({ country: 'US', limit: 5 }),
}
const identifierModel = defineModel({ fields: identifiers, comparisons: [] })
const personModel = defineModel({
  fields: { ...identifiers, first_name: givenName(), last_name: familyName(), birth_date: date() },
})

/** A fresh place to put records into; a round fills one. */
type Door = () => (record: PersonRecord) => unknown

/** Raw records one by one: normalized, indexed, decided, answered. Latency of each put beside the throughput. */
export const stage: Stage = {
  peers: [],
  run(size) {
    const count = size === 'smoke' ? 2_000 : 100_000
    const times = size === 'smoke' ? 1 : 3
    const clean = [...personFile('identifiers', count).records()]
    const written = [...personFile('persons', count / 10).records()]
    const doors: Record<string, Door> = {
      'Map twin, written by hand': () => {
        const entities = new NaiveEntities()
        return (record) => entities.put(record, record.id)
      },
      'Resolver.put': () => {
        const resolver = new Resolver(identifierModel)
        return (record) => resolver.put({ ...record })
      },
    }
    const scored: Record<string, Door> = {
      'Resolver.put, names and dates scored': () => {
        const resolver = new Resolver(personModel)
        return (record) => resolver.put({ ...record })
      },
    }
    return [
      { title: `live put: ${clean.length} raw records with identifiers`, rows: measure(doors, clean, times) },
      {
        title: `live put with scoring: ${written.length} persons with errors, untrained model`,
        rows: measure(scored, written, times),
      },
    ]
  },
}

function measure(doors: Readonly<Record<string, Door>>, records: readonly PersonRecord[], times: number): Row[] {
  const rates = new Map<string, number[]>(Object.keys(doors).map((name) => [name, []]))
  const latencies = new Map<string, Float64Array>()
  for (let round = 0; round <= times; round++) {
    for (const [name, open] of Object.entries(doors)) {
      globalThis.gc?.()
      const put = open()
      const micros = new Float64Array(records.length)
      const start = performance.now()
      for (let i = 0; i < records.length; i++) {
        const before = performance.now()
        put(records[i]!)
        micros[i] = (performance.now() - before) * 1000
      }
      const seconds = (performance.now() - start) / 1000
      if (round > 0) rates.get(name)!.push(records.length / seconds)
      latencies.set(name, micros.sort())
    }
  }
  const base = median([...rates.values()][0]!)
  return Object.keys(doors).map((name) => {
    const micros = latencies.get(name)!
    const at = (share: number): number => micros[Math.min(micros.length - 1, Math.floor(share * micros.length))]!
    const rate = median(rates.get(name)!)
    return {
      what: name,
      'puts/s median': Math.round(rate),
      'puts/s best': Math.round(Math.max(...rates.get(name)!)),
      'p50 µs': at(0.5),
      'p99 µs': at(0.99),
      'max µs': at(1),
      'times the first': rate / base,
    }
  })
}
