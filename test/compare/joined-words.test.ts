import { expect, test } from 'vitest'
import { joinedWords } from '../../src/compare/joined-words.ts'

test.each<[string, readonly string[]]>([
  ['red garden chair red', ['red', 'garden', 'chair']],
  ['davis dav hdx275 black', ['davis', 'dav', 'hdx275', 'davhdx275', 'black', 'hdx275black']],
  ['hdx 275', ['hdx', '275', 'hdx275']],
  ['chair', ['chair']],
])('words of %j', (text, words) => {
  expect(joinedWords(text)).toEqual(words)
})
