import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type GoldenRecord, goldenRecord } from '../../src/golden/golden-record.ts'
import type { SurvivorshipFunctions } from '../../src/golden/survivorship.ts'
import { defineModel } from '../../src/model/define-model.ts'
import { address, category, date, email, familyName, givenName, loyaltyId } from '../../src/model/field.ts'
import type { RecordInput, SurvivorshipRule } from '../../src/model/model.ts'
import { phone } from '../../src/normalize/phone-kind.ts'
import { RecordTable } from '../../src/table/record-table.ts'

const FIELDS = {
  loyaltyId: loyaltyId(),
  email: email(),
  phone: phone({ country: 'US' }),
  firstName: givenName(),
  lastName: familyName(),
  birthDate: date(),
  address: address({ country: 'US' }),
  tier: category(),
}

function golden(
  records: readonly RecordInput[],
  survivorship: { readonly [K in keyof typeof FIELDS]?: SurvivorshipRule } = {},
  functions?: SurvivorshipFunctions,
): GoldenRecord {
  const table = new RecordTable(defineModel({ fields: FIELDS, survivorship }), { payload: false })
  const rows = records.map((record) => table.add(record).row)
  return goldenRecord(table, rows, functions)
}

const FRED: readonly RecordInput[] = [
  {
    source: 'pos',
    id: 't-1',
    at: '2026-03-01T10:00:00Z',
    email: 'Fred.Stone@Gmail.com',
    firstName: 'FRED',
    lastName: 'Stone',
  },
  {
    source: 'web',
    id: 'v-9',
    at: '2026-03-02',
    email: 'fredstone+news@gmail.com',
    firstName: 'unknown',
    birthDate: '',
  },
  {
    source: 'crm',
    id: 7,
    firstName: 'Fred',
    lastName: 'Stone-Smith',
    birthDate: '2 May 1984',
    phone: '(415) 867-2222',
  },
]

describe('goldenRecord', () => {
  test('values with their rule and their records', () => {
    expect(golden(FRED)).toEqual({
      email: {
        value: ['fredstone@gmail.com'],
        rule: 'union',
        from: [
          { record: 'web:v-9', source: 'web', at: '2026-03-02T00:00:00.000Z', written: 'fredstone+news@gmail.com' },
          { record: 'pos:t-1', source: 'pos', at: '2026-03-01T10:00:00.000Z', written: 'Fred.Stone@Gmail.com' },
        ],
      },
      phone: {
        value: ['+14158672222'],
        rule: 'union',
        from: [{ record: 'crm:7', source: 'crm', written: '(415) 867-2222' }],
      },
      firstName: {
        value: 'Fred',
        rule: 'most-recent',
        from: [
          { record: 'pos:t-1', source: 'pos', at: '2026-03-01T10:00:00.000Z', written: 'FRED' },
          { record: 'crm:7', source: 'crm', written: 'Fred' },
        ],
      },
      lastName: {
        value: 'Stone',
        rule: 'most-recent',
        from: [{ record: 'pos:t-1', source: 'pos', at: '2026-03-01T10:00:00.000Z', written: 'Stone' }],
      },
      birthDate: {
        value: '1984-05-02',
        rule: 'most-recent',
        from: [{ record: 'crm:7', source: 'crm', written: '2 May 1984' }],
      },
    })
  })

  test('empty and refused values never win, however recent', () => {
    const records = [
      { source: 'a', id: 1, at: '2020-01-01', firstName: 'Ann', email: 'ann@acme.com' },
      { source: 'a', id: 2, at: '2026-01-01', firstName: 'n/a', email: 'noreply@acme.com' },
      { source: 'a', id: 3, at: '2026-01-02', firstName: '  ', email: '' },
    ]
    const rules: SurvivorshipRule[] = ['most-recent', 'oldest', 'most-frequent', 'longest', 'union']
    for (const rule of rules) {
      const { firstName, email } = golden(records, { firstName: rule, email: rule })
      expect([firstName!.value].flat()).toEqual(['Ann'])
      expect([email!.value].flat()).toEqual(['ann@acme.com'])
    }
  })

  test('an entity without any value has an empty golden record', () => {
    expect(golden([{ source: 'a', id: 1 }])).toEqual({})
  })

  test('identifiers are shown in their canonical form, whatever the rule', () => {
    const records = [{ source: 'a', id: 1, phone: '415.867.2222', loyaltyId: ' nto 42 ' }]
    expect(golden(records, { phone: 'most-recent', loyaltyId: 'longest' })).toMatchObject({
      phone: { value: '+14158672222' },
      loyaltyId: { value: 'NTO42' },
    })
  })

  test('longest is the most complete writing', () => {
    const records = [
      { source: 'a', id: 1, firstName: 'Ann', lastName: 'SMITH' },
      { source: 'a', id: 2, firstName: 'Ann Marie', lastName: 'Smith' },
      { source: 'a', id: 3, firstName: 'Ann', lastName: 'SMITH' },
    ]
    const { firstName, lastName } = golden(records, { firstName: 'longest', lastName: 'longest' })
    expect(firstName!.value).toBe('Ann Marie')
    expect(lastName!.value).toBe('SMITH')
  })

  test('several values in one field are several candidates', () => {
    const records = [
      { source: 'a', id: 1, at: '2026-01-01', email: ['b@acme.com', 'a@acme.com', 'B@acme.com'] },
      { source: 'a', id: 2, at: '2026-01-02', email: 'c@acme.com' },
    ]
    expect(golden(records).email!.value).toEqual(['c@acme.com', 'a@acme.com', 'b@acme.com'])
    expect(golden(records, { email: 'oldest' }).email!.value).toBe('a@acme.com')
  })

  test('a custom function chooses among candidates and its value keeps its provenance', () => {
    const functions: SurvivorshipFunctions = {
      fromCrm: (candidates) => candidates.find((c) => c.source === 'crm'),
      nobody: () => undefined,
    }
    const record = golden(
      FRED,
      { lastName: { by: 'custom', function: 'fromCrm' }, firstName: { by: 'custom', function: 'nobody' } },
      functions,
    )
    expect(record.lastName).toEqual({
      value: 'Stone-Smith',
      rule: { by: 'custom', function: 'fromCrm' },
      from: [{ record: 'crm:7', source: 'crm', written: 'Stone-Smith' }],
    })
    expect(record.firstName).toBeUndefined()
  })

  test('is plain JSON', () => {
    const record = golden(FRED)
    expect(JSON.parse(JSON.stringify(record))).toEqual(record)
  })

  test('does not depend on the order of the rows', () => {
    const anyRecord = fc.record({
      source: fc.constantFrom('pos', 'web'),
      at: fc.constantFrom(undefined, '2026-01-01', '2026-01-02'),
      firstName: fc.constantFrom('Ann', 'ANN', 'ann ', 'Anne', 'null', ''),
      email: fc.constantFrom('ann@acme.com', ['ann@acme.com', 'b@acme.com'], 'x'),
      tier: fc.constantFrom('gold', 'Gold', 'silver'),
    })
    const anyRule = fc.constantFrom<SurvivorshipRule>('most-recent', 'oldest', 'most-frequent', 'longest', 'union')
    fc.assert(
      fc.property(fc.array(anyRecord, { maxLength: 8 }), anyRule, fc.nat(), (values, rule, turn) => {
        const records = values.map((value, id) => ({ id, ...value }))
        const turned = records.map((_, i) => records[(i + turn) % records.length]!).toReversed()
        const rules = { firstName: rule, email: rule, tier: rule }
        expect(golden(turned, rules)).toEqual(golden(records, rules))
      }),
    )
  })
})
