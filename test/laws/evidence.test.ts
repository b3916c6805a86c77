import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  cookie,
  customerId,
  defineModel,
  deviceId,
  email,
  exact,
  givenName,
  loyaltyId,
  nationalId,
  phone,
  Resolver,
  resolve,
  socialHandle,
} from '../../src/index.ts'

const model = defineModel({
  fields: {
    customer: customerId(),
    loyalty: loyaltyId(),
    email: email(),
    phone: phone({ country: 'US' }),
    cookie: cookie(),
    device: deviceId(),
    handle: socialHandle(),
    ssn: nationalId({ country: 'US' }),
    firstName: givenName(),
  },
  link: [exact('firstName')],
})

/** Values that stand for nobody, as they are found in real files. */
const JUNK = [
  '',
  ' ',
  '\u00a0',
  'null',
  'NULL',
  'none',
  'None',
  'undefined',
  'unknown',
  'Unknown',
  'n/a',
  'N/A',
  'na',
  'nan',
  'NaN',
  'not set',
  'anonymous',
  'guest',
  'true',
  'false',
  '[object Object]',
  'test',
  '-1',
  '0',
  '000',
  '000-000',
  '000-00-0000',
  '0000000000',
  '00000000-0000-0000-0000-000000000000',
  '-',
  '--',
  '...',
  '?',
  'xxx',
  'aaaa',
  '1111111',
  'qwerty',
  'asdf',
  '123456789',
  'test@test.com',
  'noemail@noemail.com',
  'none@none.com',
  '555-555-5555',
  '867-5309',
  '(555) 555-5555',
]

describe('law 4: junk is no evidence, in either direction', () => {
  it.each(JUNK)('%j links nobody, in any field', async (junk) => {
    const of = (id: number) => ({
      source: 's',
      id,
      ...Object.fromEntries(Object.keys(model.fields).map((f) => [f, junk])),
    })
    const run = await resolve([of(1), of(2)], model)
    expect([...run.entities].map((e) => [e.records, e.identifiers])).toEqual([
      [['s:1'], {}],
      [['s:2'], {}],
    ])
  })

  it('records that hold nothing but junk and blanks stay alone, whatever the mixture', async () => {
    const junk = fc.constantFrom(...JUNK, null, undefined)
    const record = fc.record(Object.fromEntries(Object.keys(model.fields).map((f) => [f, junk])))
    await fc.assert(
      fc.asyncProperty(fc.array(record, { maxLength: 8 }), async (records) => {
        const run = await resolve(
          records.map((r, id) => ({ source: 's', id, ...r })),
          model,
        )
        expect(run.entities.size).toBe(records.length)
      }),
    )
  })

  it('a missing value neither helps nor harms', () => {
    const resolver = new Resolver(model)
    resolver.put({ source: 's', id: 1, email: 'ann@mail.com', firstName: 'Ann' })
    resolver.put({ source: 's', id: 2, email: 'ann@mail.com', firstName: null, phone: 'n/a' })
    expect(resolver.entityOf('s:2')?.records).toEqual(['s:1', 's:2'])
  })
})
