import type { Output } from './io.ts'

/** How far a stage is. `total` unknown: no time left is shown. */
export interface Progress {
  readonly stage: string
  /** Things done, e.g. records. */
  readonly done: number
  readonly total?: number | undefined
  /** Share of the work that is done, 0…1, where it is known better than by `done` of `total`. */
  readonly share?: number | undefined
}

/** One line on a terminal that is written over: stage, count, rate, time left. On anything but a terminal: silence. */
export class ProgressLine {
  readonly #output: Output | undefined
  readonly #now: () => number
  #stage = ''
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
    if (progress.stage !== this.#stage) {
      this.#stage = progress.stage
      this.#started = now
      this.#shown = Number.NEGATIVE_INFINITY
    }
    if (now - this.#shown < 100) return
    this.#shown = now
    const text = progressText(progress, (now - this.#started) / 1000).slice(0, (this.#output.columns || 80) - 1)
    this.#output.write(`\r${text.padEnd(this.#width)}`)
    this.#width = text.length
  }

  /** Takes the line away, before something else is written. */
  clear(): void {
    if (this.#width > 0) this.#output?.write(`\r${' '.repeat(this.#width)}\r`)
    this.#width = 0
    this.#shown = Number.NEGATIVE_INFINITY
  }
}

/** E.g. `load  1,204,000 of 3,000,000  40 %  812,000/s  2 s left`. */
export function progressText({ stage, done, total, share }: Progress, seconds: number): string {
  const parts = [stage, total === undefined ? count(done) : `${count(done)} of ${count(total)}`]
  const part = share ?? (total !== undefined && total > 0 ? done / total : undefined)
  if (part !== undefined) parts.push(`${Math.floor(Math.min(1, part) * 100)} %`)
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
