/** Where things stand in the scratch of an instance, in bytes from its start; read by the host and by the module. */

/** Pairs of one call. */
export const BATCH = 4096
/** Value numbers of the pairs, 32 bits each. */
export const XS = 0
export const YS = 16384
/** The answer, one byte a pair. */
export const LEVELS = 32768
/** Least similarity of each level, 64 bits each. */
export const AT_LEAST = 36864
export const MOST_LEVELS = 64
/** Longest value, and a table's row length. */
export const LONGEST = 64
export const ROW = 65
/** Level by length of the longer value and edit distance, one byte each. */
export const LEVEL_BY_DISTANCE = 37376
/** By length of the common prefix (0 to 4) and both lengths: least number of common characters for the last level but one. */
export const LEAST_MATCHES = 41616
/**
 * Groups of pairs that are compared together, with patterns of up to 16, 32 and 64 characters.
 * @public the module's own
 */
export const GROUPS = 62752
/** @public the module's own: bytes of one */
export const GROUP = 1024
export const SCRATCH_BYTES = 65824
