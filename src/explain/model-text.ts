import { bitsText } from './bits-text.ts'
import type { ModelExplanation } from './explain-model.ts'
import { textTable } from './text-table.ts'

/** The work of a model as text: its keys, its comparisons level by level, its forbid rules, and what is dead. */
export function modelText(e: ModelExplanation): string {
  const counts = `${e.records} records, ${e.entities} entities, ${e.candidates} candidate pairs`
  const parts = [`${counts}\n`, `\nkeys\n${keysText(e)}`]
  if (e.pairs > 0) {
    const every = e.every > 1 ? `, one of ${e.every} compared` : ''
    parts.push(`\ncomparisons (${e.pairs} pairs looked at${every})\n${comparisonsText(e)}`)
  }
  for (const { name, refusals, pairs } of e.forbids) {
    parts.push(`forbid rule '${name}': ${refusals} refusals, holds for ${pairs} of the pairs looked at\n`)
  }
  if (e.dead.length > 0) parts.push('\nidle\n')
  for (const { kind, name, why } of e.dead) parts.push(`  ${kind} ${name}: ${why}\n`)
  return parts.join('')
}

function keysText({ keys }: ModelExplanation): string {
  const numbers = ['keys', 'quarantined', 'pairs', 'added', 'links', 'alone'] as const
  return textTable([
    { head: '  ', cells: keys.map(({ kind }) => `  ${kind}`) },
    { head: '', cells: keys.map(({ name }) => name) },
    ...numbers.map((head) => ({ head, cells: keys.map((key) => String(key[head])), right: true })),
    { head: 'largest', cells: keys.map(({ largest }) => String(largest[0]?.records ?? '')), right: true },
  ])
}

function comparisonsText({ comparisons, pairs: all }: ModelExplanation): string {
  const share = (pairs: number): string => `${((100 * pairs) / all).toFixed(1)} %`
  const lines = comparisons.flatMap(({ field, by, levels, missing }) => [
    ...levels.map(({ level, bits, pairs, together }, l) => {
      return [l === 0 ? `${field} (${by})` : '', level, bitsText(bits), String(pairs), share(pairs), String(together)]
    }),
    ['', 'tells nothing', '', String(missing), share(missing), ''],
  ])
  const heads = ['', 'level', 'bits', 'pairs', 'share', 'in one entity']
  return textTable(heads.map((head, c) => ({ head, cells: lines.map((line) => line[c]!), right: c > 1 })))
}
