import { bytesToHex, hmacSha256, utf8ToBytes } from '../collections/sha256.ts'
import { SelfsameError } from '../errors.ts'

/** What was forgotten: a record's key, or a canonical identifier value of a namespace. */
export type DeniedKind = 'record' | `value:${string}`

const LEAST_KEY = 16
/** Bytes kept of a hash: two of 2³² forgotten texts are taken for one with a chance of 1 in 2⁶⁵. */
const HASH = 16
const KEY_CHECK = 4

/**
 * What must not come back, without holding it: HMAC-SHA-256 of each text under a key of the host, which is never
 * stored. Whoever has the list and not the key can neither read it nor try a guess against it.
 */
export class DenyList {
  readonly #keyed: (message: Uint8Array) => Uint8Array
  /** Hexadecimal. */
  readonly #hashes = new Set<string>()

  /**
   * @param key secret and random, at least 16 bytes (a text counts in UTF-8)
   * @throws SelfsameError `call-invalid` for a shorter one
   */
  constructor(key: string | Uint8Array) {
    const bytes = typeof key === 'string' ? utf8ToBytes(key) : key
    if (!(bytes instanceof Uint8Array) || bytes.length < LEAST_KEY) {
      throw new SelfsameError('call-invalid', [
        {
          path: 'erasureKey',
          expected: `a secret of at least ${LEAST_KEY} bytes`,
          cure: 'make one at random, keep it outside the snapshots, and hand over the same one each time',
        },
      ])
    }
    this.#keyed = hmacSha256(bytes)
  }

  /** How many texts are denied. */
  get size(): number {
    return this.#hashes.size
  }

  add(kind: DeniedKind, text: string): void {
    this.#hashes.add(this.#hash(kind, text))
  }

  /** Whether `text` was forgotten. Costs nothing while the list is empty, some microseconds after. */
  has(kind: DeniedKind, text: string): boolean {
    return this.#hashes.size > 0 && this.#hashes.has(this.#hash(kind, text))
  }

  /** The list as bytes: 4 that tell the key from another, then the hashes, ascending, so that no order is told. */
  export(): Uint8Array {
    const bytes = new Uint8Array(KEY_CHECK + HASH * this.#hashes.size)
    bytes.set(this.#keyCheck())
    let at = KEY_CHECK
    for (const hash of [...this.#hashes].sort()) {
      for (let i = 0; i < hash.length; i += 2) bytes[at++] = Number.parseInt(hash.slice(i, i + 2), 16)
    }
    return bytes
  }

  /**
   * Adds what another list with this key exported.
   *
   * @throws SelfsameError `key-mismatch` when it had another key, `snapshot-invalid` when it is no list
   */
  load(bytes: Uint8Array): void {
    if (bytes.length % HASH !== KEY_CHECK) {
      throw new SelfsameError('snapshot-invalid', [
        { path: 'denyList', expected: 'the bytes of a deny list', cure: 'hand over what export() returned, whole' },
      ])
    }
    if (this.#keyCheck().some((byte, i) => byte !== bytes[i])) {
      throw new SelfsameError('key-mismatch', [
        {
          path: 'erasureKey',
          expected: 'the key that the deny list was made with',
          cure: 'hand over that key: with another one, what was forgotten would come back',
        },
      ])
    }
    for (let at = KEY_CHECK; at < bytes.length; at += HASH) {
      this.#hashes.add(bytesToHex(bytes.subarray(at, at + HASH)))
    }
  }

  #hash(kind: DeniedKind, text: string): string {
    return bytesToHex(this.#keyed(messageOf(kind, text)).subarray(0, HASH))
  }

  /** Too short to tell anything but a wrong key, and of a message that no text has. */
  #keyCheck(): Uint8Array {
    return this.#keyed(messageOf('key check')).subarray(0, KEY_CHECK)
  }
}

/** JSON keeps the parts apart, whatever they hold, and writes what UTF-8 cannot. */
function messageOf(...parts: readonly string[]): Uint8Array {
  return utf8ToBytes(JSON.stringify(['selfsame deny list', ...parts]))
}
