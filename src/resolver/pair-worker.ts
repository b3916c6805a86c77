import { LinkFinder } from '../identity/link-finder.ts'
import { linksInRange } from '../identity/pair-ranges.ts'
import { evidenceOf } from '../identity/shared-evidence.ts'
import { SimdScorer } from '../score/simd/simd-scorer.ts'
import { ENDED, nextRange, nextThread, type PairJob } from './pair-job.ts'
import { onThread } from './thread.ts'

// the program of a worker of `resolve`: compares ranges of pairs until none is left
onThread(({ evidence: shared, nodes, places, queue, kernels }: PairJob, post) => {
  const evidence = evidenceOf(shared)
  const finder = new LinkFinder(nodes, evidence, kernels && new SimdScorer(kernels, evidence.scorer, nextThread(queue)))
  for (let range = nextRange(queue, places); range >= 0; range = nextRange(queue, places)) {
    const steps = linksInRange(finder, places, range)
    let step = steps.next()
    while (!step.done) step = steps.next()
    post(step.value)
  }
  post(ENDED)
})
