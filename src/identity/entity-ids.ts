import type { Steps } from '../collections/steps.ts'
import { StringPool, type Texts } from '../collections/string-pool.ts'
import { type Problem, SelfsameError } from '../errors.ts'
import type { EntityLedger } from '../graph/entity-ledger.ts'

/** Names that are taken over in one step. */
const STEP = 2 ** 14

const NO_ID: Problem = {
  path: 'id',
  expected: 'the id of an entity, a text',
  cure: 'ask by what an entity or a change names, or by one of its records: entityOf(record)',
}

/** Makes the id of the n-th entity minted, n from 1; it must not give an id twice. */
export type MintId = (n: number) => string

/** The names of entities, for a snapshot. */
export interface IdsImage {
  readonly names: Texts
  /** See {@link EntityIds}; `minted`: whether the host minted the names. */
  readonly adopted: number
  readonly next: number
  readonly minted: boolean
}

/**
 * Entity numbers as the ids people see: `e1`, `e2` … in order of minting, which cost no memory, or those that the host
 * mints; before them those of an earlier run.
 */
export class EntityIds {
  /** Per entity its id, where that does not follow from its number. */
  readonly #names = new StringPool()
  readonly #mint: MintId | undefined
  /** How many of the names are of an earlier run. */
  #adopted = 0
  #next = 1

  constructor(mint?: MintId) {
    this.#mint = mint
  }

  /**
   * The id of an entity.
   * @throws SelfsameError `call-invalid` when the host mints an id a second time, or none
   */
  name(entity: number): string {
    this.reserve(entity + 1)
    return entity < this.#names.size ? this.#names.get(entity) : `e${this.#next + entity - this.#adopted}`
  }

  /** The number n where the id of an entity is `e<n>` and follows from its number; 0 where it is kept as a text. */
  numberIn(entity: number): number {
    return this.#mint || entity < this.#names.size ? 0 : this.#next + entity - this.#adopted
  }

  /**
   * Has the host mint the ids of the first `size` entities, so that a mistake shows before a write and not in the midst
   * of it. An id minted ahead is kept for the entity that comes next. Nothing to do without a host that mints.
   *
   * @throws SelfsameError `call-invalid` when the host mints an id a second time, or none
   */
  reserve(size: number): void {
    if (!this.#mint) return
    for (let entity = this.#names.size; entity < size; entity++) this.#add(entity, this.#mint)
  }

  /**
   * The entity of an id, or −1 where none was minted under it.
   * @throws SelfsameError `call-invalid` for what is no text
   */
  number(name: string, ledger: EntityLedger): number {
    if (typeof name !== 'string') throw new SelfsameError('call-invalid', [NO_ID])
    const known = this.#names.find(name)
    if (known >= 0) return known < ledger.size ? known : -1
    const digits = this.#mint ? null : /^e([1-9]\d*)$/.exec(name)
    if (!digits) return -1
    const entity = Number(digits[1]) - this.#next + this.#adopted
    return entity >= this.#adopted && entity < ledger.size ? entity : -1
  }

  /** Number of the id that will be minted next. */
  next(ledger: EntityLedger): number {
    return this.#next + ledger.size - this.#adopted
  }

  /**
   * Takes over the ids of an earlier run, oldest first and in steps; new ones are numbered above them, and from `next` on.
   * Call once, before anything is minted.
   */
  *adopt(names: readonly string[], next = 1): Steps<void> {
    for (const [i, name] of names.entries()) {
      this.#names.intern(name)
      this.#next = Math.max(this.#next, ageOf(name) + 1)
      if (i % STEP === STEP - 1) yield
    }
    this.#adopted = this.#names.size
    this.#next = Math.max(this.#next, next)
  }

  /** The names as they are kept. */
  get image(): IdsImage {
    const names = this.#names.pick([...Array(this.#names.size).keys()])
    return { names, adopted: this.#adopted, next: this.#next, minted: this.#mint !== undefined }
  }

  /**
   * Takes over the names of `entities` that were minted before. Call once, before anything is minted.
   * @throws SelfsameError `call-invalid` where the host minted them, and hands over no `mint` now
   */
  load({ names, adopted, next, minted }: IdsImage, entities: number): void {
    if (minted && !this.#mint) {
      throw new SelfsameError('call-invalid', [
        { path: 'mint', expected: 'the function that minted the ids so far', cure: 'hand it over as { mint }' },
      ])
    }
    this.#names.internAll(names)
    this.#adopted = adopted
    this.#next = next
    if (minted || !this.#mint) return
    for (let entity = this.#names.size; entity < entities; entity++) this.#names.intern(`e${next + entity - adopted}`)
  }

  #add(entity: number, mint: MintId): void {
    const n = this.#next + entity - this.#adopted
    const name: unknown = mint(n)
    if (typeof name === 'string' && name !== '' && this.#names.intern(name) === entity) return
    const given = typeof name === 'string' ? `'${name}'` : String(name)
    throw new SelfsameError('call-invalid', [
      {
        path: 'mint',
        expected: 'a text that names no entity yet',
        cure: `mint(${n}) gave ${given}; make each id once`,
      },
    ])
  }
}

/** Order of age of ids from earlier runs: by number, ids of other makes last in their own order. */
export function byAge(a: string, b: string): number {
  return (ageOf(a) || Number.MAX_SAFE_INTEGER) - (ageOf(b) || Number.MAX_SAFE_INTEGER) || (a < b ? -1 : a > b ? 1 : 0)
}

function ageOf(name: string): number {
  return /^e[1-9]\d{0,14}$/.test(name) ? Number(name.slice(1)) : 0
}
