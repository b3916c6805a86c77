import type { SelfsameError } from '../errors.ts'
import type { FieldKind } from '../model/field.ts'
import type { CellRecords } from '../table/cell-records.ts'
import type { FieldParts } from '../table/field-column.ts'
import { type Feed, type Refused, type RowBatch, readColumn } from '../table/read-column.ts'
import type { Added, RecordTable } from '../table/record-table.ts'
import { timer } from './breath.ts'
import { type LoadAnswer, type LoadStart, NO_MORE } from './load-job.ts'
import { startThread, type Thread } from './thread.ts'

/** Beside this file, as a source and as built. */
const PROGRAM: URL = new URL(`./load-worker.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url)

/** Batches that a thread may be behind. */
const MOST_BEHIND = 4
/** About how much longer reading a value takes than one of the others, and what is done of a record beside its values. */
const EFFORTS: Partial<Record<FieldKind, number>> = { address: 5, phone: 4, fullName: 4, organization: 4, email: 3 }
const EFFORT = 1
const RECORD_EFFORT = 3
/** Steps of reading between two breaths. */
const STEPS = 32

/** Longest wait before whoever waits may look around. */
const WAIT_MS = 20

/** A batch whose fields are not all read. */
interface Pending {
  readonly batch: RowBatch
  /** How many threads have not answered. */
  open: number
}

/** One of the other threads. */
interface Reader {
  readonly thread: Thread
  readonly fields: ReadonlySet<number>
}

/**
 * Loads records of files into a table. Where there are several threads, each has some of the fields to itself, so that what is
 * read is the same, value by value. The others end, and their fields come here, with the first record that cannot be read
 * by column, or whose key was met before: it may have to be held against what is stored.
 */
export class CellLoader {
  readonly #table: RecordTable
  readonly #tell: (added: Added) => void
  readonly #breathe: () => Promise<void>
  /** Threads that may still be started. */
  #mayStart: number
  readonly #program: URL
  #readers: Reader[] = []
  readonly #pending: Pending[] = []
  /** How many batches were told of. */
  #told = 0
  /** How many threads have handed over their fields. */
  #ended = 0
  #error: SelfsameError | undefined
  #onNews: (() => void) | undefined

  /**
   * @param tell is told what became of each record, in their order
   * @param breathe lets other work in, and throws where the run is to stop
   * @param threads besides this one
   * @param program what they run
   */
  constructor(
    table: RecordTable,
    tell: (added: Added) => void,
    breathe: () => Promise<void>,
    threads = 0,
    program: URL = PROGRAM,
  ) {
    this.#table = table
    this.#tell = tell
    this.#breathe = breathe
    this.#mayStart = threads
    this.#program = program
  }

  /**
   * Loads records, which may be gone when it is done.
   * @throws SelfsameError `worker-failed` where a thread died, and what `breathe` throws
   */
  async load(cells: CellRecords): Promise<void> {
    if (!this.#table.readsByColumn(cells)) {
      await this.end()
      for (const _ of this.#table.addingCells(cells, this.#tell)) await this.#breathe()
      return
    }
    const batch = this.#table.beginRows(cells)
    if (batch.rows.includes(-1)) await this.end()
    else if (this.#mayStart > 0) this.#start(this.#mayStart, batch)
    this.#mayStart = 0
    for (const { thread, fields } of this.#readers) thread.post(...partOf(batch, fields))
    await this.#read(batch)
    if (this.#readers.length === 0) {
      this.#table.endRows()
      this.#table.tellRows(batch, this.#tell, cells)
    } else {
      this.#pending.push({ batch, open: this.#readers.length })
      await this.#wait(() => this.#pending.length < MOST_BEHIND)
    }
  }

  /** Waits until all is read, takes over the fields of the other threads and lets them end. */
  async end(): Promise<void> {
    this.#mayStart = 0
    if (this.#readers.length === 0) return
    for (const { thread } of this.#readers) thread.post(NO_MORE)
    await this.#wait(() => this.#ended === this.#readers.length)
    this.stop()
    this.#table.endRows()
  }

  /** Stops the other threads. */
  stop(): void {
    for (const { thread } of this.#readers) thread.stop()
    this.#readers = []
  }

  /** Starts up to `count` threads for records like these. */
  #start(count: number, { feeds }: RowBatch): void {
    for (const fields of shares(this.#table, feeds, count + 1).slice(1)) {
      let answered = 0
      const thread = startThread(this.#program, {
        onMessage: (message) => {
          const answer = message as LoadAnswer
          if ('fields' in answer) this.#take(answer.fields)
          else this.#hear(answered++, answer)
          this.#onNews?.()
        },
        onFailure: (error) => {
          this.#error = error
          this.#onNews?.()
        },
      })
      if (!thread) return
      this.#readers.push({ thread, fields })
      thread.post(this.#startOf(fields))
    }
  }

  #startOf(fields: ReadonlySet<number>): LoadStart {
    const { model, columns } = this.#table
    const known = Array.from(fields, (field): LoadStart['known'][number] => {
      const { bytes, starts } = columns[field]!.values.share()
      return [field, { bytes: bytes.slice(0, starts.at(-1)), starts: starts.slice() }]
    })
    return { model, known }
  }

  /** Reads the fields that are read here. */
  async #read(batch: RowBatch): Promise<void> {
    let steps = 0
    for (const feed of batch.feeds) {
      if (this.#readers.some(({ fields }) => fields.has(feed.field))) continue
      for (const _ of readColumn(this.#table.columns[feed.field]!, feed, batch)) {
        if (++steps % STEPS === 0) await this.#breathe()
      }
    }
  }

  #hear(number: number, refused: readonly Refused[]): void {
    const pending = this.#pending[number - this.#told]!
    for (const value of refused) pending.batch.refused.push(value)
    pending.open--
  }

  #take(fields: readonly (readonly [number, FieldParts])[]): void {
    for (const [field, parts] of fields) this.#table.columns[field]!.take(parts)
    this.#ended++
  }

  /** Tells of what is read, until something holds. @throws SelfsameError `worker-failed` where a thread died */
  async #wait(holds: () => boolean): Promise<void> {
    for (;;) {
      await this.#breathe()
      if (this.#error) throw this.#error
      while (this.#pending[0]?.open === 0) {
        this.#told++
        this.#table.tellRows(this.#pending.shift()!.batch, this.#tell)
      }
      if (holds()) return
      await new Promise<void>((resume) => {
        this.#onNews = resume
        timer(resume, WAIT_MS)
      })
    }
  }
}

/** The fields that are fed, parted among threads; this thread's come first, and are its own where there is no other. */
function shares(table: RecordTable, feeds: readonly Feed[], threads: number): ReadonlySet<number>[] {
  const parts = Array.from({ length: threads }, (_, t) => ({
    fields: new Set<number>(),
    effort: t === 0 ? RECORD_EFFORT : 0,
  }))
  // fields of one namespace have one pool
  const groups = new Map<unknown, { readonly fields: Set<number>; effort: number }>()
  for (const { field } of feeds) {
    const { values, spec } = table.columns[field]!
    const group = groups.get(values) ?? { fields: new Set(), effort: 0 }
    groups.set(values, group)
    group.fields.add(field)
    group.effort += EFFORTS[spec.kind] ?? EFFORT
  }
  for (const { fields, effort } of [...groups.values()].sort((a, b) => b.effort - a.effort)) {
    // other fields are read by the country, which is so read here
    const isHere = [...fields].some((field) => table.columns[field]!.spec.kind === 'country')
    const part = isHere ? parts[0]! : parts.reduce((least, other) => (other.effort < least.effort ? other : least))
    for (const field of fields) part.fields.add(field)
    part.effort += effort
  }
  return parts.filter(({ fields }, t) => t === 0 || fields.size > 0).map(({ fields }) => fields)
}

/** What a thread needs of a batch to read some fields, and the memory that moves along. */
function partOf(batch: RowBatch, fields: ReadonlySet<number>): [part: RowBatch, moved: ArrayBuffer[]] {
  const feeds = batch.feeds.filter(({ field }) => fields.has(field))
  const width = feeds.length
  const spans = new Int32Array(2 * batch.size * width)
  for (let r = 0, to = 0; r < batch.size; r++) {
    for (const { column } of feeds) {
      const at = 2 * (r * batch.width + column)
      spans[to++] = batch.spans[at]!
      spans[to++] = batch.spans[at + 1]!
    }
  }
  const bytes = new Uint8Array(batch.bytes)
  const own = feeds.map(({ field }, column) => ({ field, column }))
  return [{ ...batch, bytes, spans, width, feeds: own, refused: [] }, [bytes.buffer, spans.buffer]]
}
