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
  }
}

/** A resolver after a history, and the records it left, kept the slow and obvious way. */
export function left(
  model: AnyModel,
  operations: readonly Operation[],
): { resolver: Resolver; live: Map<string, RecordInput> } {
  const resolver = new Resolver(model)
  const live = new Map<string, RecordInput>()
  for (const operation of operations) {
    if (operation.op === 'put') {
      const { outcome } = resolver.put(operation.record)
      if (outcome !== 'stale') live.set(`${operation.record.source}:${operation.record.id}`, operation.record)
      continue
    }
    perform(resolver, operation)
    if (operation.op === 'delete') live.delete(operation.key)
  }
  return { resolver, live }
}
