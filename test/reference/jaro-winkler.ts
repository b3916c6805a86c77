/** Jaro similarity in code points, by nested loops. */
export function jaro(a: string, b: string): number {
  const x = [...a]
  const y = [...b]
  if (x.length === 0 && y.length === 0) return 1
  const window = Math.max(0, Math.floor(Math.max(x.length, y.length) / 2) - 1)
  const xMatched = x.map(() => false)
  const yMatched = y.map(() => false)
  for (let i = 0; i < x.length; i++) {
    for (let j = Math.max(0, i - window); j <= Math.min(y.length - 1, i + window); j++) {
      if (yMatched[j] || x[i] !== y[j]) continue
      xMatched[i] = true
      yMatched[j] = true
      break
    }
  }
  const common = x.filter((_, i) => xMatched[i])
  const other = y.filter((_, j) => yMatched[j])
  const m = common.length
  if (m === 0) return 0
  const t = Math.floor(common.filter((char, k) => char !== other[k]).length / 2)
  return (m / x.length + m / y.length + (m - t) / m) / 3
}

/** Jaro-Winkler similarity: boost above 0.7, prefix up to 4, weight 0.1. */
export function jaroWinkler(a: string, b: string): number {
  const x = [...a]
  const y = [...b]
  const s = jaro(a, b)
  let prefix = 0
  while (prefix < 4 && prefix < x.length && prefix < y.length && x[prefix] === y[prefix]) prefix++
  return s > 0.7 ? s + prefix * 0.1 * (1 - s) : s
}
