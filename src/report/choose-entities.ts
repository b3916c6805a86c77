import type { Grouping } from '../collections/grouping.ts'

/** Entities of the weakest links that are looked into, to find the most doubtful. */
const LOOKED_INTO = 200

/** Why an entity is shown. */
export type Reason = 'largest' | 'doubtful' | 'random'

/** An entity to show. */
export interface Choice {
  readonly entity: number
  readonly reason: Reason
}

/**
 * The entities to show, each once: the largest, the most doubtful, and some picked by chance, all of several records.
 *
 * @param weakest per entity, bits of its weakest necessary link: only those where it is weakest are looked into for doubt
 * @param doubtOf how doubtful an entity is; the higher the more
 * @param most how many of each
 * @param random numbers in [0, 1)
 */
export function chooseEntities(
  { starts }: Grouping,
  weakest: Float64Array,
  doubtOf: (entity: number) => number,
  most: number,
  random: () => number,
): Choice[] {
  const size = (entity: number): number => starts[entity + 1]! - starts[entity]!
  const several: number[] = []
  for (let entity = 0; entity < weakest.length; entity++) if (size(entity) > 1) several.push(entity)
  const chosen = new Map<number, Reason>()
  const take = (entities: Iterable<number>, reason: Reason): void => {
    let left = most
    for (const entity of entities) {
      if (left === 0) break
      if (chosen.has(entity)) continue
      chosen.set(entity, reason)
      left--
    }
  }
  const bySize = (x: number, y: number): number => size(y) - size(x) || x - y
  take(several.toSorted(bySize), 'largest')
  const weak = several.toSorted((x, y) => weakest[x]! - weakest[y]! || bySize(x, y)).slice(0, LOOKED_INTO)
  const doubt = new Map(weak.map((entity) => [entity, doubtOf(entity)]))
  take(
    weak.toSorted((x, y) => doubt.get(y)! - doubt.get(x)! || bySize(x, y)),
    'doubtful',
  )
  take(shuffled(several, random), 'random')
  return [...chosen].map(([entity, reason]) => ({ entity, reason }))
}

/** Elements in an order of chance, made as far as it is walked (Fisher and Yates). */
function* shuffled(of: readonly number[], random: () => number): Generator<number> {
  const left = of.slice()
  while (left.length > 0) {
    const at = Math.floor(random() * left.length)
    yield left[at]!
    left[at] = left.at(-1)!
    left.pop()
  }
}
