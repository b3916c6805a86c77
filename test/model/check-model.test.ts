import { describe, expect, test } from 'vitest'
import { SelfsameError } from '../../src/errors.ts'
import { checkModel } from '../../src/model/check-model.ts'
import { defineModel } from '../../src/model/define-model.ts'
import { cookie, date, email, FIELD_KINDS, familyName, givenName, loyaltyId, phoneSpec } from '../../src/model/field.ts'
import { all, any, different, exact, similar } from '../../src/model/rule.ts'

const FIELDS = { email: email(), phone: phoneSpec(), firstName: givenName(), lastName: familyName(), birthDate: date() }

/** `path: expected` of every problem of a model that has sane fields and these parts. */
function problems(parts: object): string[] {
  return checkModel({ fields: FIELDS, ...parts }).map((p) => `${p.path}: ${p.expected}`)
}

/** The same of a model whose only field is this one. */
function fieldProblems(spec: unknown): string[] {
  return checkModel({ fields: { x: spec } }).map((p) => `${p.path}: ${p.expected}`)
}

describe('a sane model has no problems', () => {
  test('with every part there is', () => {
    expect(
      problems({
        version: 1,
        link: [exact('email'), { name: 'same person', when: all(exact('lastName'), similar('firstName', 0.9)) }],
        forbid: [different('birthDate'), any(different('firstName', 0.5), exact('phone'))],
        policy: 'strongest-first',
        prior: -15,
        thresholds: { link: 5, review: 1 },
        survivorship: {
          email: 'union',
          firstName: 'most-recent',
          lastName: { by: 'source-priority', order: ['crm'] },
          birthDate: { by: 'custom', function: 'pick' },
        },
        sources: {
          '*': { country: 'US' },
          pos: { headers: { 'E-Mail': 'email', y: { field: 'birthDate', part: 'year' } }, id: 'no', at: 'when' },
        },
      }),
    ).toEqual([])
  })

  test.each(FIELD_KINDS.filter((kind) => kind !== 'identifier'))('with a bare field of kind %s', (kind) => {
    expect(fieldProblems({ kind })).toEqual([])
  })
})

test('what is undefined was left out', () => {
  expect(
    problems({
      fields: { email: { kind: 'email', limit: undefined, blocked: undefined }, x: { kind: 'city', limit: undefined } },
      link: undefined,
      thresholds: { link: undefined, maybe: undefined },
      survivorship: { email: undefined },
      sources: { pos: { country: undefined, id: undefined, headers: undefined }, web: undefined },
    }),
  ).toEqual([])
})

describe('what is no model at all', () => {
  test.each([[undefined], [null], ['model'], [[]], [42]])('%j', (input) => {
    expect(checkModel(input).map((p) => `${p.path}: ${p.expected}`)).toEqual(['model: an object with fields'])
  })

  test.each([[{}], [{ fields: {} }], [{ fields: [] }], [{ fields: null }]])('%j', (input) => {
    expect(checkModel(input).map((p) => `${p.path}: ${p.expected}`)).toEqual(['fields: at least one field'])
  })
})

describe('fields', () => {
  test.each(['source', 'id', 'at', '', '__proto__'])('may not be named %j', (name) => {
    const fields = JSON.parse(`{ ${JSON.stringify(name)}: { "kind": "text" } }`)
    expect(checkModel({ fields }).map((p) => p.path)).toEqual([`fields.${name}`])
  })

  test.each([[{}], [{ kind: 'e-mail' }], [{ kind: 'toString' }], ['email'], [null], [[]]])(
    '%j is of no known kind',
    (spec) => {
      expect(fieldProblems(spec)).toEqual([`fields.x: a field of a known kind (${FIELD_KINDS.join(', ')})`])
    },
  )

  test('an unknown kind hides neither what else is wrong with its field, nor is it wrong wherever the field is named', () => {
    const fields = { mail: { kind: 'e-mail', limit: 0, size: 1 }, k: cookie({ witness: ['mail'] }), e: email() }
    expect(checkModel({ fields, link: [exact('mail')], survivorship: { mail: 'union' } }).map((p) => p.path)).toEqual([
      'fields.mail',
      'fields.mail.limit',
      'fields.mail.size',
    ])
  })

  test.each<[object, string]>([
    [{ kind: 'email', limit: 0 }, 'fields.x.limit: a whole number ≥ 1'],
    [{ kind: 'email', limit: 1.5 }, 'fields.x.limit: a whole number ≥ 1'],
    [{ kind: 'email', limit: '1' }, 'fields.x.limit: a whole number ≥ 1'],
    [{ kind: 'email', cap: -1 }, 'fields.x.cap: a whole number ≥ 1'],
    [{ kind: 'email', priority: Number.NaN }, 'fields.x.priority: a whole number ≥ 1'],
    [{ kind: 'email', bits: -1 }, 'fields.x.bits: a number of bits, 0 to 100'],
    [{ kind: 'email', bits: Number.POSITIVE_INFINITY }, 'fields.x.bits: a number of bits, 0 to 100'],
    [{ kind: 'email', ttl: 0 }, 'fields.x.ttl: a number of days > 0'],
    [
      { kind: 'email', blocked: 'x' },
      'fields.x.blocked: a list of values, or of regular expressions (flags iu) written ^… or …$',
    ],
    [
      { kind: 'email', blocked: ['^('] },
      'fields.x.blocked: a list of values, or of regular expressions (flags iu) written ^… or …$',
    ],
    [
      { kind: 'email', refuse: ['role'] },
      "fields.x.refuse: a list of 'role-account', 'disposable-domain', 'reserved-domain'",
    ],
    [{ kind: 'phone', country: 'us' }, "fields.x.country: an ISO 3166-1 alpha-2 code such as 'US'"],
    [{ kind: 'loyaltyId', pattern: '(' }, 'fields.x.pattern: a regular expression that compiles (flag u)'],
    [{ kind: 'loyaltyId', pattern: '^A\\-' }, 'fields.x.pattern: a regular expression that compiles (flag u)'],
    [{ kind: 'loyaltyId', checkDigit: 'mod10' }, "fields.x.checkDigit: 'luhn' | 'mod11' | 'ean13'"],
    [{ kind: 'loyaltyId', caseSensitive: 1 }, 'fields.x.caseSensitive: true or false'],
    [{ kind: 'date', order: 'DMY' }, "fields.x.order: 'day-first' | 'month-first'"],
    [{ kind: 'date', pivot: 100 }, 'fields.x.pivot: a whole number 0 to 99'],
    [{ kind: 'date', serial: 1 }, 'fields.x.serial: true or false'],
    [{ kind: 'number', decimals: -1 }, 'fields.x.decimals: a whole number 0 to 20'],
    [{ kind: 'identifier' }, 'fields.x.namespace: a non-empty text'],
    [{ kind: 'cookie', witness: ['y'] }, "fields.x.witness: other identifier fields of the model, or 'name'"],
    [{ kind: 'cookie', witness: ['x'] }, "fields.x.witness: other identifier fields of the model, or 'name'"],
    [{ kind: 'givenName', limit: 1 }, 'fields.x.limit: no option: givenName takes none'],
    [{ kind: 'postalCode', limit: 1 }, 'fields.x.limit: one of country'],
    [{ kind: 'gender', toString: 1 }, 'fields.x.toString: no option: gender takes none'],
  ])('%j', (spec, expected) => {
    expect(fieldProblems(spec)).toEqual([expected])
  })

  test('an attribute is told that it takes no identifier policy', () => {
    expect(checkModel({ fields: { x: { kind: 'city', limit: 1 } } })[0]!.cure).toBe(
      'remove limit; city is an attribute and takes no identifier policy',
    )
  })

  test("a witness may be another identifier, or 'name'", () => {
    expect(checkModel({ fields: { e: email(), c: cookie({ witness: ['e', 'name'] }) } })).toEqual([])
    expect(checkModel({ fields: { n: givenName(), c: cookie({ witness: ['n'] }) } }).map((p) => p.path)).toEqual([
      'fields.c.witness',
    ])
  })
})

describe('rules', () => {
  test.each<[object, string[]]>([
    [{ link: exact('email') }, ['link: a list of conditions']],
    [{ link: ['email'] }, ['link[0]: a condition']],
    [{ link: [{ name: '', when: exact('email') }] }, ['link[0].name: a non-empty text']],
    [{ link: [exact('mail')] }, ['link[0].field: a field of the model (email, phone, firstName, lastName, birthDate)']],
    [
      { link: [{ kind: 'equal', field: 'email' }] },
      ["link[0].kind: 'exact' | 'similar' | 'different' | 'all' | 'any'"],
    ],
    [{ link: [all()] }, ['link[0].of: at least one condition']],
    [{ link: [similar('email', 0.9)] }, ['link[0]: an exact condition in every alternative']],
    [{ link: [any(exact('email'), similar('firstName', 0.9))] }, ['link[0]: an exact condition in every alternative']],
    [{ link: [all(any(exact('email'), exact('phone')), similar('firstName', 0.9))] }, []],
    [{ forbid: [different('birthDate')] }, []],
    [
      { link: [{ name: 'r', when: exact('email'), bits: 5 }, all({ ...exact('email'), atLeast: 1 } as never)] },
      ['link[0].bits: one of name, when', 'link[1].of[0].atLeast: one of kind, field'],
    ],
    [{ forbid: [{ ...different('email'), atLeast: 0.5 }] }, ['forbid[0].atLeast: one of kind, field, below, by']],
    [{ forbid: [similar('firstName', 0)] }, ['forbid[0].atLeast: a similarity above 0 and up to 1']],
    [{ forbid: [different('firstName', 1.5)] }, ['forbid[0].below: a similarity above 0 and up to 1']],
    [
      { forbid: [{ kind: 'similar', field: 'firstName', atLeast: 0.5, by: 'soundex' }] },
      ["forbid[0].by: 'jaroWinkler' | 'levenshtein' | 'personName'"],
    ],
    [
      { forbid: [{ name: 'r', when: all(exact('email'), any(exact('x'), exact('y'))) }] },
      [
        'forbid[0].when.of[1].of[0].field: a field of the model (email, phone, firstName, lastName, birthDate)',
        'forbid[0].when.of[1].of[1].field: a field of the model (email, phone, firstName, lastName, birthDate)',
      ],
    ],
  ])('%j', (parts, expected) => {
    expect(problems(parts)).toEqual(expected)
  })
})

describe('the other parts', () => {
  test.each(['strongest-first', 'latest-wins', 'demote'])('a policy is %s', (policy) => {
    expect(checkModel({ fields: FIELDS, policy })).toEqual([])
  })

  test('a misspelt one is told the right ones', () => {
    expect(checkModel({ fields: FIELDS, field: {}, sources: { pos: { header: {} } } })).toMatchObject([
      {
        path: 'field',
        expected: expect.stringMatching(/^one of version, fields, /),
        cure: expect.stringContaining('spelling'),
      },
      { path: 'sources.pos.header', expected: expect.stringMatching(/^headers, id, at/), cure: 'remove header' },
    ])
  })

  test.each<[object, string[]]>([
    [{ version: 2 }, ['version: 1']],
    [{ policy: 'oldest-wins' }, ["policy: 'strongest-first' | 'latest-wins' | 'demote'"]],
    [{ prior: '−20' }, ['prior: a number of bits, −1000 to 1000']],
    [{ prior: Number.NaN }, ['prior: a number of bits, −1000 to 1000']],
    [{ thresholds: 4 }, ['thresholds: an object']],
    [{ thresholds: { link: 4, maybe: 1 } }, ['thresholds.maybe: link or review']],
    [{ thresholds: { link: 1, review: 2 } }, ['thresholds.review: at most thresholds.link (1)']],
    [{ thresholds: { link: -30, review: -40 } }, ['thresholds.link: above the prior (-20)']],
    [{ survivorship: [] }, ['survivorship: an object of field → rule']],
    [
      { survivorship: { mail: 'union' } },
      ['survivorship.mail: a field of the model (email, phone, firstName, lastName, birthDate)'],
    ],
    [
      { survivorship: { email: 'newest' } },
      [
        "survivorship.email: most-recent | oldest | most-frequent | longest | union | { by: 'source-priority', order } | { by: 'custom', function }",
      ],
    ],
    [{ sources: [] }, ['sources: an object of source → columns']],
    [{ sources: { 'a:b': {} } }, ['sources.a:b: a source name without a colon']],
    [{ sources: { pos: [] } }, ['sources.pos: an object with headers, id, at or country']],
    [{ sources: { pos: { id: 1 } } }, ['sources.pos.id: the name of a column']],
    [{ sources: { pos: { country: 'usa' } } }, ["sources.pos.country: an ISO 3166-1 alpha-2 code such as 'US'"]],
    [{ sources: { pos: { headers: [] } } }, ['sources.pos.headers: an object of column → field']],
    [
      { sources: { pos: { headers: { a: 'mail', b: { field: 'birthDate' }, c: null } } } },
      [
        'sources.pos.headers.a: a field of the model (email, phone, firstName, lastName, birthDate)',
        "sources.pos.headers.b.part: 'year', 'month', 'day', or a place such as '1'",
        'sources.pos.headers.c: a field of the model (email, phone, firstName, lastName, birthDate)',
      ],
    ],
  ])('%j', (parts, expected) => {
    expect(problems(parts)).toEqual(expected)
  })
})

describe('defineModel', () => {
  test('throws every problem at once, each with its path and cure', () => {
    const define = (): unknown =>
      defineModel({
        fields: { email: email({ limit: 0 }), card: loyaltyId({ pattern: '(' }) },
        link: [exact('mail')],
        thresholds: { link: 1, review: 2 },
      })
    expect(define).toThrow(SelfsameError)
    try {
      define()
    } catch (error) {
      const { code, problems, message } = error as SelfsameError
      expect(code).toBe('model-invalid')
      expect(problems).toEqual([
        { path: 'fields.email.limit', expected: 'a whole number ≥ 1', cure: 'mend or remove limit' },
        {
          path: 'fields.card.pattern',
          expected: 'a regular expression that compiles (flag u)',
          cure: 'mend or remove pattern',
        },
        { path: 'link[0].field', expected: 'a field of the model (email, card)', cure: "replace 'mail'" },
        { path: 'thresholds.review', expected: 'at most thresholds.link (1)', cure: 'lower review, or raise link' },
      ])
      for (const problem of problems) expect(message).toContain(`${problem.path}: expected ${problem.expected}`)
    }
  })
})
