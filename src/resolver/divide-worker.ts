import { finish } from '../collections/steps.ts'
import { dividerOf } from '../identity/shared-division.ts'
import { COMPONENTS, type DividedRange, type DivideJob, keptDivided, rangesOf } from './divide-job.ts'
import { ENDED, nextRange } from './range-queue.ts'
import { onThread } from './thread.ts'

// the program of a worker of `resolve`: divides ranges of components until none is left
onThread(({ shared, components, queue }: DivideJob, post: (answer: DividedRange | typeof ENDED) => void) => {
  const divider = dividerOf(shared)
  const ranges = rangesOf(components)
  for (let range = nextRange(queue, ranges); range >= 0; range = nextRange(queue, ranges)) {
    const divided = finish(
      divider.dividing(
        components,
        range * COMPONENTS,
        Math.min((range + 1) * COMPONENTS, components.groups.starts.length - 1),
      ),
    )
    post({ range, divided: keptDivided(divided) })
  }
  post(ENDED)
})
