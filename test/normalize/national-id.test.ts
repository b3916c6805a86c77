import { describe, expect, it } from 'vitest'
import { normalizeNationalId } from '../../src/normalize/national-id.ts'

describe('normalizeNationalId', () => {
  it.each([
    ['294-66-9999', 'US', '294669999'],
    ['294 66 9999', 'US', '294669999'],
    [294669999, 'US', '294669999'],
    [45123456, 'US', '045123456'],
    ['AB 12 34 56 C', 'GB', 'AB123456'],
    ['ab123456c', 'GB', 'AB123456'],
    ['AB123456', 'GB', 'AB123456'],
    ['046 454 286', 'FI', '046454286'],
    ['130 692 544', 'CA', '130692544'],
    ['123 456 782', 'AU', '123456782'],
    ['86 095 742 719', 'DE', '86095742719'],
    ['2 55 08 14 168 025 38', 'FR', '255081416802538'],
    ['12345678-Z', 'ES', '12345678Z'],
    ['X-1234567-L', 'ES', 'X1234567L'],
    ['111222333', 'NL', '111222333'],
    ['529.982.247-25', 'BR', '52998224725'],
    ['44051401359', 'PL', '44051401359'],
    // passports and states without rules: as they are
    ['c01x-00t47', 'DE', 'C01X00T47'],
    ['P 1234-5678', undefined, 'P12345678'],
    ['294-66-9999', undefined, '294669999'],
    ['5304218', undefined, '5304218'],
  ])('%j of %s → %j', (raw, country, value) => {
    expect(normalizeNationalId(raw, {}, { country })).toEqual({ value })
  })

  it("takes the field's country where the record names none", () => {
    expect(normalizeNationalId('666-12-3456', { country: 'US' })).toEqual({ reason: 'impossible' })
    expect(normalizeNationalId('666-12-3456', { country: 'US' }, { country: 'FI' })).toEqual({ value: '666123456' })
  })

  it.each([
    ['000-12-3456', 'US', 'impossible'],
    ['666-12-3456', 'US', 'impossible'],
    ['900-12-3456', 'US', 'impossible'],
    ['219-00-1234', 'US', 'impossible'],
    ['219-12-0000', 'US', 'impossible'],
    ['078-05-1120', 'US', 'placeholder'],
    ['219-09-9999', 'US', 'placeholder'],
    ['987-65-4320', 'US', 'fictitious'],
    ['078-05-1120', undefined, 'placeholder'],
    ['666-12-3456', undefined, 'impossible'],
    ['123-45-6789', 'US', 'placeholder'],
    ['111-11-1111', 'US', 'placeholder'],
    ['000-00-0000', 'US', 'placeholder'],
    ['000-00-0000', undefined, 'placeholder'],
    ['QQ123456C', 'GB', 'impossible'],
    ['GB123456A', 'GB', 'impossible'],
    ['AB000000A', 'GB', 'impossible'],
    ['130 692 545', 'CA', 'check-digit'],
    ['046 454 286', 'CA', 'impossible'],
    ['123 456 783', 'AU', 'check-digit'],
    ['86 095 742 718', 'DE', 'check-digit'],
    ['2 55 08 14 168 025 39', 'FR', 'check-digit'],
    ['12345678A', 'ES', 'check-digit'],
    ['111222334', 'NL', 'check-digit'],
    ['529.982.247-26', 'BR', 'check-digit'],
    ['44051401358', 'PL', 'check-digit'],
    ['***-**-1234', 'US', 'malformed'],
    ['XXX-XX-1234', 'US', 'malformed'],
    ['x-xx-xx-1234', undefined, 'malformed'],
    ['fred1@stone.co', undefined, 'malformed'],
    ['fred', undefined, 'malformed'],
    ['123', undefined, 'length'],
    ['1a'.repeat(17), undefined, 'length'],
    ['n/a', undefined, 'placeholder'],
    ['', undefined, 'blank'],
    [{}, undefined, 'type'],
  ])('%j of %s is refused: %s', (raw, country, reason) => {
    expect(normalizeNationalId(raw, {}, { country })).toEqual({ reason })
  })
})
