import type { SelfsameError } from '../errors.ts'
import type { RangeLinks } from '../identity/pair-ranges.ts'
import { breath, timer } from './breath.ts'
import { ENDED, type PairJob } from './pair-job.ts'
import { startThread, type Thread } from './thread.ts'

/** Longest wait before whoever waits may look around. */
const WAIT_MS = 20

/** Beside this file, as a source and as built. */
const PROGRAM: URL = new URL(`./pair-worker.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url)

/** Other threads that compare pairs. */
export class PairWorkers {
  /** How many are not done. */
  running = 0
  readonly #take: (links: RangeLinks) => void
  readonly #program: URL
  readonly #threads: Thread[] = []
  #error: SelfsameError | undefined
  #onNews: (() => void) | undefined

  /**
   * @param take is given the links of each range that they compare
   * @param program what they run
   */
  constructor(take: (links: RangeLinks) => void, program: URL = PROGRAM) {
    this.#take = take
    this.#program = program
  }

  /** Starts so many, or as many as the host allows. */
  start(count: number, job: PairJob): void {
    for (let i = 0; i < count; i++) {
      const thread = startThread(this.#program, {
        onMessage: (message) => this.#hear(message as RangeLinks | typeof ENDED),
        onFailure: (error) => {
          this.#error = error
          this.#onNews?.()
        },
      })
      if (!thread) return
      this.#threads.push(thread)
      this.running++
      thread.post(job)
    }
  }

  /** Takes what they have found so far. @throws SelfsameError `worker-failed` where one died */
  async listen(): Promise<void> {
    if (this.running > 0) await breath()
    if (this.#error) throw this.#error
  }

  /** The same, once there is something, or after some milliseconds. */
  async wait(): Promise<void> {
    await new Promise<void>((resume) => {
      this.#onNews = resume
      timer(resume, WAIT_MS)
    })
    if (this.#error) throw this.#error
  }

  stop(): void {
    for (const thread of this.#threads) thread.stop()
    this.running = 0
  }

  #hear(message: RangeLinks | typeof ENDED): void {
    if (message === ENDED) this.running--
    else this.#take(message)
    this.#onNews?.()
  }
}
