import { describe, expect, test } from 'vitest'
import { KeyColumn } from '../../src/block/key-column.ts'
import type { BlockingRule } from '../../src/model/comparison.ts'
import { defineModel } from '../../src/model/define-model.ts'
import { category } from '../../src/model/field.ts'
import type { AnyModel } from '../../src/model/model.ts'
import { Scorer } from '../../src/score/scorer.ts'
import { BlockMeetings } from '../../src/train/block-meetings.ts'
import { blocksOf } from '../../src/train/blocks.ts'
import { candidatePairs } from '../../src/train/candidate-pairs.ts'
import { neededRules } from '../../src/train/needed-rules.ts'
import { PairSample } from '../../src/train/pair-sample.ts'
import { patternsOf } from '../../src/train/patterns.ts'
import { rowKeys } from '../../src/train/row-keys.ts'
import { finish } from '../../src/train/training-progress.ts'
import { tableOf } from '../score/arbitraries.ts'

const model = defineModel({ fields: { a: category(), b: category(), c: category() } }) as AnyModel

/** The rules kept, by field, where a pair is a match when `isMatch` says so of its levels. */
function needed(records: readonly object[], isMatch: (levels: readonly number[]) => boolean): string[] {
  const table = tableOf(
    model,
    records.map((record, id) => ({ source: 's', id, ...record })),
  )
  const blocks = ['a', 'b', 'c'].map((field) => {
    const rule: BlockingRule = { keys: [{ field, take: 'value' }], cap: 400 }
    return blocksOf(rule, rowKeys(new KeyColumn(table, rule.keys[0]!), table.size))
  })
  const meetings = new BlockMeetings(blocks, table.size)
  const sample = new PairSample()
  finish(candidatePairs(meetings, (x, y) => sample.add(x, y)))
  const patterns = finish(patternsOf(new Scorer(table), sample))
  const match = patterns.counts.map((_, p) => (isMatch([...patterns.levels.subarray(p * 3, p * 3 + 3)]) ? 0.9 : 0.1))
  const rules = neededRules(meetings, { patterns, match })
  return rules.map((rule) => rule.keys[0]!.field)
}

describe('the blocking rules that are needed', () => {
  test('are the richest first, and none that adds nothing', () => {
    // b finds all three pairs, a two of them, c one
    const records = [
      { a: 'a1', b: 'b1', c: 'c1' },
      { a: 'a1', b: 'b1', c: 'c1' },
      { a: 'a2', b: 'b2', c: 'c2' },
      { a: 'a2', b: 'b2', c: 'c3' },
      { a: 'a3', b: 'b3', c: 'c4' },
      { a: 'a4', b: 'b3', c: 'c5' },
    ]
    expect(needed(records, () => true)).toEqual(['b'])
  })

  test('are several where each finds what the others miss', () => {
    const records = [
      { a: 'a1' },
      { a: 'a1' },
      { a: 'a2' },
      { a: 'a2' },
      { b: 'b1' },
      { b: 'b1' },
      { c: 'c1' },
      { c: 'c2' },
    ]
    expect(needed(records, () => true)).toEqual(['a', 'b'])
  })

  test('of two that find as much, the one that makes fewer pairs', () => {
    const records = [
      { a: 'a1', b: 'b1' },
      { a: 'a1', b: 'b1' },
      { a: 'a1', b: 'b2' },
    ]
    expect(needed(records, ([, b]) => b === 1)).toEqual(['b'])
  })

  test('are all of them where no match is expected', () => {
    expect(needed([{ a: 'a1' }, { a: 'a1' }], () => false)).toEqual(['a', 'b', 'c'])
    expect(needed([], () => true)).toEqual(['a', 'b', 'c'])
  })
})
