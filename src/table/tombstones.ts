/**
 * What stands for what was forgotten where something has to stand: `forgotten:1`, `forgotten:2` … in the order of
 * forgetting, which tells nothing of it.
 */
export class Tombstones {
  /** How many there are. */
  count = 0
  /** Per row whose key was forgotten: its tombstone. */
  readonly #byRow = new Map<number, string>()

  /** A new tombstone. */
  next(): string {
    return `forgotten:${++this.count}`
  }

  /** The tombstone of a row; undefined where its key was not forgotten. */
  of(row: number): string | undefined {
    return this.#byRow.get(row)
  }

  /** Sets a tombstone on a row. */
  set(row: number, tombstone: string): void {
    this.#byRow.set(row, tombstone)
  }
}
