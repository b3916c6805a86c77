const ROUNDS = 8

/**
 * `step` applied until it changes nothing, at most eight times: what makes a rewriting idempotent when one rule's
 * result may be another rule's input (`Ph. 1 D` → `ph d` → `phd`).
 */
export function untilStable(text: string, step: (text: string) => string): string {
  let now = text
  for (let round = 0; round < ROUNDS; round++) {
    const next = step(now)
    if (next === now) break
    now = next
  }
  return now
}
