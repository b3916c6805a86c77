type Row = Readonly<Record<string, unknown>>

/** FNV-1a over UTF-16 code units, mixed by MurmurHash3's finalizer: FNV leaves the high bits of short texts alike. */
function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** A record's content as one text; `headers` fixes the order of its columns. */
function content(record: Row, headers: readonly string[]): string {
  return headers.map((header) => String(record[header] ?? '')).join('\u0001')
}

/**
 * At most `size` records, chosen by the hash of their content (the cells of `headers`, sorted by the caller):
 * the same set for any order of the records. The share kept is the largest power of ½ that gives no more than `size`.
 */
export function sampleRecords(records: readonly Row[], headers: readonly string[], size: number): readonly Row[] {
  if (records.length <= size) return records
  let limit = 2 ** 32
  let kept: { record: Row; hash: number }[] = []
  for (const record of records) {
    const hash = hashText(content(record, headers))
    if (hash >= limit) continue
    kept.push({ record, hash })
    while (kept.length > size && limit > 1) {
      limit /= 2
      kept = kept.filter((entry) => entry.hash < limit)
    }
  }
  return kept.map((entry) => entry.record)
}

/**
 * The records that share a key, for at most `size` keys chosen by hash. A key is kept with all its records or not at
 * all, so that how often keys repeat is seen as it is, which a sample of records would hide. Records without a key are
 * left out.
 */
export function sampleGroups(
  records: readonly Row[],
  keyOf: (record: Row) => string | undefined,
  size: number,
): readonly (readonly Row[])[] {
  let limit = 2 ** 32
  const groups = new Map<string, Row[]>()
  for (const record of records) {
    const key = keyOf(record)
    if (key === undefined || hashText(key) >= limit) continue
    const group = groups.get(key)
    if (group) group.push(record)
    else groups.set(key, [record])
    while (groups.size > size && limit > 1) {
      limit /= 2
      for (const known of groups.keys()) if (hashText(known) >= limit) groups.delete(known)
    }
  }
  return [...groups.values()]
}

/**
 * Records streamed by, of which at most `size` are kept, picked by the hash of their key: the same ones in whatever
 * order they come. `share` is the part of all records that the sample stands for.
 */
export class RecordSample<R> {
  share = 1
  readonly #size: number
  #kept: { readonly record: R; readonly hash: number }[] = []

  constructor(size: number) {
    this.#size = size
  }

  add(record: R, key: string): void {
    const hash = hashText(key)
    if (hash >= this.share * 2 ** 32) return
    this.#kept.push({ record, hash })
    while (this.#kept.length > this.#size && this.share > 2 ** -31) {
      this.share /= 2
      this.#kept = this.#kept.filter((entry) => entry.hash < this.share * 2 ** 32)
    }
  }

  /** The kept records; of more than `most`, those with the smallest hashes. */
  records(most: number = Number.POSITIVE_INFINITY): R[] {
    if (this.#kept.length <= most) return this.#kept.map((entry) => entry.record)
    return this.#kept
      .toSorted((a, b) => a.hash - b.hash)
      .slice(0, most)
      .map((entry) => entry.record)
  }
}
