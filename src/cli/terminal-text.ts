/** A value as a terminal may show it: nothing in it moves the cursor, breaks the line or turns the writing round. */
export function terminalText(value: string): string {
  return value.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\uFFFD')
}

/** Text of several lines as a terminal may show it. */
export function terminalLines(text: string): string {
  return text.split('\n').map(terminalText).join('\n')
}

/**
 * A text in lines of at most `width` characters, broken at spaces where there are some; no more than `most` lines, with `…`
 * at the end where characters are missing.
 */
export function wrappedText(text: string, width: number, most: number): string[] {
  let rest = [...text]
  const lines: string[] = []
  while (rest.length > width && lines.length < most) {
    const space = rest.lastIndexOf(' ', width)
    const end = space > width / 2 ? space : width
    lines.push(rest.slice(0, end).join(''))
    rest = rest.slice(end === space ? end + 1 : end)
  }
  if (lines.length < most) return rest.length > 0 ? [...lines, rest.join('')] : lines
  return [...lines.slice(0, -1), `${[...lines.at(-1)!].slice(0, width - 1).join('')}…`]
}
