import type { Output } from './io.ts'
import type { Progress, ProgressSink } from './progress.ts'

/** Least milliseconds between two lines of one stage. */
const EVERY = 100

/**
 * Progress for programs: a line of JSON `{ stage, done, total, share, seconds }`, at most ten a second, the first and the
 * last of every stage among them. `seconds` are those since the stage began; `total` and `share` (0…1) only where known.
 */
export class ProgressJson implements ProgressSink {
  readonly #output: Output
  readonly #now: () => number
  #stage: string | undefined
  /** What was told last and not written. */
  #pending: Progress | undefined
  #started = 0
  #shown = 0

  /** @param now milliseconds of a clock that never goes back */
  constructor(output: Output, now: () => number = () => performance.now()) {
    this.#output = output
    this.#now = now
  }

  show(progress: Progress): void {
    const now = this.#now()
    const isNew = progress.stage !== this.#stage
    if (isNew) {
      this.clear()
      this.#stage = progress.stage
      this.#started = now
    }
    if (isNew || now - this.#shown >= EVERY) this.#write(progress, now)
    else this.#pending = progress
  }

  clear(): void {
    if (this.#pending) this.#write(this.#pending, this.#now())
    this.#stage = undefined
  }

  #write({ stage, done, total, share }: Progress, now: number): void {
    const seconds = Number(((now - this.#started) / 1000).toFixed(3))
    const part = share ?? (total !== undefined && total > 0 ? done / total : undefined)
    const shown = part === undefined ? undefined : Number(Math.min(1, part).toFixed(4))
    this.#output.write(`${JSON.stringify({ stage, done, total, share: shown, seconds })}\n`)
    this.#shown = now
    this.#pending = undefined
  }
}
