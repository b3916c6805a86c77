import type { Input } from './io.ts'

/** Ctrl-C, Ctrl-D and Escape, as a terminal sends them when keys are read one by one. */
export const KEYS = { interrupt: '\u0003', end: '\u0004', escape: '\u001B' } as const

/**
 * The keys pressed on a terminal, each at once, from this call on; what a key sends beyond its first character (arrows and
 * the like) is not told. When the walk ends, however it does, the terminal is as it was.
 */
export function keysOf(input: Input): AsyncGenerator<string> {
  input.setRawMode?.(true)
  return keys(input)
}

async function* keys(input: Input): AsyncGenerator<string> {
  try {
    for await (const chunk of input) {
      const text = new TextDecoder().decode(chunk)
      if (text.startsWith(KEYS.escape) && text.length > 1) continue
      yield* text
    }
  } finally {
    input.setRawMode?.(false)
  }
}
