import { expect, test } from 'vitest'
import { judgedPatterns } from '../../src/train/judged-patterns.ts'

const patterns = { width: 2, levels: Uint8Array.of(1, 1, 1, 2, 0, 2), counts: Float64Array.of(10, 20, 30) }

test('patterns without labels stay as they are', () => {
  expect(judgedPatterns(patterns, [])).toBe(patterns)
})

test('labels stand with their patterns; patterns that no candidate has are added with the labelled pairs', () => {
  const judged = judgedPatterns(patterns, [
    { levels: [1, 2], same: true },
    { levels: [1, 2], same: false },
    { levels: [2, 2], same: false },
    { levels: [2, 2], same: false },
    { levels: [0, 2], same: true },
    { levels: [0, 0], same: true },
  ])
  expect(judged).toEqual({
    width: 2,
    levels: Uint8Array.of(1, 1, 1, 2, 0, 2, 2, 2, 0, 0),
    counts: Float64Array.of(10, 20, 30, 2, 1),
    judged: { same: Float64Array.of(0, 1, 1, 0, 1), different: Float64Array.of(0, 1, 0, 2, 0) },
  })
})
