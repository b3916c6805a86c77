import type { Bytes } from './read/bytes.ts'

/** A stream that text goes to, as far as the command line needs it. */
export interface Output {
  write(text: string): unknown
  /** Whether a person is watching. */
  readonly isTTY?: boolean | undefined
  /** Characters in a line of that person's terminal. */
  readonly columns?: number | undefined
}

/** A stream that bytes come from; a terminal can be asked for every key at once. */
export type Input = Bytes & {
  readonly isTTY?: boolean | undefined
  setRawMode?(raw: boolean): unknown
}

/** The world a command runs in. */
export interface Io {
  readonly stdin: Input
  readonly stdout: Output
  readonly stderr: Output
  /** Aborted when the user stops the program; whoever asks for it promises to look at it soon, and to tidy up. */
  readonly signal: AbortSignal
  /** Variables of the environment: `NO_COLOR`, `FORCE_COLOR`, `TERM` are looked at. */
  readonly env?: Readonly<Record<string, string | undefined>> | undefined
}
