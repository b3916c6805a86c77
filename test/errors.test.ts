import { expect, test } from 'vitest'
import { SelfsameError } from '../src/errors.ts'

test('a SelfsameError has a code and every problem with its path, expectation and cure', () => {
  const error = new SelfsameError('record-invalid', [
    { path: 'record.source', expected: 'a text', cure: 'name the system' },
    { path: 'record.id', expected: 'a text or a number', cure: 'give the id' },
  ])
  expect(error).toBeInstanceOf(Error)
  expect(error.name).toBe('SelfsameError')
  expect(error.code).toBe('record-invalid')
  expect(error.problems.map((p) => p.path)).toEqual(['record.source', 'record.id'])
  expect(error.message).toBe(
    'record-invalid: record.source: expected a text; name the system\n  record.id: expected a text or a number; give the id',
  )
  expect(Object.isFrozen(error.problems)).toBe(true)
})
