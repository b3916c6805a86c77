import type { Components, Divided } from '../identity/component-divider.ts'
import type { SharedDivision } from '../identity/shared-division.ts'

/** What threads that divide components share. */
export interface DivideJob {
  readonly shared: SharedDivision
  readonly components: Components
  /** In shared memory: ranges of `COMPONENTS` numbers of components. */
  readonly queue: Int32Array
}

/** The components of one range, divided. */
export interface DividedRange {
  readonly range: number
  readonly divided: Divided
}

/** Numbers of components that a thread takes at a time: some hundredths of a second. */
export const COMPONENTS: number = 2 ** 14

/** How many ranges of components there are. */
export function rangesOf({ groups }: Components): number {
  return Math.ceil((groups.starts.length - 1) / COMPONENTS)
}

/** What was told, to be kept while others are divided. */
export function keptDivided({ refusals, ...columns }: Divided): Divided {
  const { rows, parts, components, contested, owners, counted } = columns
  return {
    rows: rows.slice(),
    parts: parts.slice(),
    components: components.slice(),
    contested: contested.slice(),
    owners: owners.slice(),
    counted: counted.slice(),
    refusals,
  }
}
