import type { IdentityState } from '../identity/identity-state.ts'
import { type SharedState, shareState } from '../identity/shared-state.ts'
import { startThread, type Thread } from '../resolver/thread.ts'

/** Beside this file, as a source and as built. */
const PROGRAM: URL = new URL(`./golden-worker.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url)

/** What the thread is told. */
export interface GoldenJob {
  readonly path: string
  readonly state: SharedState
}

/** Another thread that writes golden records while this one writes the rest; nothing may change meanwhile. */
export class GoldenThread {
  /** How many are written. */
  rows = 0
  /** Whether all are. */
  isWritten = false
  readonly #thread: Thread | undefined
  #isDead = false

  /** Starts it; it loads until it is given something to write. */
  constructor(program: URL = PROGRAM) {
    this.#thread = startThread(program, {
      onMessage: (told) => {
        if (told === 'written') this.isWritten = true
        else this.rows = told as number
      },
      onFailure: () => {
        this.#isDead = true
      },
    })
  }

  /** Has it write. */
  write(path: string, state: IdentityState): void {
    this.#thread?.post({ path, state: shareState(state) } satisfies GoldenJob)
  }

  /** Whether it is at work: not where the host let none start, nor where it died, of a full disk or of too little memory. */
  get isWriting(): boolean {
    return this.#thread !== undefined && !this.isWritten && !this.#isDead
  }

  /** Ends it; resolves once it writes nothing any more. */
  async stop(): Promise<void> {
    await this.#thread?.stop()
  }
}
