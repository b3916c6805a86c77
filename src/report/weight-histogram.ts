import type { IdentityState } from '../identity/identity-state.ts'
import type { CandidateSample } from './candidate-sample.ts'

/** Weights beyond these, in bits, are counted in the outermost bins. */
const LEAST = -60
const MOST = 100

/** How candidate pairs weigh, and what the model itself makes of that. */
export interface WeightHistogram {
  /** Pairs drawn, and the share of all candidate pairs that they are. */
  readonly sampled: number
  readonly share: number
  /** From the lightest to the heaviest bin that holds a pair, one bit each. */
  readonly bins: readonly {
    /** Weights from here to one bit more. */
    readonly from: number
    /** Pairs whose records are in one entity, and in two. */
    readonly together: number
    readonly apart: number
  }[]
  /** What precision and recall would be at other link thresholds if each weight were right: 2^weight to 1 odds. */
  readonly expected: readonly {
    readonly threshold: number
    readonly precision: number
    readonly recall: number
  }[]
  /** The same at the threshold of the model. */
  readonly atLink: { readonly precision: number; readonly recall: number }
}

/** Bins the weights of sampled candidate pairs. */
export function weightHistogram({ model, partition }: IdentityState, sample: CandidateSample): WeightHistogram {
  const together = new Float64Array(MOST - LEAST)
  const apart = new Float64Array(MOST - LEAST)
  for (let i = 0; i < sample.weight.length; i++) {
    const bin = Math.floor(clamped(sample.weight[i]! / 1000)) - LEAST
    const same = partition.entityOf(sample.a[i]!) === partition.entityOf(sample.b[i]!)
    if (same) together[bin]!++
    else apart[bin]!++
  }
  const filled = [...together.keys()].filter((bin) => together[bin]! + apart[bin]! > 0)
  const [first = 0, last = -1] = [filled[0], filled.at(-1)]
  const bins = [...together.keys()].slice(first, last + 1)
  return {
    sampled: sample.weight.length,
    share: sample.share,
    bins: bins.map((bin) => ({ from: bin + LEAST, together: together[bin]!, apart: apart[bin]! })),
    expected: bins.map((bin) => ({ threshold: bin + LEAST, ...expectedQuality(sample.weight, bin + LEAST) })),
    atLink: expectedQuality(sample.weight, model.thresholds.link),
  }
}

function clamped(bits: number): number {
  return Math.min(Math.max(bits, LEAST), MOST - 1)
}

/** Quality of the pairs at or above a threshold, in bits, if a pair is of one person with odds of 2^weight to 1. */
function expectedQuality(weights: Float64Array, threshold: number): { precision: number; recall: number } {
  let links = 0
  let right = 0
  let all = 0
  for (const millibits of weights) {
    const probability = 1 / (1 + 2 ** (-millibits / 1000))
    all += probability
    if (millibits < threshold * 1000) continue
    links++
    right += probability
  }
  return { precision: links > 0 ? right / links : 1, recall: all > 0 ? right / all : 1 }
}
