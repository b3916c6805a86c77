import type { Bytes } from './read/bytes.ts'

/** A stream that text goes to, as far as the command line needs it. */
export interface Output {
  write(text: string): unknown
  /** Whether a person is watching. */
  readonly isTTY?: boolean | undefined
  /** Characters in a line of that person's terminal. */
  readonly columns?: number | undefined
}

/** The world a command runs in. */
export interface Io {
  readonly stdin: Bytes
  readonly stdout: Output
  readonly stderr: Output
  /** Aborted when the user stops the program. */
  readonly signal: AbortSignal
}
