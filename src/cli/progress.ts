/** How far a stage is. `total` unknown: no time left is shown. */
export interface Progress {
  readonly stage: string
  /** Things done, e.g. records. */
  readonly done: number
  readonly total?: number | undefined
  /** Share of the work that is done, 0…1, where it is known better than by `done` of `total`. */
  readonly share?: number | undefined
}

/** Whoever is told how far a command is. */
export interface ProgressSink {
  /** May be called as often as wanted. */
  show(progress: Progress): void
  /** Call before anything else is written, and at the end. */
  clear(): void
}
