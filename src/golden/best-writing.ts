import { compareText } from './candidate.ts'

/** A value as written, without the white space around it and with single spaces inside, in NFC. */
export function tidyWriting(written: string): string {
  return written.normalize('NFC').trim().replace(/\s+/g, ' ')
}

/**
 * The writing to show of several that mean the same: the most frequent, then the longest, then mixed case before
 * ALL CAPS and all lower, then the smallest. With `longestFirst`, length decides before frequency.
 * `writings` are tidy and at least one.
 */
export function bestWriting(writings: readonly string[], longestFirst: boolean): string {
  const first = writings[0]!
  if (writings.every((w) => w === first)) return first
  const times = new Map<string, number>()
  for (const writing of writings) times.set(writing, (times.get(writing) ?? 0) + 1)
  const byTimes = (a: string, b: string): number => times.get(b)! - times.get(a)!
  const byLength = (a: string, b: string): number => [...b].length - [...a].length
  const [strong, weak] = longestFirst ? [byLength, byTimes] : [byTimes, byLength]
  return [...times.keys()].toSorted(
    (a, b) => strong(a, b) || weak(a, b) || Number(isMixed(b)) - Number(isMixed(a)) || compareText(a, b),
  )[0]!
}

function isMixed(text: string): boolean {
  return text !== text.toLowerCase() && text !== text.toUpperCase()
}
