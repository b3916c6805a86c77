import {
  appendFileSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { type AnyModel, type Change, Resolver, type ResolverOptions } from '../../src/index.ts'

/** Writes that a line can hold. `forget` is none of them: its line would keep what is to be forgotten. */
type Write = 'put' | 'putAll' | 'delete' | 'judge' | 'unjudge' | 'expire'

/** A write as a line of the journal: its number, when it was, what was asked and what that changed. */
interface Line {
  readonly write: number
  readonly time: number
  readonly operation: Write
  readonly args: readonly unknown[]
  readonly changes: readonly Change[]
}

interface DurableOptions extends Omit<ResolverOptions, 'now'> {
  readonly now?: () => number
  /** Writes from one snapshot to the next. */
  readonly snapshotEvery?: number
}

/**
 * A resolver in a directory: `17.snapshot` is the state after 17 writes, `17.jsonl` holds the writes since, a line
 * each. When a write has returned, it is on the disk.
 */
export class DurableResolver<M extends AnyModel> {
  /** To read. Whatever writes goes through this class; who wants to hear of writes reads the lines, which are kept. */
  readonly resolver: Omit<Resolver<M>, Write | 'forget' | 'subscribe'>
  /** What opening changed: something where the model is not the one that decided so far. */
  readonly changes: readonly Change[]
  readonly #resolver: Resolver<M>
  readonly #directory: string
  readonly #now: () => number
  readonly #snapshotEvery: number
  #time = Number.NEGATIVE_INFINITY
  #writes = 0
  /** Number of the snapshot that the journal goes on from, and the journal's file. */
  #snapshot = 0
  #journal: number | undefined

  /** Opens what is in the directory, or starts with nothing. One process at a time. */
  constructor(directory: string, model: M, options: DurableOptions = {}) {
    const { now = Date.now, snapshotEvery = 10_000, ...rest } = options
    this.#directory = directory
    this.#now = now
    this.#snapshotEvery = snapshotEvery
    mkdirSync(directory, { recursive: true })
    const opened = this.#open(model, { ...rest, now: () => this.#time })
    this.#resolver = opened.resolver
    this.resolver = opened.resolver
    this.changes = opened.changes
    this.#takeSnapshot()
  }

  /** `write('put', record)` is `put(record)`, kept. Its arguments are what JSON makes of them. */
  write<W extends Write>(operation: W, ...args: Parameters<Resolver<M>[W]>): ReturnType<Resolver<M>[W]> {
    const journal = this.#openJournal()
    const asWritten = JSON.parse(JSON.stringify(args))
    this.#time = this.#now()
    const result = Reflect.apply(this.#resolver[operation], this.#resolver, asWritten)
    const { changes } = result
    const line: Line = { write: this.#writes + 1, time: this.#time, operation, args: asWritten, changes }
    try {
      appendFileSync(journal, `${JSON.stringify(line)}\n`)
      fsyncSync(journal)
    } catch (error) {
      // memory is ahead of the disk: nothing may follow a line that is not there
      this.close()
      throw error
    }
    this.#writes++
    if (this.#writes - this.#snapshot >= this.#snapshotEvery) this.#takeSnapshot()
    return result
  }

  /** Forgets, here and in the files: a snapshot of what is left replaces the earlier ones. */
  forget(...args: Parameters<Resolver<M>['forget']>): ReturnType<Resolver<M>['forget']> {
    this.#openJournal()
    this.#time = this.#now()
    const receipt = this.#resolver.forget(...args)
    this.#writes++
    this.#takeSnapshot()
    return receipt
  }

  close(): void {
    if (this.#journal !== undefined) closeSync(this.#journal)
    this.#journal = undefined
  }

  #open(model: M, options: ResolverOptions): { resolver: Resolver<M>; changes: readonly Change[] } {
    const snapshots = this.#files('.snapshot')
    if (snapshots.length === 0) return { resolver: new Resolver(model, options), changes: [] }
    this.#snapshot = Math.max(...snapshots)
    this.#writes = this.#snapshot
    // by the model of then, so that each line changes what it changed
    const { resolver } = Resolver.restore(readFileSync(this.#path(this.#snapshot, '.snapshot')), undefined, options)
    for (const line of this.#lines()) this.#replay(resolver, line)
    const isSame = JSON.stringify(resolver.model) === JSON.stringify(model)
    if (isSame) return { resolver: resolver as Resolver<M>, changes: [] }
    this.#time = this.#now()
    this.#writes++
    return Resolver.restore(resolver.snapshot(), model, options)
  }

  /** The lines of the journal. What follows the last line break was being written when everything stopped. */
  #lines(): Line[] {
    const path = this.#path(this.#snapshot, '.jsonl')
    const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : []
    return lines.slice(0, -1).map((line) => JSON.parse(line))
  }

  #replay(resolver: Resolver, { write, time, operation, args, changes }: Line): void {
    this.#time = time
    const again = Reflect.apply(resolver[operation], resolver, args)
    if (write !== this.#writes + 1 || JSON.stringify(again.changes) !== JSON.stringify(changes)) {
      throw new Error(`${this.#path(this.#snapshot, '.jsonl')}: write ${write} does not follow from those before it`)
    }
    this.#writes++
  }

  /** Begins a new journal after a snapshot; the earlier files go when both are on the disk. */
  #takeSnapshot(): void {
    this.close()
    const path = this.#path(this.#writes, '.snapshot')
    writeFileSync(`${path}.part`, this.#resolver.snapshot())
    sync(`${path}.part`)
    renameSync(`${path}.part`, path)
    this.#snapshot = this.#writes
    this.#journal = openSync(this.#path(this.#snapshot, '.jsonl'), 'w')
    sync(this.#directory)
    for (const extension of ['.snapshot', '.jsonl', '.snapshot.part']) {
      for (const n of this.#files(extension)) {
        if (n !== this.#snapshot || extension.endsWith('.part')) rmSync(this.#path(n, extension))
      }
    }
  }

  #openJournal(): number {
    if (this.#journal === undefined) throw new Error(`${this.#directory} is closed; open it again`)
    return this.#journal
  }

  /** The numbers of the files with an extension. */
  #files(extension: string): number[] {
    return readdirSync(this.#directory)
      .filter((file) => /^\d+\./.test(file) && file.slice(file.indexOf('.')) === extension)
      .map((file) => Number.parseInt(file, 10))
  }

  #path(n: number, extension: string): string {
    return join(this.#directory, `${n}${extension}`)
  }
}

/** Waits until a file, or the names in a directory, are on the disk. (Windows cannot be asked the latter.) */
function sync(path: string): void {
  const file = openSync(path, 'r')
  fsyncSync(file)
  closeSync(file)
}
