import { type AnyModel, type Change, type RecordInput, Resolver } from '../../src/index.ts'
import type { Operation } from './world.ts'

/** Carries out one operation; returns what it changed. */
export function perform(resolver: Resolver, operation: Operation): readonly Change[] {
  switch (operation.op) {
    case 'put':
      return resolver.put(operation.record).changes
    case 'delete':
      return resolver.delete(operation.key).changes
    case 'judge':
      return resolver.judge(operation.judgement.a, operation.judgement.b, operation.judgement.verdict).changes
    case 'unjudge':
      return resolver.unjudge(operation.a, operation.b).changes
    case 'putAll':
      return resolver.putAll(operation.records).changes
    case 'expire':
      return resolver.expire(operation.now).changes
  }
}

/** A resolver after a history, the records it left and the latest expiry, kept the slow and obvious way. */
export function left(
  model: AnyModel,
  operations: readonly Operation[],
): { resolver: Resolver; live: Map<string, RecordInput>; now: string | undefined } {
  const resolver = new Resolver(model)
  const live = new Map<string, RecordInput>()
  let now: string | undefined
  const keep = (record: RecordInput, { outcome }: { outcome: string }): void => {
    if (outcome !== 'stale') live.set(`${record.source}:${record.id}`, record)
  }
  for (const operation of operations) {
    if (operation.op === 'put') {
      keep(operation.record, resolver.put(operation.record))
      continue
    }
    if (operation.op === 'putAll') {
      const { results } = resolver.putAll(operation.records)
      operation.records.forEach((record, i) => {
        keep(record, results[i]!)
      })
      continue
    }
    perform(resolver, operation)
    if (operation.op === 'delete') live.delete(operation.key)
    if (operation.op === 'expire' && (now === undefined || Date.parse(operation.now) > Date.parse(now))) {
      now = operation.now
    }
  }
  return { resolver, live, now }
}
