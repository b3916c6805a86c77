import { Int32Column } from '../collections/column.ts'
import type { Grouping } from '../collections/grouping.ts'
import { isShared } from '../collections/shared-array.ts'
import type { SettledJudgements } from '../graph/settle-judgements.ts'
import type { IdentityState } from '../identity/identity-state.ts'
import { isDividedAnywhere, shareDivision } from '../identity/shared-division.ts'
import { COMPONENTS, type DividedRange, type DivideJob, keptDivided, rangesOf } from './divide-job.ts'
import { nextRange, rangeQueue } from './range-queue.ts'
import { RangeWorkers } from './range-workers.ts'

/** Beside this file, as a source and as built. */
const PROGRAM: URL = new URL(`./divide-worker.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url)

/** With fewer ranges than this for each thread, starting one costs more than it saves. */
const RANGES_A_THREAD = 8

/**
 * Divides the components of all rows, on several threads where there is enough to do, and keeps what became of them: the same
 * in the same order, whatever the number of threads.
 *
 * @returns rows by part
 * @param workers threads, this one among them
 * @param step tells how many rows are done, and lets other work run
 * @throws SelfsameError `worker-failed`, and what `step` throws
 */
export async function divideComponents(
  state: IdentityState,
  rows: Int32Array,
  judgements: SettledJudgements,
  workers: number,
  step: (done: number) => Promise<void>,
): Promise<Grouping> {
  const { partition } = state
  const queue = rangeQueue()
  const parts = new Int32Column()
  const items = new Int32Array(rows.length)
  const found: (DividedRange | undefined)[] = []
  let [kept, done] = [0, 0]
  const take = (of: DividedRange): void => {
    found[of.range] = of
    for (let next = found[kept]; next; next = found[kept]) {
      const { divided } = next
      partition.keep(divided)
      for (let p = 0; p + 1 < divided.parts.length; p++) parts.push(done + divided.parts[p]!)
      items.set(divided.rows, done)
      done += divided.rows.length
      found[kept++] = undefined
    }
  }
  const helpers = new RangeWorkers<DivideJob, DividedRange>(take, PROGRAM)
  try {
    const most = Math.floor(rows.length / (COMPONENTS * RANGES_A_THREAD))
    const threads = isShared(queue) && isDividedAnywhere(state) ? Math.min(workers, most) : 1
    // they load while this thread finds the components
    helpers.start(threads - 1)
    const connecting = partition.connecting(rows, judgements)
    let connected = connecting.next()
    for (; !connected.done; connected = connecting.next()) await step(0)
    const components = connected.value
    if (threads > 1) helpers.give({ shared: shareDivision(state), components, queue })
    const ranges = rangesOf(components)
    for (let range = nextRange(queue, ranges); range >= 0; range = nextRange(queue, ranges)) {
      const to = Math.min((range + 1) * COMPONENTS, components.groups.starts.length - 1)
      const steps = partition.divider.dividing(components, range * COMPONENTS, to)
      let part = steps.next()
      for (; !part.done; part = steps.next()) await step(done)
      take({ range, divided: keptDivided(part.value) })
      await step(done)
      await helpers.listen()
    }
    while (helpers.running > 0) {
      await helpers.wait()
      await step(done)
    }
  } finally {
    helpers.stop()
  }
  parts.push(done)
  return { starts: parts.view, items }
}
