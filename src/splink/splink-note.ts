/** What a Splink model says and selfsame says otherwise, or not at all. */
export interface SplinkNote {
  /** Where it stands in the settings, e.g. `comparisons[2].comparison_levels[3]`. */
  readonly path: string
  /** What stands there. */
  readonly what: string
  /** `in part`: it is carried over nearly, as `why` says; `no`: it is left out. */
  readonly carried: 'in part' | 'no'
  readonly why: string
}

/** Notes something. */
export type Note = (path: string, what: string, carried: SplinkNote['carried'], why: string) => void
