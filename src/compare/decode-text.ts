import { decodeUtf8 } from './code-points.ts'

let points = new Uint32Array(64)

/** An encoded value as a string. For comparators that work on spelling rules, not on the hot path. */
export function decodeText(bytes: Uint8Array, start: number, end: number): string {
  if (end - start > points.length) points = new Uint32Array(2 * (end - start))
  const count = decodeUtf8(bytes, start, end, points, 0)
  let text = ''
  for (let i = 0; i < count; i++) text += String.fromCodePoint(points[i]!)
  return text
}
