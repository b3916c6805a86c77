function grams(text: string, q: number): string[] {
  const chars = [...text]
  if (chars.length === 0) return []
  if (chars.length < q) return [text]
  return chars.slice(0, chars.length - q + 1).map((_, i) => chars.slice(i, i + q).join(''))
}

/** Common q-grams of two bags, and the size of each. */
function counts(a: string, b: string, q: number): { common: number; a: number; b: number } {
  const left = grams(a, q)
  const rest = grams(b, q)
  const sizes = { a: left.length, b: rest.length }
  let common = 0
  for (const gram of left) {
    const at = rest.indexOf(gram)
    if (at < 0) continue
    rest.splice(at, 1)
    common++
  }
  return { common, ...sizes }
}

export function dice(a: string, b: string, q: number): number {
  const n = counts(a, b, q)
  return n.a + n.b === 0 ? 1 : (2 * n.common) / (n.a + n.b)
}

export function jaccard(a: string, b: string, q: number): number {
  const n = counts(a, b, q)
  return n.a + n.b === 0 ? 1 : n.common / (n.a + n.b - n.common)
}
