import { expect, it } from 'vitest'
import type { Normalized } from '../../src/normalize/normalized.ts'

/** One raw value and the canonical value it must have, or the reason it must be refused for. */
export type Expectation = readonly [raw: unknown, value: string]

/** A test for each raw value: its canonical value. */
export function expectValues(normalize: (raw: unknown) => Normalized, table: readonly Expectation[]): void {
  it.each(table)('%j is %j', (raw, value) => {
    const answer = normalize(raw)
    expect('value' in answer ? answer.value : answer).toBe(value)
  })
}

/** A test for each raw value: the reason it is refused. */
export function expectReasons(normalize: (raw: unknown) => Normalized, table: readonly Expectation[]): void {
  it.each(table)('%j is refused: %s', (raw, reason) => {
    expect(normalize(raw)).toEqual({ reason })
  })
}
