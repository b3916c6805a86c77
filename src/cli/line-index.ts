import { Int32Column } from '../collections/column.ts'

/** Which file and line each record came from: four bytes a record. */
export class LineIndex {
  readonly #lines = new Int32Column(1024)
  readonly #files: { readonly file: string; readonly first: number }[] = []

  get size(): number {
    return this.#lines.length
  }

  /** Bytes of memory it takes. */
  get bytes(): number {
    return this.#lines.data.byteLength
  }

  /** The records added from now on are of this file. */
  startFile(file: string): void {
    this.#files.push({ file, first: this.#lines.length })
  }

  add(line: number): void {
    this.#lines.push(line)
  }

  /** Adds the first `size` of `lines`. */
  addAll(lines: Int32Array, size: number): void {
    for (let i = 0; i < size; i++) this.#lines.push(lines[i]!)
  }

  /** @param index place of the record among all that were added, from 0 */
  find(index: number): { readonly file: string; readonly line: number } {
    return { file: this.#files.findLast(({ first }) => first <= index)!.file, line: this.#lines.data[index]! }
  }
}
