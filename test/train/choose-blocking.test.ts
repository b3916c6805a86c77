import { describe, expect, test } from 'vitest'
import type { BlockingRule } from '../../src/model/comparison.ts'
import { defineModel } from '../../src/model/define-model.ts'
import { category, date, email, familyName, gender, givenName, text } from '../../src/model/field.ts'
import type { AnyModel } from '../../src/model/model.ts'
import type { Blocks } from '../../src/train/blocks.ts'
import { eachCandidatePair } from '../../src/train/candidate-pairs.ts'
import { chooseBlocking as chooseBlockingInSteps } from '../../src/train/choose-blocking.ts'
import { finish } from '../../src/train/training-progress.ts'
import { tableOf } from '../score/arbitraries.ts'
import { people, shuffled } from './people.ts'

const model = defineModel({
  fields: {
    email: email(),
    firstName: givenName(),
    lastName: familyName(),
    birthDate: date(),
    gender: gender(),
    note: category(),
    title: text(),
  },
}) as AnyModel

const chooseBlocking = (...args: Parameters<typeof chooseBlockingInSteps>): Blocks[] =>
  finish(chooseBlockingInSteps(...args))

const named = ({ keys }: BlockingRule): string => keys.map(({ field, take }) => `${take} of ${field}`).join(' + ')

describe('blocking rules chosen for the data', () => {
  const { records, person } = people(17, { households: 60, size: [1, 4], blank: 0.15, slips: 0.2 })
  const fields = ['email', 'firstName', 'lastName', 'birthDate', 'gender']
  const table = tableOf(model, records)
  const blocks = chooseBlocking(table, fields)

  test('find nearly all pairs of one person', () => {
    const found = new Set<string>()
    eachCandidatePair(blocks, table.size, (a, b) => found.add(`${a} ${b}`))
    const keys = records.map((record) => person.get(`file:${record.id}`))
    let pairs = 0
    let missed = 0
    for (let b = 0; b < keys.length; b++) {
      for (let a = 0; a < b; a++) {
        if (keys[a] !== keys[b]) continue
        pairs++
        if (!found.has(`${a} ${b}`)) missed++
      }
    }
    expect(pairs).toBeGreaterThan(150)
    expect(missed / pairs).toBeLessThan(0.05)
  })

  test('keep to their budget and their cap', () => {
    for (const { pairs, rule } of blocks) {
      expect(pairs).toBeLessThanOrEqual(100_000)
      expect(rule.cap).toBe(400)
    }
  })

  test('leave out what a coarser rule makes needless', () => {
    const names = blocks.map(({ rule }) => named(rule))
    expect(names).toContain('value of birthDate')
    expect(names.filter((name) => name.includes('value of birthDate'))).toEqual(['value of birthDate'])
    expect(new Set(names).size).toBe(names.length)
  })

  test('do not depend on the order of the records', () => {
    const other = chooseBlocking(tableOf(model, shuffled(records, 3)), fields)
    expect(other.map(({ rule, pairs }) => [rule, pairs])).toEqual(blocks.map(({ rule, pairs }) => [rule, pairs]))
  })

  test('take no key from a field that nobody fills', () => {
    expect(blocks.some(({ rule }) => named(rule).includes('gender'))).toBe(false)
  })
})

test('a value that nearly everybody has makes no rule of its own', () => {
  const records = Array.from({ length: 1200 }, (_, id) => ({
    source: 's',
    id,
    note: id % 2 ? 'yes' : 'no',
    email: `m${id >> 1}@example.org`,
  }))
  const blocks = chooseBlocking(tableOf(model, records), ['note', 'email'])
  expect(blocks.map(({ rule }) => named(rule))).toContain('value of email')
  expect(blocks.map(({ rule }) => named(rule))).not.toContain('value of note')
})

test('texts meet by their words, the rare ones first', () => {
  const records = Array.from({ length: 1000 }, (_, id) => ({
    source: 's',
    id,
    title: `common w${id >> 1} item${id % 3}`,
  }))
  const blocks = chooseBlocking(tableOf(model, records), ['title'])
  const words = blocks.find(({ rule }) => named(rule) === 'words of title')!
  expect(words.pairs).toBeLessThanOrEqual(100_000)
  const found = new Set<string>()
  eachCandidatePair([words], records.length, (a, b) => found.add(`${a} ${b}`))
  for (let a = 0; a < records.length; a += 2) expect(found.has(`${a} ${a + 1}`)).toBe(true)
})

test('of no records, or no fields, there are none', () => {
  expect(chooseBlocking(tableOf(model, []), ['email'])).toEqual([])
  expect(chooseBlocking(tableOf(model, [{ source: 's', id: 1, email: 'ann@example.org' }]), [])).toEqual([])
})
