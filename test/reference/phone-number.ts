import { editDistance } from './edit-distance.ts'

/** By the rules of the comparator, one after the other. */
export function phoneNumber(a: string, b: string): number {
  if (a === b) return 1
  const [x, y] = [a, b].map((text) => text.replace(/^\+/, '')) as [string, string]
  if (Math.min(x.length, y.length) < 7) return 0
  if (x.endsWith(y) || y.endsWith(x)) return 0.95
  if (editDistance(x, y, true) === 1) return 0.9
  return x.slice(-7) === y.slice(-7) ? 0.8 : 0
}
