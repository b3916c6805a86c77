/**
 * Models of Splink read as models of selfsame, and what could not be carried over.
 * @module selfsame/splink
 */
export { fromSplink, type SplinkModel, type SplinkOptions } from './from-splink.ts'
export type { SplinkNote } from './splink-note.ts'
