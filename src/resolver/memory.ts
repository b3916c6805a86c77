import { type Held, totalBytes } from '../collections/total-bytes.ts'
import type { IdentityState } from '../identity/identity-state.ts'

/** Stages of a run, in their order; `output`: while its answer is walked through. */
export type MemoryStage = 'load' | 'block' | 'pairs' | 'cluster' | 'output'

/** Of which parts the memory of a run consists. */
export type MemoryPart =
  | 'recordKeys'
  | 'values'
  | 'writings'
  | 'cells'
  | 'rejects'
  | 'index'
  | 'candidates'
  | 'links'
  | 'partition'
  | 'history'
  | 'grouping'

/** What a run holds at the end of a stage, or a resolver at the moment. */
export interface StageMemory {
  /** Sum of the parts. */
  readonly bytes: number
  /** By distinct record, to a tenth. */
  readonly bytesPerRecord: number
  /** Bytes by part, those left out that hold nothing yet. */
  readonly parts: Readonly<Partial<Record<MemoryPart, number>>>
}

/** Memory by stage. */
export type Memory = Readonly<Record<MemoryStage, StageMemory>>

/**
 * What a resolution holds, counted from its own columns, pools and tables: room to grow that was never written to takes no
 * memory and is not counted. Nor is what the engine takes for itself.
 *
 * @param passing bytes of what a stage holds and the next does not, and of what only a resolver holds
 */
export function memoryOf(
  { table, index, partition }: IdentityState,
  rejects: Held,
  passing: { readonly candidates?: number; readonly grouping?: number; readonly history?: number } = {},
): StageMemory {
  const { columns, keys, at, live } = table
  const held: Readonly<Record<MemoryPart, readonly Held[]>> = {
    recordKeys: [keys],
    values: [...new Set(columns.map(({ values }) => values))],
    writings: columns.map(({ writingBytes }) => ({ byteLength: writingBytes })),
    cells: [at, live, ...columns.map(({ cellBytes }) => ({ byteLength: cellBytes }))],
    rejects: [rejects],
    index: [index],
    candidates: [{ byteLength: passing.candidates ?? 0 }],
    links: [partition.pairs],
    partition: [partition],
    history: [{ byteLength: passing.history ?? 0 }],
    grouping: [{ byteLength: passing.grouping ?? 0 }],
  }
  const parts: Partial<Record<MemoryPart, number>> = {}
  let bytes = 0
  for (const part of Object.keys(held) as MemoryPart[]) {
    const of = totalBytes(held[part])
    if (of > 0) parts[part] = of
    bytes += of
  }
  return { bytes, bytesPerRecord: table.size === 0 ? 0 : Math.round((10 * bytes) / table.size) / 10, parts }
}
