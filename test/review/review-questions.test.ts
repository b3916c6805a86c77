import { describe, expect, test } from 'vitest'
import { date, defineModel, familyName, givenName, type RecordInput, Resolver, resolve } from '../../src/index.ts'
import { type Review, type ReviewOptions, reviewQuestions } from '../../src/review/index.ts'

const model = defineModel({ fields: { first: givenName(), last: familyName(), born: date() } })
const person = (id: number, first: string, last: string, born?: string): RecordInput<typeof model> => {
  return { source: 's', id, first, last, ...(born !== undefined && { born }) }
}
/** Equal names and days apart weigh 2.38 bits; a nickname and equal days 6.84, held by nothing else. */
const NEARLY = [person(1, 'Ann', 'Stone', '1984-05-02'), person(2, 'Ann', 'Stone', '1984-05-03')]
const BARELY = [person(3, 'Robert', 'Reed', '1961-11-17'), person(4, 'Bob', 'Reed', '1961-11-17')]
const CLEAR = [person(5, 'Cleo', 'Marlow', '1990-01-31'), person(6, 'Cleo', 'Marlow', '1990-01-31')]

async function asked(records: readonly RecordInput<typeof model>[], options?: ReviewOptions): Promise<Review> {
  return reviewQuestions(await resolve(records, model), options)
}

describe('review questions', () => {
  test('are the pairs that are nearly a link and the entities that are nearly apart, the nearest first', async () => {
    const { questions, looked } = await asked([...NEARLY, ...BARELY, ...CLEAR])
    expect(questions).toEqual([
      { kind: 'pair', a: 's:1', b: 's:2', entities: ['e1', 'e2'], margin: expect.closeTo(1.62, 2) },
      { kind: 'entity', a: 's:3', b: 's:4', entities: ['e3', 'e3'], margin: expect.any(Number) },
    ])
    expect(questions[1]!.margin).toBeGreaterThan(questions[0]!.margin)
    expect(looked).toBe(1)
  })

  test('are asked of a resolver as well, in the same words whatever the order of its records', async () => {
    const records = [...NEARLY, ...BARELY, ...CLEAR]
    const resolver = new Resolver(model)
    for (const record of records.toReversed()) resolver.put(record)
    const withoutIds = ({ questions }: Review): unknown => questions.map(({ entities, ...rest }) => rest)
    expect(withoutIds(reviewQuestions(resolver))).toEqual(withoutIds(await asked(records)))
  })

  test('leave out what was judged, and of two entities ask one pair', async () => {
    const resolver = new Resolver(model)
    for (const record of [...NEARLY, person(7, 'Ann', 'Stone', '1984-05-02')]) resolver.put(record)
    const { questions } = reviewQuestions(resolver)
    expect(questions).toMatchObject([{ kind: 'pair', a: 's:1', b: 's:2' }])
    resolver.judge('s:1', 's:2', 'different')
    // the other pair of the same two
    expect(reviewQuestions(resolver).questions).toMatchObject([{ kind: 'pair', a: 's:2', b: 's:7' }])
    resolver.judge('s:2', 's:7', 'same')
    expect(reviewQuestions(resolver).questions.filter(({ kind }) => kind === 'pair')).toEqual([])
  })

  test('are as many as wanted, from as many pairs as may be looked at', async () => {
    const many = Array.from({ length: 40 }, (_, i) => {
      const last = `${'bcdfghklmnpr'[i % 12]}${'aeiou'[i % 5]}${'rstvw'[i % 5]}${'aeiou'[(i * 2) % 5]}${'lmn'[i % 3]}${i}o`
      return [person(2 * i, 'Ann', last, '1984-05-02'), person(2 * i + 1, 'Ann', last, '1984-05-03')]
    }).flat()
    expect((await asked(many, { limit: 3 })).questions.length).toBe(3)
    const { questions, looked } = await asked(many, { effort: 10 })
    expect(looked).toBeLessThan(0.5)
    expect(questions.length).toBeLessThan(20)
  })

  test('want whole numbers, and a resolver or a resolution', async () => {
    await expect(asked([], { limit: 0 })).rejects.toMatchObject({ code: 'call-invalid' })
    expect(() => reviewQuestions({} as never)).toThrow(/Resolver/)
  })
})
