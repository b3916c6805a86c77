/** A seeded source of chance: the same seed makes the same data on every machine (Mulberry32). */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number
  /** Uniform integer in [0, below). */
  int(below: number): number
  /** True with the given probability. */
  chance(probability: number): boolean
  /** One item; `skew` 1 = all alike, more = early ones likelier, as names are. */
  pick<T>(items: readonly T[], skew?: number): T
}

/** @param seed any integers; they are mixed, so that neighbours share nothing */
export function seededRandom(...seed: readonly number[]): Random {
  let state = seed.reduce((mixed, n) => Math.imul(mixed ^ (n + 0x9e3779b9), 0x85ebca6b) ^ (mixed >>> 13), 0)
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  return {
    next,
    int: (below) => Math.floor(next() * below),
    chance: (probability) => next() < probability,
    pick: (items, skew = 1) => items[Math.floor(next() ** skew * items.length)]!,
  }
}
