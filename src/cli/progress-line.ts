import type { Output } from './io.ts'
import type { Progress, ProgressSink } from './progress.ts'

/** Characters of a bar, and of the narrowest terminal that has room for one. */
const BAR = 20
const LEAST_COLUMNS = 60
/** Milliseconds between two writings, and those after which a stage is worth a line of its own. */
const EVERY = 100
const LONG = 2000

/**
 * Progress for people: one line that is written over, with the stage, a bar, a count, the rate and the time left. A stage
 * that took long leaves a line behind. On anything but a terminal: silence.
 */
export class ProgressLine implements ProgressSink {
  readonly #output: Output | undefined
  readonly #now: () => number
  /** What was told last. */
  #last: Progress | undefined
  #started = 0
  #shown = Number.NEGATIVE_INFINITY
  #width = 0

  /** @param now milliseconds of a clock that never goes back */
  constructor(output: Output, quiet: boolean, now: () => number = () => performance.now()) {
    this.#output = output.isTTY && !quiet ? output : undefined
    this.#now = now
  }

  /** Shows where a stage is, at most ten times a second. */
  show(progress: Progress): void {
    if (this.#output === undefined) return
    const now = this.#now()
    if (progress.stage !== this.#last?.stage) {
      this.clear()
      this.#started = now
    }
    this.#last = progress
    if (now - this.#shown < EVERY) return
    this.#shown = now
    const columns = this.#output.columns || 80
    const text = progressText(progress, (now - this.#started) / 1000, columns < LEAST_COLUMNS ? 0 : BAR)
    const shown = text.slice(0, columns - 1)
    this.#output.write(`\r${shown.padEnd(this.#width)}`)
    this.#width = shown.length
  }

  /** Takes the line away, before something else is written; what took long is told once more, for good. */
  clear(): void {
    if (this.#width > 0) this.#output?.write(`\r${' '.repeat(this.#width)}\r`)
    const took = this.#now() - this.#started
    if (this.#last && took >= LONG) {
      const { stage, done } = this.#last
      this.#output?.write(`${[stage, ...(done > 0 ? [count(done)] : []), duration(took / 1000)].join('  ')}\n`)
    }
    this.#last = undefined
    this.#width = 0
    this.#shown = Number.NEGATIVE_INFINITY
  }
}

/**
 * E.g. `load  [########............]  40 %  1,204,000 of 3,000,000  812,000/s  2 s left`.
 * @param bar characters of the bar, 0: none
 */
export function progressText({ stage, done, total, share }: Progress, seconds: number, bar: number): string {
  const parts = [stage]
  const part = share ?? (total !== undefined && total > 0 ? done / total : undefined)
  if (part !== undefined) {
    const within = Math.min(1, part)
    const full = Math.floor(within * bar)
    if (bar > 0) parts.push(`[${'#'.repeat(full)}${'.'.repeat(bar - full)}]`)
    parts.push(`${Math.floor(within * 100)} %`)
  }
  if (total !== undefined) parts.push(`${count(done)} of ${count(total)}`)
  else if (done > 0) parts.push(count(done))
  if (seconds >= 0.5 && done > 0) parts.push(`${count(Number((done / seconds).toPrecision(3)))}/s`)
  if (seconds >= 1 && part !== undefined && part > 0) parts.push(`${duration(seconds / part - seconds)} left`)
  return parts.join('  ')
}

/** A count as people write it in English, whatever the machine's language: `1,204,000`. */
export function count(n: number): string {
  return Math.round(n)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',')
}

/** `48 s`, `3 min 20 s`, `2 h 5 min`. */
export function duration(seconds: number): string {
  const s = Math.max(0, Math.round(seconds))
  if (s < 60) return `${s} s`
  return s < 3600
    ? `${Math.floor(s / 60)} min ${s % 60} s`
    : `${Math.floor(s / 3600)} h ${Math.floor((s % 3600) / 60)} min`
}
