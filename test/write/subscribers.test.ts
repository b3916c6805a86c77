import { describe, expect, test } from 'vitest'
import { defineModel, email, Resolver, SelfsameError } from '../../src/index.ts'
import type { Change } from '../../src/write/changes.ts'
import { Subscribers, type WriteEvent } from '../../src/write/subscribers.ts'

const CREATED: readonly Change[] = [{ type: 'created', entity: 'e1', records: ['s:1'] }]
const MARCH = Date.UTC(2026, 2, 1)

test('every listener hears of every write that changed something, in order', () => {
  const subscribers = new Subscribers()
  const heard: unknown[] = []
  subscribers.add((event) => heard.push(['one', event]))
  const stop = subscribers.add((event) => heard.push(['two', event.sequence]))
  subscribers.tell(MARCH, 'put', CREATED)
  subscribers.tell(MARCH, 'judge', [])
  stop()
  subscribers.tell(Number.NEGATIVE_INFINITY, 'delete', CREATED)
  expect(heard).toEqual([
    ['one', { sequence: 1, time: '2026-03-01T00:00:00.000Z', operation: 'put', changes: CREATED }],
    ['two', 1],
    ['one', { sequence: 2, operation: 'delete', changes: CREATED }],
  ])
})

test('writes are counted while nobody listens', () => {
  const subscribers = new Subscribers()
  const heard: number[] = []
  subscribers.tell(MARCH, 'put', CREATED)
  subscribers.add((event) => heard.push(event.sequence))
  subscribers.tell(MARCH, 'put', CREATED)
  expect(heard).toEqual([2])
})

describe('a listener', () => {
  test('that throws keeps nobody from hearing, and its error comes out in the end', () => {
    const subscribers = new Subscribers()
    const heard: WriteEvent[] = []
    const stop = subscribers.add(() => {
      throw new RangeError('one')
    })
    subscribers.add((event) => heard.push(event))
    expect(() => subscribers.tell(MARCH, 'put', CREATED)).toThrow(new RangeError('one'))
    expect(heard.length).toBe(1)
    subscribers.add(() => {
      throw new RangeError('two')
    })
    expect(() => subscribers.tell(MARCH, 'put', CREATED)).toThrow(/^2 listeners failed$/)
    stop()
    expect(() => subscribers.tell(MARCH, 'put', CREATED)).toThrow(new RangeError('two'))
    expect(() => subscribers.assertQuiet('put')).not.toThrow()
  })

  test('may leave while it is told, or bring another, who hears of the next write', () => {
    const subscribers = new Subscribers()
    const heard: string[] = []
    const stop = subscribers.add(({ sequence }) => {
      heard.push(`first ${sequence}`)
      stop()
      subscribers.add((event) => heard.push(`second ${event.sequence}`))
    })
    subscribers.tell(MARCH, 'put', CREATED)
    subscribers.tell(MARCH, 'put', CREATED)
    expect(heard).toEqual(['first 1', 'second 2'])
  })

  test('may not write', () => {
    const subscribers = new Subscribers()
    subscribers.add(() => subscribers.assertQuiet('delete'))
    expect(() => subscribers.tell(MARCH, 'put', CREATED)).toThrow(/delete: expected no write from within a listener/)
  })

  test('is a function', () => {
    expect(() => new Subscribers().add('console.log' as never)).toThrow(SelfsameError)
  })
})

describe('a resolver', () => {
  const model = defineModel({ fields: { email: email() } })
  const record = { source: 's', id: 1, at: '2026-03-01', email: 'ann@mail.com' }

  test('tells of writes that changed something, and a listener may read what became of them', () => {
    const resolver = new Resolver(model)
    const heard: unknown[] = []
    resolver.subscribe(({ operation, time }) => heard.push([operation, time, [...resolver.entities()].length]))
    resolver.put(record)
    resolver.put({ ...record, at: '2026-02-01' })
    resolver.delete('s:2')
    resolver.delete('s:1')
    expect(heard).toEqual([
      ['put', '2026-03-01T00:00:00.000Z', 1],
      ['delete', '2026-03-01T00:00:00.000Z', 0],
    ])
  })

  test('lets no listener write, and what a listener throws undoes nothing', () => {
    const resolver = new Resolver(model)
    const stop = resolver.subscribe(() => resolver.delete('s:1'))
    expect(() => resolver.put(record)).toThrow(/delete: expected no write from within a listener/)
    stop()
    expect([resolver.entityOf('s:1')?.id, resolver.verify().ok]).toEqual(['e1', true])
    expect(resolver.delete('s:1').changes).toEqual([{ type: 'removed', entity: 'e1' }])
  })
})
