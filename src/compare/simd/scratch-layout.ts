/** Where things stand in the room to work in of an instance, in bytes from its start. */

/** Pairs of one call. */
export const BATCH = 4096
/** The first of each pair, a row or the number of a value, 32 bits each. */
export const A = 0
/** The second. */
export const B = 16384
/** A level or `OPEN`, one byte each. */
export const LEVELS = 32768
/** Groups of pairs that are compared together, with patterns of up to 16, 32 and 64 characters, `CLASSES` of each. */
export const GROUPS = 36864
/** Bytes of a group. */
export const GROUP = 1024
/** By the length of the text: up to 8 characters, 16, … 64. */
export const CLASSES = 8
/** Groups of pairs whose edit distances are counted together, by the length of the longer value: up to 4 characters, 8, … 64. */
export const EDIT_GROUPS = 61440
/** Bytes of such a group. */
export const EDIT_GROUP = 272
/** How many there are. */
export const EDIT_CLASSES = 16
/** Room to count them in: characters of both values of each pair, and rows of their tables. */
export const EDIT_WORK = 65792
/** All of it. */
export const SCRATCH_BYTES = 71488
/** Behind it, where similarities are asked for: one for each pair, 64 bits each. */
export const SIMILARITIES = 71488
