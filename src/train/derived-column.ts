import { cellTexts } from './cell-text.ts'
import { foldText } from './fold-text.ts'

type Row = Readonly<Record<string, unknown>>

/** How a full name stands to the parts of the name in the same rows. */
export interface NameOverlap {
  /** Share of the rows holding both in which the full name has no word that the parts lack. */
  readonly composed: number
  /** Share of the rows holding a full name in which the parts are missing. */
  readonly alone: number
}

/** Compares the column `full` with the columns `parts`, which hold the parts of the name. */
export function nameOverlap(records: readonly Row[], full: string, parts: readonly string[]): NameOverlap {
  let both = 0
  let composed = 0
  let alone = 0
  for (const record of records) {
    const words = wordsOf(record, [full])
    if (words.length === 0) continue
    const known = new Set(wordsOf(record, parts))
    if (known.size === 0) alone++
    else {
      both++
      if (words.every((word) => known.has(word))) composed++
    }
  }
  const filled = both + alone
  return { composed: both ? composed / both : 0, alone: filled ? alone / filled : 0 }
}

/** Share of the rows holding both columns in which every word of `part` stands in `whole` too. */
export function containedShare(records: readonly Row[], part: string, whole: string): number {
  let both = 0
  let contained = 0
  for (const record of records) {
    const words = wordsOf(record, [part])
    const known = new Set(wordsOf(record, [whole]))
    if (words.length === 0 || known.size === 0) continue
    both++
    if (words.every((word) => known.has(word))) contained++
  }
  return both ? contained / both : 0
}

function wordsOf(record: Row, headers: readonly string[]): string[] {
  return headers.flatMap((header) =>
    cellTexts(record[header]).flatMap((text) => foldText(text).match(/[\p{L}\p{N}]+/gu) ?? []),
  )
}
