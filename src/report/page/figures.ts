/** A count as people write it: `1,204,000`. */
export function count(n: number): string {
  return Math.round(n).toLocaleString('en-US')
}

/** A count with its noun: `1 record`, `2 records`. */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${count(n)} ${n === 1 ? one : many}`
}

/** A share, 0…1: `12.3 %`; never 100 % where something is missing, nor 0 % where something is there. */
export function percent(share: number): string {
  if (share > 0 && share < 0.0005) return '<\u00a00.1\u00a0%'
  if (share < 1 && share >= 0.9995) return '>\u00a099.9\u00a0%'
  return `${(100 * share).toFixed(1)}\u00a0%`
}

/** Bits with their sign: `+9.4`, `−2.0`, `0.0`. */
export function bits(n: number): string {
  const text = Math.abs(n).toFixed(1)
  return text === '0.0' ? text : `${n < 0 ? '−' : '+'}${text}`
}

/** A probability in as many digits as it has: `0.84`, `0.00005`. */
export function probability(p: number): string {
  return p >= 0.01 ? p.toFixed(2) : p.toPrecision(2)
}

/** Odds of 2^weight to 1, in words. */
export function odds(weight: number): string {
  const ratio = 2 ** Math.abs(weight)
  const text =
    ratio >= 1e6 ? 'over a million' : ratio >= 10 ? `about ${count(Number(ratio.toPrecision(2)))}` : ratio.toFixed(1)
  return weight >= 0 ? `${text} to 1 for one person` : `${text} to 1 against`
}

/** A code as words: `role-account` → `role account`. */
export function words(code: string): string {
  return code.replaceAll('-', ' ')
}
