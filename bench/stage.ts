import type { Table } from './table.ts'

/** How much a stage does: `full` for figures, `smoke` to see in seconds that it still runs. */
export type Size = 'full' | 'smoke'

/** A file of this folder that measures one part of the library. It runs in a process of its own. */
export interface Stage {
  /** npm packages it compares with. */
  readonly peers: readonly string[]
  /** @param count how many profiles or records it is about, where the command line says */
  run(size: Size, count?: number): Promise<readonly Table[]> | readonly Table[]
}
