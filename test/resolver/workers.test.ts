import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/collections/random.ts'
import { IdentityState } from '../../src/identity/identity-state.ts'
import {
  type AnyModel,
  all,
  date,
  defineModel,
  email,
  exact,
  familyName,
  givenName,
  hashedEmail,
  type RecordInput,
  type Resolution,
  resolve,
  similar,
} from '../../src/index.ts'
import { comparePairs } from '../../src/resolver/compare-pairs.ts'
import { loadSimd } from '../../src/resolver/load-simd.ts'

const model = defineModel({
  fields: { email: email(), hashed: hashedEmail(), firstName: givenName(), lastName: familyName(), birthDate: date() },
  link: [all(exact('birthDate'), similar('firstName', 0.8), similar('lastName', 0.95))],
  blocking: [
    { keys: [{ field: 'birthDate', take: 'year' }], cap: 1000 },
    { keys: [{ field: 'lastName', take: 'words' }], cap: 1000 },
  ],
  sources: { list: { clean: true } },
}) as AnyModel

/** People of few names, born in ten years: some hundred thousand pairs. */
function people(count: number): RecordInput[] {
  const random = seededRandom(7)
  const of = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!
  const letters = 'abcdefghijklmnoprstuvw'.split('')
  const names = Array.from(
    { length: 400 },
    () => `${of(letters)}${of(['a', 'e', 'o'])}${of(letters)}${of(letters)}${of(['a', 'o'])}n`,
  )
  const records: RecordInput[] = []
  for (let id = 0; id < count; id++) {
    // every other one is a person again, met elsewhere
    if (random() < 0.5 && id > 0) {
      records.push({ ...of(records), source: of(['shop', 'web']), id })
      continue
    }
    const first = of(names)
    const last = of(names)
    records.push({
      source: of(['shop', 'shop', 'web', 'list']),
      id,
      firstName: random() < 0.1 ? [first, of(names)] : first,
      lastName: random() < 0.1 ? `${last} ${of(names)}` : last,
      birthDate: `${1980 + Math.floor(random() * 10)}-0${1 + Math.floor(random() * 9)}-1${Math.floor(random() * 10)}`,
      email: random() < 0.3 ? `${first}.${last}@mail.com` : undefined,
    } as RecordInput)
  }
  return records
}

function told({ records, links, refusals, report }: Resolution): unknown {
  return { records: [...records], links: [...links], refusals: [...refusals], report }
}

describe('several workers', () => {
  test('answer what one does, to the last bit and in the same order', async () => {
    const records = people(6000)
    const alone = told(await resolve(records, model, { workers: 1 }))
    for (const workers of [2, 3]) expect(told(await resolve(records, model, { workers }))).toEqual(alone)
    expect((alone as { links: unknown[] }).links.length).toBeGreaterThan(500)
  }, 120_000)

  test('stop when the signal says so', async () => {
    const signal = { aborted: false }
    const onProgress = ({ stage, done }: { readonly stage: string; readonly done: number }): void => {
      if (stage === 'pairs' && done > 0) signal.aborted = true
    }
    await expect(resolve(people(6000), model, { workers: 2, signal, onProgress })).rejects.toMatchObject({
      code: 'aborted',
    })
  }, 120_000)

  test.each([-1, 0, 1.5, '2' as never])('are a whole number, not %j', async (workers) => {
    await expect(resolve([], model, { workers })).rejects.toMatchObject({
      code: 'call-invalid',
      problems: [{ path: 'workers', expected: 'a whole number ≥ 1' }],
    })
  })
})

describe('SIMD', () => {
  /** The links of these people in the order in which they are kept. */
  async function linksOf(workers: number, load: typeof loadSimd): Promise<unknown[]> {
    const state = new IdentityState(model, { payload: false })
    for (const record of people(6000)) state.index.add(state.table.add(record).row)
    state.index.refreshQuarantines()
    await comparePairs(state, workers, async () => {}, load)
    return [...state.partition.pairs]
  }

  test('is loaded in steps, each of which may be the last', async () => {
    let steps = 0
    const stopped = linksOf(1, (nodes, evidence, threads) =>
      loadSimd(nodes, evidence, threads, async () => {
        if (++steps === 2) throw new Error('stop')
      }),
    )
    await expect(stopped).rejects.toThrow('stop')
    expect(steps).toBe(2)
  }, 120_000)

  test.each([1, 2])(
    'changes no link, no weight and no order, on %i threads',
    async (workers) => {
      let loaded: object | undefined
      const links = await linksOf(workers, async (...of) => {
        const simd = await loadSimd(...of)
        loaded = simd
        return simd
      })
      expect(loaded).toBeDefined()
      expect(links).toEqual(await linksOf(workers, async () => undefined))
      expect(links.length).toBeGreaterThan(500)
    },
    120_000,
  )
})
