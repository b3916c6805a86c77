import type { IdentityState } from './identity-state.ts'

/** Under this a resolver shows its state to the rooms of this package; no door exports it. */
export const STATE: unique symbol = Symbol('state')

/** What explanations can look into: a `Resolver`, or what `resolve` returned. */
export interface Inspectable {
  /** @internal */
  readonly [STATE]: unknown
}

/** The state behind a resolver or a resolution. */
export function stateOf(of: Inspectable): IdentityState {
  return of[STATE] as IdentityState
}
