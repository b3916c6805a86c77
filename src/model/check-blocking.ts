import { checkWith } from './check-with.ts'
import { KEY_TAKES } from './comparison.ts'
import { type Add, checkField, checkKeys, isObject, type KindByField, whole } from './value-checks.ts'

/** Adds a problem for everything wrong with a model's blocking rules. */
export function checkBlocking(input: unknown, fields: KindByField, add: Add): void {
  if (input === undefined) return
  if (!Array.isArray(input)) {
    add(
      'blocking',
      'a list of rules',
      "write [{ keys: [{ field: 'lastName', take: 'value' }, { field: 'birthDate', take: 'year' }] }]",
    )
    return
  }
  input.forEach((rule: unknown, r) => {
    if (!isObject(rule) || !Array.isArray(rule.keys) || rule.keys.length === 0) {
      add(`blocking[${r}]`, 'an object with a list of keys', "write { keys: [{ field: 'lastName', take: 'value' }] }")
      return
    }
    checkKeys(`blocking[${r}]`, rule, ['keys', 'cap'], add)
    checkWhole(`blocking[${r}].cap`, rule.cap, add)
    rule.keys.forEach((key: unknown, k) => {
      const path = `blocking[${r}].keys[${k}]`
      if (!isObject(key)) {
        add(path, 'an object with field and take', "write { field: 'lastName', take: 'value' }")
        return
      }
      checkKeys(path, key, ['field', 'take', 'with', 'length'], add)
      checkField(`${path}.field`, key.field, fields, add)
      if (!KEY_TAKES.includes(key.take as never)) add(`${path}.take`, KEY_TAKES.join(' | '), "write 'value'")
      checkWith(`${path}.with`, key.with, key.field, key.take, fields, add)
      checkWhole(`${path}.length`, key.length, add)
    })
  })
}

function checkWhole(path: string, value: unknown, add: Add): void {
  const wrong = value === undefined ? undefined : whole(value)
  if (wrong !== undefined) add(path, wrong, 'mend or remove it')
}
