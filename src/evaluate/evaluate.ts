import { SelfsameError } from '../errors.ts'
import { assertIterable } from '../model/assert-call.ts'
import { counts, overlaps } from './overlaps.ts'
import { bcubedQuality, pairwiseQuality, type Quality } from './quality.ts'

/** An entity that holds several people, or a person spread over several entities. */
interface Mistake {
  /** The entity id: of the answer for an over-merged entity, of the truth for an under-merged one. */
  readonly entity: string
  /** How many records it has. */
  readonly records: number
  /** Over how many entities of the other side these records are spread, ≥ 2. */
  readonly parts: number
}

/** Entities that are wrong in one way. */
export interface Mistakes {
  readonly count: number
  /** The ones with most records first (at equal size by id), at most as many as asked for. */
  readonly examples: readonly Mistake[]
}

/** How well a partition of records agrees with the truth. Counts are over the records of the truth. */
export interface Evaluation {
  readonly records: number
  readonly entities: number
  readonly trueEntities: number
  /** Records in the largest entity found. */
  readonly largest: number
  readonly pairwise: Quality
  readonly bcubed: Quality
  /** Entities found that hold records of several true entities. */
  readonly overMerged: Mistakes
  /** True entities whose records are spread over several entities found. */
  readonly underMerged: Mistakes
}

/** What an evaluation may be told. */
export interface EvaluateOptions {
  /** How many examples of each kind of mistake to keep, ≥ 0. Default 5. */
  readonly examples?: number
}

/**
 * Compares a partition with the truth: pairwise and B-cubed precision, recall and F, and the mistakes behind them.
 * Both sides are (record, entity) pairs, e.g. two `Map`s; records that the truth does not name are left out.
 * Works on integer columns: about 12 bytes a record beside the two lists of names.
 *
 * B-cubed: Bagga and Baldwin, "Entity-Based Cross-Document Coreferencing Using the Vector Space Model", 1998.
 *
 * @throws SelfsameError `call-invalid` when a record stands twice on one side, `record-unknown` when the answer lacks
 *   records of the truth (the first ten are named).
 */
export function evaluate(
  found: Iterable<readonly [record: string, entity: string]>,
  truth: Iterable<readonly [record: string, entity: string]>,
  options: EvaluateOptions = {},
): Evaluation {
  assertIterable('found', found)
  assertIterable('truth', truth)
  const foundNames = new Names()
  const truthNames = new Names()
  const entityOf = byRecord(found, foundNames, 'found')
  const trueEntityOf = byRecord(truth, truthNames, 'truth')
  const missing: string[] = []
  let lost = 0
  const a = new Int32Array(trueEntityOf.size)
  const b = new Int32Array(trueEntityOf.size)
  let n = 0
  for (const [record, trueEntity] of trueEntityOf) {
    const entity = entityOf.get(record)
    if (entity === undefined) {
      lost++
      if (missing.length < 10) missing.push(record)
      continue
    }
    a[n] = entity
    b[n++] = trueEntity
  }
  if (lost > 0) {
    throw new SelfsameError('record-unknown', [
      {
        path: 'found',
        expected: `every record of the truth (${lost} missing, the first: ${missing.join(', ')})`,
        cure: 'add them: a record that is linked to nobody is an entity of its own',
      },
    ])
  }

  const sizesFound = counts(a, foundNames.size)
  const sizesTrue = counts(b, truthNames.size)
  const cells = overlaps(a, b, sizesFound, truthNames.size)
  const keep = options.examples ?? 5
  return {
    records: n,
    entities: nonEmpty(sizesFound),
    trueEntities: nonEmpty(sizesTrue),
    largest: sizesFound.reduce((most, size) => Math.max(most, size), 0),
    pairwise: pairwiseQuality(cells.sizes, sizesFound, sizesTrue),
    bcubed: bcubedQuality(cells, sizesFound, sizesTrue),
    overMerged: mistakes(cells.found, sizesFound, foundNames, keep),
    underMerged: mistakes(cells.truth, sizesTrue, truthNames, keep),
  }
}

/** Dense numbers for entity names. */
class Names {
  readonly #numbers = new Map<string, number>()
  readonly #names: string[] = []

  get size(): number {
    return this.#names.length
  }

  number(name: string): number {
    const known = this.#numbers.get(name)
    if (known !== undefined) return known
    this.#numbers.set(name, this.#names.length)
    return this.#names.push(name) - 1
  }

  name(number: number): string {
    return this.#names[number]!
  }
}

function byRecord(
  side: Iterable<readonly [string, string]>,
  names: Names,
  path: 'found' | 'truth',
): ReadonlyMap<string, number> {
  const entities = new Map<string, number>()
  for (const [record, entity] of side) {
    if (entities.has(record)) {
      throw new SelfsameError('call-invalid', [
        {
          path,
          expected: `each record once, but ${record} stands twice`,
          cure: 'name records by source and id where ids repeat between sources',
        },
      ])
    }
    entities.set(record, names.number(entity))
  }
  return entities
}

function nonEmpty(sizes: Int32Array): number {
  return sizes.reduce((n, size) => n + (size > 0 ? 1 : 0), 0)
}

function mistakes(side: Int32Array, sizes: Int32Array, names: Names, keep: number): Mistakes {
  const parts = counts(side, sizes.length)
  const wrong: number[] = []
  for (let g = 0; g < parts.length; g++) if (parts[g]! > 1) wrong.push(g)
  const examples = wrong
    .sort((g, h) => sizes[h]! - sizes[g]! || (names.name(g) < names.name(h) ? -1 : 1))
    .slice(0, keep)
    .map((g) => ({ entity: names.name(g), records: sizes[g]!, parts: parts[g]! }))
  return { count: wrong.length, examples }
}
