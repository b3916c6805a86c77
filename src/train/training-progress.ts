import { SelfsameError } from '../errors.ts'

/** How far a training is: records read, blocking rules tried, pairs found, pairs compared, rounds of the estimate. */
export interface TrainingProgress {
  readonly stage: 'read' | 'block' | 'pairs' | 'compare' | 'estimate'
  readonly done: number
  readonly total: number
}

/** What watches a training, and may stop it. */
export interface TrainingWatch {
  readonly onProgress?: ((progress: TrainingProgress) => void) | undefined
  /** Stops the training: SelfsameError `aborted`. */
  readonly signal?: { readonly aborted: boolean } | undefined
}

/** Work in steps of some milliseconds, so that whoever walks through them can stop or take a breath in between. */
export type Steps<T> = Generator<TrainingProgress, T>

/**
 * Tells of a step, and stops where that is wanted.
 * @throws SelfsameError `aborted`
 */
export function watch(progress: TrainingProgress, { onProgress, signal }: TrainingWatch): void {
  if (signal?.aborted) {
    throw new SelfsameError('aborted', [
      { path: 'signal', expected: 'a training to its end', cure: 'it was stopped by its signal; start it again' },
    ])
  }
  onProgress?.(progress)
}

/** Walks through all steps. @throws SelfsameError `aborted` */
export function finish<T>(steps: Steps<T>, options: TrainingWatch = {}): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    watch(step.value, options)
  }
}
