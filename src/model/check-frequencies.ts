import { type Add, checkField, checkKeys, isObject, isShare, type KindByField } from './value-checks.ts'

/** Adds a problem for everything wrong with a model's term frequencies. */
export function checkFrequencies(input: unknown, fields: KindByField, add: Add): void {
  if (input === undefined) return
  if (!isObject(input)) {
    add('frequencies', 'an object of field → frequencies', 'leave it out, or train the model')
    return
  }
  for (const [field, frequencies] of Object.entries(input)) {
    const path = `frequencies.${field}`
    checkField(path, field, fields, add)
    if (!isObject(frequencies) || !isObject(frequencies.values) || !isShare(frequencies.others)) {
      add(path, '{ values: { value: share }, others: share }', 'train the model, or remove it')
      continue
    }
    checkKeys(path, frequencies, ['values', 'words', 'others'], add)
    for (const list of ['values', 'words'] as const) {
      if (frequencies[list] === undefined) continue
      if (!isObject(frequencies[list])) {
        add(`${path}.${list}`, 'an object of value → share', 'train the model, or remove it')
        continue
      }
      for (const [value, share] of Object.entries(frequencies[list])) {
        if (!isShare(share)) add(`${path}.${list}.${value}`, 'a share above 0 and up to 1', 'mend or remove it')
      }
    }
  }
}
