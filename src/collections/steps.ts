/** Work in steps of some milliseconds, so that whoever walks through them can stop, or let other work in, in between. */
export type Steps<T, Step = void> = Generator<Step, T>

/** Walks through all steps. */
export function finish<T>(steps: Steps<T, unknown>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
