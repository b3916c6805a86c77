import { existsSync, mkdirSync, renameSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { writeBinary } from './binary-file.ts'
import { CsvFile } from './csv-file.ts'

/**
 * Files that appear all together at the end, or not at all: they are written under another name, and renamed by
 * `commit`. `discard` leaves the disk as it was.
 */
export class OutputDirectory {
  readonly path: string
  /** The topmost folder that was made for this, if any. */
  readonly #made: string | undefined
  /** Name of each file that is being written, and the name it has until then. */
  readonly #files = new Map<string, string>()
  readonly #open: CsvFile[] = []
  readonly #stale: string[] = []

  /** Makes the folder if it is not there, with the folders above it. */
  constructor(path: string) {
    this.path = resolve(path)
    this.#made = makeFolders(this.path)
  }

  /** A CSV file with this header. */
  csv(name: string, header: readonly string[]): CsvFile {
    const file = new CsvFile(this.#temporary(name), header)
    this.#open.push(file)
    return file
  }

  /** Where somebody else writes a file, and is done with it before `commit` or `discard`. */
  place(name: string): string {
    return this.#temporary(name)
  }

  json(name: string, value: unknown): void {
    writeFileSync(this.#temporary(name), `${JSON.stringify(value, null, 2)}\n`)
  }

  text(name: string, content: string): void {
    writeFileSync(this.#temporary(name), content)
  }

  bytes(name: string, parts: Iterable<Uint8Array>): void {
    writeBinary(this.#temporary(name), parts)
  }

  /** A file of this name from before is not part of the answer: `commit` removes it. */
  without(name: string): void {
    this.#stale.push(name)
  }

  /**
   * Finishes every file and gives it its name; what was called so before is gone.
   * @throws Error where a folder has one of the names: before any file got its own
   */
  commit(): void {
    for (const file of this.#open) file.close()
    for (const name of [...this.#files.keys(), ...this.#stale]) {
      const path = join(this.path, name)
      if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw new Error(`${path} is a directory`)
    }
    for (const name of this.#stale) rmSync(join(this.path, name), { force: true })
    for (const [name, temporary] of this.#files) renameSync(temporary, join(this.path, name))
    this.#files.clear()
  }

  /** Removes what was not committed, and the folders made for it where they are empty. */
  discard(): void {
    for (const file of this.#open) file.abandon()
    for (const temporary of this.#files.values()) rmSync(temporary, { force: true })
    this.#files.clear()
    if (this.#made === undefined) return
    try {
      for (let at = this.path; existsSync(at) && at.startsWith(this.#made); at = dirname(at)) rmdirSync(at)
    } catch {
      // not empty: it holds the answer, or files of somebody else
    }
  }

  #temporary(name: string): string {
    const temporary = join(this.path, `.${name}.${process.pid}.tmp`)
    this.#files.set(name, temporary)
    return temporary
  }
}

/**
 * Makes a folder and those above it; answers the topmost that was made. Each by itself: where the system makes none, as
 * under /proc, a recursive `mkdirSync` tries for ever.
 */
function makeFolders(path: string): string | undefined {
  // throws for a file of this name
  if (existsSync(path)) return mkdirSync(path, { recursive: true })
  const topmost = makeFolders(dirname(path))
  mkdirSync(path)
  return topmost ?? path
}
