import { expect, it } from 'vitest'
import { cologne, cologneSimilarity } from '../../src/compare/index.ts'

it.each([
  ['Müller-Lüdenscheidt', '65752682'],
  ['Wikipedia', '3412'],
  ['Breschnew', '17863'],
  ['Müller', '657'],
  ['Mueller', '657'],
  ['Meyer', '67'],
  ['Maier', '67'],
  ['Schmidt', '862'],
  ['Schmitt', '862'],
  ['Schneider', '8627'],
  ['Fischer', '387'],
  ['Weber', '317'],
  ['Wagner', '3467'],
  ['Becker', '147'],
  ['Hoffmann', '0366'],
  ['Schäfer', '837'],
  ['Philipp', '351'],
  ['Xaver', '4837'],
  ['Christian', '47826'],
  ['Weiß', '38'],
  ['', ''],
  ['字', ''],
])('%s → %s', (name, key) => {
  expect(cologne(name)).toBe(key)
})

it('compares the keys', () => {
  expect(cologneSimilarity('meyer', 'maier')).toBe(1)
  expect(cologneSimilarity('schmidt', 'schneider')).toBe(0.75)
  expect(cologneSimilarity('', 'maier')).toBe(0)
})
