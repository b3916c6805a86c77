import { describe, expect, test } from 'vitest'
import { SelfsameError } from '../../src/errors.ts'
import { defineModel } from '../../src/model/define-model.ts'
import { givenName } from '../../src/model/field.ts'
import type { AnyModel } from '../../src/model/model.ts'
import { type Label, readLabels } from '../../src/train/labels.ts'
import { tableOf } from '../score/arbitraries.ts'

const model = defineModel({ fields: { firstName: givenName() } }) as AnyModel
const table = tableOf(
  model,
  ['Anna', 'Bob', 'Cid', 'Dan'].map((firstName, id) => ({ source: 's', id, firstName })),
)

describe('labels', () => {
  test('are found by record key, each pair once, and what contradicts itself is left out', () => {
    const labels: Label[] = [
      { a: 's:2', b: 's:0', verdict: 'same' },
      { a: 's:0', b: 's:2', verdict: 'same' },
      { a: 's:1', b: 's:0', verdict: 'different' },
      { a: 's:1', b: 's:3', verdict: 'same' },
      { a: 's:3', b: 's:1', verdict: 'different' },
      { a: 's:1', b: 's:99', verdict: 'same' },
    ]
    expect(readLabels(labels, table)).toEqual({
      pairs: [
        { a: 0, b: 1, same: false },
        { a: 0, b: 2, same: true },
      ],
      given: 6,
      report: { same: 1, different: 1, unknown: 1, contradicting: 1 },
    })
  })

  test('of no pair are none', () => {
    expect(readLabels([], table)).toEqual({
      pairs: [],
      given: 0,
      report: { same: 0, different: 0, unknown: 0, contradicting: 0 },
    })
  })

  test('that are wrong are an error with every problem', () => {
    const wrong = [{ a: 's:1', b: 's:1', verdict: 'same' }, { a: 'x', b: 's:1', verdict: 'maybe' }, null] as Label[]
    try {
      readLabels(wrong, table)
      expect.unreachable()
    } catch (error) {
      expect((error as SelfsameError).code).toBe('call-invalid')
      expect((error as SelfsameError).problems.map(({ path }) => path)).toEqual([
        'labels[0].b',
        'labels[1].a',
        'labels[1].verdict',
        'labels[2].a',
        'labels[2].b',
        'labels[2].verdict',
      ])
    }
  })

  test('must be something to walk through', () => {
    expect(() => readLabels(7 as never, table)).toThrow(SelfsameError)
  })
})
