import { isShared } from '../collections/shared-array.ts'
import { comparedNodes, nodeBytes, pairsOf } from '../identity/compared-nodes.ts'
import type { IdentityState } from '../identity/identity-state.ts'
import { LinkFinder } from '../identity/link-finder.ts'
import { linksInRange, pairRanges, type RangeLinks, rangesIn } from '../identity/pair-ranges.ts'
import { PairStream } from '../identity/pair-stream.ts'
import { shareEvidence } from '../identity/shared-evidence.ts'
import { loadSimd } from './load-simd.ts'
import type { PairJob } from './pair-job.ts'
import { nextRange, rangeQueue } from './range-queue.ts'
import { RangeWorkers } from './range-workers.ts'

/** Beside this file, as a source and as built. */
const PROGRAM: URL = new URL(`./pair-worker.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url)

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
 * @returns bytes of the lists of candidates that were held meanwhile
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
): Promise<number> {
  const { evidence } = partition
  const queue = rangeQueue()
  for (const _ of partition.pairs.findingRepeats()) await step(0, 0)
  const prepared = await prepare(index, partition, isShared(queue) ? workers : 1, step, load)
  const { total, places, threads, finder, nodes, bytes } = prepared
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
  const helpers = new RangeWorkers<PairJob, RangeLinks>(take, PROGRAM)
  try {
    if (threads > 1) {
      helpers.start(threads - 1)
      helpers.give({ evidence: shareEvidence(table, index, evidence), nodes, places, queue })
    }
    const ranges = rangesIn(places)
    for (let range = nextRange(queue, ranges); range >= 0; range = nextRange(queue, ranges)) {
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
    return bytes
  } finally {
    helpers.stop()
  }
}

/** What there is to compare, and by what. */
interface Prepared {
  /** How many pairs there are. */
  readonly total: number
  /** Where ranges of them start. */
  readonly places: Int32Array
  readonly threads: number
  /** Of this thread. */
  readonly finder: LinkFinder
  /** What the others need. */
  readonly nodes: PairJob['nodes']
  /** What the nodes took as plain arrays. */
  readonly bytes: number
}

/** A function of its own, so that nothing holds the nodes any more where SIMD has them. */
async function prepare(
  index: IdentityState['index'],
  { evidence, pairs }: IdentityState['partition'],
  workers: number,
  step: (done: number, total: number) => Promise<void>,
  load: typeof loadSimd,
): Promise<Prepared> {
  const search = comparedNodes(index, evidence, pairs.repeats)
  let searched = search.next()
  for (; !searched.done; searched = search.next()) await step(0, 0)
  const nodes = searched.value
  const total = pairsOf(nodes)
  const places = pairRanges(nodes, RANGE)
  const threads = Math.max(1, Math.min(workers, Math.floor(rangesIn(places) / RANGES_A_THREAD)))
  await step(0, total)
  const simd = total >= SIMD_PAIRS ? await load(nodes, evidence, threads, () => step(0, total)) : undefined
  await step(0, total)
  const finder = simd?.finder ?? new LinkFinder(evidence, new PairStream(nodes))
  return { total, places, threads, finder, nodes: simd?.job ?? nodes, bytes: nodeBytes(nodes) }
}
