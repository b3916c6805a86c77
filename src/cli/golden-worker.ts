import { shownState } from '../identity/shared-state.ts'
import { onThread } from '../resolver/thread.ts'
import type { GoldenJob } from './golden-thread.ts'
import { writeGolden } from './write-golden.ts'

// the program of a thread of `selfsame resolve`: writes the golden records, and tells how many there are so far
onThread(({ path, state }: GoldenJob, post: (rows: number | 'written') => void) => {
  for (const rows of writeGolden(path, shownState(state), state.entities)) post(rows)
  post('written')
})
