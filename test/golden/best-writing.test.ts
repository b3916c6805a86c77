import { describe, expect, test } from 'vitest'
import { bestWriting, tidyWriting } from '../../src/golden/best-writing.ts'

describe('bestWriting', () => {
  test.each([
    ['the only one', ['Fred'], 'Fred'],
    ['the most frequent', ['FRED', 'FRED', 'Fred O.'], 'FRED'],
    ['the longest of equally frequent ones', ['Fred', 'Fred O.'], 'Fred O.'],
    ['mixed case before capitals and lower case', ['FRED', 'Fred', 'fred'], 'Fred'],
    ['the smallest when nothing else tells', ['Fred', 'FRed'], 'FRed'],
    ['mixed case in scripts that have it', ['ΜΑΡΙΑ', 'Μαρια'], 'Μαρια'],
  ])('%s', (_, writings, expected) => {
    expect(bestWriting(writings, false)).toBe(expected)
    expect(bestWriting(writings.toReversed(), false)).toBe(expected)
  })

  test('the longest before the most frequent when asked for', () => {
    expect(bestWriting(['Fred', 'Fred', 'Dr. Fred'], true)).toBe('Dr. Fred')
    expect(bestWriting(['FRED', 'FRED', 'Fred'], true)).toBe('FRED')
  })
})

describe('tidyWriting', () => {
  test.each([
    ['  Fred ', 'Fred'],
    ['Fred\t \n Stone', 'Fred Stone'],
    ['Zoe\u0308', 'Zoë'],
    ['O’Neil-Smith, Jr.', 'O’Neil-Smith, Jr.'],
  ])('%j → %j', (written, expected) => {
    expect(tidyWriting(written)).toBe(expected)
  })
})
