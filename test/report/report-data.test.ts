import { describe, expect, test } from 'vitest'
import {
  date,
  defineModel,
  different,
  email,
  familyName,
  givenName,
  phone,
  type RecordInput,
  Resolver,
  resolve,
} from '../../src/index.ts'
import { type ReportData, type ReportOptions, reportData } from '../../src/report/report-data.ts'

const model = defineModel({
  fields: {
    email: email(),
    phone: phone({ country: 'US' }),
    firstName: givenName(),
    lastName: familyName(),
    birthDate: date(),
  },
  forbid: [{ name: 'other first name', when: different('firstName', 0.7) }],
})

const records = [
  {
    source: 'crm',
    id: 1,
    at: '2026-01-05',
    firstName: 'Fred',
    lastName: 'Stone',
    birthDate: '1984-05-02',
    email: 'fred@stone.org',
  },
  { source: 'crm', id: 2, firstName: 'Wilma', lastName: 'Stone', birthDate: '1986-07-12', phone: '(205) 333-2368' },
  { source: 'web', id: 'v1', at: '2026-02-01', firstName: 'FRED', email: 'Fred@Stone.org' },
  { source: 'web', id: 'v2', email: 'noemail@example.com', phone: '205 333 2368', firstName: 'Fred' },
  { source: 'till', id: 'ann@mail.com', firstName: 'Fredrick', lastName: 'Stone', birthDate: '1984-05-02' },
] satisfies RecordInput[]

async function reported(options: ReportOptions = {}): Promise<ReportData> {
  const resolution = await resolve(records, model)
  return reportData(resolution, { counted: resolution.report, ...options })
}

describe('reportData', () => {
  test('what came in, and what was refused', async () => {
    const { intake } = await reported()
    expect(intake).toEqual({
      read: 5,
      replaced: 0,
      stale: 0,
      refused: [{ field: 'email', reason: 'placeholder', count: 1 }],
      fields: [
        { field: 'email', kind: 'email', identifies: true, held: 2 },
        { field: 'phone', kind: 'phone', identifies: true, held: 2 },
        { field: 'firstName', kind: 'givenName', identifies: false, held: 5 },
        { field: 'lastName', kind: 'familyName', identifies: false, held: 3 },
        { field: 'birthDate', kind: 'date', identifies: false, held: 3 },
      ],
    })
  })

  test('strangers before, people after', async () => {
    const { overlap, sizes } = await reported()
    expect(overlap).toEqual({
      sources: [
        { source: 'crm', records: 2, people: 2, elsewhere: 1 },
        { source: 'web', records: 2, people: 2, elsewhere: 1 },
        { source: 'till', records: 1, people: 1, elsewhere: 1 },
      ],
      joined: 0,
      combinations: [
        { sources: [0], people: 1 },
        { sources: [0, 1, 2], people: 1 },
        { sources: [1], people: 1 },
      ],
      others: { combinations: 0, people: 0 },
      shared: [
        [2, 1, 1],
        [1, 2, 1],
        [1, 1, 1],
      ],
    })
    expect(sizes).toEqual({
      entities: 3,
      largest: 3,
      bins: [
        { size: '1', entities: 2, records: 2 },
        { size: '2', entities: 0, records: 0 },
        { size: '3', entities: 1, records: 3 },
      ],
    })
  })

  test('the weights that decide', async () => {
    const { weights } = await reported()
    expect(weights).toMatchObject({ prior: -20, link: 4, forbidRules: ['other first name'], linkRules: [] })
    expect(weights.identifiers).toEqual([
      { fields: ['email'], weight: 12, linksAlone: true },
      { fields: ['phone'], weight: 8, linksAlone: true },
    ])
    expect(weights.comparisons.map(({ field, by }) => [field, by])).toContainEqual(['firstName', 'personName'])
    expect(weights.comparisons.find(({ field }) => field === 'lastName')!.levels[0]).toEqual({
      label: 'equal',
      bits: 8.714,
      m: 0.84,
      u: 0.002,
    })
  })

  test('the weights of candidate pairs, and what the model makes of them', async () => {
    const { histogram } = await reported()
    expect(histogram).toMatchObject({ sampled: 3, share: 1 })
    const of = (which: 'together' | 'apart'): number => histogram.bins.reduce((sum, bin) => sum + bin[which], 0)
    expect([of('together'), of('apart')]).toEqual([2, 1])
    for (const { threshold, precision, recall } of histogram.expected) {
      expect([threshold, precision >= 0 && precision <= 1, recall >= 0 && recall <= 1]).toEqual([threshold, true, true])
    }
  })

  test('single pairs, explained: the bits add up to the weight', async () => {
    const { shown } = await reported()
    const pairs = shown.pairs.map(({ a, b, together, apart }) => [
      shown.records[a]!.key,
      shown.records[b]!.key,
      together,
      apart,
    ])
    expect(pairs).toContainEqual([
      'crm:2',
      'web:v2',
      false,
      [
        'The rule “other first name” keeps their two sides apart.',
        'All that is known of the two sides, taken together, is less than 0.1 bits short of a link.',
      ],
    ])
    for (const { prior, evidence, weight } of shown.pairs) {
      const sum = evidence.reduce((all, { bits }) => all + Math.round(bits * 1000), Math.round(prior * 1000))
      expect(sum).toBe(Math.round(weight * 1000))
    }
    expect(new Set(shown.pairsBySort.flatMap(({ pairs: of }) => of)).size).toBe(3)
  })

  test('entities with what joins them, and their golden record', async () => {
    const { shown } = await reported()
    expect(shown.entities).toHaveLength(1)
    const [entity] = shown.entities
    expect(entity!.records.map((n) => shown.records[n]!.key)).toEqual(['crm:1', 'till:a***@m***.com (5)', 'web:v1'])
    expect(entity).toMatchObject({ id: 'e1', reason: 'largest', size: 3, contested: true })
    expect(
      entity!.links.map(({ records: held, reason, value, critical }) => [
        held.map((n) => shown.records[n]!.key),
        reason,
        value,
        critical,
      ]),
    ).toEqual([
      [['crm:1', 'web:v1'], 'email', 'f***@s***.org', true],
      [['crm:1', 'till:a***@m***.com (5)'], 'evidence', '', true],
    ])
    expect(entity!.golden.find(({ field }) => field === 'email')).toEqual({
      field: 'email',
      values: ['f***@s***.org'],
      rule: 'union',
      decidedBy: 'only value',
      from: 'web:v1',
      holders: 2,
      others: [],
    })
    // all pairs of three records can be looked at
    expect(entity!.pairs).toHaveLength(3)
  })

  test('quality, where the truth is given', async () => {
    const { quality, blocking } = await reported({
      truth: [
        ['crm:1', 'fred'],
        ['web:v1', 'fred'],
        ['web:v2', 'fred'],
        ['crm:2', 'wilma'],
      ],
    })
    expect(quality).toMatchObject({ records: 4, trueEntities: 2, overMerged: 0, underMerged: 1 })
    expect(quality!.pairwise).toMatchObject({ precision: 1, recall: 1 / 3 })
    expect(blocking.completeness).toBe(1 / 3)
  })

  test('names values only where they may be shown', async () => {
    const text = JSON.stringify(await reported())
    for (const secret of ['fred@', 'stone.org', 'Stone', 'Wilma', '3332368', '333-2368', '05-02', 'ann@']) {
      expect([secret, text.includes(secret)]).toEqual([secret, false])
    }
    const shown = JSON.stringify(await reported({ showValues: true }))
    for (const value of ['fred@stone.org', 'Wilma', '333-2368', '1984-05-02', 'till:ann@mail.com']) {
      expect([value, shown.includes(value)]).toEqual([value, true])
    }
  })

  test('a live resolver is reported too, also an empty one, and one whose records went', async () => {
    const resolver = new Resolver(model)
    expect(reportData(resolver, {})).toMatchObject({ records: 0, shown: { records: [], pairs: [], entities: [] } })
    resolver.putAll(records)
    resolver.delete('web:v1')
    const data = reportData(resolver, {})
    expect(data).toMatchObject({ records: 4, sizes: { entities: 3, largest: 2 } })
    expect(data.intake.refused).toBeUndefined()
    expect(data.shown.records.map(({ key }) => key)).not.toContain('web:v1')
  })

  test('says the same twice', async () => {
    expect(await reported()).toEqual(await reported())
  })

  test('of many sources the smallest are counted as one', () => {
    const resolver = new Resolver(model)
    resolver.putAll(Array.from({ length: 20 }, (_, s) => ({ source: `s${s + 10}`, id: 1, email: `a${s % 2}@x.org` })))
    const { overlap } = reportData(resolver, {})
    expect(overlap.sources.at(-1)).toEqual({ source: '5 smaller sources', records: 5, people: 2, elsewhere: 2 })
    expect(overlap.joined).toBe(5)
    expect(overlap.sources).toHaveLength(16)
  })
})
