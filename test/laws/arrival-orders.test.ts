import { existsSync, readFileSync } from 'node:fs'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../src/collections/random.ts'
import { defineModel, type RecordInput, Resolver, suggestModel, trainModel } from '../../src/index.ts'

/** Customers, reference and watch list: 159 records of 84 people. Not part of the project. */
const TRUTH_SET = new URL('../../../shared/data/senzing-truthset-demo/records.csv', import.meta.url)
const ORDERS = globalThis.process?.env.SELFSAME_LONG ? 1_000 : 100

describe.skipIf(!existsSync(TRUTH_SET))('law 1 on the truth set in ../shared/data', () => {
  it(`${ORDERS} random orders of arrival, one partition`, { timeout: 600_000 }, () => {
    const { data } = Papa.parse<Record<string, string>>(readFileSync(TRUTH_SET, 'utf8'), {
      header: true,
      skipEmptyLines: true,
    })
    const records = data.map((row) => ({ source: 'main', ...row }) as RecordInput)
    const { model } = trainModel(records, defineModel(suggestModel(records)))
    const random = seededRandom(20_261_121)
    const partitions = new Set<string>()
    for (let order = 0; order < ORDERS; order++) {
      for (let i = records.length - 1; i > 0; i--) {
        const j = Math.floor(random() * (i + 1))
        ;[records[i], records[j]] = [records[j]!, records[i]!]
      }
      const resolver = new Resolver(model, { history: false })
      for (const record of records) resolver.put(record)
      partitions.add(
        [...resolver.entities()]
          .map((entity) => entity.records.join(' '))
          .sort()
          .join('\n'),
      )
    }
    expect(partitions.size).toBe(1)
    expect(records).toHaveLength(159)
  })
})
