import { describe, expect, test } from 'vitest'
import { type AnyModel, defineModel, identifier, type RecordInput, Resolver, SelfsameError } from '../../src/index.ts'
import { fromSplink, type SplinkNote } from '../../src/splink/index.ts'
import { comparison, fake1000, febrl4, historical, level } from './settings.ts'

const notesOf = (notes: readonly SplinkNote[]): string[] =>
  notes.map(({ path, carried, why }) => `${path} (${carried}): ${why}`)
const MISSED = 'its pairs count as the level below'
const TERMS = 'they are no part of the file; training counts them'

describe('the tutorial on fake people', () => {
  const { model, notes } = fromSplink(fake1000)

  test('is a model of selfsame', () => {
    expect(model).toEqual(defineModel(JSON.parse(JSON.stringify(model))))
    expect(Object.entries(model.fields).map(([name, { kind }]) => [name, kind])).toEqual([
      ['first_name', 'givenName'],
      ['surname', 'familyName'],
      ['dob', 'date'],
      ['city', 'city'],
      ['email', 'email'],
    ])
    expect([model.prior, model.thresholds, model.sources]).toEqual([
      -8.376,
      { link: 4.248, review: 0 },
      { '*': { id: 'unique_id' } },
    ])
    expect(model.blocking.map(({ keys }) => keys.map(({ field, take }) => `${take} ${field}`))).toEqual([
      ['value first_name', 'value city'],
      ['value surname'],
    ])
  })

  test('compares as Splink does, by the same m and u', () => {
    expect(model.comparisons.slice(0, 3).map(({ field, by, levels }) => [field, by, levels])).toEqual([
      ...['first_name', 'surname'].map((name) => [
        name,
        'jaroWinkler',
        [
          { atLeast: 1, m: 0.5, u: 0.005 },
          { atLeast: 0.92, m: 0.15, u: 0.002 },
          { atLeast: 0.88, m: 0.07, u: 0.001 },
          { atLeast: 0.7, m: 0.08, u: 0.017 },
          { atLeast: 0, m: 0.2, u: 0.975 },
        ],
      ]),
      [
        'dob',
        'levenshtein',
        [
          { atLeast: 1, m: 0.4, u: 0.002 },
          // one edit of the ten characters of a date
          { atLeast: 0.9, m: 0.15, u: 0.0015 },
          { atLeast: 0, m: 0.45, u: 0.9965 },
        ],
      ],
    ])
  })

  test('says what it does otherwise', () => {
    expect(notesOf(notes)).toEqual([
      `comparisons[0] (no): ${TERMS}`,
      `comparisons[1] (no): ${TERMS}`,
      `comparisons[3] (no): ${TERMS}`,
      `comparisons[4].comparison_levels[2] (no): it compares parts of values; ${MISSED}`,
      `comparisons[4].comparison_levels[4] (no): jaro_winkler_similarity is not of whole values of one column; ${MISSED}`,
      `comparisons[4] (no): ${TERMS}`,
    ])
    expect(notes.filter(({ path }) => path === 'comparisons[3]')).toEqual([
      { path: 'comparisons[3]', what: 'term frequencies of city', carried: 'no', why: TERMS },
    ])
  })

  test('weighs a pair as Splink’s waterfall does', () => {
    const resolver = new Resolver(model)
    const put = (id: number, first_name: string, surname: string, dob: string, city: string | null): void => {
      resolver.put({ source: 's', id, first_name, surname, dob, city } as RecordInput)
    }
    put(1, 'Martha', 'Jones', '1984-05-02', 'London')
    put(2, 'Marhta', 'Jones', '1984-05-03', 'Leeds')
    put(3, 'Bob', 'Jones', '1984-05-02', null)
    const log2 = (...ratios: number[]): number =>
      ratios.reduce((sum, r) => sum + Math.round(1000 * Math.log2(r)), -8376) / 1000
    expect(resolver.explain('s:1', 's:2').weight).toBe(
      log2(0.15 / 0.002, 0.5 / 0.005, 0.15 / 0.0015, (1 - 0.56) / (1 - 0.11)),
    )
    expect(resolver.explain('s:1', 's:3').weight).toBe(log2(0.2 / 0.975, 0.5 / 0.005, 0.4 / 0.002))
  })
})

describe('the example of historical people', () => {
  const { model, notes } = fromSplink(historical)

  test('blocks on beginnings and years', () => {
    expect(model.blocking.map(({ keys }) => keys)).toEqual([
      [
        { field: 'first_name', take: 'prefix', length: 3 },
        { field: 'surname', take: 'prefix', length: 4 },
      ],
      [
        { field: 'surname', take: 'value' },
        { field: 'dob', take: 'value' },
      ],
      [
        { field: 'postcode_fake', take: 'prefix', length: 3 },
        { field: 'dob', take: 'value' },
      ],
      [
        { field: 'first_name', take: 'prefix', length: 2 },
        { field: 'dob', take: 'year' },
      ],
    ])
  })

  test('a level without counterpart goes to the one below, with its shares', () => {
    const levels = (field: string): unknown => model.comparisons.find((c) => c.field === field)!.levels
    expect(levels('dob')).toEqual([
      { atLeast: 1, m: 0.68, u: 0.0024 },
      { atLeast: 0.9, m: 0.27, u: 0.024 },
      { atLeast: 0, m: expect.closeTo(0.05, 9), u: expect.closeTo(0.9736, 9) },
    ])
    expect(levels('postcode_fake')).toEqual([
      { atLeast: 1, m: 0.68, u: 0.00015 },
      { atLeast: 0, m: expect.closeTo(0.32, 9), u: expect.closeTo(0.99985, 9) },
    ])
  })

  test('a comparison of two columns is two', () => {
    expect(model.comparisons.map(({ field, by }) => [field, by])).toEqual([
      ['first_name', 'personName'],
      ['surname', 'personName'],
      ['dob', 'osa'],
      ['postcode_fake', 'equal'],
      ['occupation', 'equal'],
    ])
    expect(notesOf(notes)).toEqual([
      'comparisons[0] (no): a comparison is of one field: each is compared by itself, by default m and u; train the model',
      `comparisons[1].comparison_levels[3] (no): selfsame has no abs; ${MISSED}`,
      `comparisons[1].comparison_levels[4] (no): selfsame has no abs; ${MISSED}`,
      `comparisons[2].comparison_levels[2] (no): it compares parts of values; ${MISSED}`,
      `comparisons[2].comparison_levels[3] (no): it compares parts of values; ${MISSED}`,
      `comparisons[3] (no): ${TERMS}`,
    ])
  })
})

describe('the example febrl4', () => {
  const { model, notes } = fromSplink(febrl4)

  test('links clean lists, and says what is nearly so', () => {
    expect(model.sources).toEqual({ '*': { id: 'rec_id', clean: true } })
    expect(notesOf(notes)).toEqual([
      `comparisons[0] (no): ${TERMS}`,
      'comparisons[1] (in part): it was not trained: default levels, m and u; train the model',
      'comparisons[2].comparison_levels[2] (in part): edits are counted by the length of values: a similarity of 0.875, which is 1 in 8 characters',
      'comparisons[2].comparison_levels[3] (in part): edits are counted by the length of values: a similarity of 0.75, which is 2 in 8 characters',
      'blocking_rules_to_generate_predictions[1] (no): a rule is equal values, or equal parts, of a column on both sides',
      'blocking_rules_to_generate_predictions[3] (in part): conditions that are no equal keys are left out: more pairs',
      'blocking_rules_to_generate_predictions[4] (no): a rule is equal keys; write the parts of an OR as rules',
      'link_type (in part): each source is a clean list: an entity has one record of it at most',
    ])
  })

  test('a shared number is evidence of as many bits as its comparison says', () => {
    expect(model.fields.soc_sec_id).toMatchObject({ kind: 'identifier', bits: 16.458 })
    const { bits } = fromSplink({ ...febrl4, comparisons: febrl4.comparisons.slice(0, 1) }).model.fields.soc_sec_id as {
      bits: number
    }
    expect(bits).toBe(0)
  })
})

describe('reading', () => {
  test('takes the text of a file, fields by hand and another probability', () => {
    const { model } = fromSplink(JSON.stringify(febrl4), {
      fields: { soc_sec_id: identifier('ssn', { bits: 20 }) },
      probability: 0.5,
    })
    expect(model.fields.soc_sec_id).toMatchObject({ namespace: 'ssn', bits: 20 })
    expect(model.thresholds).toEqual({ link: 0, review: 0 })
  })

  test('columns that records need themselves get another name', () => {
    const { model } = fromSplink({
      comparisons: [comparison('id', level('id_l = id_r', 0.9, 0.1), level('ELSE', 0.1, 0.9))],
    })
    expect(model.comparisons[0]!.field).toBe('idValue')
    expect(model.sources['*']).toEqual({ id: 'unique_id', headers: { id: 'idValue' } })
  })

  test('levels without equality, without ELSE, with a level never observed', () => {
    const { model, notes } = fromSplink({
      comparisons: [
        comparison(
          'town',
          level('jaro_winkler(town_l, town_r) > 0.9', 0.8, 0.1),
          level('0.7 <= jaro_winkler(town_l, town_r)', 0.1),
        ),
      ],
    })
    expect(model.comparisons[0]!.levels).toEqual([
      { atLeast: 1, m: 0.4, u: 0.05 },
      { atLeast: 0.9, m: 0.4, u: 0.05 },
      { atLeast: 0.7, m: 0.1, u: 0.1 },
      { atLeast: 0, m: 1e-9, u: 1e-9 },
    ])
    expect(notesOf(notes)).toEqual([
      'comparisons[0].comparison_levels[2] (in part): its m or u was not learnt: it tells nothing',
    ])
  })

  test('what is no Splink file is told, all at once', () => {
    expect(() => fromSplink('no json')).toThrow('settings.comparisons: expected a list')
    expect(() => fromSplink(null)).toThrow(SelfsameError)
    expect(() =>
      fromSplink({ comparisons: [{}, { comparison_levels: [{}] }], blocking_rules_to_generate_predictions: [1] }),
    ).toThrow(/comparisons\[0\][\s\S]*comparisons\[1\][\s\S]*predictions\[0\]/)
  })

  test('the model resolves', () => {
    const resolver = new Resolver(fromSplink(fake1000).model as AnyModel)
    const person = {
      first_name: 'Julia',
      surname: 'Taylor',
      dob: '2015-10-29',
      city: 'London',
      email: 'hannah88@powers.com',
    }
    resolver.put({ source: 's', id: 1, ...person })
    resolver.put({ source: 's', id: 2, ...person, first_name: 'Julai', city: null })
    resolver.put({ source: 's', id: 3, ...person, first_name: 'Noah', dob: '2008-03-23', email: 'other@mail.com' })
    expect([...resolver.entities()].map(({ records }) => records)).toEqual([['s:1', 's:2'], ['s:3']])
  })
})
