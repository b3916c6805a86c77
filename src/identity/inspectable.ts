import { SelfsameError } from '../errors.ts'
import type { IdentityState } from './identity-state.ts'

/** What explanations look into: a `Resolver`, or what `resolve` returned. */
export interface Inspectable {
  readonly entities: unknown
  readonly refusals: unknown
}

/** The state behind each, for the rooms of this package alone: no door exports it. */
const states = new WeakMap<object, () => IdentityState>()

/** Lets explanations look into the state behind `of`. */
export function openTo(of: Inspectable, state: () => IdentityState): void {
  states.set(of, state)
}

/**
 * The state behind a resolver or a resolution.
 * @throws SelfsameError `call-invalid` for anything else
 */
export function stateOf(of: Inspectable): IdentityState {
  const state = typeof of === 'object' && of !== null ? states.get(of) : undefined
  if (state) return state()
  throw new SelfsameError('call-invalid', [
    {
      path: 'of',
      expected: 'a Resolver, or what resolve returned',
      cure: 'hand over the object itself, no copy of it',
    },
  ])
}
