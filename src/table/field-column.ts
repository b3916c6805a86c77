import { ask, askBytes } from '../collections/asked-text.ts'
import { BitColumn } from '../collections/bit-column.ts'
import { type ColumnParts, Int32Column } from '../collections/column.ts'
import { decodeUtf8 } from '../collections/decode-utf8.ts'
import { type PoolParts, StringPool, type Texts } from '../collections/string-pool.ts'
import type { TextBatch } from '../collections/text-batch.ts'
import { totalBytes } from '../collections/total-bytes.ts'
import type { FieldSpec } from '../model/field.ts'
import { compileNormalizer } from '../normalize/kind-normalizer.ts'
import type { NormalizeContext, Normalized } from '../normalize/normalized.ts'
import { MARK, markedText, plainValue, rawValue, unmarkedText } from './raw-value.ts'

/** A cell without a value. */
export const NO_VALUE = -1

/** The mark of writings that are no plain text. */
const MARK_UNIT = MARK.charCodeAt(0)

/** First byte of marks in UTF-8. */
const MARK_BYTE = 0xee

/** Parts a writing from the country it was read in: a private-use code point, always there where the country matters. */
const COUNTRY_MARK = '\ue001'

/** The kinds whose reading depends on the country of the record. */
const COUNTRY_KINDS = ['phone', 'address', 'postalCode', 'nationalId']

/** Cells as plain numbers: `cells` holds a number, `NO_VALUE`, or −2 − p where `lists[p]` numbers follow at p + 1. */
export interface CellImage {
  readonly cells: Int32Array
  readonly lists: Int32Array
}

/** Cells as they stand: a value id, `NO_VALUE`, or −2 − n where list n is `items[starts[n]] … items[starts[n + 1] − 1]`. */
export interface SharedCells {
  readonly cells: Int32Array
  readonly starts: Int32Array
  readonly items: Int32Array
}

/** Writings as they stand: cells as in {@link SharedCells}, with the same lists, and the texts that are no canonical value. */
export interface SharedWritings {
  readonly cells: Int32Array
  readonly texts: Texts
}

/** A field as plain data, its pool of values included. */
export interface FieldParts {
  readonly values: PoolParts
  readonly writings: PoolParts
  readonly cells: ColumnParts<Int32Array>
  readonly writtenCells: ColumnParts<Int32Array>
  readonly reasons: readonly string[]
  readonly flags: readonly string[]
  readonly lists: readonly Int32Array[]
  readonly freeLists: readonly number[]
  readonly own: ColumnParts<Uint8Array>
  readonly canonical: ColumnParts<Int32Array>
  readonly flagBits: ColumnParts<Int32Array>
}

type Normalizer = (raw: unknown, context: NormalizeContext) => Normalized

/**
 * One field of the table: of each row its canonical values, and the values as they were written. A cell is an id, `NO_VALUE`,
 * or −2 − n for the n-th list of ids.
 *
 * Each distinct writing is normalized once. One that is its own canonical value is kept once: writing 2 v is that of value v
 * as it stands, writing 2 w + 1 is the text w of the pool of other writings.
 */
export class FieldColumn {
  readonly name: string
  readonly spec: FieldSpec
  /** Canonical values; fields of one namespace share it. */
  readonly values: StringPool
  /** Values written otherwise than their canonical form, with the country that was known when it matters. */
  readonly writings: StringPool = new StringPool()
  /** Per row: its canonical values. */
  readonly cells: Int32Column = new Int32Column()
  /** Per row, as far as there are any: its writings, `NO_VALUE` where it has none or one that is its canonical value. */
  readonly #writtenCells = new Int32Column()
  /** Reasons and flags met, by number. */
  readonly reasons: string[] = []
  readonly flags: string[] = []
  readonly #lists: Int32Array[] = []
  /** Numbers of lists that no cell holds any more. */
  readonly #freeLists: number[] = []
  /** Values whose text this field reads as itself, without a flag. */
  readonly #own = new BitColumn()
  /** Per other writing: its canonical value's id, or −1 − number of the reason. */
  readonly #canonical: Int32Column = new Int32Column()
  /** Per other writing: a bit for each of its flags. */
  readonly #flagBits: Int32Column = new Int32Column()
  readonly #normalize: Normalizer
  readonly #countryMatters: boolean
  /** Whether most of the texts that were last looked for are their own canonical values. */
  #mostlyOwn = false

  constructor(name: string, spec: FieldSpec, values: StringPool, normalize: Normalizer = compileNormalizer(spec)) {
    this.name = name
    this.spec = spec
    this.values = values
    this.#normalize = normalize
    this.#countryMatters = COUNTRY_KINDS.includes(spec.kind)
  }

  /** Bytes of memory that its cells take. */
  get cellBytes(): number {
    return this.cells.byteLength + this.#writtenCells.byteLength + totalBytes(this.#lists)
  }

  /** Bytes of memory that other writings take, and what is known of them. */
  get writingBytes(): number {
    return totalBytes([this.writings, this.#own, this.#canonical, this.#flagBits])
  }

  /** Normalizes a raw value without keeping anything. */
  normalize(raw: unknown, context: NormalizeContext): Normalized {
    return this.#normalize(plainValue(raw), context)
  }

  /** The writing of `raw`, normalized when it is seen for the first time. */
  encode(raw: unknown, context: NormalizeContext): number {
    const value = plainValue(raw)
    const isText = typeof value === 'string' && value.charCodeAt(0) !== MARK_UNIT
    if (isText && !this.#countryMatters) return this.#encodeText(value, context)
    const text = isText ? value : markedText(value)
    ask(this.#countryMatters ? `${text}${COUNTRY_MARK}${context.country ?? ''}` : text)
    const known = this.writings.findAsked()
    if (known >= 0) return 2 * known + 1
    const result = this.#normalize(value, context)
    return this.#addWriting(this.writings.addAsked(), result)
  }

  /** What {@link encode} gives for the text whose UTF-8 stands in `from`; a string is made of a writing that is new. */
  encodeBytes(from: Uint8Array, start: number, end: number, context: NormalizeContext): number {
    // it may be a mark
    if (from[start] === MARK_BYTE) return this.encode(decodeUtf8(from, start, end), context)
    if (!this.#countryMatters) {
      askBytes(from, start, end)
      const known = this.#knownText()
      return known >= 0 ? known : this.#addText(decodeUtf8(from, start, end), context)
    }
    askBytes(from, start, end, markedCountry(context.country))
    const known = this.writings.findAsked()
    if (known >= 0) return 2 * known + 1
    const result = this.#normalize(decodeUtf8(from, start, end), context)
    return this.#addWriting(this.writings.addAsked(), result)
  }

  /** Adds to `texts` what {@link findAll} looks for: the text whose UTF-8 stands in `from`, read in a context. */
  addAsked(texts: TextBatch, from: Uint8Array, start: number, end: number, context: NormalizeContext): void {
    // what may be a mark is not kept as it stands, and so is not looked for
    if (from[start] === MARK_BYTE) texts.add(NEVER_KEPT, 0, 1)
    else if (this.#countryMatters) texts.add(from, start, end, markedCountry(context.country))
    else texts.add(from, start, end)
  }

  /**
   * What {@link encodeBytes} gives for text `i`, which {@link findAll} did not find; −1 where that may be a mark. Neither
   * hashed nor copied again, and decoded with the others.
   */
  encodeNew(texts: TextBatch, i: number, context: NormalizeContext): number {
    if (texts.bytes[texts.starts[i]!] === NEVER_KEPT[0]) return -1
    // one like it may have come meanwhile
    const value = this.#countryMatters ? -1 : this.values.findOf(texts, i)
    if (value >= 0 && this.#isOwn(value)) return 2 * value
    const known = this.writings.findOf(texts, i)
    if (known >= 0) return 2 * known + 1
    const text = texts.text(i, this.#countryMatters ? markedCountry(context.country).length : 0)
    const result = this.#normalize(text, context)
    if (this.#countryMatters || !isItself(result, text)) return this.#addWriting(this.writings.addOf(texts, i), result)
    const own = value >= 0 ? value : this.values.addOf(texts, i)
    this.learnOwn(own)
    return 2 * own
  }

  /** The writings of many texts, by `addAsked`: −1 where one is new. Valid until the next are looked for. */
  findAll(texts: TextBatch): Int32Array {
    const { size } = texts
    if (found.length < size) [found, inPool] = [new Int32Array(2 * size), new Int32Array(2 * size)]
    found.fill(-1, 0, size)
    // nearly all of a column is written one way: the second search is for few
    if (this.#countryMatters) this.#findOther(texts)
    else if (this.#mostlyOwn) {
      this.#findOwn(texts)
      this.#findOther(texts)
    } else {
      this.#findOther(texts)
      this.#findOwn(texts)
    }
    let own = 0
    for (let i = 0; i < size; i++) own += found[i]! < 0 ? 0 : isOther(found[i]!) ? -1 : 1
    this.#mostlyOwn = own > 0
    return found
  }

  #findOwn(texts: TextBatch): void {
    inPool.set(found.subarray(0, texts.size))
    this.values.findAll(texts, inPool)
    for (let i = 0; i < texts.size; i++) {
      if (found[i]! < 0 && inPool[i]! >= 0 && this.#isOwn(inPool[i]!)) found[i] = 2 * inPool[i]!
    }
  }

  #findOther(texts: TextBatch): void {
    inPool.set(found.subarray(0, texts.size))
    this.writings.findAll(texts, inPool)
    for (let i = 0; i < texts.size; i++) if (found[i]! < 0 && inPool[i]! >= 0) found[i] = 2 * inPool[i]! + 1
  }

  #encodeText(text: string, context: NormalizeContext): number {
    ask(text)
    const known = this.#knownText()
    return known >= 0 ? known : this.#addText(text, context)
  }

  /** The writing that was asked for, −1 where it is new. */
  #knownText(): number {
    const value = this.values.findAsked()
    if (value >= 0 && this.#isOwn(value)) return 2 * value
    const known = this.writings.findAsked()
    return known >= 0 ? 2 * known + 1 : -1
  }

  /** Adds the text that was asked for. */
  #addText(text: string, context: NormalizeContext): number {
    const result = this.#normalize(text, context)
    if (!isItself(result, text)) return this.#addWriting(this.writings.addAsked(), result)
    const value = this.values.findAsked()
    const own = value >= 0 ? value : this.values.addAsked()
    this.learnOwn(own)
    return 2 * own
  }

  /** Says what a writing that was just added is read as. */
  #addWriting(id: number, result: Normalized): number {
    if ('reason' in result) {
      this.#canonical.push(-1 - numberOf(this.reasons, result.reason))
      this.#flagBits.push(0)
      return 2 * id + 1
    }
    this.#canonical.push(this.values.intern(result.value))
    let bits = 0
    for (const flag of result.flags ?? []) bits |= 1 << numberOf(this.flags, flag)
    this.#flagBits.push(bits)
    return 2 * id + 1
  }

  #isOwn(value: number): boolean {
    return this.#own.has(value)
  }

  /** The canonical value of a writing, or −1 − number of the reason why it has none. */
  canonicalOf(written: number): number {
    return isOther(written) ? this.#canonical.data[written >> 1]! : written >> 1
  }

  /** A bit for each flag of a writing, by its place in `flags`. */
  flagBitsOf(written: number): number {
    return isOther(written) ? this.#flagBits.data[written >> 1]! : 0
  }

  flagsOf(written: number): string[] {
    const bits = this.flagBitsOf(written)
    return bits === 0 ? [] : this.flags.filter((_, i) => bits & (1 << i))
  }

  /** Adds a value to a row, once; the row is known. */
  append(row: number, canonical: number, written: number): void {
    const cell = this.cells.data[row]!
    if (cell === NO_VALUE) {
      this.cells.data[row] = canonical
      if (written !== 2 * canonical) this.#storeWritten(row, written)
      return
    }
    const values = this.ids(cell)
    if (values.includes(canonical)) return
    this.store(row, [...values, canonical], [...this.ids(this.writtenCell(row)), written])
  }

  /** Stores a row's values: canonical ids and, in the same places, writings. */
  store(row: number, canonical: readonly number[], written: readonly number[], count: number = canonical.length): void {
    this.cells.extend(row + 1, NO_VALUE)
    this.#release(this.cells.data[row]!)
    this.cells.data[row] = this.#cell(canonical, count)
    const isCanonical = count === 1 && written[0] === 2 * canonical[0]!
    this.#storeWritten(row, isCanonical ? NO_VALUE : this.#cell(written, count))
  }

  #storeWritten(row: number, cell: number): void {
    const cells = this.#writtenCells
    if (row < cells.length) this.#release(cells.data[row]!)
    else if (cell === NO_VALUE) return
    cells.extend(row + 1, NO_VALUE)
    cells.data[row] = cell
  }

  /** The cell of a row's writings, in the places of its canonical values. */
  writtenCell(row: number): number {
    const cell = row < this.#writtenCells.length ? this.#writtenCells.data[row]! : NO_VALUE
    if (cell !== NO_VALUE) return cell
    const canonical = this.cells.data[row]!
    return canonical >= 0 ? 2 * canonical : NO_VALUE
  }

  /** Writes the cells of the rows `rows[from] … rows[to − 1]`, one after the other. */
  gatherCells(rows: Int32Array, from: number, to: number, into: Int32Array): void {
    const cells = this.cells.data
    for (let i = from; i < to; i++) into[i - from] = cells[rows[i]!]!
  }

  /** The same of what {@link writtenCell} gives. */
  gatherWrittenCells(rows: Int32Array, from: number, to: number, into: Int32Array): void {
    const { data, length } = this.#writtenCells
    const cells = this.cells.data
    for (let i = from; i < to; i++) {
      const row = rows[i]!
      const cell = cells[row]!
      const written = row < length ? data[row]! : NO_VALUE
      into[i - from] = written !== NO_VALUE ? written : cell >= 0 ? 2 * cell : NO_VALUE
    }
  }

  #cell(ids: readonly number[], count: number): number {
    if (count === 0) return NO_VALUE
    if (count === 1) return ids[0]!
    const list = this.#freeLists.pop() ?? this.#lists.length
    this.#lists[list] = Int32Array.from({ length: count }, (_, i) => ids[i]!)
    return -2 - list
  }

  #release(cell: number): void {
    if (cell < NO_VALUE) this.#freeLists.push(-2 - cell)
  }

  /** How many values a cell holds. */
  count(cell: number): number {
    return cell >= 0 ? 1 : cell === NO_VALUE ? 0 : this.#lists[-2 - cell]!.length
  }

  /** The `i`-th id of a cell, 0 ≤ i < `count(cell)`. */
  at(cell: number, i: number): number {
    return cell >= 0 ? cell : this.#lists[-2 - cell]![i]!
  }

  /** The ids of a cell. */
  ids(cell: number): readonly number[] {
    return cell >= 0 ? [cell] : cell === NO_VALUE ? [] : [...this.#lists[-2 - cell]!]
  }

  /** A value exactly as it was written. */
  writtenText(id: number): string {
    return unmarkedText(this.#marked(id))
  }

  /** Where the UTF-8 of a writing stands, without the country that it was read in. */
  writtenBytes(id: number): { readonly bytes: Uint8Array; readonly start: number; readonly end: number } {
    const { bytes, starts } = isOther(id) ? this.writings : this.values
    const start = starts[id >> 1]!
    let end = starts[(id >> 1) + 1]!
    // up to its last mark: such a byte pattern of whole UTF-8 stands nowhere else
    if (this.#countryMatters) while (bytes[--end] !== MARK_BYTE);
    return { bytes, start, end }
  }

  /** A value as it came: a text, or the number, date or object that it was. */
  writtenValue(id: number): unknown {
    return rawValue(this.#marked(id))
  }

  #marked(id: number): string {
    const text = this.keptText(id)
    return this.#countryMatters ? text.slice(0, text.lastIndexOf(COUNTRY_MARK)) : text
  }

  /** A writing as it is kept, different for different ones: see `markedText`; with its country where that matters. */
  keptText(id: number): string {
    return isOther(id) ? this.writings.get(id >> 1) : this.values.get(id >> 1)
  }

  /** Marks the values and other writings that its cells hold. */
  markHeld(values: Uint8Array, writings: Uint8Array): void {
    for (const cell of this.cells.view) {
      const n = this.count(cell)
      for (let i = 0; i < n; i++) values[this.at(cell, i)] = 1
    }
    for (const cell of this.#writtenCells.view) {
      const n = this.count(cell)
      for (let i = 0; i < n; i++) {
        const id = this.at(cell, i)
        if (isOther(id)) writings[id >> 1] = 1
      }
    }
  }

  /** Makes rows below `size` known, without values. */
  ensureRows(size: number): void {
    this.cells.extend(size, NO_VALUE)
  }

  /** Its canonical values as they stand, for another thread to read. */
  share(): SharedCells {
    const starts = new Int32Column()
    const items = new Int32Column()
    for (const list of this.#lists) {
      starts.push(items.length)
      for (const id of list) items.push(id)
    }
    starts.push(items.length)
    return { cells: this.cells.view, starts: starts.view, items: items.view }
  }

  /** Shows cells of another thread. */
  adopt({ cells, starts, items }: SharedCells): void {
    this.cells.adopt(cells)
    for (let n = 0; n + 1 < starts.length; n++) this.#lists.push(items.subarray(starts[n]!, starts[n + 1]!))
  }

  /** Its writings as they stand, for another thread that is shown its cells. */
  shareWritings(): SharedWritings {
    return { cells: this.#writtenCells.view, texts: this.writings.share() }
  }

  /** Shows writings of another thread, whose cells are shown. */
  adoptWritings({ cells, texts }: SharedWritings): void {
    this.#writtenCells.adopt(cells)
    this.writings.adopt(texts)
  }

  /** All of it, for another thread to go on with; it must not be written to here any more. */
  parts(): FieldParts {
    return {
      values: this.values.parts(),
      writings: this.writings.parts(),
      cells: this.cells.parts(),
      writtenCells: this.#writtenCells.parts(),
      reasons: this.reasons,
      flags: this.flags,
      lists: this.#lists,
      freeLists: this.#freeLists,
      own: this.#own.parts(),
      canonical: this.#canonical.parts(),
      flagBits: this.#flagBits.parts(),
    }
  }

  /** Goes on with what was a field of another thread, holding no more itself than the values that the other began with. */
  take(parts: FieldParts): void {
    this.values.take(parts.values)
    this.writings.take(parts.writings)
    this.cells.take(parts.cells)
    this.#writtenCells.take(parts.writtenCells)
    this.reasons.push(...parts.reasons)
    this.flags.push(...parts.flags)
    for (const list of parts.lists) this.#lists.push(list)
    for (const list of parts.freeLists) this.#freeLists.push(list)
    this.#own.take(parts.own)
    this.#canonical.take(parts.canonical)
    this.#flagBits.take(parts.flagBits)
  }

  /** Says that the text of a value is read as itself. */
  learnOwn(value: number): void {
    this.#own.extend(value + 1)
    this.#own.set(value, true)
  }

  /** Takes over what another column that reads alike has read, so that it need not be normalized again. */
  learnFrom(other: FieldColumn): void {
    const own = [...Array(other.values.size).keys()].filter((id) => other.#isOwn(id) && !other.values.isErased(id))
    for (const value of this.values.internAll(other.values.pick(own))) this.learnOwn(value)
    const read = [...Array(other.writings.size).keys()].filter((id) => other.#canonical.data[id]! >= 0)
    const values = this.values.internAll(other.values.pick(read.map((id) => other.#canonical.data[id]!)))
    this.flags.push(...other.flags)
    const flagBits = Int32Array.from(read, (id) => other.#flagBits.data[id]!)
    this.learn(this.writings.internAll(other.writings.pick(read)), values, flagBits)
  }

  /**
   * Takes over what other writings (ids of their pool) were normalized to, so that they need not be normalized again.
   * @param flagBits empty where there are no flags
   */
  learn(writings: Int32Array, canonical: Int32Array, flagBits: Int32Array): void {
    this.#canonical.extend(this.writings.size, NO_VALUE)
    this.#flagBits.extend(this.writings.size, 0)
    for (let i = 0; i < writings.length; i++) {
      this.#canonical.data[writings[i]!] = canonical[i]!
      this.#flagBits.data[writings[i]!] = flagBits[i] ?? 0
    }
  }

  /**
   * The canonical values of rows, and their writings.
   * @param valueNumber the number by which an image knows a value, ≥ 0
   * @param writtenNumber the same of a writing
   */
  imageOf(
    rows: Int32Array,
    valueNumber: (id: number) => number,
    writtenNumber: (id: number) => number,
  ): { readonly values: CellImage; readonly written: CellImage } {
    return {
      values: this.#imageOf(rows, (row) => this.cells.data[row]!, valueNumber),
      written: this.#imageOf(rows, (row) => this.writtenCell(row), writtenNumber),
    }
  }

  #imageOf(rows: Int32Array, cellOf: (row: number) => number, numberOf: (id: number) => number): CellImage {
    const lists = new Int32Column()
    const of = (cell: number): number => {
      if (cell >= 0) return numberOf(cell)
      if (cell === NO_VALUE) return NO_VALUE
      const start = lists.push(this.count(cell))
      for (const id of this.#lists[-2 - cell]!) lists.push(numberOf(id))
      return -2 - start
    }
    const image = new Int32Array(rows.length)
    for (let i = 0; i < rows.length; i++) image[i] = of(cellOf(rows[i]!))
    return { cells: image, lists: lists.view }
  }

  /**
   * Fills the cells of `rows`, all empty and below `size`, from images.
   * @param valueId per number of a value: its id
   * @param writtenId the same of a writing
   */
  loadImage(
    size: number,
    rows: Int32Array,
    { values, written }: { readonly values: CellImage; readonly written: CellImage },
    valueId: (number: number) => number,
    writtenId: (number: number) => number,
  ): void {
    this.cells.extend(size, NO_VALUE)
    const load = (image: CellImage, i: number, idOf: (number: number) => number): number => {
      const cell = image.cells[i]!
      if (cell >= 0) return idOf(cell)
      if (cell === NO_VALUE) return NO_VALUE
      const start = -2 - cell + 1
      const list = image.lists.subarray(start, start + image.lists[start - 1]!)
      return -1 - this.#lists.push(Int32Array.from(list, idOf))
    }
    for (let i = 0; i < rows.length; i++) {
      const cell = load(values, i, valueId)
      const writing = load(written, i, writtenId)
      this.cells.data[rows[i]!] = cell
      if (writing !== NO_VALUE && writing !== 2 * cell) this.#storeWritten(rows[i]!, writing)
    }
  }
}

/** No UTF-8: nothing finds it. */
const NEVER_KEPT = Uint8Array.of(0xff)

/** Whether a text is its own canonical value, without a flag. */
function isItself(result: Normalized, text: string): boolean {
  return 'value' in result && result.value === text && result.flags === undefined
}

/** What `findAll` found, and where it looks. */
let found: Int32Array = new Int32Array(1024)
let inPool: Int32Array = new Int32Array(1024)

/** Whether a writing is not its own canonical value: then it is text `written >> 1` of the other writings. */
export function isOther(written: number): boolean {
  return (written & 1) === 1
}

/** UTF-8 of the country that follows a writing, by country. */
const markedCountries = new Map<string | undefined, Uint8Array>()

function markedCountry(country: string | undefined): Uint8Array {
  const known = markedCountries.get(country)
  if (known) return known
  const pool = new StringPool()
  pool.intern(`${COUNTRY_MARK}${country ?? ''}`)
  const bytes = pool.bytes.slice(0, pool.starts[1])
  markedCountries.set(country, bytes)
  return bytes
}

function numberOf(names: string[], name: string): number {
  const known = names.indexOf(name)
  return known >= 0 ? known : names.push(name) - 1
}
