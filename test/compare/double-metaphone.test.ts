import { expect, it } from 'vitest'
import { doubleMetaphone, doubleMetaphoneSimilarity } from '../../src/compare/index.ts'

// One name or more for each rule of Philips 2000.
it.each([
  ['Smith', 'SM0', 'XMT'],
  ['Schmidt', 'XMT', 'SMT'],
  ['Thompson', 'TMPS', 'TMPS'],
  ['Thomas', 'TMS', 'TMS'],
  ['Jose', 'HS', 'HS'],
  ['Cambrillo', 'KMPR', 'KMPR'],
  ['Cabrillo', 'KPRL', 'KPR'],
  ['Gough', 'KF', 'KF'],
  ['Laugh', 'LF', 'LF'],
  ['Hugh', 'H', 'H'],
  ['Ghislane', 'JLN', 'JLN'],
  ['Caesar', 'SSR', 'SSR'],
  ['Chianti', 'KNT', 'KNT'],
  ['Michael', 'MKL', 'MXL'],
  ['Chemistry', 'KMST', 'KMST'],
  ['Chorus', 'KRS', 'KRS'],
  ['Architect', 'ARKT', 'ARKT'],
  ['Bacchus', 'PKS', 'PKS'],
  ['Bacci', 'PX', 'PX'],
  ['Accident', 'AKST', 'AKST'],
  ['Focaccia', 'FKX', 'FKX'],
  ['Czerny', 'SRN', 'XRN'],
  ['Edge', 'AJ', 'AJ'],
  ['Edgar', 'ATKR', 'ATKR'],
  ['Tagliaro', 'TKLR', 'TLR'],
  ['Gnome', 'NM', 'NM'],
  ['Knight', 'NT', 'NT'],
  ['Jumping', 'JMPN', 'AMPN'],
  ['Bajador', 'PJTR', 'PHTR'],
  ['San Jacinto', 'SNHS', 'SNHS'],
  ['Island', 'ALNT', 'ALNT'],
  ['Isle', 'AL', 'AL'],
  ['Sugar', 'XKR', 'SKR'],
  ['Schenker', 'XNKR', 'SKNK'],
  ['School', 'SKL', 'SKL'],
  ['Resnais', 'RSN', 'RSNS'],
  ['Rogier', 'RJ', 'RJR'],
  ['Hochmeier', 'HKMR', 'HKMR'],
  ['Thumb', '0M', 'TM'],
  ['Filipowicz', 'FLPT', 'FLPF'],
  ['Arnow', 'ARN', 'ARNF'],
  ['Wasserman', 'ASRM', 'FSRM'],
  ['Wright', 'RT', 'RT'],
  ['Breaux', 'PR', 'PR'],
  ['Xavier', 'SF', 'SFR'],
  ['Zhao', 'J', 'J'],
  ['Français', 'FRNS', 'FRNS'],
  ['Peña', 'PN', 'PN'],
  ['', '', ''],
  ['字', '', ''],
])('%s → %s, %s', (name, primary, secondary) => {
  expect(doubleMetaphone(name)).toEqual([primary, secondary])
})

it('tells how surely two names sound alike', () => {
  expect(doubleMetaphoneSimilarity('catherine', 'kathryn')).toBe(1)
  expect(doubleMetaphoneSimilarity('smith', 'schmidt')).toBe(0.8)
  expect(doubleMetaphoneSimilarity('smith', 'jones')).toBe(0)
  expect(doubleMetaphoneSimilarity('', 'jones')).toBe(0)
})
