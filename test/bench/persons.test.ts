import { describe, expect, test } from 'vitest'
import { personFile } from '../../bench/persons.ts'

describe('a generated person file', () => {
  test('is the same for the same seed, and another for another', () => {
    const file = (seed?: number) => [...personFile('persons', 50, seed).records()]
    expect(file()).toEqual(file())
    expect(file(1)).not.toEqual(file(2))
  })

  test('has as many records as asked for, each about somebody, everybody at least once', () => {
    const { personOf, records } = personFile('persons', 1000)
    const ids = [...records()].map(({ id }) => id)
    expect(ids).toEqual(Array.from({ length: 1000 }, (_, i) => `r${i}`))
    expect(new Set(personOf).size).toBe(400)
    expect(Math.max(...personOf)).toBe(399)
  })

  test('of identifiers shows at least one, and no two persons share any', () => {
    const { personOf, records } = personFile('identifiers', 5000)
    const owner = new Map<string, number>()
    for (const [i, { email, phone, loyalty_id }] of [...records()].entries()) {
      const values = [email.trim().toLowerCase(), phone.replace(/\D/g, '').slice(-10), loyalty_id].filter(Boolean)
      expect(values.length).toBeGreaterThan(0)
      for (const value of values) {
        expect(owner.get(value) ?? personOf[i]).toBe(personOf[i])
        owner.set(value, personOf[i]!)
      }
    }
  })

  test('holds nothing that CSV would have to quote', () => {
    const cells = [...personFile('persons', 2000).records()].flatMap((record) => Object.values(record) as string[])
    expect(cells.filter((cell) => /[",\n\r]/.test(cell))).toEqual([])
  })
})
