import type { Comparison } from '../model/comparison.ts'

/**
 * Levels with the estimated shares; where a less similar level came out as stronger evidence, the two are pooled (the
 * pool-adjacent-violators algorithm), so that more alike never weighs less.
 */
export function monotoneLevels(
  { levels }: Comparison,
  m: Float64Array,
  u: Float64Array,
  r: Float64Array,
): Comparison['levels'] {
  const against = (other: Float64Array): number[] => {
    const pools: { m: number; other: number; size: number }[] = []
    for (let l = 0; l < m.length; l++) {
      pools.push({ m: m[l]!, other: other[l]!, size: 1 })
      while (pools.length > 1 && pools.at(-1)!.m / pools.at(-1)!.other > pools.at(-2)!.m / pools.at(-2)!.other) {
        const last = pools.pop()!
        const before = pools.at(-1)!
        pools[pools.length - 1] = {
          m: before.m + last.m,
          other: before.other + last.other,
          size: before.size + last.size,
        }
      }
    }
    return pools.flatMap((pool) => new Array<number>(pool.size).fill(pool.m / pool.other))
  }
  const toStrangers = against(u)
  const toRelatives = against(r)
  return levels.map(({ atLeast }, l) => ({
    atLeast,
    m: rounded(m[l]!),
    u: rounded(Math.min(1, m[l]! / toStrangers[l]!)),
    r: rounded(Math.min(1, m[l]! / toRelatives[l]!)),
  }))
}

/** Shares as a person reads them; six figures keep the weights to a thousandth of a bit. */
function rounded(share: number): number {
  return Number(Math.max(share, 1e-12).toPrecision(6))
}
