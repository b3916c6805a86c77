/** Unrestricted Damerau-Levenshtein distance in code points: Lowrance & Wagner 1975, the whole table. */
export function damerauDistance(a: string, b: string): number {
  const x = [...a]
  const y = [...b]
  const far = x.length + y.length
  const lastRow = new Map<string, number>()
  const table = Array.from({ length: x.length + 2 }, () => new Array<number>(y.length + 2).fill(far))
  for (let i = 0; i <= x.length; i++) table[i + 1]![1] = i
  for (let j = 0; j <= y.length; j++) table[1]![j + 1] = j
  for (let i = 1; i <= x.length; i++) {
    let lastColumn = 0
    for (let j = 1; j <= y.length; j++) {
      const row = lastRow.get(y[j - 1]!) ?? 0
      const column = lastColumn
      const cost = x[i - 1] === y[j - 1] ? 0 : 1
      if (cost === 0) lastColumn = j
      table[i + 1]![j + 1] = Math.min(
        table[i]![j]! + cost,
        table[i + 1]![j]! + 1,
        table[i]![j + 1]! + 1,
        table[row]![column]! + (i - row - 1) + 1 + (j - column - 1),
      )
    }
    lastRow.set(x[i - 1]!, i)
  }
  return table[x.length + 1]![y.length + 1]!
}
