/** By the rules of the comparator, one after the other; days are those of `Date`. */
export function calendarDate(a: string, b: string): number {
  if (a === b) return 1
  if (![a, b].every((text) => /^\d{4}(-\d\d){0,2}$/.test(text))) return 0
  if (a.startsWith(b) || b.startsWith(a)) return 0.9
  const full = a.length === 10 && b.length === 10
  const [aYear, aMonth, aDay] = a.split('-')
  const [bYear, bMonth, bDay] = b.split('-')
  if (full && aYear === bYear && aMonth === bDay && aDay === bMonth) return 0.95
  const length = Math.min(a.length, b.length)
  if (length > 4 && isSlip(a.slice(0, length), b.slice(0, length))) return 0.9
  if (full && aMonth === bMonth && aDay === bDay) {
    return Math.max(0, 0.8 - 0.04 * Math.abs(Number(aYear) - Number(bYear)))
  }
  return Math.max(0, 0.7 * (1 - Math.abs(dayOf(a) - dayOf(b)) / 3652.5))
}

/** Whether one digit differs, or two neighbours have changed places. */
function isSlip(a: string, b: string): boolean {
  const digits = (text: string): string[] => [...text.replaceAll('-', '')]
  const [x, y] = [digits(a), digits(b)]
  const differing = x.flatMap((digit, i) => (digit === y[i] ? [] : [i]))
  const [first = 0, second = 0] = differing
  if (differing.length === 1) return true
  return differing.length === 2 && second === first + 1 && x[first] === y[second] && x[second] === y[first]
}

function dayOf(text: string): number {
  const date = new Date(0)
  const [year = 0, month = 1, day = 1] = text.split('-').map(Number)
  date.setUTCFullYear(year, month - 1, day)
  return date.getTime() / 86_400_000
}
