import { describe, expect, test } from 'vitest'
import {
  address,
  city,
  customerId,
  date,
  defineModel,
  email,
  familyName,
  givenName,
  type Label,
  type Model,
  phone,
  postalCode,
  type RecordInput,
  resolve,
  SelfsameError,
  suggestModel,
  trainModel,
} from '../../src/index.ts'
import type { TrainingProgress } from '../../src/train/training-progress.ts'
import { people, shuffled } from './people.ts'

const model = defineModel({
  fields: {
    email: email(),
    phone: phone({ country: 'US' }),
    firstName: givenName(),
    lastName: familyName(),
    birthDate: date(),
    address: address({ country: 'US' }),
    city: city(),
    postalCode: postalCode({ country: 'US' }),
  },
})
const HOUSEHOLDS = { households: 90, size: [1, 4], blank: 0.1, slips: 0.1 } as const

describe('a file of households', () => {
  const { records, person, household } = people(7, HOUSEHOLDS)
  const training = trainModel(records, model)

  test('is learnt without labels: as many matches as there are', () => {
    let matches = 0
    const keys = [...person.keys()]
    keys.forEach((a, i) => {
      for (const b of keys.slice(0, i)) if (person.get(a) === person.get(b)) matches++
    })
    expect(training.report.records).toBe(records.length)
    expect(training.report.warnings).toEqual([])
    expect(training.report.starts).toBe(3)
    expect(training.report.labels).toBeUndefined()
    expect(training.report.matches).toBeGreaterThan(0.75 * matches)
    expect(training.report.matches).toBeLessThan(1.25 * matches)
    expect(training.report.relatives).toBeGreaterThan(0)
    expect(training.report.expected.precision).toBeGreaterThan(0.95)
    expect(training.report.expected.recall).toBeGreaterThan(0.85)
  })

  test('does not merge those who live together', async () => {
    const run = await resolve(records, training.model)
    let right = 0
    let wrong = 0
    let relatives = 0
    for (const entity of run.entities) {
      entity.records.forEach((a, i) => {
        for (const b of entity.records.slice(0, i)) {
          if (person.get(a) === person.get(b)) right++
          else wrong++
          if (household.get(a) === household.get(b) && person.get(a) !== person.get(b)) relatives++
        }
      })
    }
    expect(right / (right + wrong)).toBeGreaterThan(0.97)
    expect(relatives).toBeLessThan(0.02 * right)
    expect(right).toBeGreaterThan(0.85 * training.report.matches)
  })

  test('gives the same model in any order', () => {
    for (const seed of [1, 2]) expect(trainModel(shuffled(records, seed), model).model).toEqual(training.model)
    expect(trainModel(records.toReversed(), model).model).toEqual(training.model)
  })

  test('gives a model that is plain JSON and loads back', () => {
    const json = JSON.stringify(training.model)
    expect(defineModel(JSON.parse(json))).toEqual(training.model)
    expect(JSON.stringify(defineModel(JSON.parse(json)))).toBe(json)
  })

  test('gives weights that fall as values grow less alike', () => {
    for (const { levels } of training.model.comparisons) {
      for (const against of ['u', 'r'] as const) {
        const ratios = levels.map((level) => level.m / level[against]!)
        // six figures are kept of each share
        ratios.slice(1).forEach((ratio, i) => {
          expect(ratio).toBeLessThanOrEqual(ratios[i]! * 1.00001)
        })
      }
    }
  })

  test('and every share is one', () => {
    for (const { levels } of training.model.comparisons) {
      for (const { m, u, r } of levels) for (const share of [m, u, r!]) expect(share > 0 && share <= 1).toBe(true)
    }
  })

  test('names in its frequencies only values that five records hold', () => {
    for (const [field, { values }] of Object.entries(training.model.frequencies)) {
      for (const value of Object.keys(values)) {
        if (field !== 'city') continue
        expect(records.filter((r) => String(r.city).toLowerCase() === value).length).toBeGreaterThanOrEqual(5)
      }
    }
    expect(Object.keys(training.model.frequencies.email?.values ?? {})).toEqual([])
  })
})

describe('a file in which half of the households bear one name', () => {
  const { records, person, household } = people(3, { ...HOUSEHOLDS, households: 120, size: [2, 2], namesakes: 0.5 })
  const keys = [...person.keys()]
  const pairs = keys.flatMap((a, i) => keys.slice(0, i).map((b) => ({ a, b })))
  const labels = pairs
    .filter(({ a, b }) => household.get(a) === household.get(b))
    .map(({ a, b }): Label => ({ a, b, verdict: person.get(a) === person.get(b) ? 'same' : 'different' }))
  const precision = async (trained: Model): Promise<number> => {
    const { entities } = await resolve(records, trained)
    const merged = [...entities].flatMap(({ records: of }) => of.flatMap((a, i) => of.slice(0, i).map((b) => [a, b])))
    return merged.filter(([a, b]) => person.get(a!) === person.get(b!)).length / merged.length
  }
  const some = labels.filter((_, i) => i % Math.ceil(labels.length / 50) === 0)

  test('takes father and son for one person without labels, and tells them apart with fifty', async () => {
    expect(some.length).toBeLessThanOrEqual(50)
    expect(await precision(trainModel(records, model).model as Model)).toBeLessThan(0.65)
    const { model: trained, report } = trainModel(records, model, { labels: some })
    expect(await precision(trained as Model)).toBeGreaterThan(0.9)
    const same = some.filter(({ verdict }) => verdict === 'same').length
    expect(report.labels).toEqual({ same, different: some.length - same, unknown: 0, contradicting: 0 })
  })

  test('gives the same model for the labels in any order, either way round and repeated', () => {
    const { model: trained } = trainModel(records, model, { labels: some })
    const other = shuffled([...some, ...some.slice(0, 9)], 4).map(({ a, b, verdict }) => ({ a: b, b: a, verdict }))
    expect(trainModel(records, model, { labels: other }).model).toEqual(trained)
  })
})

test('labels that say what is known already change hardly a bit', () => {
  const { records, person, household } = people(7, HOUSEHOLDS)
  const keys = [...person.keys()]
  const labels = keys
    .flatMap((a, i) => keys.slice(0, i).map((b) => ({ a, b })))
    .filter(({ a, b }) => household.get(a) === household.get(b))
    .filter((_, i) => i % 9 === 0)
    .map(({ a, b }): Label => ({ a, b, verdict: person.get(a) === person.get(b) ? 'same' : 'different' }))
  const without = trainModel(records, model).model
  const trained = trainModel(records, model, { labels }).model
  expect(labels.length).toBeGreaterThan(30)
  expect(Math.abs(trained.prior - without.prior)).toBeLessThan(0.1)
  trained.comparisons.forEach(({ levels }, c) => {
    levels.forEach(({ m }, l) => {
      expect(Math.abs(m - without.comparisons[c]!.levels[l]!.m)).toBeLessThan(0.03)
    })
  })
})

test('a larger file, of which pairs are sampled, gives the same model in any order', () => {
  const { records } = people(11, { ...HOUSEHOLDS, households: 190 })
  expect(records.length).toBeGreaterThan(900)
  const trained = trainModel(records, model)
  expect(trainModel(shuffled(records, 5), model).model).toEqual(trained.model)
})

test('what the model says of anything but weights stays', () => {
  const own = defineModel({
    fields: { customer: customerId({ limit: 1 }), firstName: givenName(), lastName: familyName() },
    forbid: [{ name: 'other name', when: { kind: 'different', field: 'firstName', by: 'jaroWinkler', below: 0.5 } }],
    survivorship: { firstName: 'longest' },
    policy: 'strongest-first',
    sources: { pos: { country: 'US' } },
  })
  const records = people(3, { ...HOUSEHOLDS, households: 20 }).records
  const { model: trained } = trainModel(records, own)
  expect(trained.fields).toEqual(own.fields)
  expect(trained.forbid).toEqual(own.forbid)
  expect(trained.survivorship).toEqual(own.survivorship)
  expect(trained.sources).toEqual(own.sources)
  // a field that nobody fills cannot be learnt
  expect(trained.comparisons.map((c) => c.field)).toEqual(['firstName', 'lastName'])
})

describe('clean lists', () => {
  const lists = (seed: number): RecordInput[] => {
    const { records, person } = people(seed, { ...HOUSEHOLDS, households: 110, size: [1, 1] })
    const seen = new Map<string, number>()
    return records.flatMap((record) => {
      const who = person.get(`file:${record.id}`)!
      const copy = seen.get(who) ?? 0
      seen.set(who, copy + 1)
      return copy > 1 ? [] : [{ ...record, source: copy === 0 ? 'left' : 'right' }]
    })
  }

  test('are found, and no entity has two records of one', async () => {
    const records = lists(21)
    const { model: trained } = trainModel(records, model)
    expect(trained.sources).toEqual({ left: { clean: true }, right: { clean: true } })
    const run = await resolve(records, trained)
    for (const entity of run.entities) {
      const sources = entity.records.map((key) => key.split(':')[0])
      expect(new Set(sources).size).toBe(sources.length)
    }
  })

  test('are not seen where sources repeat people', () => {
    const { records } = people(7, HOUSEHOLDS)
    const halves = records.map((record, i) => ({ ...record, source: i % 2 === 0 ? 'left' : 'right' }))
    expect(trainModel(halves, model).model.sources).toEqual({})
  })
})

describe('hardly anything to learn from', () => {
  const tiny: readonly (readonly [string, readonly RecordInput[]])[] = [
    ['no record', []],
    ['one record', [{ source: 's', id: 1, firstName: 'Anna', email: 'anna@example.org' }]],
    ['two alike', [1, 2].map((id) => ({ source: 's', id, firstName: 'Anna', lastName: 'Abbott' }))],
    ['two strangers', ['Anna', 'Bruno'].map((firstName, id) => ({ source: 's', id, firstName }))],
    ['records without a value', [1, 2, 3].map((id) => ({ source: 's', id }))],
  ]
  test.each(tiny)('%s still gives a model that resolves', async (_, records) => {
    const { model: trained, report } = trainModel(records, model)
    expect(report.records).toBe(records.length)
    expect(report.warnings.length).toBeGreaterThan(0)
    expect((await resolve(records, trained)).records.size).toBe(records.length)
  })
})

test('a record without source and id is an error with both problems', () => {
  const wrong = (): unknown => trainModel([{} as RecordInput], model as Model)
  expect(wrong).toThrow(SelfsameError)
  expect(wrong).toThrow(/record\.source.*\n.*record\.id/)
})

describe('a training that is watched', () => {
  const { records } = people(3, { households: 150, size: [1, 3], blank: 0.1, slips: 0.2 })
  const model = defineModel(suggestModel(records))

  test('tells how far it is, and comes to the same model', () => {
    const stages: string[] = []
    const onProgress = ({ stage, done, total }: TrainingProgress): void => {
      if (stages.at(-1) !== stage) stages.push(stage)
      expect(done).toBeLessThanOrEqual(total)
    }
    expect(trainModel(records, model, { onProgress })).toEqual(trainModel(records, model))
    expect(stages).toContain('block')
    expect(stages).toContain('compare')
    expect(stages).toContain('estimate')
  })

  test('is stopped by its signal', () => {
    const signal = { aborted: false }
    const onProgress = (): void => {
      signal.aborted = true
    }
    expect(() => trainModel(records, model, { onProgress, signal })).toThrow(
      expect.objectContaining({ name: 'SelfsameError', code: 'aborted' }),
    )
  })
})
