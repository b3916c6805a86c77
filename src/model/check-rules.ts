import { type Add, checkKeys, isObject, isText, type KindByField, oneOf } from './value-checks.ts'

const SIMILARITY_NAMES = ['jaroWinkler', 'levenshtein', 'personName']

/** Adds a problem for everything wrong with the link or forbid rules of a model. */
export function checkRules(list: 'link' | 'forbid', input: unknown, fields: KindByField, add: Add): void {
  if (input === undefined) return
  if (!Array.isArray(input)) {
    add(list, 'a list of conditions', `write ${list}: [exact('email')]`)
    return
  }
  input.forEach((entry: unknown, i) => {
    const path = `${list}[${i}]`
    const named = isObject(entry) && 'when' in entry
    if (named && !isText(entry.name))
      add(`${path}.name`, 'a non-empty text', 'name the rule; refusals and links show it')
    if (named) checkKeys(path, entry, ['name', 'when'], add)
    const condition = named ? entry.when : entry
    const at = named ? `${path}.when` : path
    const before = checkCondition(at, condition, fields, add)
    if (list === 'link' && before && !hasExactInEveryAlternative(condition)) {
      add(
        at,
        'an exact condition in every alternative',
        'add exact(…): records are found by equal values, then compared',
      )
    }
  })
}

/** Whether the condition is well formed; adds a problem for each part that is not. */
function checkCondition(path: string, input: unknown, fields: KindByField, add: Add): boolean {
  const kind = isObject(input) ? input.kind : undefined
  if (!isObject(input) || typeof kind !== 'string') {
    add(path, 'a condition', 'write exact(field), similar(field, 0.9), different(field, 0.7), all(…) or any(…)')
    return false
  }
  if (kind === 'all' || kind === 'any') {
    checkKeys(path, input, ['kind', 'of'], add)
    if (!Array.isArray(input.of) || input.of.length === 0) {
      add(`${path}.of`, 'at least one condition', `write ${kind}(exact('email'), …)`)
      return false
    }
    return input.of.map((c: unknown, i) => checkCondition(`${path}.of[${i}]`, c, fields, add)).every(Boolean)
  }
  if (kind !== 'exact' && kind !== 'similar' && kind !== 'different') {
    add(`${path}.kind`, "'exact' | 'similar' | 'different' | 'all' | 'any'", 'use the builders of the same names')
    return false
  }
  checkKeys(path, input, kind === 'exact' ? ['kind', 'field'] : ['kind', 'field', optionOf(kind), 'by'], add)
  let fine = true
  const wrong = (at: string, expected: string, cure: string): void => {
    add(`${path}.${at}`, expected, cure)
    fine = false
  }
  if (!isText(input.field) || !fields.has(input.field)) {
    wrong('field', `a field of the model (${[...fields.keys()].join(', ')})`, `replace '${String(input.field)}'`)
  }
  if (kind !== 'exact') {
    const option = optionOf(kind)
    const value = input[option]
    if (typeof value !== 'number' || !(value > 0 && value <= 1)) {
      wrong(option, 'a similarity above 0 and up to 1', `write ${kind}('${String(input.field)}', 0.9)`)
    }
    const by = oneOf(SIMILARITY_NAMES)(input.by)
    if (by !== undefined) wrong('by', by, "leave it to the builder's default")
  }
  return fine
}

function optionOf(kind: 'similar' | 'different'): 'atLeast' | 'below' {
  return kind === 'similar' ? 'atLeast' : 'below'
}

/** A link rule needs a value two records share, or every pair of records would have to be compared. */
function hasExactInEveryAlternative(condition: unknown): boolean {
  const c = condition as { kind: string; of?: readonly unknown[] }
  if (c.kind === 'exact') return true
  if (c.kind === 'all') return c.of!.some(hasExactInEveryAlternative)
  if (c.kind === 'any') return c.of!.every(hasExactInEveryAlternative)
  return false
}
