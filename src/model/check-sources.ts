import { type Add, bool, country, given, isObject, isText, type KindByField } from './value-checks.ts'

/** Adds a problem for everything wrong with what a model says of its sources. */
export function checkSources(input: unknown, fields: KindByField, add: Add): void {
  if (input === undefined) return
  if (!isObject(input)) {
    add('sources', 'an object of source → columns', "write sources: { pos: { headers: { 'E-Mail': 'email' } } }")
    return
  }
  for (const [source, spec] of given(input)) {
    const path = `sources.${source}`
    if (source === '' || source.includes(':')) add(path, 'a source name without a colon', 'rename the source')
    if (!isObject(spec)) {
      add(path, 'an object with headers, id, at or country', 'write { headers: { … } }')
      continue
    }
    for (const [key, value] of given(spec)) {
      if (key === 'headers') checkHeaders(`${path}.headers`, value, fields, add)
      else if (key === 'id' || key === 'at') {
        if (!isText(value)) add(`${path}.${key}`, 'the name of a column', `mend or remove ${key}`)
      } else if (key === 'country') {
        const wrong = country(value)
        if (wrong) add(`${path}.country`, wrong, 'mend or remove country')
      } else if (key === 'clean') {
        const wrong = bool(value)
        if (wrong) add(`${path}.clean`, wrong, 'mend or remove clean')
      } else add(`${path}.${key}`, 'headers, id, at, country or clean', `remove ${key}`)
    }
  }
}

function checkHeaders(path: string, input: unknown, fields: KindByField, add: Add): void {
  if (!isObject(input)) {
    add(path, 'an object of column → field', "write { 'E-Mail': 'email' }")
    return
  }
  for (const [header, target] of Object.entries(input)) {
    const field = isObject(target) ? target.field : target
    if (!isText(field) || !fields.has(field)) {
      add(`${path}.${header}`, `a field of the model (${[...fields.keys()].join(', ')})`, `replace '${String(field)}'`)
    } else if (isObject(target) && !isText(target.part)) {
      add(
        `${path}.${header}.part`,
        "'year', 'month', 'day', or a place such as '1'",
        `write { field: '${field}', part: '1' }`,
      )
    }
  }
}
