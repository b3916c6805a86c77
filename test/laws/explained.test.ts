import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stateOf } from '../../src/identity/inspectable.ts'
import {
  type AnyModel,
  city,
  date,
  defineModel,
  type Explanation,
  email,
  familyName,
  givenName,
  postalCode,
  Resolver,
  text,
  trainModel,
} from '../../src/index.ts'
import { people } from '../train/people.ts'
import { left } from './history.ts'
import { models, operation, WORLDS } from './world.ts'

const millibits = (bits: number): number => Math.round(bits * 1000)

/** The parts of an explanation, which are whole millibits, summed to the millibit. */
function sums({ prior, evidence, priors }: Explanation): Record<string, number> {
  const sum = (from: number, of: (e: Explanation['evidence'][number]) => number): number =>
    evidence.reduce((all, e) => all + of(e), millibits(from)) + 0
  return {
    bits: sum(prior, ({ bits }) => millibits(bits)),
    parts: sum(prior, ({ base, rarity }) => millibits(base) + millibits(rarity)),
    least: Math.min(
      sum(priors.strangers, ({ strangers }) => millibits(strangers)),
      priors.relatives === undefined
        ? Number.POSITIVE_INFINITY
        : sum(priors.relatives, ({ relatives }) => millibits(relatives!)),
    ),
  }
}

/** Every pair of records of a resolver is explained by what decided. */
function agreeOnEveryPair(resolver: Resolver, keys: readonly string[]): void {
  const { table, partition } = stateOf(resolver)
  const { scorer, threshold } = partition.evidence
  for (const a of keys) {
    for (const b of keys) {
      const e = resolver.explain(a, b)
      const decided = scorer.weight(table.rowOf(a), table.rowOf(b)) + 0
      expect(sums(e)).toEqual({ bits: decided, parts: decided, least: decided })
      expect(millibits(e.weight) + 0).toBe(decided)
      expect(e.decision === 'link').toBe(decided >= threshold)
      for (const { level, levelNumber, bits, m, u, rarity, by, r } of e.evidence) {
        expect(Number.isInteger(millibits(bits)) && Math.abs(millibits(bits) / 1000 - bits) < 1e-9).toBe(true)
        if (levelNumber === 0) expect([level !== 'equal' && level !== 'different', bits]).toEqual([true, 0])
        else if (by) {
          const share = e.against === 'strangers' ? u! : (r ?? u!)
          expect(millibits(bits) - millibits(rarity)).toBe(Math.round(1000 * Math.log2(m! / share)))
        }
      }
    }
  }
}

describe('an explanation tells what decided: its bits sum to the match weight, to the millibit', () => {
  it.each(models.filter(({ comparisons }) => comparisons.length > 0).map((model, i) => [i, model] as const))(
    'for every pair of any history (model %i)',
    (_, model) => {
      fc.assert(
        fc.property(fc.array(operation, { maxLength: 25, size: 'max' }), (history) => {
          const { resolver, live } = left(model, history)
          agreeOnEveryPair(resolver, [...live.keys()].slice(0, 8))
        }),
        { numRuns: WORLDS / 20 },
      )
    },
  )

  it('for a trained model with relatives, rare values, settled fields and words', () => {
    const model = defineModel({
      fields: {
        email: email(),
        firstName: givenName(),
        lastName: familyName(),
        birthDate: date(),
        postalCode: postalCode({ country: 'US' }),
        city: city(),
        note: text(),
      },
    })
    const { records } = people(29, { households: 25, size: [1, 3], blank: 0.1, slips: 0.2 })
    const more = records.map((record, i) => ({
      ...record,
      postalCode: `100${10 + (i % 7)}`,
      city: ['Boston', 'Berlin', 'Bern'][i % 3],
      note: ['likes red shoes', 'likes blue shoes', 'red shoes'][i % 3],
    }))
    const trained = trainModel(more, model).model as AnyModel
    const settled = defineModel({
      ...trained,
      comparisons: trained.comparisons.map((c) => (c.field === 'city' ? { ...c, given: 'postalCode' } : c)),
    }) as AnyModel
    const resolver = new Resolver(settled)
    for (const record of more) resolver.put(record)
    const keys = more.slice(0, 40).map(({ source, id }) => `${source}:${id}`)
    agreeOnEveryPair(resolver, keys)
    const levels = keys.flatMap((key) => resolver.explain(keys[0]!, key).evidence.map(({ level }) => level))
    expect(levels).toContain('settled')
  })
})
