import type { Policy } from './component.ts'
import { demote } from './demote.ts'
import { latestWins } from './latest-wins.ts'
import { strongestFirst } from './strongest-first.ts'

/** How contested components are divided, by the name a model gives. */
export const POLICIES: Readonly<Record<'strongest-first' | 'latest-wins' | 'demote', Policy>> = {
  'strongest-first': strongestFirst,
  'latest-wins': latestWins,
  demote,
}
