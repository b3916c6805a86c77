import { SelfsameError } from '../errors.ts'
import type { Steps } from './steps.ts'
import { xxh32 } from './xxh32.ts'

const MAGIC = new TextEncoder().encode('selfsame')
const VERSION = 1
/** Magic 8, byte order 4, version 4, length of it all 8 (a double), length of the table 4, checksum of both 4. */
const HEADER = 32
const MOST_BYTES = 2 ** 32

const ARRAYS: {
  readonly uint8: Uint8ArrayConstructor
  readonly int32: Int32ArrayConstructor
  readonly uint32: Uint32ArrayConstructor
  readonly float64: Float64ArrayConstructor
} = { uint8: Uint8Array, int32: Int32Array, uint32: Uint32Array, float64: Float64Array }
type ArrayKind = keyof typeof ARRAYS
type Kind = ArrayKind | 'json'

/** What a section holds: numbers as they lie in memory, or anything that JSON can say. */
export type Section = Uint8Array | Int32Array | Uint32Array | Float64Array | object | string | number | boolean | null

/** One line of the table: name, kind, bytes, XXH32 of the bytes. The sections follow in this order, 8-byte aligned. */
type Entry = readonly [name: string, kind: Kind, length: number, checksum: number]

/**
 * Named sections as one file: header, table (JSON), sections; in parts that follow one another, for the sections are not
 * copied; made in steps, a section each. A changed bit or a missing byte anywhere is noticed. The same sections in the same order give the same bytes.
 *
 * @throws SelfsameError `capacity-exceeded` when they take more than 4 GiB
 */
export function* sectionParts(sections: Readonly<Record<string, Section>>): Steps<Uint8Array[]> {
  const parts: { readonly bytes: Uint8Array; readonly entry: Entry }[] = []
  for (const [name, section] of Object.entries(sections)) {
    yield
    const kind = kindOf(section)
    const bytes = kind === 'json' ? new TextEncoder().encode(JSON.stringify(section)) : bytesOf(section as Uint8Array)
    parts.push({ bytes, entry: [name, kind, bytes.length, xxh32(bytes)] })
  }
  const json = new TextEncoder().encode(JSON.stringify(parts.map((part) => part.entry)))
  const total = parts.reduce((sum, part) => sum + aligned(part.bytes.length), HEADER + aligned(json.length))
  if (total > MOST_BYTES) throw exceeded(total)
  const head = new Uint8Array(HEADER + aligned(json.length)).fill(0x20)
  const view = new DataView(head.buffer)
  head.set(MAGIC)
  head.set(BYTE_ORDER, 8)
  view.setUint32(12, VERSION, true)
  view.setFloat64(16, total, true)
  view.setUint32(24, head.length - HEADER, true)
  head.set(json, HEADER)
  view.setUint32(28, xxh32(head.subarray(HEADER), xxh32(head.subarray(0, 28))), true)
  return [head, ...parts.flatMap(({ bytes }) => [bytes, new Uint8Array(aligned(bytes.length) - bytes.length)])]
}

/** Parts as one array. @throws SelfsameError `capacity-exceeded` when there is no room for it */
export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const file = allocate(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    file.set(part, at)
    at += part.length
  }
  return file
}

/**
 * The sections of a file that {@link sectionParts} made, as views of `bytes` (of a copy where they begin at an
 * address that is no multiple of 8).
 *
 * @throws SelfsameError `snapshot-invalid`: the file is foreign, of a newer version, truncated or altered
 */
export function readSections(bytes: Uint8Array): Sections {
  const file = bytes.byteOffset % 8 === 0 ? bytesOf(bytes) : new Uint8Array(bytes)
  const { view, table } = checkHeader(file)
  const entries = readTable(table)
  const found = new Map<string, readonly [Kind, Uint8Array]>()
  let at = HEADER + table.length
  for (const [name, kind, length, checksum] of entries) {
    const section = file.subarray(at, at + length)
    const end = at + aligned(length)
    if (section.length !== length || xxh32(section) !== checksum) throw altered(`section '${name}'`)
    if (file.subarray(at + length, end).some((byte) => byte !== 0)) throw altered(`the end of section '${name}'`)
    found.set(name, [kind, section])
    at = end
  }
  if (at !== view.getFloat64(16, true)) throw altered('its table')
  return new Sections(found)
}

/** Sections by name. Each accessor throws SelfsameError `snapshot-invalid` when there is no such section. */
export class Sections {
  readonly #sections: ReadonlyMap<string, readonly [Kind, Uint8Array]>

  constructor(sections: ReadonlyMap<string, readonly [Kind, Uint8Array]>) {
    this.#sections = sections
  }

  has(name: string): boolean {
    return this.#sections.has(name)
  }

  /** The names, in the order in which they were written. */
  names(): string[] {
    return [...this.#sections.keys()]
  }

  /** A section of any kind as it lies in the file. */
  bytes(name: string): Uint8Array {
    return this.#sections.get(name)?.[1] ?? new Uint8Array(0)
  }

  uint8(name: string): Uint8Array {
    return this.#get(name, 'uint8')
  }

  int32(name: string): Int32Array {
    const { buffer, byteOffset, length } = this.#get(name, 'int32')
    return new Int32Array(buffer, byteOffset, length / 4)
  }

  uint32(name: string): Uint32Array {
    const { buffer, byteOffset, length } = this.#get(name, 'uint32')
    return new Uint32Array(buffer, byteOffset, length / 4)
  }

  float64(name: string): Float64Array {
    const { buffer, byteOffset, length } = this.#get(name, 'float64')
    return new Float64Array(buffer, byteOffset, length / 8)
  }

  json(name: string): unknown {
    // a copy: a decoder takes no shared memory
    return JSON.parse(new TextDecoder().decode(this.#get(name, 'json').slice()))
  }

  #get(name: string, kind: Kind): Uint8Array {
    const [is, bytes] = this.#sections.get(name) ?? []
    if (is !== kind || bytes === undefined) {
      throw invalid(`a section '${name}' of ${kind}, but ${is ? `it holds ${is}` : 'there is none'}`, FOREIGN_CURE)
    }
    return bytes
  }
}

/** How this machine lays out 0x01020304: sections are numbers as they lie in memory. */
const BYTE_ORDER = new Uint8Array(new Uint32Array([0x01020304]).buffer)

const FOREIGN_CURE = 'hand over bytes that snapshot() of this package returned'

/** Tells files that are not ours, not for us, or not whole, by their beginning. */
function checkHeader(file: Uint8Array): { view: DataView; table: Uint8Array } {
  const start = file.subarray(0, MAGIC.length)
  if (start.some((byte, i) => byte !== MAGIC[i])) throw invalid('a snapshot, but the file is foreign', FOREIGN_CURE)
  if (file.length < HEADER) throw truncated(file.length)
  const view = new DataView(file.buffer, file.byteOffset, file.length)
  const version = view.getUint32(12, true)
  if (version > VERSION) {
    throw invalid(`version ${VERSION}, but the file is of a newer version, ${version}`, 'update selfsame')
  }
  const table = file.subarray(HEADER, HEADER + view.getUint32(24, true))
  if (table.length !== view.getUint32(24, true)) throw truncated(file.length)
  if (view.getUint32(28, true) !== xxh32(table, xxh32(file.subarray(0, 28)))) throw altered('its table')
  if (BYTE_ORDER.some((byte, i) => byte !== file[8 + i])) {
    throw invalid('a snapshot of a machine with this byte order, but the file is foreign', 'make the snapshot here')
  }
  const total = view.getFloat64(16, true)
  if (file.length < total) throw truncated(file.length, total)
  if (file.length > total) throw altered(`its end: ${file.length - total} bytes too many`)
  return { view, table }
}

/** The checksum fits, so the table is as it was written, if it was written here. */
function readTable(table: Uint8Array): readonly Entry[] {
  try {
    const entries: unknown = JSON.parse(new TextDecoder().decode(table.slice()))
    if (Array.isArray(entries) && entries.every(isEntry)) return entries
  } catch {}
  throw altered('its table')
}

function isEntry(entry: unknown): entry is Entry {
  if (!Array.isArray(entry)) return false
  const [name, kind, length, checksum] = entry as unknown[]
  const size =
    kind === 'json' ? 1 : Object.hasOwn(ARRAYS, String(kind)) ? ARRAYS[kind as ArrayKind].BYTES_PER_ELEMENT : 0
  return (
    typeof name === 'string' &&
    typeof checksum === 'number' &&
    typeof length === 'number' &&
    Number.isSafeInteger(length / size) &&
    length >= 0
  )
}

function kindOf(section: Section): Kind {
  for (const kind of Object.keys(ARRAYS) as ArrayKind[]) if (section instanceof ARRAYS[kind]) return kind
  return 'json'
}

function bytesOf(array: Uint8Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
}

function aligned(length: number): number {
  return Math.ceil(length / 8) * 8
}

function allocate(total: number): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(total)
  } catch {
    throw exceeded(total)
  }
}

function exceeded(total: number): SelfsameError {
  return new SelfsameError('capacity-exceeded', [
    {
      path: 'snapshot',
      expected: `up to ${MOST_BYTES} bytes, and memory for them; it takes ${total}`,
      cure: 'keep fewer records in one resolver, or give the process more memory',
    },
  ])
}

function truncated(length: number, total?: number): SelfsameError {
  const found = `it ends after ${length} bytes${total === undefined ? '' : ` of ${total}`}`
  return invalid(`a whole snapshot, but the file is truncated: ${found}`, 'take an earlier copy')
}

function altered(where: string): SelfsameError {
  return invalid(`a snapshot as it was written, but the file is altered: ${where}`, 'take an earlier copy')
}

function invalid(expected: string, cure: string): SelfsameError {
  return new SelfsameError('snapshot-invalid', [{ path: 'snapshot', expected, cure }])
}
