/** A line of a file that could not be read as it stands, or not at all. */
export interface LineProblem {
  /** Physical line in the file, from 1. */
  readonly line: number
  readonly reason: LineReason
}

/** Why a line of a file is reported. Stable codes; all but `encoding` mean that the line became no record. */
type LineReason =
  /** not UTF-8, so read as Windows-1252; in a UTF-16 file: half a character, replaced by U+FFFD. The record lives on */
  | 'encoding'
  /** a line or record longer than `MAX_LENGTH` */
  | 'length'
  /** a quote that is never closed, or that closes in the middle of a value */
  | 'quotes'
  /** more values than the header has columns */
  | 'columns'
  /** separators, but no value */
  | 'blank'
  /** not a JSON object */
  | 'json'
  /** the archive breaks off in this line */
  | 'gzip'

/** Longest line and longest record, in characters: beyond it a file is not what it says, and memory stays bounded. */
export const MAX_LENGTH: number = 1 << 26
