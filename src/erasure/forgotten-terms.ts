import { joinedWords } from '../compare/joined-words.ts'
import type { IdentityState } from '../identity/identity-state.ts'
import { defineModel } from '../model/define-model.ts'
import type { AnyModel, TermFrequencies } from '../model/model.ts'
import type { FieldColumn } from '../table/field-column.ts'
import type { Held } from './erase-unheld.ts'

/** A value of a column, by id. */
export interface ColumnValue {
  readonly column: FieldColumn
  readonly value: number
}

/**
 * The model without the frequencies of values that are gone, and of the words in them that no record holds any more;
 * undefined where it has none of them. Decisions stay: nobody is left who shares such a value.
 */
export function withoutForgottenTerms<M extends AnyModel>(
  { model, table }: IdentityState<M>,
  gone: readonly ColumnValue[],
  held: Held,
): M | undefined {
  const frequencies: Record<string, TermFrequencies> = { ...model.frequencies }
  let changed = false
  for (const [field, terms] of Object.entries(model.frequencies)) {
    const pool = table.column(field)?.values
    const texts = gone.map(({ column, value }) => ({ own: column.values === pool, text: column.values.get(value) }))
    const values = texts.filter(({ own, text }) => own && Object.hasOwn(terms.values, text)).map(({ text }) => text)
    const known = terms.words ?? {}
    const words = new Set(texts.flatMap(({ text }) => joinedWords(text)).filter((word) => Object.hasOwn(known, word)))
    dropHeldWords(words, table.columns, held)
    if (values.length === 0 && words.size === 0) continue
    changed = true
    frequencies[field] = {
      ...terms,
      values: without(terms.values, values),
      ...(terms.words && { words: without(terms.words, words) }),
    }
  }
  return changed ? (defineModel({ ...model, frequencies }) as AnyModel as M) : undefined
}

/** Takes out of `words` those that a value of some record has. */
function dropHeldWords(words: Set<string>, columns: readonly FieldColumn[], held: Held): void {
  for (const { values } of columns) {
    const marks = held.get(values)!
    for (let id = 0; words.size > 0 && id < marks.length; id++) {
      if (marks[id] === 1) for (const word of joinedWords(values.get(id))) words.delete(word)
    }
  }
}

function without(shares: Readonly<Record<string, number>>, terms: Iterable<string>): Record<string, number> {
  const gone = new Set(terms)
  return Object.fromEntries(Object.entries(shares).filter(([term]) => !gone.has(term)))
}
