import { compareTexts } from '../collections/compare-texts.ts'
import type { Grouping } from '../collections/grouping.ts'
import type { IdentityState } from './identity-state.ts'

/** The rows of a star are of several entities, and no one speaks for all. */
export const SPLIT = -1

/** Of each star, the row with the smallest record key, of which its links are told. A snapshot: nothing may change meanwhile. */
export class StarLeaders {
  /** Per row that has links: its leader, or SPLIT. Rows behind them are in no star. */
  readonly #leader: Int32Array
  readonly #stars: Grouping

  constructor({ table, partition }: IdentityState) {
    const { entity, pairs } = partition
    this.#stars = pairs.repeats.grouped()
    const { starts, items } = this.#stars
    const leader = new Int32Array(starts.length - 1)
    for (let centre = 0; centre < leader.length; centre++) {
      leader[centre] = centre
      for (let i = starts[centre]!; i < starts[centre + 1]!; i++) {
        const row = items[i]!
        if (row === centre) continue
        if (entity.data[row] !== entity.data[centre]) {
          leader[centre] = SPLIT
          break
        }
        if (compareTexts(table.keys, row, leader[centre]!) < 0) leader[centre] = row
      }
    }
    this.#leader = leader
  }

  /** The leader of the star around a row, itself where there is none, or SPLIT. */
  of(centre: number): number {
    return centre < this.#leader.length ? this.#leader[centre]! : centre
  }

  /** The rows of the star around a row, ascending, it among them; none where there is none. */
  rowsOf(centre: number): Int32Array {
    const { starts, items } = this.#stars
    return centre < this.#leader.length ? items.subarray(starts[centre]!, starts[centre + 1]!) : items.subarray(0, 0)
  }
}
