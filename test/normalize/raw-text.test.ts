import { expect, it } from 'vitest'
import { rawText } from '../../src/normalize/raw-text.ts'

it.each([
  ['  fred ', 'fred'],
  ['vale\u0301ry', 'val\u00e9ry'],
  ['\ufefffred', 'fred'],
  ['fr\u200bed\u00ad', 'fred'],
  ['fred\0', 'fred'],
  ['a\ud800b', 'a\ufffdb'],
  ['😀', '😀'],
  ['', ''],
  [7029191300, '7029191300'],
  [1e21, '1000000000000000000000'],
  [0.5, '0.5'],
])('%j is read as %j', (raw, text) => {
  expect(rawText(raw)).toBe(text)
})

it('reads big integers', () => {
  expect(rawText(12n)).toBe('12')
})

it('finds no text in anything else', () => {
  for (const raw of [null, undefined, true, Number.NaN, Number.POSITIVE_INFINITY, {}, [], new Date(0), Symbol('s')]) {
    expect(rawText(raw)).toBeUndefined()
  }
})
