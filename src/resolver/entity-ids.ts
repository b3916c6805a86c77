import type { EntityLedger } from '../graph/entity-ledger.ts'

/** Entity numbers as the ids people see: `e1`, `e2` … in order of minting, or those of an earlier run. */
export class EntityIds {
  readonly #names: string[] = []
  readonly #numbers = new Map<string, number>()
  #next = 1

  /** The id of an entity. */
  name(entity: number): string {
    return this.#names[entity] ?? `e${this.#next + entity - this.#names.length}`
  }

  /** The entity of an id, or −1 where none was minted under it. */
  number(name: string, ledger: EntityLedger): number {
    const known = this.#numbers.get(name)
    if (known !== undefined) return known
    const digits = /^e([1-9]\d*)$/.exec(name)
    if (!digits) return -1
    const entity = Number(digits[1]) - this.#next + this.#names.length
    return entity >= this.#names.length && entity < ledger.size ? entity : -1
  }

  /** Number of the id that will be minted next. */
  next(ledger: EntityLedger): number {
    return this.#next + ledger.size - this.#names.length
  }

  /**
   * Takes over the ids of an earlier run, oldest first; new ones are numbered above them, and from `next` on.
   * Call once, before anything is minted.
   */
  adopt(names: readonly string[], next = 1): void {
    for (const name of names) {
      this.#numbers.set(name, this.#names.push(name) - 1)
      this.#next = Math.max(this.#next, ageOf(name) + 1)
    }
    this.#next = Math.max(this.#next, next)
  }
}

/** Order of age of ids from earlier runs: by number, ids of other makes last in their own order. */
export function byAge(a: string, b: string): number {
  return (ageOf(a) || Number.MAX_SAFE_INTEGER) - (ageOf(b) || Number.MAX_SAFE_INTEGER) || (a < b ? -1 : a > b ? 1 : 0)
}

function ageOf(name: string): number {
  return /^e[1-9]\d{0,14}$/.test(name) ? Number(name.slice(1)) : 0
}
