import type { Texts } from '../../collections/string-pool.ts'
import type { ComparatorName } from '../../model/comparison.ts'
import type { PlainComparatorName } from '../comparator.ts'
import { leastLocalPart } from '../email-address.ts'
import { isNickname } from '../nickname.ts'
import { numbersTell } from '../street-address.ts'
import {
  AT_LEAST,
  BY,
  CALENDAR_DATE,
  EMAIL_ADDRESS,
  EQUAL,
  INFO_BYTES,
  INFO_FLAGS,
  INFOS,
  JARO_WINKLER,
  LAST,
  LEAST_MATCHES,
  LEVEL_BY_DISTANCE,
  LEVENSHTEIN,
  MOST_LEVELS,
  NICKNAME,
  NUMBERS_TELL,
  OSA,
  OTHER,
  PERSON_NAME,
  PHONE_NUMBER,
  SIMILARITIES_ASKED,
  STREET_ADDRESS,
} from './comparison-layout.ts'
import type { KernelMemory } from './kernel-memory.ts'
import type { Kernels } from './kernels.ts'
import { leastMatches } from './least-matches.ts'
import { levelsByDistance, reachedByDistance } from './level-by-distance.ts'

/** Comparators with a SIMD form, by their number in the module. */
const NUMBER: Partial<Record<ComparatorName, number>> = {
  equal: EQUAL,
  levenshtein: LEVENSHTEIN,
  osa: OSA,
  jaroWinkler: JARO_WINKLER,
  personName: PERSON_NAME,
  emailAddress: EMAIL_ADDRESS,
  phoneNumber: PHONE_NUMBER,
  calendarDate: CALENDAR_DATE,
  streetAddress: STREET_ADDRESS,
}

/** A Jaro-Winkler similarity without which two values stay below `cutoff`. */
function spellingFor(by: ComparatorName, cutoff: number): number {
  return by === 'emailAddress' ? leastLocalPart(cutoff) : cutoff
}

/** Writes comparisons and the values that they compare to the memory of the SIMD comparators. */
export class ValueLoader {
  readonly #kernels: Kernels
  readonly #memory: KernelMemory
  /** Bytes that values may still take. */
  #left: number
  /** Of values: where their bytes stand; and, by comparator, what is known of them; `undefined`: there was no room. */
  readonly #loaded = new Map<
    object,
    { readonly bytes: number | undefined; readonly infos: Map<number, number | undefined> }
  >()

  /** @param most bytes that values may take; those for which there is no room are left open */
  constructor(kernels: Kernels, memory: KernelMemory, most: number = Number.POSITIVE_INFINITY) {
    this.#kernels = kernels
    this.#memory = memory
    this.#left = most
  }

  /**
   * Writes to address `at` what values of a pool are compared by. Values that come later are not seen.
   *
   * @param size how many values there are
   * @param atLeast least similarity of level 1, 2, … , descending; the last is 0
   */
  write(at: number, texts: Texts, size: number, by: ComparatorName, atLeast: Float64Array): void {
    const cutoff = atLeast[atLeast.length - 2] ?? 0
    const tells = atLeast.length <= MOST_LEVELS && (by === 'equal' || spellingFor(by, cutoff) > 0)
    if (!this.#write(at, texts, size, tells ? by : undefined, atLeast.length, cutoff)) return
    const { buffer } = this.#memory.memory
    new Float64Array(buffer, at + AT_LEAST, atLeast.length).set(atLeast)
    new Uint8Array(buffer, at + LEVEL_BY_DISTANCE).set(levelsByDistance(atLeast))
  }

  /** The same where not levels are asked for but similarities, which are 0 below `cutoff`. */
  writeCutoff(at: number, texts: Texts, size: number, by: PlainComparatorName, cutoff: number): void {
    const tells = by !== 'emailAddress' || spellingFor(by, cutoff) > 0
    if (!this.#write(at, texts, size, tells ? by : undefined, SIMILARITIES_ASKED, cutoff)) return
    const { buffer } = this.#memory.memory
    new Float64Array(buffer, at + AT_LEAST, 1)[0] = cutoff
    new Uint8Array(buffer, at + LEVEL_BY_DISTANCE).set(reachedByDistance(cutoff))
  }

  /** Writes what is asked, and all that only the cutoff tells; false where it is all, as values that differ are left open. */
  #write(
    at: number,
    texts: Texts,
    size: number,
    by: ComparatorName | undefined,
    last: number,
    cutoff: number,
  ): boolean {
    let number = by === undefined ? OTHER : (NUMBER[by] ?? OTHER)
    const infos = number === EQUAL || number === OTHER ? 0 : this.#infosOf(texts, size, number)
    if (infos === undefined) number = OTHER
    const { buffer } = this.#memory.memory
    const view = new DataView(buffer, at)
    view.setInt32(BY, number, true)
    view.setInt32(LAST, last, true)
    if (number === EQUAL || number === OTHER) return false
    view.setUint32(INFOS, infos!, true)
    view.setInt32(NUMBERS_TELL, numbersTell(cutoff) ? 1 : 0, true)
    new Uint8Array(buffer, at + LEAST_MATCHES).set(leastMatches(spellingFor(by!, cutoff)))
    return true
  }

  /** Address of what is known of the values for a comparator; `undefined` where there is no room. */
  #infosOf(texts: Texts, size: number, by: number): number | undefined {
    const length = texts.starts[size]!
    if (!this.#loaded.has(texts)) {
      const bytes = this.#reserve(length)
      if (bytes !== undefined) this.#bytesAt(bytes, length).set(texts.bytes.subarray(0, length))
      this.#loaded.set(texts, { bytes, infos: new Map() })
    }
    const { bytes, infos } = this.#loaded.get(texts)!
    if (bytes !== undefined && !infos.has(by)) infos.set(by, this.#writeInfos(bytes, texts, size, by))
    return infos.get(by)
  }

  #writeInfos(bytes: number, texts: Texts, size: number, by: number): number | undefined {
    const infos = this.#reserve(INFO_BYTES * (size + 1))
    if (infos === undefined) return undefined
    // starts lie at the end of what is written from its beginning: each is read before it is written over
    const at = infos + (INFO_BYTES - 4) * size
    new Uint32Array(this.#memory.memory.buffer, at, size + 1).set(texts.starts.subarray(0, size + 1))
    this.#kernels.writeInfos(by, bytes, at, size, infos)
    if (by === PERSON_NAME) this.#markNicknames(infos, texts, size)
    return infos
  }

  #markNicknames(infos: number, { bytes, starts }: Texts, size: number): void {
    const words = new Uint32Array(this.#memory.memory.buffer, infos, (INFO_BYTES / 4) * size)
    for (let n = 0; n < size; n++) {
      if (isNickname(bytes, starts[n]!, starts[n + 1]!)) words[(INFO_BYTES * n + INFO_FLAGS) / 4]! |= NICKNAME
    }
  }

  #bytesAt(address: number, length: number): Uint8Array {
    return new Uint8Array(this.#memory.memory.buffer, address, length)
  }

  #reserve(bytes: number): number | undefined {
    if (bytes > this.#left) return undefined
    this.#left -= bytes
    return this.#memory.reserve(bytes)
  }
}
