import { bitsText, linkText } from '../explain/bits-text.ts'
import type { Explanation } from '../explain/explain-rows.ts'
import { causeText } from '../explain/pair-text.ts'
import type { Resolver } from '../resolver/resolver.ts'
import type { ReviewQuestion } from '../review/review-questions.ts'
import type { Paint } from './colours.ts'
import { count } from './progress-line.ts'
import { terminalText, wrappedText } from './terminal-text.ts'

/** Characters of a column of bits, of the widest name of a field, and lines of a value. */
const BITS = 7
const NAME = 16
const LINES = 3

/** What stands in one line, or several where its values are long. */
interface Row {
  readonly name: string
  readonly a: string
  readonly b: string
  readonly bits: number
  /** Whether its bits are what the two records say of each other. */
  readonly isEvidence?: boolean
}

/** A question as lines for a terminal: the two records side by side as they were written, and what each field tells. */
export function questionText(resolver: Resolver, question: ReviewQuestion, width: number, paint: Paint): string {
  const { a, b } = question
  const explanation = resolver.explain(a, b)
  const [first, second] = [resolver.record(a)!, resolver.record(b)!]
  const written = ({ fields }: typeof first, field: string): string => (fields[field] ?? []).join(', ')
  const rows: Row[] = [
    { name: 'entity', a: entityText(resolver, a), b: entityText(resolver, b), bits: 0 },
    { name: 'at', a: first.at ?? '', b: second.at ?? '', bits: 0 },
    { name: 'prior', a: '', b: '', bits: explanation.prior },
    ...explanation.evidence.map(({ field, bits }) => {
      return { name: field, a: written(first, field), b: written(second, field), bits, isEvidence: true }
    }),
    { name: 'sum', a: '', b: '', bits: explanation.weight },
  ].filter((row) => row.a !== '' || row.b !== '' || row.bits !== 0)
  const names = Math.min(NAME, Math.max(...rows.map(({ name }) => name.length)))
  const values = Math.max(8, Math.floor((width - 1 - names - BITS - 6) / 2))
  const lines = (row: Row, bits: string): string => {
    const [name, x, y] = [row.name, row.a, row.b].map((text, i) => {
      return wrappedText(terminalText(text), i === 0 ? names : values, i === 0 ? 1 : LINES)
    })
    return Array.from({ length: Math.max(1, x!.length, y!.length) }, (_, i) => {
      const cells = [
        (name![i] ?? '').padEnd(names),
        (x![i] ?? '').padEnd(values),
        (y![i] ?? '').padEnd(values),
        (i === 0 ? bits : '').padStart(BITS),
      ]
      return `${cells.join('  ').trimEnd()}\n`
    }).join('')
  }
  return [
    paint('bold', lines({ name: '', a, b, bits: 0 }, 'bits')),
    ...rows.map((row) => {
      const text = lines(row, row.bits === 0 ? '' : bitsText(row.bits))
      if (!row.isEvidence) return text
      return paint(row.bits > 0 ? 'green' : row.bits < 0 ? 'red' : 'dim', text)
    }),
    ...notes(explanation).map((note) => `${wrappedText(terminalText(note), width - 1, LINES).join('\n')}\n`),
  ].join('')
}

/** What joins the two, or keeps them apart whatever they weigh by themselves. */
function notes({ weakest, whyNot }: Explanation): string[] {
  if (weakest) return [`weakest link  ${weakest.a}  ${weakest.b}  ${linkText(weakest)}  ${bitsText(weakest.weight)}`]
  return whyNot.filter(({ kind }) => kind !== 'weight').map((cause) => causeText(cause))
}

/** What is doubtful about it: `apart, 0.62 bits short of a link by themselves`, `together, with 0.62 bits to spare`. */
export function doubtText({ kind, margin }: ReviewQuestion): string {
  const bits = margin.toFixed(2)
  return kind === 'pair'
    ? `apart, ${bits} bits short of a link by themselves`
    : `together, with ${bits} bits to spare once what speaks against it is taken off`
}

function entityText(resolver: Resolver, key: string): string {
  const { id, records } = resolver.entityOf(key)!
  return `${id}, ${count(records.length)} ${records.length === 1 ? 'record' : 'records'}`
}
