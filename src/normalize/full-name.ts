import { rewriteFamily } from './family-name.ts'
import { foldWords, joinAcronyms } from './fold-words.ts'
import { isOrganizationName } from './legal-form.ts'
import { DEGREES, GENERATIONS, PARTICLES, TITLES } from './name-affixes.ts'
import {
  acceptName,
  generationOf,
  joinDegrees,
  LONGEST_NAME,
  nameJunk,
  nameWords,
  nicknames,
  withoutAffixes,
  withoutFormer,
  withoutNicknames,
} from './name-words.ts'
import type { Normalized } from './normalized.ts'
import { readText } from './read-text.ts'
import { untilStable } from './until-stable.ts'

/** What a person's whole name is made of; every part in folded words, `''` when it is not there. */
export interface NameParts {
  /** Given names and middle names or initials, in order. */
  readonly given: string
  /** Family name with its particles (`van der berg`). */
  readonly family: string
  /** `jr`, `sr`, `ii`, `iii` or `iv`. */
  readonly generation: string
  /** What stood in brackets or quotes. */
  readonly nickname: string
  /** The name behind `née`, `geb.` or `aka`. */
  readonly former: string
}

/** Words a style of nobility begins with; an ordinal before them (`3rd Earl of Derby`) is already dropped. */
const STYLES: ReadonlySet<string> = new Set(
  'baron baronet bart bt earl duke viscount marquess marquis count lord lady of'.split(' '),
)
const UPPER_WORD = /^[\p{Lu}\p{M}'’-]{3,}$/u
const CAPITALIZED = /^\p{Lu}.*\p{Ll}/u

/**
 * A person's whole name as `given… family` in lower-case Latin words: `STONE, Frederick J.` → `frederick j stone`,
 * `Dr. Jan van der Berg, PhD` → `jan van der berg`, `DUPONT Jean` → `jean dupont`. A generation stands behind (`Smith Jr., John` → `john smith jr`): it is what
 * parts father and son. Organizations' names keep their words.
 * Whether `Wang Jie` leads with the family name cannot be known: the order stays.
 * Reasons: `blank`, `placeholder`, `malformed` (no letter), `length` (over 256), `type`.
 */
export function normalizeFullName(raw: unknown): Normalized {
  const read = readText(raw, LONGEST_NAME, nameJunk)
  if ('reason' in read) return read
  const organization = organizationWords(read.text)
  if (organization !== undefined) return acceptName(organization)
  const { given, family, generation } = split(read.text)
  return acceptName(untilStable(`${given} ${family} ${generation}`.trim(), inOrder))
}

/**
 * The parts of a person's whole name, raw or canonical; `undefined` when {@link normalizeFullName} refuses it or it is
 * an organization's. A single word is given as `given`. `Juan García López` has family name `lopez`: how many words of
 * a name without comma are the family's cannot be known beyond its particles.
 */
export function splitFullName(raw: unknown): NameParts | undefined {
  const read = readText(raw, LONGEST_NAME, nameJunk)
  if ('reason' in read || organizationWords(read.text) !== undefined || 'reason' in normalizeFullName(raw))
    return undefined
  return split(read.text)
}

function organizationWords(text: string): string | undefined {
  const words = foldWords(joinAcronyms(text.replace(/[&+]/g, ' and ')))
  return isOrganizationName(words.split(' ')) ? words : undefined
}

function split(text: string): NameParts {
  const pieces = joinDegrees(withoutNicknames(text)).split(/[,;]/).map(nameWords)
  const [first = [], ...behind] = pieces.filter((words) => words.length > 0)
  const after = behind.filter((words) => !isStyle(words)).flat()
  const inverted = after.length > 0
  const [own, former] = withoutFormer(withoutAffixes(inverted ? first : (upperFirst(text) ?? first)))
  const { given, family } = inverted ? invert(own, withoutAffixes(after)) : guess(own)
  return {
    given: given.join(' '),
    family: rewriteFamily(family).join(' '),
    generation: generationOf(first) || generationOf(['', ...behind.flat()]),
    nickname: nicknames(text).map(foldWords).join(' ').trim(),
    former: former.join(' '),
  }
}

interface Order {
  readonly given: readonly string[]
  readonly family: readonly string[]
}

/** `Berg, Jan van der`: particles behind the given names lead the family name. */
function invert(before: readonly string[], after: readonly string[]): Order {
  let end = after.length
  while (end > 1 && PARTICLES.has(after[end - 1] ?? '')) end--
  return { given: after.slice(0, end), family: [...after.slice(end), ...before] }
}

/** The last word is the family name, with the particles before it; at least one given name stays. */
function guess(words: readonly string[]): Order {
  let start = Math.max(words.length - 1, 1)
  while (start > 1 && PARTICLES.has(words[start - 1] ?? '')) start--
  return { given: words.slice(0, start), family: words.slice(start) }
}

/** `DUPONT Jean`, the order of French registers, as `Jean DUPONT`; `undefined` for any other writing. */
function upperFirst(text: string): string[] | undefined {
  const written = withoutNicknames(text).replace(/,.*/s, '').trim().split(/\s+/)
  const words = written.filter((word) => !TITLES.has(foldWords(word)))
  const upper = words.findIndex((word) => !UPPER_WORD.test(word))
  const rest = words.slice(upper)
  if (upper < 1 || !rest.every((word) => CAPITALIZED.test(word))) return undefined
  return nameWords([...rest, ...words.slice(0, upper)].join(' '))
}

/** One more reading of a canonical name. */
function inOrder(text: string): string {
  const words = nameWords(text)
  const [own] = withoutFormer(withoutAffixes(words))
  const { given, family } = guess(own)
  return [...given, ...rewriteFamily(family), generationOf(words)].join(' ').trim()
}

/** What may follow a comma without being a given name: `Jr.`, `PhD`, `3rd Earl of Derby`. */
function isStyle(words: readonly string[]): boolean {
  return STYLES.has(words[0] ?? '') || words.every((word) => GENERATIONS.has(word) || DEGREES.has(word))
}
