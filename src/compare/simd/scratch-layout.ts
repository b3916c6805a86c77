/** Pairs of one call. What follows is where things stand in the scratch of an instance, in bytes from its start. */
export const BATCH = 4096
/** Numbers of the first values, 32 bits each. */
export const XS = 0
/** Numbers of the second values, 32 bits each. */
export const YS = 16384
/** The answer, one byte a pair. */
export const LEVELS = 32768
/** Least similarity of each level, 64 bits each. */
export const AT_LEAST = 36864
/** How many levels there is room for. */
export const MOST_LEVELS = 64
/** Longest value that the module compares. */
export const LONGEST = 64
/** Length of a row in the tables. */
export const ROW = 65
/** Level by length of the longer value and edit distance, one byte each. */
export const LEVEL_BY_DISTANCE = 37376
/** By common prefix and both lengths: least number of common characters for more than the last level, one byte each. */
export const LEAST_MATCHES = 41616
/**
 * Groups of pairs that are compared together, with patterns of up to 16, 32 and 64 characters.
 * @public the module's own
 */
export const GROUPS = 62752
/**
 * Bytes of a group.
 * @public the module's own
 */
export const GROUP = 1024
/** Which ends and lengths nicknames have, a bit each: `nicknameShapes`. */
export const NICKNAME_SHAPES = 65824
/** All of it. */
export const SCRATCH_BYTES = 69920
