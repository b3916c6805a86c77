/** Levenshtein distance in code points, or with neighbours swapped (optimal string alignment): the whole table. */
export function editDistance(a: string, b: string, swaps = false): number {
  const x = [...a]
  const y = [...b]
  const table = x.map(() => new Array<number>(y.length + 1).fill(0))
  table.push(new Array<number>(y.length + 1).fill(0))
  for (let i = 0; i <= x.length; i++) table[i]![0] = i
  for (let j = 0; j <= y.length; j++) table[0]![j] = j
  for (let i = 1; i <= x.length; i++) {
    for (let j = 1; j <= y.length; j++) {
      const cost = x[i - 1] === y[j - 1] ? 0 : 1
      let least = Math.min(table[i - 1]![j]! + 1, table[i]![j - 1]! + 1, table[i - 1]![j - 1]! + cost)
      if (swaps && i > 1 && j > 1 && x[i - 1] === y[j - 2] && x[i - 2] === y[j - 1]) {
        least = Math.min(least, table[i - 2]![j - 2]! + 1)
      }
      table[i]![j] = least
    }
  }
  return table[x.length]![y.length]!
}
