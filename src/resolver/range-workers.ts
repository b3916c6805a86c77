import type { SelfsameError } from '../errors.ts'
import { breath, timer } from './breath.ts'
import { ENDED } from './range-queue.ts'
import { startThread, type Thread } from './thread.ts'

/** Longest wait before whoever waits may look around. */
const WAIT_MS = 20

/** Other threads that take ranges of some work from a queue. */
export class RangeWorkers<Job, Answer> {
  /** How many are not done. */
  running = 0
  readonly #take: (answer: Answer) => void
  readonly #program: URL
  readonly #threads: Thread[] = []
  #error: SelfsameError | undefined
  #onNews: (() => void) | undefined

  /**
   * @param take is given what they answer, range by range
   * @param program what they run
   */
  constructor(take: (answer: Answer) => void, program: URL) {
    this.#take = take
    this.#program = program
  }

  /** Starts so many, or as many as the host allows; they load until they are given something to do. */
  start(count: number): void {
    for (let i = 0; i < count; i++) {
      const thread = startThread(this.#program, {
        onMessage: (message) => this.#hear(message as Answer | typeof ENDED),
        onFailure: (error) => {
          this.#error = error
          this.#onNews?.()
        },
      })
      if (!thread) return
      this.#threads.push(thread)
    }
  }

  /** Gives all of them a job, each the same. */
  give(job: Job): void {
    for (const thread of this.#threads) thread.post(job)
    this.running = this.#threads.length
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

  #hear(message: Answer | typeof ENDED): void {
    if (message === ENDED) this.running--
    else this.#take(message)
    this.#onNews?.()
  }
}
