import type { BlockingKey, BlockingRule } from '../model/comparison.ts'
import type { FieldKind } from '../model/field.ts'
import type { Note } from './splink-note.ts'
import { conjuncts, parseSql, type Sql } from './sql.ts'

const SUBSTRINGS = ['substr', 'substring']
const SOUNDS = ['soundex', 'dmetaphone', 'metaphone', 'double_metaphone', 'dmetaphone_alt']

/** The blocking rule that a condition of Splink makes; undefined where it makes none. */
export function splinkBlocking(
  condition: string,
  kindOf: (field: string) => FieldKind,
  path: string,
  note: Note,
): BlockingRule | undefined {
  const no = (why: string): undefined => {
    note(path, condition, 'no', why)
  }
  const sql = parseSql(condition)
  if (!sql) return no('it is no expression that is understood here')
  if (sql.kind === 'binary' && sql.op === 'or') return no('a rule is equal keys; write the parts of an OR as rules')
  const parts = conjuncts(sql).map((part) => ({ part, key: keyOf(part, kindOf) }))
  const keys = parts.flatMap(({ key }) => (key ? [key] : []))
  if (keys.length === 0) return no('a rule is equal values, or equal parts, of a column on both sides')
  if (keys.length < parts.length)
    note(path, condition, 'in part', 'conditions that are no equal keys are left out: more pairs')
  if (keys.some(({ take }) => take === 'sound')) note(path, condition, 'in part', 'sounds are Double Metaphone')
  return { keys }
}

function keyOf(sql: Sql, kindOf: (field: string) => FieldKind): BlockingKey | undefined {
  if (sql.kind !== 'binary' || sql.op !== '=') return undefined
  const [left, right] = [taken(sql.left, kindOf), taken(sql.right, kindOf)]
  if (!left || !right || left.side === right.side) return undefined
  return JSON.stringify(left.key) === JSON.stringify(right.key) ? left.key : undefined
}

/** What an expression takes of a column. */
function taken(
  sql: Sql,
  kindOf: (field: string) => FieldKind,
): { readonly side: 'l' | 'r'; readonly key: BlockingKey } | undefined {
  if (sql.kind === 'column') return { side: sql.side, key: { field: sql.name, take: 'value' } }
  if (sql.kind !== 'call') return undefined
  const [of, ...rest] = sql.args
  if (of?.kind !== 'column') return undefined
  const numbers = rest.flatMap((arg) => (arg.kind === 'number' ? [arg.value] : []))
  if (SOUNDS.includes(sql.name) && rest.length === 0) return { side: of.side, key: { field: of.name, take: 'sound' } }
  const length =
    SUBSTRINGS.includes(sql.name) && numbers.length === 2 && (numbers[0] === 1 || numbers[0] === 0)
      ? numbers[1]
      : sql.name === 'left' && numbers.length === 1
        ? numbers[0]
        : undefined
  if (length === undefined || length < 1) return undefined
  if (kindOf(of.name) === 'date' && length === 4) return { side: of.side, key: { field: of.name, take: 'year' } }
  return { side: of.side, key: { field: of.name, take: 'prefix', length } }
}
