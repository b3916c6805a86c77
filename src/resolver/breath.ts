// timers are everywhere JavaScript runs, though not in its own library types
declare const setTimeout: (callback: () => void, ms: number) => unknown

/** Calls back after some milliseconds. */
export function timer(callback: () => void, ms: number): void {
  setTimeout(callback, ms)
}

/** What lets the host's other work run: where there is one, the timer that does not wait a millisecond. */
const soon: (callback: () => void) => unknown =
  (globalThis as { readonly setImmediate?: (callback: () => void) => unknown }).setImmediate ??
  ((callback) => setTimeout(callback, 0))

/** Lets the host's other work run. */
export function breath(): Promise<void> {
  return new Promise((resume) => {
    soon(resume)
  })
}
