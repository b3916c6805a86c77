import { describe, expect, it } from 'vitest'
import { SelfsameError } from '../../src/errors.ts'
import {
  cookie,
  customerId,
  email,
  FIELD_KINDS,
  type FieldSpec,
  givenName,
  loyaltyId,
  phoneSpec,
} from '../../src/model/field.ts'
import { compileNormalizer } from '../../src/normalize/kind-normalizer.ts'

describe('compileNormalizer', () => {
  it('tells how to load phones before their constructor is imported, and normalizes them after', async () => {
    let error: unknown
    try {
      compileNormalizer(phoneSpec({ country: 'US' }))
    } catch (thrown) {
      error = thrown
    }
    expect(error).toBeInstanceOf(SelfsameError)
    expect((error as SelfsameError).code).toBe('kind-not-loaded')
    expect((error as SelfsameError).message).toContain("import { phone } from 'selfsame'")

    const { phone } = await import('../../src/normalize/phone-kind.ts')
    expect(phone({ country: 'US' })).toEqual({ kind: 'phone', country: 'US' })
    const normalize = compileNormalizer(phone({ country: 'US', blocked: ['(702) 919-1300'] }))
    expect(normalize('702-919-1301', {})).toEqual({ value: '+17029191301' })
    expect(normalize('1.702.919.1300', {})).toEqual({ reason: 'blocked' })
    expect(normalize('020 7946 1958', { country: 'GB' })).toEqual({ value: '+442079461958' })
  })

  it('knows every kind', async () => {
    const { loadPhone } = await import('../../src/normalize/phone-kind.ts')
    loadPhone()
    for (const kind of FIELD_KINDS) {
      const normalize = compileNormalizer({ kind, namespace: 'x' } as FieldSpec)
      expect(normalize('', {})).toEqual({ reason: 'blank' })
      expect(normalize(Symbol('s'), {})).toEqual({ reason: 'type' })
    }
  })

  it('hands options and context over', () => {
    const normalize = compileNormalizer(loyaltyId({ pattern: '^NTO\\d{8}$' }))
    expect(normalize('nto 0000 0042', {})).toEqual({ value: 'NTO00000042' })
    expect(normalize('42', {})).toEqual({ reason: 'pattern' })
    expect(compileNormalizer(givenName())('Fred', {})).toEqual({ value: 'fred' })
  })

  it('refuses role accounts, and what else the field asks for', () => {
    const byDefault = compileNormalizer(email())
    expect(byDefault('info@stone.co', {})).toEqual({ reason: 'role-account' })
    expect(byDefault('fred@mailinator.com', {})).toEqual({
      value: 'fred@mailinator.com',
      flags: ['disposable-domain'],
    })
    expect(byDefault('fred@example.com', {})).toEqual({ value: 'fred@example.com', flags: ['reserved-domain'] })

    const strict = compileNormalizer(email({ refuse: ['role-account', 'disposable-domain', 'reserved-domain'] }))
    expect(strict('fred@mailinator.com', {})).toEqual({ reason: 'disposable-domain' })
    expect(strict('fred@example.com', {})).toEqual({ reason: 'reserved-domain' })

    const lenient = compileNormalizer(email({ refuse: [] }))
    expect(lenient('info@stone.co', {})).toEqual({ value: 'info@stone.co', flags: ['role-account'] })
  })

  it.each([
    [email({ blocked: ['Shop@Stone.co'] }), 'shop@stone.co'],
    [email({ blocked: ['fred.stone@gmail.com'] }), 'fredstone+x@gmail.com'],
    [email({ blocked: ['@stone\\.co$'] }), 'Fred <fred@Stone.co>'],
    [email({ blocked: ['^fred\\.stone@'] }), 'Fred.Stone@gmail.com'],
    [customerId({ blocked: ['^test_', 'VOID-1'] }), 'TEST_42'],
    [customerId({ blocked: ['^test_', 'VOID-1'] }), 'void-1'],
    [cookie({ blocked: ['GA1.2.1033501218.1368477899'] }), '1033501218.1368477899'],
  ])('%j blocks %j', (spec, raw) => {
    expect(compileNormalizer(spec)(raw, {})).toEqual({ reason: 'blocked' })
  })

  it('blocks whole values only', () => {
    expect(compileNormalizer(customerId({ blocked: ['42'] }))('420', {})).toEqual({ value: '420' })
  })
})
