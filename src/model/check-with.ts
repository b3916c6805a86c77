import { type Add, checkField, type KindByField } from './value-checks.ts'

/** Adds a problem for everything wrong with the further fields of a bag of words. */
export function checkWith(
  path: string,
  input: unknown,
  field: unknown,
  by: unknown,
  fields: KindByField,
  add: Add,
): void {
  if (input === undefined) return
  if (by !== 'wordBag') add(path, 'nothing, but for a wordBag', 'remove with, or make it a wordBag')
  if (!Array.isArray(input)) {
    add(path, 'a list of further fields', "write ['description', 'brand']")
    return
  }
  input.forEach((other: unknown, i) => {
    checkField(`${path}[${i}]`, other, fields, add)
    if (other === field || input.indexOf(other) < i) add(`${path}[${i}]`, 'a field named once', 'remove it')
  })
}
