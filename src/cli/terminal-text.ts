/** A value as a terminal may show it: nothing in it moves the cursor, breaks the line or turns the writing round. */
export function terminalText(value: string): string {
  return value.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\uFFFD')
}

/** Text of several lines as a terminal may show it. */
export function terminalLines(text: string): string {
  return text.split('\n').map(terminalText).join('\n')
}

/** A text in lines of at most `width` characters; no more than `most` of them, `…` at the end where some are missing. */
export function wrappedText(text: string, width: number, most: number): string[] {
  const characters = [...text]
  const lines: string[] = []
  for (let at = 0; at < characters.length && lines.length < most; at += width) {
    lines.push(characters.slice(at, at + width).join(''))
  }
  if (characters.length > width * most) lines.push(`${[...lines.pop()!].slice(0, width - 1).join('')}…`)
  return lines
}
