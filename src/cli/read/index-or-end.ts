/** Where `part` stands in `text` at or behind `from`; the length of `text` where it does not. */
export function indexOrEnd(text: string, part: string, from: number): number {
  const index = text.indexOf(part, from)
  return index < 0 ? text.length : index
}
