import { NICKNAMES } from '../../src/compare/nicknames.ts'
import { editDistance } from './edit-distance.ts'
import { jaroWinkler } from './jaro-winkler.ts'

/** Similarity of two words of personal names, by the rules of `nameWordSimilarity`. */
export function nameWordSimilarity(a: string, b: string): number {
  const [aFirst, bFirst] = [[...a][0]!, [...b][0]!]
  if (aFirst === a || bFirst === b) return aFirst !== bFirst ? 0 : a === b ? 1 : 0.9
  return Math.max(spelling(a, b), nickname(a, b), isUnvowelled(a, b) ? 0.9 : 0)
}

function spelling(a: string, b: string): number {
  const similarity = jaroWinkler(a, b)
  if (similarity <= 0.8) return similarity
  const slips = Math.max(1, Math.floor(Math.max(bytes(a), bytes(b)) / 3))
  return editDistance(a, b, true) > slips ? 0.8 : similarity
}

/** Length in UTF-8. */
function bytes(text: string): number {
  return utf8(text).length
}

/** UTF-8, a character a byte. */
function utf8(text: string): string {
  return String.fromCharCode(...new TextEncoder().encode(text))
}

const GROUPS = Object.values(NICKNAMES)
  .flat()
  .map((line) => line.split(/:? /))

function nickname(a: string, b: string): number {
  if (a === b) return 1
  const groups = GROUPS.filter((names) => names.includes(a) && names.includes(b))
  if (groups.some(([formal]) => formal === a || formal === b)) return 0.95
  return groups.length > 0 ? 0.9 : 0
}

function isUnvowelled(a: string, b: string): boolean {
  const hasVowel = (text: string): boolean => /[aeiou]/.test(text)
  if (hasVowel(a) === hasVowel(b) || Math.max(bytes(a), bytes(b)) > 32) return false
  const [x, y] = [skeleton(utf8(a)), skeleton(utf8(b))]
  return x === y && x.length >= 3
}

function skeleton(text: string): string {
  const chars = [...text]
  return chars
    .filter((char, i) => !/[aeiou]/.test(char) && (i === 0 || (!/[yw]/.test(char) && char !== chars[i - 1])))
    .join('')
}
