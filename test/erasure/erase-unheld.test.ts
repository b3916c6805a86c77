import { expect, test } from 'vitest'
import { eraseUnheld, heldTexts } from '../../src/erasure/erase-unheld.ts'
import { IdentityState } from '../../src/identity/identity-state.ts'
import {
  defineModel,
  email,
  fullName,
  givenName,
  hashedEmail,
  number,
  type RecordInput,
  text,
} from '../../src/index.ts'
import { Writer } from '../../src/write/writer.ts'

const model = defineModel({
  fields: {
    email: email(),
    hashed: hashedEmail(),
    firstName: givenName(),
    name: fullName(),
    title: text(),
    remark: text(),
    age: number(),
  },
  comparisons: [
    {
      field: 'firstName',
      by: 'jaroWinkler',
      levels: [
        { atLeast: 1, m: 0.9, u: 0.1 },
        { atLeast: 0, m: 0.1, u: 0.9 },
      ],
    },
    {
      field: 'title',
      by: 'words',
      levels: [
        { atLeast: 1, m: 0.9, u: 0.1 },
        { atLeast: 0, m: 0.1, u: 0.9 },
      ],
    },
    {
      field: 'remark',
      by: 'wordBag',
      levels: [
        { atLeast: 1, m: 0.9, u: 0.1 },
        { atLeast: 0, m: 0.1, u: 0.9 },
      ],
    },
  ],
  blocking: [
    { keys: [{ field: 'firstName', take: 'prefix', length: 3 }] },
    { keys: [{ field: 'name', take: 'sound' }] },
    { keys: [{ field: 'title', take: 'words' }] },
    { keys: [{ field: 'remark', take: 'value' }] },
  ],
  frequencies: { firstName: { values: { model: 0.1 }, others: 0.01 } },
})

/** Every text in a state, whatever it is derived from. */
function textsIn({ table, index }: IdentityState): Set<string> {
  const texts = new Set<string>()
  for (const { values, writings } of table.columns) {
    for (const pool of [values, writings]) for (let id = 0; id < pool.size; id++) texts.add(pool.get(id))
  }
  for (const { keys } of index.blocks) {
    for (const key of keys) for (let id = 0; id < 100; id++) texts.add(key.text(id))
  }
  return texts
}

test('no text is left that no record holds, and all others are', () => {
  const state = new IdentityState(model, { payload: true })
  const writer = new Writer(state)
  const put = (record: Omit<RecordInput, 'source'>): void => {
    const reading = state.table.read({ source: 's', ...record } as RecordInput)
    const row = state.table.rowOf(reading.key)
    if (state.table.isLive(row)) writer.replace(row, reading)
    else writer.put(reading)
  }
  const stays = {
    id: 1,
    email: 'Ann@mail.com',
    firstName: 'Annabel',
    name: 'Annabel Stone',
    title: 'red chair',
    age: 7,
  }
  put(stays)
  const expected = textsIn(state)
  // an earlier version, a value that was refused, and a record that goes
  put({ id: 1, email: 'other@mail.com', firstName: 'Beth', title: 'blue chair' })
  put({ ...stays, remark: 'n/a', hashed: 'no hash' })
  put({ id: 2, email: 'Bob@mail.com', firstName: 'Annalise', name: 'Bob Hill', title: 'red table', remark: 'was here' })
  const row = state.table.rowOf('s:2')
  writer.rewrite([row], () => state.table.remove(row))
  eraseUnheld(state, heldTexts(state))
  expect([...textsIn(state)].sort()).toEqual([...expected].sort())
  expect([...expected]).toContain('model')
  put({ id: 2, email: 'Bob@mail.com', firstName: 'Annalise', name: 'Bob Hill', title: 'red table', remark: 'was here' })
  expect(state.table.columns[2]!.values.get(state.table.columns[2]!.cells.data[row]!)).toBe('annalise')
})
