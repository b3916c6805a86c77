import { describe, expect, test } from 'vitest'
import { type AnyModel, defineModel, email, phone, type RecordInput, sweepThresholds } from '../../src/index.ts'

// an e-mail weighs 12 bits, a phone 8
const model = defineModel({ fields: { email: email(), phone: phone({ country: 'US' }) }, comparisons: [] }) as AnyModel
const ann = { email: 'ann@mail.com', phone: '212 555 7788' }
const records: RecordInput[] = [ann, { email: ann.email }, { phone: ann.phone }].map((of, id) => {
  return { source: 's', id, ...of }
})
const truth = new Map([
  ['s:0', 'a'],
  ['s:1', 'a'],
  ['s:2', 'b'],
])

describe('sweepThresholds', () => {
  test('resolves anew for every threshold', () => {
    const sweep = sweepThresholds(records, model, truth, { thresholds: [8, 9, 13] })
    expect(
      sweep.map(({ threshold, links, entities, count, largest }) => {
        return [threshold, links.precision, entities.precision, entities.recall, count, largest]
      }),
    ).toEqual([
      [8, 1 / 2, 1 / 3, 1, 1, 3],
      [9, 1, 1, 1, 2, 2],
      [13, 1, 1, 0, 3, 1],
    ])
    expect(sweep.map(({ bcubed }) => bcubed.f1)).toEqual([expect.closeTo(5 / 7), 1, expect.closeTo(4 / 5)])
  })

  test('looks around the threshold of the model unless told where', () => {
    const { link } = model.thresholds
    const around = sweepThresholds(records, model, truth).map(({ threshold }) => threshold - link)
    expect(around).toEqual([-6, -4, -2, -1, 0, 1, 2, 4, 6])
  })
})
