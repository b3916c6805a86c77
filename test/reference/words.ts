import { editDistance } from './edit-distance.ts'
import { jaroWinkler } from './jaro-winkler.ts'

const words = (text: string): string[] => text.split(' ').filter((word) => word !== '')

/** By code points, as UTF-8 sorts; `<` on strings would sort UTF-16 units. */
function sorted(list: readonly string[]): string[] {
  return [...list].sort((a, b) => {
    const x = [...a].map((char) => char.codePointAt(0)!)
    const y = [...b].map((char) => char.codePointAt(0)!)
    for (let i = 0; i < Math.min(x.length, y.length); i++) if (x[i] !== y[i]) return x[i]! - y[i]!
    return x.length - y.length
  })
}

function similarity(a: string, b: string): number {
  const longer = Math.max([...a].length, [...b].length)
  return longer === 0 ? 1 : 1 - editDistance(a, b) / longer
}

export function tokenSort(a: string, b: string): number {
  return similarity(sorted(words(a)).join(' '), sorted(words(b)).join(' '))
}

export function tokenSet(a: string, b: string): number {
  const x = sorted([...new Set(words(a))])
  const y = sorted([...new Set(words(b))])
  if (x.length === 0 || y.length === 0) return x.length === y.length ? 1 : 0
  const common = x.filter((word) => y.includes(word))
  const left = [...common, ...x.filter((word) => !common.includes(word))].join(' ')
  const right = [...common, ...y.filter((word) => !common.includes(word))].join(' ')
  if (common.length === 0) return similarity(left, right)
  const middle = common.join(' ')
  return Math.max(similarity(middle, left), similarity(middle, right), similarity(left, right))
}

export function mongeElkan(a: string, b: string): number {
  const x = words(a)
  const y = words(b)
  if (x.length === 0 || y.length === 0) return x.length === y.length ? 1 : 0
  const oneWay = (from: readonly string[], to: readonly string[]): number =>
    from.map((word) => Math.max(...to.map((other) => jaroWinkler(word, other)))).reduce((sum, s) => sum + s, 0) /
    from.length
  return (oneWay(x, y) + oneWay(y, x)) / 2
}
