import type { Grouping } from '../collections/grouping.ts'
import { type FieldColumn, NO_VALUE } from '../table/field-column.ts'
import type { RecordTable } from '../table/record-table.ts'
import { tidyWriting } from './best-writing.ts'
import { goldenSources, goldenTexts, type OwnsValue } from './golden-record.ts'
import { Offers, UNLIKE } from './offers.ts'
import type { SurvivorshipFunctions } from './survivorship.ts'

/** What golden values are written to: per entity `begin`, one call a field, `end`. */
export interface GoldenSink {
  begin(entity: number, records: number): void
  /** One value, the UTF-8 from `start` to `end`. */
  bytes(bytes: Uint8Array, start: number, end: number): void
  /** One value. */
  text(text: string): void
  none(): void
  /** Two values or more. */
  list(values: readonly string[]): void
  end(): void
}

/** Stands for the text or texts `told[TOLD − choice]`. */
const TOLD = NO_VALUE - 1

/** Chooses golden values of a field. */
interface Chooser {
  readonly column: FieldColumn
  /** Whether what is chosen is a writing. */
  readonly asWritten: boolean
  /** Writes choices of the entities `from` … `to` − 1, as far as they are simple: elsewhere UNLIKE, and `choose` is asked. */
  chooseAlike(groups: Grouping, from: number, to: number, into: Int32Array): void
  /** The id of what survives, `NO_VALUE`, or undefined for what `texts` tells. */
  choose(items: Int32Array, from: number, to: number): number | undefined
  texts(): readonly string[]
}

/**
 * The values of `goldenRecord`, for millions of entities: no object for a record or a value, and a text only where writings
 * of one value have to be told apart. Field by field for some thousand entities, so that the cells of one column at a time
 * are walked.
 */
export class GoldenCells {
  readonly #choosers: readonly Chooser[]

  /**
   * @param ownsOf what tells whether a value of a field belongs to the entity of a row that holds it; undefined for a field whose
   *   values always do
   */
  constructor(table: RecordTable, functions: SurvivorshipFunctions, ownsOf: (field: string) => OwnsValue | undefined) {
    this.#choosers = table.columns.map((column) => {
      const rule = table.model.survivorship[column.name]!
      const owns = ownsOf(column.name)
      if (typeof rule === 'object' && rule.by === 'custom') return customChooser(table, column, functions, owns)
      return new Offers(table, column, rule, owns)
    })
  }

  /** Writes the golden records of the entities `from` … `to` − 1 that have records, given who those are. */
  write(groups: Grouping, from: number, to: number, sink: GoldenSink): void {
    const { starts, items } = groups
    const told: (readonly string[])[] = []
    const chosen = this.#choosers.map((chooser) => {
      const choices = new Int32Array(to - from)
      chooser.chooseAlike(groups, from, to, choices)
      for (let entity = from; entity < to; entity++) {
        if (choices[entity - from] !== UNLIKE) continue
        choices[entity - from] =
          chooser.choose(items, starts[entity]!, starts[entity + 1]!) ?? TOLD - (told.push(chooser.texts()) - 1)
      }
      return choices
    })
    for (let entity = from; entity < to; entity++) {
      const records = starts[entity + 1]! - starts[entity]!
      if (records === 0) continue
      sink.begin(entity, records)
      for (let c = 0; c < chosen.length; c++) {
        const choice = chosen[c]![entity - from]!
        if (choice > TOLD) writeChoice(this.#choosers[c]!, choice, sink)
        else writeTexts(told[TOLD - choice]!, sink)
      }
      sink.end()
    }
  }
}

/** Of a function of the host's nothing is known: it is asked whenever there is something to choose. */
function customChooser(
  table: RecordTable,
  column: FieldColumn,
  functions: SurvivorshipFunctions,
  owns: OwnsValue | undefined,
): Chooser {
  const rule = table.model.survivorship[column.name]!
  let texts: readonly string[] = []
  return {
    column,
    asWritten: false,
    chooseAlike: (_groups, from, to, into) => into.fill(UNLIKE, 0, to - from),
    choose(items, from, to) {
      const sources = goldenSources(table, items.subarray(from, to))
      const isOwned = (row: number, _field: string, value: number): boolean => owns === undefined || owns(row, value)
      texts = goldenTexts(column, rule, sources, functions, isOwned)?.texts ?? []
      return undefined
    },
    texts: () => texts,
  }
}

function writeTexts(texts: readonly string[], sink: GoldenSink): void {
  if (texts.length > 1) sink.list(texts)
  else if (texts.length === 1) sink.text(texts[0]!)
  else sink.none()
}

function writeChoice({ column, asWritten }: Chooser, choice: number, sink: GoldenSink): void {
  if (choice === NO_VALUE) {
    sink.none()
    return
  }
  if (!asWritten) {
    const { bytes, starts } = column.values
    sink.bytes(bytes, starts[choice]!, starts[choice + 1]!)
    return
  }
  const { bytes, start, end } = column.writtenBytes(choice)
  if (isTidy(bytes, start, end)) sink.bytes(bytes, start, end)
  else sink.text(tidyWriting(column.writtenText(choice)))
}

const SPACE = 32
const LAST_PRINTED = 126
/** Lead bytes of the letters U+00C0 to U+02FF: none is white space, none is composed with another. */
const FIRST_LETTER = 0xc3
const LAST_LETTER = 0xcb

/** Whether bytes are printed ASCII and Latin letters in words with one space between: what `tidyWriting` leaves as it is. */
function isTidy(bytes: Uint8Array, start: number, end: number): boolean {
  // as if a space stood before and behind
  let before = SPACE
  for (let i = start; i < end; i++) {
    const byte = bytes[i]!
    if (byte >= FIRST_LETTER && byte <= LAST_LETTER) i++
    else if (byte < SPACE || byte > LAST_PRINTED || (byte === SPACE && before === SPACE)) return false
    before = byte
  }
  return before !== SPACE
}
