import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { DurableResolver } from '../../examples/persistence/durable-resolver.ts'
import { type AnyModel, cookie, defineModel, email, givenName, type Resolver } from '../../src/index.ts'
import { models, type Operation, operation, WORLDS } from '../laws/world.ts'

const root = mkdtempSync(join(tmpdir(), 'durable-'))
let directories = 0
const newDirectory = (): string => join(root, `${directories++}`)
afterAll(() => rmSync(root, { recursive: true }))

const model = defineModel({
  fields: { email: email({ limit: 2 }), cookie: cookie({ ttl: 30 }), firstName: givenName() },
})

function perform(durable: DurableResolver<AnyModel>, operation: Operation): void {
  switch (operation.op) {
    case 'put':
      durable.write('put', operation.record)
      break
    case 'putAll':
      durable.write('putAll', operation.records)
      break
    case 'delete':
      durable.write('delete', operation.key)
      break
    case 'judge':
      durable.write('judge', operation.judgement.a, operation.judgement.b, operation.judgement.verdict)
      break
    case 'unjudge':
      durable.write('unjudge', operation.a, operation.b)
      break
    case 'expire':
      durable.write('expire', operation.now)
  }
}

const sorted = (list: readonly object[]): string[] => list.map((one) => JSON.stringify(one)).sort()

/** All that a resolver answers: ids, records, owners, what happened to each entity when, refusals, judgements. */
function answers(resolver: Pick<Resolver, 'entities' | 'history' | 'refusals' | 'judgements'>): unknown {
  return {
    entities: [...resolver.entities()].map(({ id, records, identifiers }) => ({ id, records, identifiers })),
    histories: [...resolver.entities()].map(({ id }) => resolver.history(id)),
    refusals: sorted(resolver.refusals()),
    judgements: sorted(resolver.judgements()),
  }
}

/** A clock that is another time at each look, and later. */
function clock(start = 0): () => number {
  let time = Date.UTC(2026, 0, 1) + start
  return () => ++time
}

const filesIn = (directory: string): string[] => readdirSync(directory).sort()

describe('a durable resolver', () => {
  test('opened again is what it was: ids, partition, histories, judgements', () => {
    const directory = newDirectory()
    const first = new DurableResolver(directory, model, { now: clock() })
    first.write('put', { source: 'web', id: 1, cookie: 'k-1', at: new Date('2026-01-01') })
    first.write('put', { source: 'crm', id: 1, email: 'ann@stone.org', firstName: 'Ann' })
    const { entity } = first.write('put', { source: 'web', id: 2, cookie: 'k-1', email: 'ann@stone.org' })
    expect(entity.records).toEqual(['crm:1', 'web:1', 'web:2'])
    first.write('judge', 'crm:1', 'web:2', 'different', { by: 'ana' })
    first.close()
    const again = new DurableResolver(directory, model, { now: clock(1e9) })
    expect(again.changes).toEqual([])
    expect(answers(again.resolver)).toEqual(answers(first.resolver))
    expect(again.resolver.verify().ok).toBe(true)
    again.close()
  })

  test('keeps writes that change nothing: a judgement or a deletion ahead of its records, an expiry', () => {
    const directory = newDirectory()
    const first = new DurableResolver(directory, model)
    first.write('judge', 'crm:1', 'web:1', 'different')
    first.write('delete', 'crm:2', { at: '2026-02-01' })
    first.write('expire', '2026-03-01')
    first.close()
    const { resolver } = new DurableResolver(directory, model)
    expect(resolver.judgements()).toHaveLength(1)
    const again = new DurableResolver(directory, model)
    expect(again.write('put', { source: 'crm', id: 2, at: '2026-01-31', firstName: 'Ann' }).outcome).toBe('stale')
    const { entity } = again.write('put', { source: 'crm', id: 3, at: '2026-01-01', cookie: 'k-1', firstName: 'Ann' })
    expect(entity.identifiers).toEqual({})
    again.close()
  })

  test('keeps no line of a wrong call', () => {
    const directory = newDirectory()
    const first = new DurableResolver(directory, model)
    expect(() => first.write('put', { source: '', id: 1 })).toThrow('record-invalid')
    expect(readFileSync(join(directory, '0.jsonl'), 'utf8')).toBe('')
    first.write('put', { source: 'crm', id: 1, email: 'ann@stone.org' })
    first.close()
    expect(new DurableResolver(directory, model).resolver.size).toBe(1)
  })

  test('takes a snapshot every so many writes, and keeps the last one', () => {
    const directory = newDirectory()
    const durable = new DurableResolver(directory, model, { snapshotEvery: 3 })
    for (let id = 0; id < 8; id++) durable.write('put', { source: 'crm', id, email: `ann${id}@stone.org` })
    expect(filesIn(directory)).toEqual(['6.jsonl', '6.snapshot'])
    expect(readFileSync(join(directory, '6.jsonl'), 'utf8').split('\n')).toHaveLength(3)
    durable.close()
  })

  test('tells what another model changes, and goes on by it', () => {
    const directory = newDirectory()
    const first = new DurableResolver(directory, model)
    first.write('put', { source: 'web', id: 1, cookie: 'k-1', email: 'ann@stone.org' })
    first.write('put', { source: 'web', id: 2, cookie: 'k-1' })
    first.close()
    const other = defineModel({ fields: { email: email(), firstName: givenName() } })
    const again = new DurableResolver(directory, other)
    expect(again.changes).toEqual([{ type: 'split', entity: 'e1', parts: [{ entity: 'e2', records: ['web:2'] }] }])
    again.write('put', { source: 'crm', id: 1, firstName: 'Ann' })
    again.close()
    const third = new DurableResolver(directory, other)
    expect(third.changes).toEqual([])
    expect(answers(third.resolver)).toEqual(answers(again.resolver))
    third.close()
  })

  test('refuses a journal that lacks a line, or was changed', () => {
    const directory = newDirectory()
    const durable = new DurableResolver(directory, model)
    for (let id = 0; id < 3; id++) durable.write('put', { source: 'crm', id, email: 'ann@stone.org' })
    durable.close()
    const journal = join(directory, '0.jsonl')
    const lines = readFileSync(journal, 'utf8').split('\n')
    writeFileSync(journal, lines.filter((_, i) => i !== 1).join('\n'))
    expect(() => new DurableResolver(directory, model)).toThrow('write 3 does not follow from those before it')
    writeFileSync(journal, lines.join('\n').replaceAll('ann@stone.org', 'test@test.com'))
    expect(() => new DurableResolver(directory, model)).toThrow('write 2 does not follow from those before it')
  })

  test('forgets in its files too, and what was forgotten stays so', () => {
    const directory = newDirectory()
    const options = { erasureKey: 'a secret of more than 16 bytes' }
    const first = new DurableResolver(directory, model, options)
    first.write('put', { source: 'crm', id: 1, email: 'ann@stone.org', firstName: 'Ann' })
    first.write('put', { source: 'web', id: 1, email: 'ann@stone.org', cookie: 'k-1' })
    expect(first.forget('crm:1').records).toBe(1)
    expect(first.forget({ email: 'ann@stone.org' }).records).toBe(1)
    expect(filesIn(directory)).toEqual(['4.jsonl', '4.snapshot'])
    const bytes = filesIn(directory).map((file) => readFileSync(join(directory, file), 'latin1').toLowerCase())
    expect(bytes.join()).not.toMatch(/ann|crm:1/)
    first.close()
    const again = new DurableResolver(directory, model, options)
    expect(again.write('put', { source: 'crm', id: 1, firstName: 'Ann' }).outcome).toBe('refused')
    const { rejected } = again.write('put', { source: 'web', id: 2, email: 'ann@stone.org' })
    expect(rejected).toMatchObject([{ field: 'email', reason: 'forgotten' }])
    again.close()
    expect(() => new DurableResolver(directory, model)).toThrow('erasureKey')
  })

  test('once closed takes no writes', () => {
    const durable = new DurableResolver(newDirectory(), model)
    durable.close()
    expect(() => durable.write('delete', 'crm:1')).toThrow('is closed')
  })
})

describe('after a crash', () => {
  const worlds = fc.tuple(
    fc.constantFrom(...models),
    fc.array(operation, { minLength: 1, maxLength: 15, size: 'max' }),
    fc.integer({ min: 1, max: 30 }),
  )

  test('at any byte of the journal, every write with a whole line is there and no other; what follows is as ever', () => {
    fc.assert(
      fc.property(worlds, fc.double({ min: 0, max: 1, noNaN: true }), ([world, operations, snapshotEvery], share) => {
        const directory = newDirectory()
        const durable = new DurableResolver(directory, world, { now: clock(), snapshotEvery })
        const states = [answers(durable.resolver)]
        for (const one of operations) {
          perform(durable, one)
          states.push(answers(durable.resolver))
        }
        durable.close()

        const snapshot = Number.parseInt(filesIn(directory)[0]!, 10)
        const journal = join(directory, `${snapshot}.jsonl`)
        const bytes = readFileSync(journal)
        const cut = Math.round(share * bytes.length)
        truncateSync(journal, cut)
        const whole = snapshot + bytes.subarray(0, cut).toString('latin1').split('\n').length - 1

        const again = new DurableResolver(directory, world, { now: clock(whole), snapshotEvery })
        expect(answers(again.resolver)).toEqual(states[whole])
        expect(again.resolver.verify().differences).toEqual([])
        for (const one of operations.slice(whole)) perform(again, one)
        expect(answers(again.resolver)).toEqual(states.at(-1))
        again.close()
        rmSync(directory, { recursive: true })
      }),
      { numRuns: WORLDS / 10, endOnFailure: true },
    )
  })

  test('between two snapshots, the files that are there suffice', () => {
    const directory = newDirectory()
    const before = newDirectory()
    const durable = new DurableResolver(directory, model)
    durable.write('put', { source: 'crm', id: 1, email: 'ann@stone.org' })
    durable.write('put', { source: 'crm', id: 2, email: 'ann@stone.org' })
    durable.close()
    cpSync(directory, before, { recursive: true })
    const state = answers(durable.resolver)
    new DurableResolver(directory, model).close()
    expect(filesIn(directory)).toEqual(['2.jsonl', '2.snapshot'])
    const whole = readFileSync(join(directory, '2.snapshot'))
    const stopped = (...stages: ((at: string) => void)[]): unknown => {
      const at = newDirectory()
      cpSync(before, at, { recursive: true })
      for (const stage of stages) stage(at)
      const again = new DurableResolver(at, model)
      again.close()
      expect(filesIn(at)).toEqual(['2.jsonl', '2.snapshot'])
      return answers(again.resolver)
    }
    const half = (at: string): void => writeFileSync(join(at, '2.snapshot.part'), whole.subarray(0, whole.length / 2))
    const renamed = (at: string): void => writeFileSync(join(at, '2.snapshot'), whole)
    const begun = (at: string): void => writeFileSync(join(at, '2.jsonl'), '')
    const torn = (at: string): void => appendFileSync(join(at, '0.jsonl'), '{"write":3,"ti')
    expect(stopped(half)).toEqual(state)
    expect(stopped(half, torn)).toEqual(state)
    expect(stopped(renamed)).toEqual(state)
    expect(stopped(renamed, begun)).toEqual(state)
    expect(stopped(renamed, begun, (at) => rmSync(join(at, '0.snapshot')))).toEqual(state)
  })
})

test('the guide shows this very file', () => {
  const recipe = readFileSync('examples/persistence/durable-resolver.ts', 'utf8')
  expect(readFileSync('docs/persistence.md', 'utf8')).toContain(
    `\n\`\`\`ts\n${recipe.replace('../../src/index.ts', 'selfsame')}\`\`\`\n`,
  )
})
