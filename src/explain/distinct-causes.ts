import type { WhyNot } from './why-not.ts'

/**
 * Causes without those that name the same thing twice: the first speaks for all, with the cure that serves all. In the
 * order in which they were found.
 */
export function distinctCauses(causes: readonly WhyNot[]): WhyNot[] {
  const known = new Map<string, WhyNot>()
  for (const cause of causes) {
    const name = nameOf(cause)
    const before = known.get(name)
    if (before === undefined || isWeaker(before, cause)) known.set(name, cause)
  }
  return [...known.values()]
}

/** What a cause is about: two of one name go away together. */
export function nameOf(cause: WhyNot): string {
  switch (cause.kind) {
    case 'judgement':
    case 'contradiction':
      return `${cause.kind} ${JSON.stringify(cause.records.toSorted())}`
    case 'forbid':
      return `forbid ${cause.rule}`
    case 'limit':
      return `limit ${cause.fields.join()} ${cause.limit}`
    case 'source':
      return `source ${cause.sources.join()}`
    case 'quarantine':
      return `quarantine ${JSON.stringify([cause.name, cause.value])}`
    case 'over-limit':
      return `over-limit ${JSON.stringify([cause.field, cause.value, cause.record])}`
    case 'weight':
      return `weight ${cause.threshold}`
    case 'evidence':
      return `evidence ${cause.threshold} ${JSON.stringify(cause.records.toSorted())}`
    default:
      return cause.kind
  }
}

/** Whether the cure of a cause does not serve another of its name. */
function isWeaker(cause: WhyNot, other: WhyNot): boolean {
  return cause.kind === 'limit' && other.kind === 'limit' && cause.values < other.values
}
