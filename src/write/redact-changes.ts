import type { Change } from './changes.ts'

/**
 * Changes in which a tombstone stands for what was forgotten, wherever they name it. `Resolver.forget` tells them so; a
 * host that has stored changes does the same to those, with the tombstone of the receipt, and they still replay.
 *
 * @param forgotten record keys, and canonical values
 */
export function redactChanges(changes: readonly Change[], forgotten: Iterable<string>, tombstone: string): Change[] {
  const gone = new Set(forgotten)
  // the key of a block is made of several values
  const text = (value: string): string => (value.split(' · ').some((part) => gone.has(part)) ? tombstone : value)
  const key = (record: string): string => (gone.has(record) ? tombstone : record)
  const keys = (records: readonly string[]): readonly string[] =>
    records.some((record) => gone.has(record)) ? records.map(key).sort() : records
  const redact = (change: Change): Change => {
    switch (change.type) {
      case 'created':
        return { ...change, records: keys(change.records) }
      case 'split':
        return { ...change, parts: change.parts.map((part) => ({ ...part, records: keys(part.records) })) }
      case 'merged': {
        const { link } = change
        return link ? { ...change, link: { ...link, a: key(link.a), b: key(link.b), value: text(link.value) } } : change
      }
      case 'updated':
        return { ...change, added: keys(change.added), removed: keys(change.removed), changed: keys(change.changed) }
      case 'removed':
        return change
      case 'refused':
      case 'allowed': {
        const { records, value } = change
        return { ...change, records: keys(records), ...(value !== undefined && { value: text(value) }) }
      }
    }
  }
  return changes.map(redact)
}
