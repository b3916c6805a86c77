import { expect, test } from 'vitest'
import { NaiveScan } from '../../../bench/live/naive-scan.ts'

test('the scanning twin joins what shares a value in one field, also through others', () => {
  const scan = new NaiveScan()
  expect(scan.put(['c1', 'a@x.com', ''])).toBe(0)
  expect(scan.put(['c2', '', 'N1'])).toBe(1)
  expect(scan.put(['a@x.com', '', ''])).toBe(2)
  expect(scan.put(['c2', 'a@x.com', ''])).toBe(0)
  expect(scan.put(['', '', 'N1'])).toBe(0)
})
