import { isShared } from '../collections/shared-array.ts'
import { comparedNodes, pairsOf } from '../identity/compared-nodes.ts'
import type { IdentityState } from '../identity/identity-state.ts'
import { LinkFinder } from '../identity/link-finder.ts'
import { linksInRange, pairRanges, type RangeLinks, rangesIn } from '../identity/pair-ranges.ts'
import { shareEvidence } from '../identity/shared-evidence.ts'
import { loadSimd } from './load-simd.ts'
import { nextRange, pairQueue } from './pair-job.ts'
import { PairWorkers } from './pair-workers.ts'

/** Pairs that a thread takes at a time: some 30 ms. */
const RANGE = 2 ** 16
/** With fewer ranges than this for each thread, starting one costs more than it saves. */
const RANGES_A_THREAD = 4
/** Loading the SIMD scorer takes some 25 ms, which fewer pairs than this may not save. */
const SIMD_PAIRS = 2 ** 19

/**
 * Compares all rows with each other that share a node, on several threads where there is enough to do, and keeps the
 * links that this makes: the same ones in the same order, whatever the number of threads.
 *
 * @param workers threads, this one among them
 * @param step tells how many pairs are done, and lets other work run
 * @param load the SIMD scorer, where the engine has it; it changes nothing but the time it takes
 * @throws SelfsameError `worker-failed`, and what `step` throws
 */
export async function comparePairs(
  { table, index, partition }: IdentityState,
  workers: number,
  step: (done: number, total: number) => Promise<void>,
  load: typeof loadSimd = loadSimd,
): Promise<void> {
  const { evidence } = partition
  const search = comparedNodes(index, evidence)
  let searched = search.next()
  for (; !searched.done; searched = search.next()) await step(0, 0)
  const nodes = searched.value
  const total = pairsOf(nodes)
  const places = pairRanges(nodes, RANGE)
  const threads = Math.min(workers, Math.floor(rangesIn(places) / RANGES_A_THREAD))
  const found: (RangeLinks | undefined)[] = []
  let [done, kept] = [0, 0]
  const take = (links: RangeLinks): void => {
    done += links.pairs
    found[links.range] = links
    for (let next = found[kept]; next; next = found[kept]) {
      partition.pairs.addAll(next)
      found[kept++] = undefined
    }
  }
  const queue = pairQueue()
  const helpers = new PairWorkers(take)
  const helping = isShared(queue) ? Math.max(0, threads - 1) : 0
  const simd = total >= SIMD_PAIRS ? await load(evidence, helping + 1) : undefined
  try {
    if (helping > 0) {
      const kernels = simd?.kernels
      helpers.start(helping, { evidence: shareEvidence(table, index, evidence), nodes, places, queue, kernels })
    }
    const finder = new LinkFinder(nodes, evidence, simd?.scorer)
    for (let range = nextRange(queue, places); range >= 0; range = nextRange(queue, places)) {
      const steps = linksInRange(finder, places, range)
      let part = steps.next()
      for (; !part.done; part = steps.next()) await step(done + finder.pairs.seen, total)
      take(part.value)
      await helpers.listen()
    }
    while (helpers.running > 0) {
      await helpers.wait()
      await step(done, total)
    }
    await step(total, total)
  } finally {
    helpers.stop()
  }
}
