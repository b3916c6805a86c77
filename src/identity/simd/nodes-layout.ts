/** Where things stand of the compared nodes in the memory of the SIMD kernels, in bytes from its start: addresses of arrays. */

/** `ComparedNodes.starts`. */
export const STARTS = 0
/** `ComparedNodes.rows`. */
export const ROWS = 4
/** `ComparedNodes.type`. */
export const TYPE = 8
/** `ComparedNodes.of`. */
export const OF = 12
/** `ComparedNodes.lists`. */
export const LISTS = 16
/** `ComparedNodes.several`. */
export const SEVERAL = 20
/** `ComparedNodes.types`. */
export const TYPES = 24
/** All of it. */
export const NODES_BYTES = 32

/** Where a stream of pairs stands, in bytes from the start of its room to work in: the node at hand, */
export const NODE = 0
/** and the place in it of the two rows that come next. */
export const I = 4
/** The second of them, which is less. */
export const J = 8
/** It ends before this node, */
export const END_NODE = 12
/** or in it before this row. */
export const END_I = 16
/** How many pairs it went through, those met before included. */
export const SEEN = 20
/** The node that it gathered last. */
export const GATHERED = 24
/** The node of the pairs it wrote last. */
export const TOLD = 28
/** What it gathered. */
export const GATHER = 32
