import { describe, expect, test } from 'vitest'
import { defineModel } from '../../src/model/define-model.ts'
import { address, date, email, givenName } from '../../src/model/field.ts'
import { recordReader } from '../../src/table/record-reader.ts'

const FIELDS = { email: email(), firstName: givenName(), birthDate: date(), address: address() }
const NAMES = Object.keys(FIELDS)

const model = defineModel({
  fields: FIELDS,
  sources: {
    pos: {
      country: 'US',
      headers: {
        'E-Mail': 'email',
        'Other E-Mail': 'email',
        y: { field: 'birthDate', part: 'year' },
        m: { field: 'birthDate', part: 'month' },
        d: { field: 'birthDate', part: 'day' },
        street: { field: 'address', part: '2' },
        number: { field: 'address', part: '1' },
        zip: { field: 'address', part: '10' },
      },
    },
    crm: { headers: { email: 'firstName' } },
    '*': { headers: { mail: 'email' } },
  },
})

/** What the reader of a source finds, by field. */
function read(source: string, record: Record<string, unknown>, of = model): Record<string, readonly unknown[]> {
  const reader = recordReader(of, source)
  return Object.fromEntries(
    NAMES.map((name, f) => [name, reader.read(record, f)]).filter(([, values]) => values!.length > 0),
  )
}

describe('recordReader', () => {
  test('without headers, columns feed the fields of their name', () => {
    const plain = defineModel({ fields: FIELDS })
    expect(read('any', { email: 'a@b.org', firstName: 'Ann', shoe: 7 }, plain)).toEqual({
      email: ['a@b.org'],
      firstName: ['Ann'],
    })
  })

  test('headers send columns to fields, several to one', () => {
    expect(read('pos', { 'E-Mail': 'a@b.org', 'Other E-Mail': 'c@d.org', firstName: 'Ann' })).toEqual({
      email: ['a@b.org', 'c@d.org'],
      firstName: ['Ann'],
      birthDate: [''],
      address: [''],
    })
  })

  test('a column sent elsewhere no longer feeds the field of its name', () => {
    expect(read('crm', { email: 'Ann' })).toEqual({ firstName: ['Ann'] })
  })

  test('a source without an entry is read as *; one with an entry is not', () => {
    expect(read('fax', { mail: 'a@b.org' })).toEqual({ email: ['a@b.org'] })
    expect(read('crm', { mail: 'a@b.org' })).toEqual({})
    expect(recordReader(model, 'pos').context.country).toBe('US')
    expect(recordReader(model, 'fax').context.country).toBeUndefined()
  })

  test.each(['__proto__', 'constructor', 'toString'])('a source may be called %s', (source) => {
    expect(read(source, { mail: 'a@b.org' })).toEqual({ email: ['a@b.org'] })
  })

  test('lists are several values, and blanks are none', () => {
    expect(read('fax', { mail: ['a@b.org', 'c@d.org'], email: 'e@f.org' }).email).toEqual([
      'a@b.org',
      'c@d.org',
      'e@f.org',
    ])
    expect(read('fax', { mail: '', email: null, firstName: undefined })).toEqual({})
    expect(read('fax', { firstName: 0 })).toEqual({ firstName: [0] })
  })

  test.each([
    [{ y: '1984', m: '5', d: '2' }, '1984-05-02'],
    [{ y: 1984, m: 12, d: 31 }, '1984-12-31'],
    [{ y: '1984', m: '05', d: '' }, '1984-05'],
    [{ y: '1984', m: null, d: '2' }, '1984'],
    [{ y: '1984' }, '1984'],
    [{ m: '5', d: '2' }, ''],
  ])('year, month and day %j make the date %j', (columns, expected) => {
    expect(read('pos', columns).birthDate).toEqual([expected])
  })

  test('numbered parts are joined in the order of their numbers', () => {
    expect(read('pos', { street: ' Main St', number: 12, zip: '94110' }).address).toEqual(['12 Main St 94110'])
    expect(read('pos', { street: 'Main St', zip: '' }).address).toEqual(['Main St'])
  })

  test('tells which columns it uses, so that the others are payload', () => {
    expect([...recordReader(model, 'crm').used].sort()).toEqual(['address', 'birthDate', 'email', 'firstName'])
  })

  test('what every object has is no value', () => {
    const inherited = { constructor: email(), toString: email(), email: email() }
    const model = defineModel({ fields: inherited })
    const reader = recordReader(model, 'any')
    expect(Object.keys(inherited).map((_, f) => reader.read({ email: 'a@b.org' }, f))).toEqual([[], [], ['a@b.org']])
    expect(reader.read({ constructor: 'Ferrari' }, 0)).toEqual(['Ferrari'])
  })

  test('parts that are no text are shown as they are, and never thrown', () => {
    expect(read('pos', { y: 1956, m: Object.create(null), d: Symbol('d') }).birthDate).toEqual([
      '1956-{}-(not writable)',
    ])
  })
})
