import { FIELD_KINDS, type FieldKind, isIdentifierKind } from './field.ts'
import { compileBlockedPattern, compilePattern, isBlockedPattern } from './pattern.ts'
import {
  type Add,
  bool,
  type Check,
  country,
  expect,
  given,
  isObject,
  isText,
  isTexts,
  isWhole,
  type KindByField,
  oneOf,
  text,
  whole,
} from './value-checks.ts'

const RESERVED_NAMES = ['source', 'id', 'at']
const POLICY_OPTIONS = ['priority', 'limit', 'cap', 'witness', 'bits', 'blocked', 'ttl']

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

/** Options of any kind, for fields whose kind is not known: one name means the same wherever it is taken. */
const ANY_OPTIONS: Readonly<Record<string, Check>> = Object.assign(
  {},
  IDENTIFIER_OPTIONS,
  ...Object.values(KIND_OPTIONS),
)

/** Adds a problem for everything wrong with a model's fields, and says what kinds they are. */
export function checkFields(input: unknown, add: Add): KindByField {
  const kinds = new Map<string, FieldKind | undefined>()
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
    const kind = FIELD_KINDS.find((known) => isObject(spec) && spec.kind === known)
    if (kind === undefined) {
      add(path, `a field of a known kind (${FIELD_KINDS.join(', ')})`, `use a constructor, e.g. ${name}: text()`)
    }
    // known by its name all the same, or whatever names it would be a problem, too
    kinds.set(name, kind)
  }
  for (const [name, kind] of kinds) checkFieldOptions(name, kind, input[name], kinds, add)
  return kinds
}

function checkFieldOptions(
  name: string,
  kind: FieldKind | undefined,
  options: unknown,
  kinds: KindByField,
  add: Add,
): void {
  if (!isObject(options)) return
  const identifier = kind !== undefined && isIdentifierKind(kind)
  const checks =
    kind === undefined ? ANY_OPTIONS : { ...KIND_OPTIONS[kind], ...(identifier ? IDENTIFIER_OPTIONS : undefined) }
  for (const [option, value] of given(options)) {
    if (option === 'kind') continue
    const path = `fields.${name}.${option}`
    const check = Object.hasOwn(checks, option) ? checks[option] : undefined
    if (check === undefined) {
      const known = Object.keys(checks)
      const why = POLICY_OPTIONS.includes(option) ? `; ${kind} is an attribute and takes no identifier policy` : ''
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
      const isIdentifier = of === undefined ? kinds.has(witness) : isIdentifierKind(of)
      if (witness !== 'name' && (witness === name || !isIdentifier)) {
        add(`fields.${name}.witness`, "other identifier fields of the model, or 'name'", `replace '${witness}'`)
      }
    }
  }
}

function compiles(compile: (source: string) => RegExp, source: string): boolean {
  try {
    compile(source)
    return true
  } catch {
    return false
  }
}
