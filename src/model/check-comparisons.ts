import { COMPARATOR_NAMES, KEY_TAKES } from './comparison.ts'
import type { FieldKind } from './field.ts'

type Add = (path: string, expected: string, cure: string) => void
type KindByField = ReadonlyMap<string, FieldKind>

const isObject = (v: unknown): v is Record<string, unknown> => typeof v === 'object' && v !== null && !Array.isArray(v)
const isShare = (v: unknown): v is number => typeof v === 'number' && v > 0 && v <= 1

/** Adds a problem for everything wrong with a model's comparisons. */
export function checkComparisons(input: unknown, fields: KindByField, add: Add): void {
  if (input === undefined) return
  if (!Array.isArray(input)) {
    add(
      'comparisons',
      'a list of comparisons',
      'leave it out for the defaults, or write [{ field, by, levels: [{ atLeast, m, u }, …] }]',
    )
    return
  }
  const compared = new Set<unknown>()
  input.forEach((comparison: unknown, i) => {
    const path = `comparisons[${i}]`
    if (!isObject(comparison)) {
      add(path, 'an object with field, by and levels', 'write { field, by, levels }')
      return
    }
    checkField(`${path}.field`, comparison.field, fields, add)
    if (compared.has(comparison.field))
      add(`${path}.field`, 'a field that is compared once', 'merge the comparisons, or remove one')
    compared.add(comparison.field)
    if (!COMPARATOR_NAMES.includes(comparison.by as never))
      add(`${path}.by`, COMPARATOR_NAMES.join(' | '), "write 'equal'")
    checkWith(`${path}.with`, comparison.with, comparison.field, comparison.by, fields, add)
    if (comparison.own !== undefined && typeof comparison.own !== 'boolean') {
      add(`${path}.own`, 'true or false', 'mend or remove own')
    }
    if (comparison.given !== undefined) checkField(`${path}.given`, comparison.given, fields, add)
    checkLevels(`${path}.levels`, comparison.levels, add)
  })
}

function checkLevels(path: string, input: unknown, add: Add): void {
  if (!Array.isArray(input) || input.length < 2 || input.length > 15) {
    add(path, 'two to fifteen levels', 'write [{ atLeast: 1, m, u }, …, { atLeast: 0, m, u }]')
    return
  }
  let above = Number.POSITIVE_INFINITY
  input.forEach((level: unknown, i) => {
    const at = `${path}[${i}]`
    if (!isObject(level)) {
      add(at, 'an object with atLeast, m and u', 'write { atLeast, m, u }')
      return
    }
    const { atLeast, m, u, r } = level
    const edge = i === 0 ? 1 : i === input.length - 1 ? 0 : undefined
    if (
      typeof atLeast !== 'number' ||
      !(atLeast >= 0 && atLeast < above && atLeast <= 1) ||
      (edge !== undefined && atLeast !== edge)
    ) {
      add(
        `${at}.atLeast`,
        'similarities falling from 1 (equal) to 0 (anything)',
        'order the levels from the most to the least similar',
      )
    } else above = atLeast
    if (!isShare(m)) add(`${at}.m`, 'a share above 0 and up to 1', 'train the model, or write a small share')
    if (!isShare(u)) add(`${at}.u`, 'a share above 0 and up to 1', 'train the model, or write a small share')
    if (r !== undefined && !isShare(r)) add(`${at}.r`, 'a share above 0 and up to 1', 'train the model, or leave r out')
  })
}

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
    checkWhole(`blocking[${r}].cap`, rule.cap, add)
    rule.keys.forEach((key: unknown, k) => {
      const path = `blocking[${r}].keys[${k}]`
      if (!isObject(key)) {
        add(path, 'an object with field and take', "write { field: 'lastName', take: 'value' }")
        return
      }
      checkField(`${path}.field`, key.field, fields, add)
      if (!KEY_TAKES.includes(key.take as never)) add(`${path}.take`, KEY_TAKES.join(' | '), "write 'value'")
      checkWith(`${path}.with`, key.with, key.field, key.take, fields, add)
      checkWhole(`${path}.length`, key.length, add)
    })
  })
}

/** Further fields of a bag of words. */
function checkWith(path: string, input: unknown, field: unknown, by: unknown, fields: KindByField, add: Add): void {
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

function checkWhole(path: string, value: unknown, add: Add): void {
  if (value === undefined || (Number.isInteger(value) && (value as number) >= 1)) return
  add(path, 'a whole number ≥ 1', 'mend or remove it')
}

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

function checkField(path: string, field: unknown, fields: KindByField, add: Add): void {
  if (typeof field !== 'string' || !fields.has(field)) {
    add(path, `a field of the model (${[...fields.keys()].join(', ')})`, `replace '${String(field)}'`)
  }
}
