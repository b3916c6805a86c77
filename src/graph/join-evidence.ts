import { PairTable } from '../collections/pair-table.ts'
import { type Component, NO_EVIDENCE } from './component.ts'

/** Pairs of profiles remembered at a time: enough for the largest component anybody should have. */
const REMEMBERED = 1_000_000

/** What of a component tells whether its profiles are of one person. */
type Compared = Pick<Component, 'comparisons' | 'priors' | 'threshold' | 'evidence'>

const NOTHING: Compared = { comparisons: [], priors: [], threshold: 0, evidence: () => {} }

/**
 * What all rows of two groups say of each other: the prior once, and of every comparison one number over the pairs of
 * rows that both hold a value: the mean of what is a person's own (name, birth date), the best of what may change or be
 * shared (address, phone). So a field that few rows hold counts in full, and records with little to compare keep nobody
 * apart. Measured on labelled files: sums over all pairs refuse what is right, best pairs alone let chains grow.
 */
export class JoinEvidence {
  #component: Compared
  /** Numbers of a pair of profiles: comparisons × alternatives. */
  #width = 0
  /** Where the evidence of a pair of profiles stands, in units of the width. */
  readonly #known = new PairTable()
  #bits = new Int32Array(0)
  #sum = new Float64Array(0)
  #best = new Float64Array(0)
  #count = new Int32Array(0)

  constructor(component: Compared = NOTHING) {
    this.#component = component
    this.begin(component)
  }

  /** Forgets what it knows, and is asked of another component from here on: a new one takes longer than small ones do. */
  begin(component: Compared): void {
    const width = component.comparisons.length * component.priors.length
    this.#component = component
    this.#known.clear()
    if (width === this.#width) return
    this.#width = width
    this.#bits = new Int32Array(width * 4)
    this.#sum = new Float64Array(width)
    this.#best = new Float64Array(width)
    this.#count = new Int32Array(width)
  }

  /** Lets go of the component. */
  end(): void {
    this.#component = NOTHING
  }

  /**
   * Whether the evidence between two groups stays below the threshold. Where no attribute can be compared nothing speaks
   * against: people have several identifiers.
   */
  isAgainst(profilesA: readonly number[], profilesB: readonly number[]): boolean {
    const weight = this.weight(profilesA, profilesB)
    return weight !== undefined && weight < this.#component.threshold
  }

  /** What the evidence between two groups sums to, in millibits; undefined where no attribute can be compared. */
  weight(profilesA: readonly number[], profilesB: readonly number[]): number | undefined {
    const { comparisons, priors } = this.#component
    if (profilesA.length === 1 && profilesB.length === 1) this.#gatherPair(profilesA[0]!, profilesB[0]!)
    else this.#gather(profilesA, profilesB)
    let compared = false
    let least = Number.POSITIVE_INFINITY
    for (let alternative = 0; alternative < priors.length; alternative++) {
      let total = priors[alternative]!
      for (let c = 0; c < comparisons.length; c++) {
        const i = c * priors.length + alternative
        if (this.#count[i] === 0) continue
        compared ||= comparisons[c]!.attribute
        // sums are whole numbers; the one division is rounded towards zero, alike on every engine
        total += comparisons[c]!.own ? Math.trunc(this.#sum[i]! / this.#count[i]!) : this.#best[i]!
      }
      least = Math.min(least, total)
    }
    return compared ? least : undefined
  }

  #gather(profilesA: readonly number[], profilesB: readonly number[]): void {
    this.#sum.fill(0)
    this.#count.fill(0)
    this.#best.fill(Number.NEGATIVE_INFINITY)
    for (const p of profilesA) {
      for (const q of profilesB) {
        const at = this.#of(p, q)
        for (let i = 0; i < this.#width; i++) {
          const bits = this.#bits[at + i]!
          if (bits === NO_EVIDENCE) continue
          this.#sum[i]! += bits
          this.#count[i]!++
          if (bits > this.#best[i]!) this.#best[i] = bits
        }
      }
    }
  }

  /** The same of one profile each: what they say is the mean and the best. */
  #gatherPair(p: number, q: number): void {
    const at = this.#of(p, q)
    for (let i = 0; i < this.#width; i++) {
      const bits = this.#bits[at + i]!
      this.#count[i] = bits === NO_EVIDENCE ? 0 : 1
      this.#sum[i] = bits
      this.#best[i] = bits
    }
  }

  /** Where the evidence of two profiles stands. */
  #of(p: number, q: number): number {
    const [least, most] = p < q ? [p, q] : [q, p]
    const known = this.#known.get(least, most)
    if (known >= 0) return known * this.#width
    if (this.#known.size >= REMEMBERED) this.#known.clear()
    const at = this.#known.size * this.#width
    if (at + this.#width > this.#bits.length) {
      const grown = new Int32Array(this.#bits.length * 2)
      grown.set(this.#bits)
      this.#bits = grown
    }
    this.#component.evidence(p, q, this.#bits, at)
    this.#known.set(least, most, this.#known.size)
    return at
  }
}
