import { describe, expect, it } from 'vitest'
import { normalizeDeviceId } from '../../src/normalize/device-id.ts'

describe('normalizeDeviceId', () => {
  it.each([
    ['6D92078A-8246-4BA4-AE5B-76104861E7DC', '6d92078a-8246-4ba4-ae5b-76104861e7dc'],
    ['38400000-8cf0-11bd-b23e-10b96e40000d', '38400000-8cf0-11bd-b23e-10b96e40000d'],
    ['{6D92078A-8246-4BA4-AE5B-76104861E7DC}', '6d92078a-8246-4ba4-ae5b-76104861e7dc'],
    ['4F2A9C01B7D3E586', '4f2a9c01b7d3e586'],
    ['AC-DE-48-00-11-22', 'ac:de:48:00:11:22'],
    ['ac:de:48:00:11:22', 'ac:de:48:00:11:22'],
    ['356938035643809', '356938035643809'],
    ['roku-X1', 'roku-X1'],
  ])('%j → %j', (raw, value) => {
    expect(normalizeDeviceId(raw)).toEqual({ value })
  })

  it.each([
    ...['00000000-0000-0000-0000-000000000000', '9774D56D682E549C', '02:00:00:00:00:00', '02-00-00-00-00-00'],
    ...['FF:FF:FF:FF:FF:FF', '000000000000000', '004999010640000', '00:00:00:00:00:00', 'limitAdTracking', 'opt-out'],
    ...['unknown', 'null', '0'],
  ])('%j is a placeholder', (raw) => {
    expect(normalizeDeviceId(raw)).toEqual({ reason: 'placeholder' })
  })
})
