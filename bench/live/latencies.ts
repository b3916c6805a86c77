/** Buckets of 1 % each, the first at 1 ns; the last ends at 16 minutes. */
const PER_FACTOR_E = 100
const BUCKETS = 2800

/** How long calls took, to 1 %, in the same memory for any number of calls. */
export class Latencies {
  readonly #counts = new Float64Array(BUCKETS)
  /** How many calls it knows of. */
  calls = 0
  /** Microseconds, exact. */
  longest = 0

  /** @param micros microseconds */
  add(micros: number): void {
    const bucket = Math.floor(Math.log(Math.max(micros, 0.001) * 1000) * PER_FACTOR_E)
    this.#counts[Math.min(bucket, BUCKETS - 1)]!++
    this.calls++
    if (micros > this.longest) this.longest = micros
  }

  /** Microseconds that this share of the calls did not exceed; `0.99` is p99. 0 of no calls. */
  at(share: number): number {
    let left = Math.ceil(share * this.calls)
    if (left === 0) return 0
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      left -= this.#counts[bucket]!
      if (left <= 0) return Math.min(Math.exp((bucket + 1) / PER_FACTOR_E) / 1000, this.longest)
    }
    return this.longest
  }
}
