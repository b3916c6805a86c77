import { expect, it } from 'vitest'
import { soundex, soundexSimilarity } from '../../src/compare/index.ts'

// US National Archives, "The Soundex Indexing System"; Knuth, The Art of Computer Programming 3, 6.
it.each([
  ['Washington', 'W252'],
  ['Lee', 'L000'],
  ['Gutierrez', 'G362'],
  ['Pfister', 'P236'],
  ['Jackson', 'J250'],
  ['Tymczak', 'T522'],
  ['Ashcraft', 'A261'],
  ['Ashcroft', 'A261'],
  ['Robert', 'R163'],
  ['Rupert', 'R163'],
  ['Rubin', 'R150'],
  ['Honeyman', 'H555'],
  ['Euler', 'E460'],
  ['Ellery', 'E460'],
  ['Gauss', 'G200'],
  ['Ghosh', 'G200'],
  ['Hilbert', 'H416'],
  ['Heilbronn', 'H416'],
  ['Knuth', 'K530'],
  ['Kant', 'K530'],
  ['Lloyd', 'L300'],
  ['Ladd', 'L300'],
  ['Lukasiewicz', 'L222'],
  ['Łukasiewicz', 'L222'],
  ["O'Hara", 'O600'],
  ['Müller', 'M460'],
  ['', ''],
  ['字', ''],
])('%s → %s', (name, key) => {
  expect(soundex(name)).toBe(key)
})

it('compares place by place', () => {
  expect(soundexSimilarity('robert', 'rupert')).toBe(1)
  expect(soundexSimilarity('robert', 'rubin')).toBe(0.5)
  expect(soundexSimilarity('', 'rubin')).toBe(0)
})
