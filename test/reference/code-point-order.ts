/** Order of texts by code points, as UTF-8 has it and UTF-16 has not. */
export function compareCodePoints(a: string, b: string): number {
  const x = [...a].map((char) => char.codePointAt(0)!)
  const y = [...b].map((char) => char.codePointAt(0)!)
  const at = x.findIndex((code, i) => code !== y[i])
  return at < 0 ? x.length - y.length : x[at]! - (y[at] ?? -1)
}
