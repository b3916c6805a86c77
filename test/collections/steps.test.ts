import { expect, test } from 'vitest'
import { finish, type Steps } from '../../src/collections/steps.ts'

test('steps are walked through to their end', () => {
  const done: number[] = []
  function* work(): Steps<string, number> {
    for (let i = 0; i < 3; i++) yield done.push(i)
    return 'end'
  }
  expect([finish(work()), done]).toEqual(['end', [0, 1, 2]])
})
