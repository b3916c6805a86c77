import type { Problem } from '../errors.ts'
import { checkBlocking, checkComparisons, checkFrequencies } from './check-comparisons.ts'
import { FIELD_KINDS, type FieldKind, isIdentifierKind } from './field.ts'
import type { PolicyName } from './model.ts'
import { compileBlockedPattern, compilePattern, isBlockedPattern } from './pattern.ts'

const RESERVED_NAMES = ['source', 'id', 'at']
const POLICY_NAMES: readonly PolicyName[] = ['strongest-first', 'latest-wins', 'demote']
const SURVIVORSHIP_NAMES = ['most-recent', 'oldest', 'most-frequent', 'longest', 'union']
const SIMILARITY_NAMES = ['jaroWinkler', 'levenshtein', 'personName']
const MODEL_KEYS = [
  ...['version', 'fields', 'link', 'forbid', 'comparisons', 'blocking', 'frequencies'],
  ...['policy', 'prior', 'relatives', 'thresholds', 'survivorship', 'sources'],
]
const POLICY_OPTIONS = ['priority', 'limit', 'cap', 'witness', 'bits', 'blocked', 'ttl']

type Check = (value: unknown) => string | undefined

const expect =
  (ok: (value: unknown) => boolean, expected: string): Check =>
  (value) =>
    ok(value) ? undefined : expected

const isObject = (v: unknown): v is Record<string, unknown> => typeof v === 'object' && v !== null && !Array.isArray(v)
const isWhole = (v: unknown): v is number => typeof v === 'number' && Number.isSafeInteger(v) && v >= 1
const isText = (v: unknown): v is string => typeof v === 'string' && v !== ''
const isTexts = (v: unknown): v is string[] => Array.isArray(v) && v.every(isText)

const whole: Check = expect(isWhole, 'a whole number ≥ 1')
const text: Check = expect(isText, 'a non-empty text')
const bool: Check = expect((v) => typeof v === 'boolean', 'true or false')
const country: Check = expect(
  (v) => typeof v === 'string' && /^[A-Z]{2}$/.test(v),
  "an ISO 3166-1 alpha-2 code such as 'US'",
)
const oneOf = (names: readonly string[]): Check =>
  expect((v) => typeof v === 'string' && names.includes(v), names.map((n) => `'${n}'`).join(' | '))
const pattern: Check = expect(
  (v) => isText(v) && compiles(compilePattern, v),
  'a regular expression that compiles (flag u)',
)

const IDENTIFIER_OPTIONS: Readonly<Record<string, Check>> = {
  priority: whole,
  limit: whole,
  cap: whole,
  witness: expect((v) => isTexts(v) && v.length > 0, "a list of identifier fields, or 'name'"),
  bits: expect((v) => typeof v === 'number' && v >= 0 && v <= 100, 'a number of bits, 0 to 100'),
  blocked: expect(
    (v) => isTexts(v) && v.every((b) => !isBlockedPattern(b) || compiles(compileBlockedPattern, b)),
    'a list of values, or of regular expressions (flags iu) written ^… or …$',
  ),
  ttl: expect((v) => typeof v === 'number' && v > 0 && Number.isFinite(v), 'a number of days > 0'),
}

const CODE_OPTIONS: Readonly<Record<string, Check>> = {
  pattern,
  caseSensitive: bool,
  separators: expect((v) => typeof v === 'string', 'a text of characters'),
  checkDigit: oneOf(['luhn', 'mod11', 'ean13']),
}

const EMAIL_FLAGS = ['role-account', 'disposable-domain', 'reserved-domain']

const KIND_OPTIONS: Readonly<Record<FieldKind, Readonly<Record<string, Check>>>> = {
  email: {
    refuse: expect(
      (v) => isTexts(v) && v.every((f) => EMAIL_FLAGS.includes(f)),
      `a list of ${EMAIL_FLAGS.map((f) => `'${f}'`).join(', ')}`,
    ),
  },
  phone: { country },
  loyaltyId: CODE_OPTIONS,
  customerId: CODE_OPTIONS,
  identifier: { ...CODE_OPTIONS, namespace: text },
  cookie: {},
  deviceId: {},
  hashedEmail: {},
  hashedPhone: {},
  socialHandle: { network: text },
  nationalId: { country },
  givenName: {},
  familyName: {},
  fullName: {},
  organization: {},
  date: {
    order: oneOf(['day-first', 'month-first']),
    pivot: expect((v) => typeof v === 'number' && Number.isInteger(v) && v >= 0 && v <= 99, 'a whole number 0 to 99'),
    past: bool,
    serial: bool,
  },
  address: { country },
  city: {},
  postalCode: { country },
  country: {},
  gender: {},
  text: {},
  category: {},
  number: { decimals: expect((v) => v === 0 || (isWhole(v) && v <= 20), 'a whole number 0 to 20') },
  geo: {},
}

function compiles(compile: (source: string) => RegExp, source: string): boolean {
  try {
    compile(source)
    return true
  } catch {
    return false
  }
}

/** What an object says: an option that is `undefined` is one that was left out. */
function given(options: object): [string, unknown][] {
  return Object.entries(options).filter(([, value]) => value !== undefined)
}

/**
 * Everything that is wrong with a model, each problem with its path, what was expected and the cure.
 * An empty list means `defineModel` takes it.
 */
export function checkModel(input: unknown): Problem[] {
  const problems: Problem[] = []
  const add = (path: string, expected: string, cure: string): void => {
    problems.push({ path, expected, cure })
  }
  if (!isObject(input)) {
    add('model', 'an object with fields', 'write defineModel({ fields: { email: email() } })')
    return problems
  }
  for (const [key] of given(input)) {
    if (!MODEL_KEYS.includes(key)) add(key, `one of ${MODEL_KEYS.join(', ')}`, `remove ${key}, or mend its spelling`)
  }
  if (input.version !== undefined && input.version !== 1) {
    add('version', '1', 'this release reads models of version 1; upgrade selfsame to read newer ones')
  }

  const fields = checkFields(input.fields, add)
  checkRules('link', input.link, fields, add)
  checkRules('forbid', input.forbid, fields, add)
  checkComparisons(input.comparisons, fields, add)
  checkBlocking(input.blocking, fields, add)
  checkFrequencies(input.frequencies, fields, add)
  if (input.policy !== undefined) {
    const wrong = oneOf(POLICY_NAMES)(input.policy)
    if (wrong) add('policy', wrong, "leave it out for 'strongest-first'")
  }
  const prior = checkNumber('prior', input.prior, add) ?? -20
  checkNumber('relatives', input.relatives, add)
  checkThresholds(input.thresholds, prior, add)
  checkSurvivorship(input.survivorship, fields, add)
  checkSources(input.sources, fields, add)
  return problems
}

type Add = (path: string, expected: string, cure: string) => void
type KindByField = ReadonlyMap<string, FieldKind>

function checkFields(input: unknown, add: Add): KindByField {
  const kinds = new Map<string, FieldKind>()
  if (!isObject(input) || Object.keys(input).length === 0) {
    add('fields', 'at least one field', 'write fields: { email: email() }')
    return kinds
  }
  for (const [name, spec] of Object.entries(input)) {
    const path = `fields.${name}`
    if (RESERVED_NAMES.includes(name) || name === '' || name === '__proto__') {
      add(path, `a name other than ${RESERVED_NAMES.join(', ')}`, 'rename the field; these belong to the record itself')
      continue
    }
    const kind = isObject(spec) ? spec.kind : undefined
    if (!isObject(spec) || typeof kind !== 'string' || !FIELD_KINDS.includes(kind as FieldKind)) {
      add(path, `a field of a known kind (${FIELD_KINDS.join(', ')})`, `use a constructor, e.g. ${name}: text()`)
      continue
    }
    kinds.set(name, kind as FieldKind)
  }
  for (const [name, kind] of kinds) checkFieldOptions(name, kind, (input as Record<string, unknown>)[name], kinds, add)
  return kinds
}

function checkFieldOptions(name: string, kind: FieldKind, spec: unknown, kinds: KindByField, add: Add): void {
  const identifier = isIdentifierKind(kind)
  const checks = { ...KIND_OPTIONS[kind], ...(identifier ? IDENTIFIER_OPTIONS : undefined) }
  const options = spec as Record<string, unknown>
  for (const [option, value] of given(options)) {
    if (option === 'kind') continue
    const path = `fields.${name}.${option}`
    const check = Object.hasOwn(checks, option) ? checks[option] : undefined
    if (check === undefined) {
      const known = Object.keys(checks)
      const why =
        !identifier && POLICY_OPTIONS.includes(option) ? `; ${kind} is an attribute and takes no identifier policy` : ''
      add(
        path,
        known.length > 0 ? `one of ${known.join(', ')}` : `no option: ${kind} takes none`,
        `remove ${option}${why}`,
      )
      continue
    }
    const wrong = check(value)
    if (wrong !== undefined) add(path, wrong, `mend or remove ${option}`)
  }
  if (kind === 'identifier' && options.namespace === undefined) {
    add(`fields.${name}.namespace`, 'a non-empty text', `write identifier('${name}')`)
  }
  if (identifier && isTexts(options.witness)) {
    for (const witness of options.witness) {
      const of = kinds.get(witness)
      if (witness !== 'name' && (witness === name || of === undefined || !isIdentifierKind(of))) {
        add(`fields.${name}.witness`, "other identifier fields of the model, or 'name'", `replace '${witness}'`)
      }
    }
  }
}

function checkRules(list: 'link' | 'forbid', input: unknown, fields: KindByField, add: Add): void {
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
  let fine = true
  const wrong = (at: string, expected: string, cure: string): void => {
    add(`${path}.${at}`, expected, cure)
    fine = false
  }
  if (!isText(input.field) || !fields.has(input.field)) {
    wrong('field', `a field of the model (${[...fields.keys()].join(', ')})`, `replace '${String(input.field)}'`)
  }
  if (kind !== 'exact') {
    const option = kind === 'similar' ? 'atLeast' : 'below'
    const value = input[option]
    if (typeof value !== 'number' || !(value > 0 && value <= 1)) {
      wrong(option, 'a similarity above 0 and up to 1', `write ${kind}('${String(input.field)}', 0.9)`)
    }
    const by = oneOf(SIMILARITY_NAMES)(input.by)
    if (by !== undefined) wrong('by', by, "leave it to the builder's default")
  }
  return fine
}

/** A link rule needs a value two records share, or every pair of records would have to be compared. */
function hasExactInEveryAlternative(condition: unknown): boolean {
  const c = condition as { kind: string; of?: readonly unknown[] }
  if (c.kind === 'exact') return true
  if (c.kind === 'all') return c.of!.some(hasExactInEveryAlternative)
  if (c.kind === 'any') return c.of!.every(hasExactInEveryAlternative)
  return false
}

function checkNumber(path: string, value: unknown, add: Add): number | undefined {
  if (value === undefined) return undefined
  if (typeof value === 'number' && Math.abs(value) <= 1000) return value
  add(path, 'a number of bits, −1000 to 1000', `mend or remove ${path}`)
  return undefined
}

function checkThresholds(input: unknown, prior: number, add: Add): void {
  if (input === undefined) return
  if (!isObject(input)) {
    add('thresholds', 'an object', 'write thresholds: { link: 4, review: 0 }')
    return
  }
  for (const [key] of given(input)) {
    if (key !== 'link' && key !== 'review') add(`thresholds.${key}`, 'link or review', `remove ${key}`)
  }
  const link = checkNumber('thresholds.link', input.link, add) ?? 4
  const review = checkNumber('thresholds.review', input.review, add) ?? Math.min(0, link)
  if (review > link) add('thresholds.review', `at most thresholds.link (${link})`, 'lower review, or raise link')
  if (link <= prior)
    add('thresholds.link', `above the prior (${prior})`, 'raise link: strangers would be linked without any evidence')
}

function checkSurvivorship(input: unknown, fields: KindByField, add: Add): void {
  if (input === undefined) return
  if (!isObject(input)) {
    add('survivorship', 'an object of field → rule', "write survivorship: { email: 'union' }")
    return
  }
  for (const [field, rule] of given(input)) {
    const path = `survivorship.${field}`
    if (!fields.has(field)) add(path, `a field of the model (${[...fields.keys()].join(', ')})`, `remove '${field}'`)
    if (typeof rule === 'string' && SURVIVORSHIP_NAMES.includes(rule)) continue
    if (isObject(rule) && rule.by === 'source-priority' && isTexts(rule.order)) continue
    if (isObject(rule) && rule.by === 'custom' && isText(rule.function)) continue
    add(
      path,
      `${SURVIVORSHIP_NAMES.join(' | ')} | { by: 'source-priority', order } | { by: 'custom', function }`,
      "write 'most-recent'",
    )
  }
}

function checkSources(input: unknown, fields: KindByField, add: Add): void {
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
