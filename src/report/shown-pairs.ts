import { explainRows } from '../explain/explain-rows.ts'
import type { IdentityState } from '../identity/identity-state.ts'
import type { CandidateSample } from './candidate-sample.ts'
import { causeText } from './cause-text.ts'
import type { ShownRecords } from './shown-records.ts'

/** Two records on the page, and what each field says of them. */
export interface ShownPair {
  /** Numbers of the records among those shown. */
  readonly a: number
  readonly b: number
  readonly together: boolean
  readonly against: 'strangers' | 'relatives'
  readonly prior: number
  readonly weight: number
  /** Fields that tell something, in the order of the model. */
  readonly evidence: readonly { readonly field: string; readonly level: string; readonly bits: number }[]
  /** What joins or keeps apart beside the match weight: names of rules that hold, and a judgement. */
  readonly links: readonly string[]
  readonly forbids: readonly string[]
  readonly judgement?: 'same' | 'different'
  /** What keeps them apart, in words. */
  readonly apart: readonly string[]
}

/** Sorts of pairs worth a look. */
export type PairSort = 'strongest' | 'just-above' | 'just-below' | 'together-below' | 'apart-above'

/** The pairs that the page shows anywhere, each once and by number. */
export class ShownPairs {
  readonly list: ShownPair[] = []
  readonly #numbers = new Map<string, number>()
  readonly #records: ShownRecords
  readonly #state: IdentityState

  constructor(state: IdentityState, records: ShownRecords) {
    this.#state = state
    this.#records = records
  }

  /** The number of a pair of rows among those shown. */
  numberOf(x: number, y: number): number {
    const [a, b] = x < y ? [x, y] : [y, x]
    const name = `${a},${b}`
    const known = this.#numbers.get(name)
    if (known !== undefined) return known
    const number = this.list.push(this.#shown(a, b)) - 1
    this.#numbers.set(name, number)
    return number
  }

  #shown(a: number, b: number): ShownPair {
    const { together, against, prior, weight, evidence, links, forbids, judgement, whyNot } = explainRows(
      this.#state,
      a,
      b,
    )
    return {
      a: this.#records.numberOf(a),
      b: this.#records.numberOf(b),
      together,
      against,
      prior,
      weight,
      evidence: evidence
        .filter(({ level }) => level !== 'missing')
        .map(({ field, level, bits }) => ({ field, level, bits })),
      links,
      forbids,
      ...(judgement && { judgement }),
      apart: whyNot.map(causeText),
    }
  }
}

/**
 * Pairs worth a look, out of a sample, by sort: the strongest, those around the link threshold, and those whose entities
 * say otherwise than their weight. A pair is in the first sort that takes it.
 *
 * @param most how many of each
 */
export function pairsWorthALook(
  { model, partition }: IdentityState,
  { a, b, weight }: CandidateSample,
  most: number,
): { readonly sort: PairSort; readonly pairs: readonly (readonly [number, number])[] }[] {
  const link = model.thresholds.link * 1000
  const isTogether = (i: number): boolean => partition.entityOf(a[i]!) === partition.entityOf(b[i]!)
  const rising = [...weight.keys()].sort((i, j) => weight[i]! - weight[j]! || i - j)
  const cut = rising.findIndex((i) => weight[i]! >= link)
  const at = cut < 0 ? rising.length : cut
  const [below, above] = [rising.slice(0, at).reverse(), rising.slice(at)]
  const taken = new Set<number>()
  const take = (sort: PairSort, from: readonly number[]) => {
    const pairs = from.filter((i) => !taken.has(i)).slice(0, most)
    for (const i of pairs) taken.add(i)
    return { sort, pairs: pairs.map((i) => [a[i]!, b[i]!] as const) }
  }
  // the rare sorts choose first
  const apartAbove = take('apart-above', above.filter((i) => !isTogether(i)).reverse())
  const togetherBelow = take('together-below', below.filter(isTogether).reverse())
  const justAbove = take('just-above', above)
  const justBelow = take('just-below', below)
  return [take('strongest', above.toReversed()), justAbove, justBelow, apartAbove, togetherBelow]
}
