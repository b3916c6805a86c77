import { BatchScorer, type PairScorer } from '../score/batch-scorer.ts'
import type { Evidence } from './evidence.ts'
import type { PairSource } from './pair-stream.ts'

/** Finds the links that comparison makes among rows that share a node, some thousand pairs at a time. */
export class LinkFinder {
  /** The links found last, in rows, the smaller first; and their weights in millibits. */
  readonly a: Int32Array
  readonly b: Int32Array
  readonly weight: Int32Array
  /** Number of the link rule that made them, −1: their match weight. */
  rule = -1
  readonly pairs: PairSource
  readonly #evidence: Evidence
  readonly #batch: PairScorer

  /** @param batch weighs pairs as a `BatchScorer` of the evidence does, which is the default */
  constructor(evidence: Evidence, pairs: PairSource, batch: PairScorer = batchScorerOf(evidence)) {
    this.pairs = pairs
    this.#evidence = evidence
    this.#batch = batch
    this.a = this.#batch.a
    this.b = this.#batch.b
    this.weight = this.#batch.weight
  }

  /** Compares the next pairs; returns how many links they make. */
  next(): number {
    const { lists } = this.#evidence
    const pairs = this.pairs.next(this.a, this.b)
    if (pairs === 0) return 0
    const { node } = this.pairs
    this.rule = this.#evidence.ruleOf(node)
    if (this.rule >= 0) {
      this.weight.fill(this.#evidence.ruleWeight, 0, pairs)
      return this.#keep(pairs, (a, b) => this.#evidence.passesRest(node, a, b))
    }
    return this.#batch.weigh(lists.any ? this.#keep(pairs, (a, b) => !lists.repeats(a, b)) : pairs)
  }

  #keep(pairs: number, test: (a: number, b: number) => boolean): number {
    let kept = 0
    for (let i = 0; i < pairs; i++) {
      if (!test(this.a[i]!, this.b[i]!)) continue
      this.a[kept] = this.a[i]!
      this.b[kept++] = this.b[i]!
    }
    return kept
  }
}

function batchScorerOf(evidence: Evidence): BatchScorer {
  return new BatchScorer(evidence.scorer, evidence.threshold, (c) => evidence.isToldByCells(c))
}
