import { describe, expect, test } from 'vitest'
import {
  type AnyModel,
  city,
  cookie,
  customerId,
  date,
  defineModel,
  email,
  givenName,
  type Progress,
  phone,
  type RecordInput,
  resolve,
} from '../../src/index.ts'

const model = defineModel({
  fields: {
    customer: customerId({ limit: 1 }),
    email: email(),
    cookie: cookie(),
    firstName: givenName(),
    birthDate: date(),
  },
  comparisons: [],
})
const ANN = 'ann@mail.com'
const records: readonly RecordInput[] = [
  { source: 'crm', id: 1, email: ANN },
  { source: 'web', id: 'v:1', email: 'Ann@Mail.com', cookie: 'k-1' },
  { source: 'crm', id: 2, email: 'bob@mail.com' },
]
const assigned = (run: { records: Iterable<{ source: string; id: string; entity: string }> }): string[] =>
  [...run.records].map((r) => `${r.source}:${r.id} ${r.entity}`)

describe('resolve', () => {
  test('of nothing is nothing', async () => {
    const run = await resolve([], model)
    expect([run.entities.size, run.records.size, run.rejects.size, [...run.links], [...run.refusals]]).toEqual([
      0,
      0,
      0,
      [],
      [],
    ])
    expect(run.report).toMatchObject({
      records: { read: 0, distinct: 0 },
      entities: { count: 0, largest: 0 },
      nextEntity: 1,
    })
  })

  test('gives entities, records in the order of first appearance, and can be walked again', async () => {
    const run = await resolve(records, model)
    expect([...run.entities].map((e) => [e.id, e.records, e.identifiers])).toEqual([
      ['e1', ['crm:1', 'web:v:1'], { email: [ANN], cookie: ['k-1'] }],
      ['e2', ['crm:2'], { email: ['bob@mail.com'] }],
    ])
    expect(assigned(run)).toEqual(['crm:1 e1', 'web:v:1 e1', 'crm:2 e2'])
    expect([...run.records]).toEqual([...run.records])
    expect([...run.entities].map((e) => e.id)).toEqual([...run.entities].map((e) => e.id))
  })

  test('takes records as they stream in', async () => {
    async function* stream(): AsyncGenerator<RecordInput> {
      for (const record of records) yield await Promise.resolve(record)
    }
    expect(assigned(await resolve(stream(), model))).toEqual(assigned(await resolve(records, model)))
    expect(assigned(await resolve(new Set(records), model))).toEqual(assigned(await resolve(records, model)))
  })

  test('a stream that fails fails the run with its own error', async () => {
    async function* stream(): AsyncGenerator<RecordInput> {
      yield records[0]!
      await Promise.resolve()
      throw new TypeError('the disk is gone')
    }
    await expect(resolve(stream(), model)).rejects.toThrow('the disk is gone')
  })

  test('nothing read is missing: a line is a record, or a reject with its place in the input', async () => {
    const lines: RecordInput[] = [
      { source: 's', id: 1, at: '2026-01-02', email: ANN, birthDate: 'yesterday' },
      { source: 's', id: 1, at: '2026-01-01', email: 'old@mail.com' },
      { source: 's', id: 2, email: 'first@mail.com', cookie: 'n/a' },
      { source: 's', id: 2, at: '2026-01-03', email: 'second@mail.com' },
      { source: 's', id: 3, at: 'whenever', customer: ['c2', 'c1'] },
    ]
    const run = await resolve(lines, model)
    const rejects = [...run.rejects].map((r) => `${r.index} ${r.id} ${r.field} ${r.value} ${r.reason}`)
    expect(rejects.sort()).toEqual([
      '0 1 birthDate yesterday malformed',
      '1 1   stale',
      '2 2   replaced',
      '2 2 cookie n/a placeholder',
      '4 3 at whenever malformed',
      '4 3 customer c2 over-limit',
    ])
    expect(run.rejects.size).toBe(6)
    expect(run.records.size + 2).toBe(lines.length)
    expect([...run.entities].map((e) => e.identifiers)).toEqual([
      { email: [ANN] },
      { email: ['second@mail.com'] },
      { customer: ['c1'] },
    ])
  })

  test('reads each source by its headers, every other by those of *', async () => {
    const mapped = defineModel({
      fields: { email: email(), phone: phone(), firstName: givenName(), birthDate: date() },
      comparisons: [],
      sources: {
        pos: {
          headers: {
            'E-Mail': 'email',
            'Second mail': 'email',
            y: { field: 'birthDate', part: 'year' },
            m: { field: 'birthDate', part: 'month' },
            d: { field: 'birthDate', part: 'day' },
          },
          country: 'DE',
        },
        '*': { headers: { mail: 'email' }, country: 'US' },
      },
    }) as AnyModel
    const run = await resolve(
      [
        {
          source: 'pos',
          id: 1,
          'E-Mail': 'ann@mail.com',
          'Second mail': 'ann@work.com',
          y: 1984,
          m: '5',
          d: '2',
          phone: '030 901820',
          mail: 'x@mail.com',
        },
        { source: 'web', id: 2, mail: 'ann@work.com', 'E-Mail': 'y@mail.com', phone: '212 736 5000', firstName: 'Ann' },
      ],
      mapped,
    )
    expect([...run.entities].map((e) => [e.records, e.identifiers])).toEqual([
      [['pos:1', 'web:2'], { email: ['ann@mail.com', 'ann@work.com'], phone: ['+12127365000', '+4930901820'] }],
    ])
    const [entity] = run.entities
    expect(entity!.golden.birthDate?.value).toBe('1984-05-02')
  })

  test('hears judgements, also on records that are not there', async () => {
    const judgements = [
      { a: 'crm:1', b: 'web:v:1', verdict: 'different' as const },
      { a: 'crm:1', b: 'crm:2', verdict: 'same' as const, by: 'ana' },
      { a: 'crm:1', b: 'crm:77', verdict: 'same' as const },
    ]
    const run = await resolve(records, model, { judgements })
    expect(assigned(run)).toEqual(['crm:1 e1', 'web:v:1 e2', 'crm:2 e1'])
  })

  test('of two judgements on a pair the later counts, and of two without a time the one given last', async () => {
    const verdict = async (...given: (readonly ['same' | 'different', string?])[]): Promise<boolean> => {
      const judgements = given.map(([word, at]) => ({ a: 'crm:1', b: 'crm:2', verdict: word, at }))
      const run = await resolve(records, model, { judgements })
      return run.entities.size === 1
    }
    expect(await verdict(['same', '2026-01-02'], ['different', '2026-01-01'])).toBe(true)
    expect(await verdict(['different', '2026-01-01'], ['same', '2026-01-02'])).toBe(true)
    expect(await verdict(['same'], ['different'])).toBe(false)
  })

  test('keeps the ids of an earlier run and numbers new ones above them', async () => {
    const previous = [
      { source: 'crm', id: '1', entity: 'e40' },
      { source: 'crm', id: '2', entity: 'customer-7' },
    ]
    const more = [...records, { source: 'crm', id: 3, email: 'cy@mail.com' }]
    const run = await resolve(more, model, { previous })
    expect(assigned(run)).toEqual(['crm:1 e40', 'web:v:1 e40', 'crm:2 customer-7', 'crm:3 e41'])
    expect(run.report.nextEntity).toBe(42)
    expect([...run.redirects]).toEqual([])
  })

  test('its own output is a previous run that changes nothing', async () => {
    const first = await resolve(records, model)
    const again = await resolve(records.toReversed(), model, {
      previous: first.records,
      nextEntity: first.report.nextEntity,
    })
    expect(assigned(again).sort()).toEqual(assigned(first).sort())
    expect(again.report.nextEntity).toBe(first.report.nextEntity)
  })

  test('survivorship functions are given beside the model', async () => {
    const own = defineModel({
      fields: { email: email(), firstName: givenName() },
      survivorship: { firstName: { by: 'custom', function: 'shortest' } },
    })
    const shortest = <T extends { readonly value: string }>(candidates: readonly T[]): T =>
      candidates.reduce((a, b) => (b.value.length < a.value.length ? b : a))
    const both = [
      { source: 's', id: 1, email: ANN, firstName: 'Annabel' },
      { source: 's', id: 2, email: ANN, firstName: 'Ann' },
    ]
    const run = await resolve(both, own, { functions: { shortest: shortest as never } })
    expect([...run.entities].map((e) => e.golden.firstName?.value)).toEqual(['Ann'])
    await expect(resolve(both, own)).rejects.toMatchObject({ code: 'call-invalid' })
  })
})

describe('a run', () => {
  const many = Array.from({ length: 20_000 }, (_, id) => ({ source: 's', id, email: `m${id >> 1}@mail.com` }))

  /** Of which two and two share an e-mail, and four and four a city in which they are compared. */
  const compared = many.map((record) => ({ ...record, firstName: `n${record.id % 50}`, city: `c${record.id >> 2}` }))
  const comparing = defineModel({
    fields: { email: email(), firstName: givenName(), city: city() },
    blocking: [{ keys: [{ field: 'city', take: 'value' }] }],
  })
  const STAGES = ['load', 'block', 'pairs', 'cluster'] as const

  test('tells how far it is, stage after stage', async () => {
    const heard: Progress[] = []
    await resolve(compared, comparing, { onProgress: (progress) => heard.push(progress) })
    expect([...new Set(heard.map((p) => p.stage))]).toEqual(STAGES)
    for (const stage of STAGES) {
      const done = heard.filter((p) => p.stage === stage).map((p) => p.done)
      expect(done).toEqual(done.toSorted((a, b) => a - b))
      expect(done.at(-1)).toBe(stage === 'pairs' ? 30_000 : many.length)
    }
  })

  test.each(STAGES)('stops in the stage %s when its signal says so', async (stage) => {
    const signal = { aborted: false }
    const onProgress = (progress: Progress): void => {
      if (progress.stage === stage) signal.aborted = true
    }
    await expect(resolve(compared, comparing, { signal, onProgress })).rejects.toMatchObject({
      code: 'aborted',
      problems: [{ path: 'signal' }],
    })
  })

  test('looks at its signal some thousand records or pairs after it last did', async () => {
    let looks = 0
    const signal = {
      get aborted() {
        looks++
        return false
      },
    }
    const looksIn = new Map<string, number>()
    const onProgress = ({ stage }: Progress): void => {
      looksIn.set(stage, looks)
    }
    const crowd = compared.map((record) => ({ ...record, city: `c${record.id % 50}` }))
    await resolve(crowd, comparing, { signal, onProgress })
    const [load, block, pairs, cluster] = STAGES.map((stage) => looksIn.get(stage)!) as [number, number, number, number]
    expect(load).toBeGreaterThanOrEqual(many.length / 4096 - 1)
    expect(block - load).toBeGreaterThanOrEqual(many.length / 4096 - 1)
    // fifty cities of four hundred
    expect(pairs - block).toBeGreaterThanOrEqual((50 * 400 * 399) / 2 / 4096 - 1)
    expect(cluster - pairs).toBeGreaterThanOrEqual(1)
  })

  test('with a signal that stays silent ends as without one', async () => {
    const signal = new AbortController().signal
    expect(assigned(await resolve(records, model, { signal }))).toEqual(assigned(await resolve(records, model)))
  })
})
