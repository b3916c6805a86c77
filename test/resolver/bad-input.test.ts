import { describe, expect, test } from 'vitest'
import {
  type AnyModel,
  customerId,
  defineModel,
  describeColumns,
  email,
  evaluate,
  givenName,
  Resolver,
  resolve,
  SelfsameError,
  suggestModel,
  trainModel,
} from '../../src/index.ts'

const model = defineModel({ fields: { customer: customerId(), email: email(), firstName: givenName() } }) as AnyModel

function world(): Resolver {
  const resolver = new Resolver(model)
  resolver.put({ source: 's', id: 1, email: 'ann@mail.com' })
  resolver.put({ source: 's', id: 2, email: 'bob@mail.com' })
  return resolver
}

/** Code and paths of the error that a call throws, whatever the types say. */
async function misuse(call: (any: never) => unknown): Promise<string> {
  try {
    await call(undefined as never)
  } catch (error) {
    if (!(error instanceof SelfsameError)) return `${error}`
    for (const problem of error.problems) {
      expect(problem.expected).not.toBe('')
      expect(problem.cure).not.toBe('')
    }
    return `${error.code}: ${error.problems.map((p) => p.path).join(', ')}`
  }
  return 'no error'
}

const any = (value: unknown): never => value as never
const KEY = 'record-invalid: record.source, record.id'

describe('a record without a key is an error with both problems', () => {
  const records: readonly unknown[] = [
    {},
    null,
    undefined,
    42,
    [],
    { source: '', id: '' },
    { source: 'a:b', id: Number.NaN },
    { source: 1, id: {} },
  ]

  test.each(records)('put(%j)', async (record) => {
    const resolver = world()
    expect(await misuse(() => resolver.put(any(record)))).toBe(KEY)
    expect(resolver.size).toBe(2)
  })
  test.each(records)('resolve([%j])', async (record) => {
    expect(await misuse(() => resolve([any(record)], model))).toBe(KEY)
  })
  test.each(records)('trainModel([%j])', async (record) => {
    expect(await misuse(() => trainModel([any(record)], model))).toBe(KEY)
  })
  test.each(['', 'abc', 's:1'])('a text is no record: put(%j)', async (text) => {
    const resolver = world()
    expect(await misuse(() => resolver.put(any(text)))).toBe(KEY)
    expect(await misuse(() => resolve([any(text)], model))).toBe(KEY)
    expect(await misuse(() => trainModel([any(text)], model))).toBe(KEY)
    expect(resolver.size).toBe(2)
  })
})

describe('methods that take a reference', () => {
  test.each<[string, (r: Resolver) => unknown, string]>([
    ['delete()', (r) => r.delete(any(undefined)), KEY],
    ['delete({})', (r) => r.delete(any({})), KEY],
    ['entityOf(null)', (r) => r.entityOf(any(null)), KEY],
    ['judge()', (r) => r.judge(any(undefined), 's:1', 'same'), KEY],
    ['unjudge({})', (r) => r.unjudge('s:1', any({ source: 's' })), 'record-invalid: record.id'],
    ['entity()', (r) => r.entity(any(undefined)), 'call-invalid: id'],
    ["entity(['e1'])", (r) => r.entity(any(['e1'])), 'call-invalid: id'],
    ['history(null)', (r) => r.history(any(null)), 'call-invalid: id'],
    ['explain()', (r) => r.explain('s:1', any(undefined)), KEY],
    ['explain unknown a', (r) => r.explain('s:9', 's:1'), 'record-unknown: a'],
    ['explain unknown b', (r) => r.explain('s:1', { source: 's', id: 9 }), 'record-unknown: b'],
  ])('%s', async (_, call, problem) => {
    expect(await misuse(() => call(world()))).toBe(problem)
  })

  test('who is not there is nobody, not an error', () => {
    const resolver = world()
    expect(resolver.entityOf('s:9')).toBeUndefined()
    expect(resolver.entityOf('nonsense')).toBeUndefined()
    expect(resolver.delete('s:9')).toEqual({ changes: [] })
    for (const id of ['e9', 'e0', 'e01', 'e-1', 'e1.5', 'e99999999999999999999', '', 'x', 'constructor']) {
      expect(resolver.entity(id)).toBeUndefined()
    }
  })
})

describe('judgements', () => {
  test.each<[string, unknown[], string]>([
    ['a word that is no verdict', ['s:1', 's:2', 'maybe'], 'call-invalid: judgement.verdict'],
    ['one record with itself', ['s:1', 's:1', 'same'], 'call-invalid: judgement.b'],
    ['no keys and no verdict', ['s1', ':2', 'x'], 'call-invalid: judgement.a, judgement.b, judgement.verdict'],
    ['a time that cannot be read', ['s:1', 's:2', 'same', { at: 'whenever' }], 'call-invalid: judge.at'],
    ['a day that is none', ['s:1', 's:2', 'same', { at: '2026-02-30' }], 'call-invalid: judge.at'],
  ])('%s', async (_, args, problem) => {
    const resolver = world()
    expect(await misuse(() => resolver.judge(...(args as Parameters<Resolver['judge']>)))).toBe(problem)
    expect(resolver.judgements()).toEqual([])
    expect(resolver.verify().ok).toBe(true)
  })

  test('of a batch are checked alike', async () => {
    const judged = (judgement: unknown): Promise<string> =>
      misuse(() => resolve([], model, { judgements: [any(judgement)] }))
    expect(await judged({ a: 's:1', b: 's:1', verdict: 'same' })).toBe('call-invalid: judgement.b')
    expect(await judged({ a: 's:1', b: 's:2' })).toBe('call-invalid: judgement.verdict')
    for (const nothing of [{}, null, undefined, 'x']) {
      expect(await judged(nothing)).toMatch(/^call-invalid: .*judgement/)
    }
  })
})

describe('find and search', () => {
  test.each(['find', 'search'] as const)('%s: every field that the model lacks is a problem', async (method) => {
    expect(await misuse(() => world()[method](any({ mail: 'x', fone: 'y' })))).toBe(
      `call-invalid: ${method}.mail, ${method}.fone`,
    )
    expect(await misuse(() => world()[method](any({ constructor: 'x' })))).toBe(`call-invalid: ${method}.constructor`)
  })

  test('find: an attribute finds nobody, it is searched', async () => {
    expect(await misuse(() => world().find({ firstName: 'Ann' }))).toBe('call-invalid: find.firstName')
  })

  test.each(['find', 'search'] as const)('%s: fields that are none', async (method) => {
    for (const nothing of [undefined, null])
      expect(await misuse(() => world()[method](any(nothing)))).toMatch(/^call-invalid: /)
  })

  test('values of any type are answered, not thrown at', () => {
    const odd = [Symbol('x'), () => 1, 10n, Number.NaN, new Date(Number.NaN), { a: {} }, [[['x']]], true, new Map()]
    for (const value of odd) {
      expect(world().find(any({ email: value })).status).toBe('none')
      expect(world().search(any({ email: value, firstName: value }))).toEqual([])
      expect(world().put(any({ source: 's', id: 3, email: value, firstName: value, other: value })).outcome).toBe('new')
    }
  })
})

describe('what is no model, or no list of records', () => {
  test.each([[undefined], [null], [{}], [{ fields: { email: email() } }], ['model']])(
    '%j is no model',
    async (wrong) => {
      for (const call of [
        () => new Resolver(any(wrong)),
        () => resolve([], any(wrong)),
        () => trainModel([], any(wrong)),
      ]) {
        expect(await misuse(call)).toMatch(/^(model|call)-invalid: /)
      }
    },
  )

  test.each([[undefined], [null], [42], [{}]])('%j are no records', async (wrong) => {
    for (const call of [
      () => resolve(any(wrong), model),
      () => trainModel(any(wrong), model),
      () => suggestModel(any(wrong)),
      () => describeColumns(any(wrong)),
      () => evaluate(any(wrong), []),
      () => evaluate([], any(wrong)),
    ]) {
      expect(await misuse(call)).toMatch(/^call-invalid: /)
    }
  })
})

describe('options of resolve', () => {
  test.each([Number.NaN, 0, -1, 1.5, Number.POSITIVE_INFINITY, '7'])(
    'nextEntity %j is no number of an id',
    async (nextEntity) => {
      expect(await misuse(() => resolve([], model, { nextEntity: any(nextEntity) }))).toBe('call-invalid: nextEntity')
    },
  )

  test('what has to be a list is one', async () => {
    for (const option of ['judgements', 'previous', 'previousRedirects']) {
      expect(await misuse(() => resolve([], model, { [option]: 5 }))).toMatch(new RegExp(`^call-invalid: ${option}`))
    }
  })
})

describe('a model that is wrong in many ways', () => {
  test('names them all', async () => {
    const wrong = {
      fields: { email: { kind: 'email', limit: 0 }, x: { kind: 'nothing' } },
      link: [{ kind: 'exact', field: 'nobody' }],
      prior: 'high',
      comparisons: [{ field: 'email', by: 'magic', levels: [] }],
    }
    const told = await misuse(() => defineModel(any(wrong)))
    for (const path of [
      'fields.email.limit',
      'fields.x',
      'link[0]',
      'prior',
      'comparisons[0].by',
      'comparisons[0].levels',
    ]) {
      expect(told).toContain(path)
    }
    expect(told).toMatch(/^model-invalid: /)
  })
})
