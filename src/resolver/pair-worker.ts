import { LinkFinder } from '../identity/link-finder.ts'
import { linksInRange, rangesIn } from '../identity/pair-ranges.ts'
import { PairStream } from '../identity/pair-stream.ts'
import { evidenceOf } from '../identity/shared-evidence.ts'
import { simdLinkFinder } from '../identity/simd/simd-finder.ts'
import type { PairJob } from './pair-job.ts'
import { ENDED, nextRange, nextThread } from './range-queue.ts'
import { onThread } from './thread.ts'

// the program of a worker of `resolve`: compares ranges of pairs until none is left
onThread(({ evidence: shared, nodes, places, queue }: PairJob, post) => {
  const evidence = evidenceOf(shared)
  const finder =
    'kernels' in nodes
      ? simdLinkFinder(nodes, evidence, nextThread(queue))
      : new LinkFinder(evidence, new PairStream(nodes))
  const ranges = rangesIn(places)
  for (let range = nextRange(queue, ranges); range >= 0; range = nextRange(queue, ranges)) {
    const steps = linksInRange(finder, places, range)
    let step = steps.next()
    while (!step.done) step = steps.next()
    post(step.value)
  }
  post(ENDED)
})
