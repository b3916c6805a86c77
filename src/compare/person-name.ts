import { compareStrings } from './encoded.ts'
import { takeFirst, takeGeneration } from './generation.ts'
import { jaroWinklerEncoded } from './jaro-winkler.ts'
import { mongeElkanEncoded } from './monge-elkan.ts'
import { DIFFERENT_NAMES, nameWordSimilarity } from './name-word.ts'
import { isOneEdit } from './one-edit.ts'
import { compareBytes, makeWords, splitWords, type Words } from './words.ts'

/** Factor for the same words in another order, and for words written together. */
const REORDERED = 0.97
const JOINED = 0.98
/** What each word without a partner costs, in parts of the words that have one; and the least factor. */
const EXTRA_WORD = 0.1
const LEAST_FACTOR = 0.7
/** Father and son: at most so alike, and the factor where only one value tells the generation. */
const OTHER_GENERATION = 0.5
const GENERATION_UNKNOWN = 0.97
/** What has more words is no name, and not paired word by word. */
const MOST_WORDS = 16
/** Far over the rounding of a similarity that is computed back from the cutoff. */
const ROUNDING = 1e-9

/**
 * Similarity of two personal names, given, family or full, in canonical form (lower case, words between spaces). Words
 * are paired best first, as `nameWordSimilarity` says. The least alike pair counts, since one other word makes another
 * name; where it is of different words (.8 or less) the mean does, up to that. Both are lowered a little for words
 * without a partner (`mary` and `mary jane`, `smith` and `smith jones`: × .9), for another order (given and family name
 * swapped: × .97), for words written together (`annamaria`: × .98), and for a generation (`jr`, `iii`) that only one
 * name tells (× .97). Two generations that contradict each other leave .5 at most. Below `cutoff` the answer is 0.
 */
export function personName(a: string, b: string, cutoff = 0): number {
  return compareStrings(personNameEncoded, a, b, cutoff)
}

const aWords: Words = /* @__PURE__ */ makeWords()
const bWords: Words = /* @__PURE__ */ makeWords()
/** For each word: the partner it took, −1 = none. */
const aPartner = /* @__PURE__ */ new Int32Array(MOST_WORDS)
const bPartner = /* @__PURE__ */ new Int32Array(MOST_WORDS)
/** Similarity of word i of the first and word j of the second value, at i · words + j. */
const scores = /* @__PURE__ */ new Float64Array(MOST_WORDS * MOST_WORDS)
let joined = new Uint8Array(128)

/** {@link personName} of two encoded values. */
export function personNameEncoded(
  bytes: Uint8Array,
  aStart: number,
  aEnd: number,
  bStart: number,
  bEnd: number,
  cutoff = 0,
): number {
  const order = compareBytes(bytes, aStart, aEnd, bStart, bEnd)
  if (order === 0) return 1
  if (isOneWord(bytes, aStart, aEnd) && isOneWord(bytes, bStart, bEnd)) {
    const similarity = nameWordSimilarity(bytes, aStart, aEnd, bStart, bEnd, cutoff)
    return similarity < cutoff ? 0 : similarity
  }
  // Equally good partners are taken in order of the words: which value comes first must not depend on the caller.
  if (order > 0) return personNameEncoded(bytes, bStart, bEnd, aStart, aEnd, cutoff)
  splitWords(bytes, aStart, aEnd, aWords)
  splitWords(bytes, bStart, bEnd, bWords)
  if (aWords.count === 0 || bWords.count === 0) return aWords.count === bWords.count ? 1 : 0
  if (Math.max(aWords.count, bWords.count) > MOST_WORDS) {
    return mongeElkanEncoded(bytes, aStart, aEnd, bStart, bEnd, cutoff)
  }
  const generation = generationFactor(bytes)
  let similarity = pairedSimilarity(bytes, cutoff)
  if (aWords.count !== bWords.count)
    similarity = Math.max(similarity, JOINED * joinedSimilarity(bytes, aEnd - aStart + bEnd - bStart))
  similarity = generation === 0 ? Math.min(similarity, OTHER_GENERATION) : similarity * generation
  return similarity < cutoff ? 0 : similarity
}

function isOneWord(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (bytes[i] === 0x20) return false
  return start < end
}

/** Takes the generations out of the words. A factor; 0 where they contradict each other. */
function generationFactor(bytes: Uint8Array): number {
  let a = takeGeneration(bytes, aWords)
  let b = takeGeneration(bytes, bWords)
  if (a === 0 && b > 0) a = takeFirst(bytes, aWords)
  else if (b === 0 && a > 0) b = takeFirst(bytes, bWords)
  if (a === b) return 1
  return a > 0 && b > 0 ? 0 : GENERATION_UNKNOWN
}

/** What is below `cutoff` may come back as less. */
function pairedSimilarity(bytes: Uint8Array, cutoff: number): number {
  const a = aWords.count
  const b = bWords.count
  const pairs = Math.min(a, b)
  const extra = (Math.max(a, b) - pairs) / pairs
  const factor = Math.max(LEAST_FACTOR, 1 - EXTRA_WORD * extra)
  // the names are as alike as their least alike pair where that is more than a mean may be
  const least = cutoff / factor - ROUNDING
  const leastWord = least > DIFFERENT_NAMES ? least : 0
  aPartner.fill(-1, 0, a)
  bPartner.fill(-1, 0, b)
  for (let i = 0; i < a; i++) {
    for (let j = 0; j < b; j++) {
      scores[i * b + j] = nameWordSimilarity(
        bytes,
        aWords.starts[i]!,
        aWords.ends[i]!,
        bWords.starts[j]!,
        bWords.ends[j]!,
        leastWord,
      )
    }
  }
  let sum = 0
  let worst = 1
  for (let taken = 0; taken < pairs; taken++) {
    let best = -1
    let bestA = 0
    let bestB = 0
    for (let i = 0; i < a; i++) {
      if (aPartner[i] !== -1) continue
      for (let j = 0; j < b; j++) {
        if (bPartner[j] !== -1 || scores[i * b + j]! <= best) continue
        best = scores[i * b + j]!
        bestA = i
        bestB = j
      }
    }
    aPartner[bestA] = bestB
    bPartner[bestB] = bestA
    sum += best
    worst = Math.min(worst, best)
  }
  const alike = worst > DIFFERENT_NAMES ? worst : Math.min(sum / pairs, DIFFERENT_NAMES)
  return alike * factor * (inOrder(a) ? 1 : REORDERED)
}

function inOrder(count: number): boolean {
  let last = -1
  for (let i = 0; i < count; i++) {
    const partner = aPartner[i]!
    if (partner === -1) continue
    if (partner < last) return false
    last = partner
  }
  return true
}

/** Jaro-Winkler similarity of the values without their spaces, where one slip parts them; else 0. */
function joinedSimilarity(bytes: Uint8Array, room: number): number {
  if (room > joined.length) joined = new Uint8Array(2 * room)
  const middle = writeJoined(bytes, aWords, 0)
  const end = writeJoined(bytes, bWords, middle)
  if (!isOneEdit(joined, 0, middle, middle, end)) return 0
  return jaroWinklerEncoded(joined, 0, middle, middle, end)
}

function writeJoined(bytes: Uint8Array, words: Words, at: number): number {
  let to = at
  for (let n = 0; n < words.count; n++) for (let i = words.starts[n]!; i < words.ends[n]!; i++) joined[to++] = bytes[i]!
  return to
}
