import { describe, expect, it } from 'vitest'
import { normalizeCountry } from '../../src/normalize/country.ts'
import { COUNTRY_NAMES } from '../../src/normalize/country-names.ts'
import { foldWords } from '../../src/normalize/fold-words.ts'
import { expectReasons, expectValues } from './expect-normalized.ts'

describe('normalizeCountry', () => {
  expectValues(normalizeCountry, [
    ['US', 'US'],
    ['us', 'US'],
    ['USA', 'US'],
    ['U.S.A.', 'US'],
    ['U.S.', 'US'],
    ['United States', 'US'],
    ['The United States of America', 'US'],
    ['Vereinigte Staaten', 'US'],
    ['EE.UU.', 'US'],
    ['UK', 'GB'],
    ['U.K.', 'GB'],
    ['England', 'GB'],
    ['Great Britain', 'GB'],
    ['Deutschland', 'DE'],
    ['Allemagne', 'DE'],
    ['Alemania', 'DE'],
    ['DEU', 'DE'],
    ['276', 'DE'],
    [276, 'DE'],
    [4, 'AF'],
    ['008', 'AL'],
    ['Österreich', 'AT'],
    ['Schweiz', 'CH'],
    ['Suisse', 'CH'],
    ['España', 'ES'],
    ['Holland', 'NL'],
    ['The Netherlands', 'NL'],
    ['Norge', 'NO'],
    ['no', 'NO'],
    ['Россия', 'RU'],
    ['Ελλάδα', 'GR'],
    ['日本', 'JP'],
    ['中国', 'CN'],
    ['대한민국', 'KR'],
    ['South Korea', 'KR'],
    ['Côte d’Ivoire', 'CI'],
    ['Ivory Coast', 'CI'],
    ['Hong Kong', 'HK'],
    ['Türkiye', 'TR'],
    ['Turkey', 'TR'],
    ['Trinidad & Tobago', 'TT'],
    ['Kosovo', 'XK'],
    ['CAN', 'CA'],
    ['Namibia', 'NAM'],
    ['NAM', 'NAM'],
  ])

  expectReasons(normalizeCountry, [
    ['NA', 'placeholder'],
    ['N/A', 'placeholder'],
    ['XX', 'placeholder'],
    ['000', 'placeholder'],
    ['Unknown', 'placeholder'],
    ['Narnia', 'malformed'],
    ['QA1', 'malformed'],
  ])

  it('knows every code and name of its table by one country only', () => {
    const lines = COUNTRY_NAMES.trim().split('\n')
    const names = lines.flatMap((line) => line.split('|').filter((name) => name !== ''))
    expect(lines).toHaveLength(250)
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length)
    for (const line of lines) {
      const [alpha2 = '', alpha3 = '', numeric = '', ...others] = line.split('|')
      expect(line).toMatch(/^[A-Z]{2}\|[A-Z]{3}\|(?:\d{3})?(?:\|[^|]+)+$/)
      const code = alpha2 === 'NA' ? 'NAM' : alpha2
      for (const name of [alpha3, numeric, ...others].filter((text) => text !== '')) {
        expect(normalizeCountry(name)).toEqual({ value: code })
      }
      for (const name of others) expect(foldWords(name)).toBe(name)
    }
  })
})
