import { checkWith } from './check-with.ts'
import { COMPARATOR_NAMES } from './comparison.ts'
import { type Add, checkField, checkKeys, isObject, isShare, type KindByField } from './value-checks.ts'

const COMPARISON_KEYS = ['field', 'by', 'with', 'levels', 'own', 'given']

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
    checkKeys(path, comparison, COMPARISON_KEYS, add)
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
    checkLevels(`${path}.levels`, comparison.levels, add)
  })
  checkGiven(
    input.map((comparison: unknown) => (isObject(comparison) ? comparison : {})),
    add,
  )
}

/** What settles a field is compared, and is not settled by it in turn: each would silence the other. */
function checkGiven(comparisons: readonly Readonly<Record<string, unknown>>[], add: Add): void {
  const settledBy = new Map(comparisons.map(({ field, given }) => [field, given]))
  comparisons.forEach(({ field, given }, i) => {
    if (given === undefined) return
    const path = `comparisons[${i}].given`
    if (!settledBy.has(given)) {
      add(path, `a compared field (${[...settledBy.keys()].join(', ')})`, `compare '${String(given)}', or remove given`)
      return
    }
    const seen = new Set<unknown>()
    let at: unknown = given
    while (at !== undefined && at !== field && !seen.has(at)) {
      seen.add(at)
      at = settledBy.get(at)
    }
    if (at === field) {
      add(path, `a field that '${String(field)}' does not settle itself`, 'remove one given of those that form a ring')
    }
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
    checkKeys(at, level, ['atLeast', 'm', 'u', 'r'], add)
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
