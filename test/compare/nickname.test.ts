import { expect, it } from 'vitest'
import { nickname } from '../../src/compare/index.ts'
import { NICKNAMES } from '../../src/compare/nicknames.ts'

it.each([
  ['robert', 'bob', 0.95],
  ['bill', 'william', 0.95],
  ['rob', 'bob', 0.9],
  ['peggy', 'margaret', 0.95],
  ['johannes', 'hans', 0.95],
  ['francisco', 'paco', 0.95],
  ['giuseppe', 'beppe', 0.95],
  ['guillaume', 'guigui', 0.95],
  ['robert', 'robert', 1],
  ['zzyzx', 'zzyzx', 1],
  ['robert', 'william', 0],
  ['robert', 'zzyzx', 0],
  ['', 'bob', 0],
])('%s and %s: %f', (a, b, expected) => {
  expect(nickname(a, b)).toBe(expected)
  expect(nickname(b, a)).toBe(expected)
})

it('does not join two names through a nickname they share', () => {
  expect(nickname('albert', 'alexander')).toBe(0)
  expect(nickname('al', 'albert')).toBe(0.95)
  expect(nickname('al', 'alexander')).toBe(0.95)
})

it('has names as they are normalized, each once a line', () => {
  for (const lines of Object.values(NICKNAMES)) {
    const formal = lines.map((line) => line.split(':')[0])
    expect(new Set(formal).size).toBe(formal.length)
    for (const line of lines) {
      expect(line).toMatch(/^[a-z]+:( [a-z]+)+$/)
      const names = line.split(/:? /)
      expect(new Set(names).size).toBe(names.length)
    }
  }
})

it('has at least 300 pairs in English', () => {
  const pairs = NICKNAMES.english.reduce((sum, line) => sum + line.split(' ').length - 1, 0)
  expect(pairs).toBeGreaterThanOrEqual(300)
})
