import { jaroWinklerEncoded } from './jaro-winkler.ts'
import { nicknameEncoded } from './nickname.ts'
import { osaDistanceEncoded } from './osa.ts'
import { compareBytes } from './words.ts'

const INITIAL = 0.9
const UNVOWELLED = 0.9
/** At most so alike are two words that are different names. */
export const DIFFERENT_NAMES = 0.8
/** A slip of the pen in so many letters; what differs in more is another name, however it begins. */
const LETTERS_A_SLIP = 3
/** Fewer consonants are shared by chance. */
const LEAST_CONSONANTS = 3
/** Longer words are no names; their skeletons are not looked at. */
const LONGEST_SKELETON = 32

/**
 * Similarity of two words of personal names: .9 for an initial and its word, .95 for a name and its nickname, .9 for two
 * nicknames of one name, .9 where one is written without vowels, as Arabic and Hebrew are, and the consonants are the
 * same (`fysl`, `faisal`); else the Jaro-Winkler similarity, which is at most .8 where more than every third letter
 * differs: names that only begin alike (`darla`, `darlene`) are different names. What is below `cutoff` may come back as
 * less.
 */
export function nameWordSimilarity(
  bytes: Uint8Array,
  aStart: number,
  aEnd: number,
  bStart: number,
  bEnd: number,
  cutoff = 0,
): number {
  const aFirst = firstCharacterEnd(bytes, aStart)
  const bFirst = firstCharacterEnd(bytes, bStart)
  if (aFirst === aEnd || bFirst === bEnd) {
    if (compareBytes(bytes, aStart, aFirst, bStart, bFirst) !== 0) return 0
    return aFirst === aEnd && bFirst === bEnd ? 1 : INITIAL
  }
  return Math.max(
    spelling(bytes, aStart, aEnd, bStart, bEnd, cutoff),
    nicknameEncoded(bytes, aStart, aEnd, bStart, bEnd),
    isUnvowelled(bytes, aStart, aEnd, bStart, bEnd) ? UNVOWELLED : 0,
  )
}

function spelling(
  bytes: Uint8Array,
  aStart: number,
  aEnd: number,
  bStart: number,
  bEnd: number,
  cutoff: number,
): number {
  const similarity = jaroWinklerEncoded(bytes, aStart, aEnd, bStart, bEnd, cutoff)
  if (similarity <= DIFFERENT_NAMES) return similarity
  const slips = Math.max(1, Math.floor(Math.max(aEnd - aStart, bEnd - bStart) / LETTERS_A_SLIP))
  return osaDistanceEncoded(bytes, aStart, aEnd, bStart, bEnd) > slips ? DIFFERENT_NAMES : similarity
}

const aSkeleton = /* @__PURE__ */ new Uint8Array(LONGEST_SKELETON)
const bSkeleton = /* @__PURE__ */ new Uint8Array(LONGEST_SKELETON)

/** Whether one of the words has no vowels and both have the same consonants. */
function isUnvowelled(bytes: Uint8Array, aStart: number, aEnd: number, bStart: number, bEnd: number): boolean {
  if (hasVowel(bytes, aStart, aEnd) === hasVowel(bytes, bStart, bEnd)) return false
  if (Math.max(aEnd - aStart, bEnd - bStart) > LONGEST_SKELETON) return false
  const length = consonantsInto(aSkeleton, bytes, aStart, aEnd)
  if (length < LEAST_CONSONANTS || length !== consonantsInto(bSkeleton, bytes, bStart, bEnd)) return false
  for (let i = 0; i < length; i++) if (aSkeleton[i] !== bSkeleton[i]) return false
  return true
}

function hasVowel(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (isVowel(bytes[i]!)) return true
  return false
}

/** Consonants in order, doubled ones once; `y` and `w` write vowels too and count only at the beginning. */
function consonantsInto(skeleton: Uint8Array, bytes: Uint8Array, start: number, end: number): number {
  let length = 0
  for (let i = start; i < end; i++) {
    const byte = bytes[i]!
    if (isVowel(byte) || (i > start && (byte === 0x79 || byte === 0x77 || byte === bytes[i - 1]))) continue
    skeleton[length++] = byte
  }
  return length
}

/** a, e, i, o, u: bit n is the n-th letter. */
const VOWELS = 0x104111

function isVowel(byte: number): boolean {
  return byte >= 0x61 && byte <= 0x7a && ((VOWELS >> (byte - 0x61)) & 1) === 1
}

function firstCharacterEnd(bytes: Uint8Array, start: number): number {
  const lead = bytes[start]!
  return start + (lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4)
}
