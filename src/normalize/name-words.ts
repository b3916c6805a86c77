import { foldWords } from './fold-words.ts'
import { isPlainValue, junkReason } from './junk-reason.ts'
import { DEGREES, FORMERLY, GENERATIONS, isNobody, isSomebody, SALUTATIONS, TITLES } from './name-affixes.ts'
import type { Normalized, RejectReason } from './normalized.ts'
import { Shape } from './shape.ts'
import { untilStable } from './until-stable.ts'

/** Longest name taken, UTF-16 units. */
export const LONGEST_NAME = 256

const NICKNAME = /\(([^()]*)\)|\[([^[\]]*)\]|["“”„«]([^"“”„»]*)["“”»]|(?<=\s)['‘]([^'‘’]+)['’](?=\s)/g
/** `O' Brien`, `D' Arc`: people put a space behind the apostrophe. */
const SPACED_APOSTROPHE = /(?<![\p{L}\p{N}])([odl])['’‘`´]\s+(?=\p{L})/giu
/** Degrees behind a name, with their dots: `M.D.` in front is two initials. */
const DOTTED_DEGREE = /(?<=\S[\s,]+)(?:ph\.? ?d|d\.phil|m\.d|d\.d\.s|d\.v\.m|m\.b\.a|[bm]\.sc|[cmo]\.b\.e|h\.c)\b\.?/gi
/** Most names: nothing in them is rewritten but their case. */
const ONE_PLAIN_WORD = /^[A-Za-z]+$/
const WITHOUT_LETTER = /^[^\p{L}]*$/u
const ORDINAL = /^\d+(?:st|nd|rd|th)$/

/** The parts of a name that stand in brackets or quotes: `William "Bill" Stone` → `['Bill']`. */
export function nicknames(text: string): string[] {
  return Array.from(text.matchAll(NICKNAME), (match) => match[1] ?? match[2] ?? match[3] ?? match[4] ?? '')
}

/** `text` without what stands in brackets or quotes, unless nothing else would be left. */
export function withoutNicknames(text: string): string {
  const bare = text.replace(NICKNAME, ' ')
  return foldWords(bare) === '' ? text : bare
}

/** `M.D.` behind a name as `MD`, so that its dots part nothing. */
export function joinDegrees(text: string): string {
  return text.replace(DOTTED_DEGREE, (degree) => `${degree.replace(/[. ]/g, '')} `)
}

/** Folded words of a piece of a name: degrees joined, `Mc Donald` as one word, words without letters dropped. */
export function nameWords(text: string): string[] {
  return foldWords(joinDegrees(text).replace(SPACED_APOSTROPHE, '$1'))
    .replace(/\bmc (?=\p{L})/gu, 'mc')
    .split(' ')
    .filter((word, i) => (i > 0 && GENERATIONS.has(word)) || !(WITHOUT_LETTER.test(word) || ORDINAL.test(word)))
}

/** Words without leading titles and trailing generations, degrees and titles; at least one word stays. */
export function withoutAffixes(words: readonly string[]): readonly string[] {
  let start = 0
  let end = words.length
  while (end - start > 1 && isLeading(words[start] ?? '', start)) start++
  while (end - start > 1 && isTrailing(words[end - 1] ?? '')) end--
  return words.slice(start, end)
}

/** The canonical generation (`jr`, `sr`, `ii`, `iii`, `iv`) written behind a name, `''` when there is none. */
export function generationOf(words: readonly string[]): string {
  for (let i = words.length - 1; i > 0; i--) {
    const word = words[i] ?? ''
    const generation = GENERATIONS.get(word)
    if (generation !== undefined) return generation
    if (!isTrailing(word)) break
  }
  return ''
}

/** The words of a name, and those of a former name behind `née`, `geb.` or `aka` (none: empty). */
export function withoutFormer(words: readonly string[]): readonly [readonly string[], readonly string[]] {
  const at = words.findIndex((word, i) => i > 0 && i < words.length - 1 && FORMERLY.has(word))
  return at < 0 ? [words, []] : [words.slice(0, at), words.slice(at + 1)]
}

/** One field of a name (given or family), rewritten until nothing changes. */
export function canonicalName(text: string, rewrite: (words: readonly string[]) => readonly string[]): Normalized {
  if (ONE_PLAIN_WORD.test(text)) return acceptName(text.toLowerCase())
  const value = untilStable(withoutNicknames(text), (now) => rewrite(withoutAffixes(nameWords(now))).join(' '))
  return acceptName(value)
}

/** A canonical name, unless it is nobody's or holds no letter. */
export function acceptName(value: string): Normalized {
  if (value === '' || WITHOUT_LETTER.test(value)) return { reason: 'malformed' }
  const reason = nameJunk(value)
  return reason === undefined ? { value } : { reason }
}

const shape = new Shape()

/** Why a whole text is nobody's name: the common junk, form labels, and a salutation alone. */
export function nameJunk(text: string): RejectReason | undefined {
  if (shape.read(text) && isPlainValue(shape) && isSomebody(shape)) return undefined
  const words = foldWords(text)
  return SALUTATIONS.has(words) || isNobody(words) ? 'placeholder' : junkReason(text)
}

/** `Hon` is a title behind another (`the Rt. Hon.`) and a given name otherwise. */
function isLeading(word: string, at: number): boolean {
  return TITLES.has(word) || (word === 'hon' && at > 0)
}

function isTrailing(word: string): boolean {
  return GENERATIONS.has(word) || DEGREES.has(word) || SALUTATIONS.has(word)
}
