/** Of a comparison, behind what its values are compared by: place of its cell in a row, in bytes. */
export const CELL = 25888
/** Whether the cells of two rows tell its level. */
export const IS_PLAIN = 25892
/** Address of a byte for each value: whether it is evidence, as below. */
export const SILENCE = 25896
/** Number of the room that keeps its own levels, −1: none. */
export const OWN = 25900
/** The same of the comparison that settles it. */
export const SETTLED = 25904
/** Number of levels of that comparison. */
export const SETTLED_LAST = 25908
/** How many alternatives it is weighed against: 1 or 2. */
export const ALTERNATIVES = 25912
/** What is to be known of each alternative, one behind the other. */
export const WEIGHTS = 25920
/** Bytes of an alternative. */
export const WEIGHTS_BYTES = 288
/** Of an alternative: what a pair must have reached for what comes after to carry it to the threshold. */
export const LEAST = 0
/** Address of what values add by their rarity, 32 bits each. */
export const RARITY = 4
/** How many there are. */
export const RARITIES = 8
/** What all others add. */
export const RARE = 12
/** By level: its weight, 32 bits each. */
export const LEVEL_WEIGHTS = 16
/** All of it. */
export const STEP_BYTES = 26496

/** Of a value: it is evidence. Nobody has asked of those that are marked 0. */
export const SPEAKS = 1
/** Of a value: it is none. */
export const SILENT = 2

/** In place of a level: what it weighs is added already. */
export const ADDED = 254

/** In the room to work in, behind what values are compared in: weights against strangers, 32 bits a pair. */
export const STRANGERS = 71488
/** The same against relatives. */
export const RELATIVES = 87872
/** The values that the first rows of the pairs left hold, 32 bits each. */
export const VALUES = 104256
/** The pairs that are left, by their place in the batch, 16 bits each. */
export const LEFT = 120640
/** Own levels by pair of each comparison that settles another, a batch each. */
export const OWNS = 128832
